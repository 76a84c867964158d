"""Steps that can be undone and redone, like those of a browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

HistoryStep = TypeVar("HistoryStep")
MOST_STEPS = 50


@dataclass(frozen=True)
class Trail(Generic[HistoryStep]):
    """Where somebody stands, has come from (the last step at the end), and can go again (the next first)."""

    now: HistoryStep
    past: tuple[HistoryStep, ...] = ()
    future: tuple[HistoryStep, ...] = ()

    def at(self, step: HistoryStep) -> Trail[HistoryStep]:
        """Return the trail after going to a step: back, forth again, or on to somewhere new.

        Also the browser's own buttons lead back and forth; so a step is known by what it is, not by how
        it was reached.
        """
        if step == self.now:
            return self
        if self.past and step == self.past[-1]:
            return Trail(step, self.past[:-1], (self.now, *self.future))
        if self.future and step == self.future[0]:
            return Trail(step, (*self.past, self.now), self.future[1:])
        return Trail(step, (*self.past, self.now)[-MOST_STEPS:])
