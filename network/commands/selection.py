"""The selection options, the same for all commands and in the app's address."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NamedTuple, NoReturn

from network.commands.base import WrongUseError
from network.filters import Selection
from network.model import EARLIEST_YEAR, LATEST_YEAR, LEVELS, STATUSES, Network
from network.reading.shape import INTEGER
from network.suggestions import nearest
from network.text import Words


class Option(NamedTuple):
    """An option: its name on the command line and in the address, and the field of `Selection`."""

    name: str
    field: str
    metavar: str
    limits: tuple[int, int] | None = None
    """Smallest and largest value of a number; None for options that name things, repeatable."""


YEARS = (EARLIEST_YEAR, LATEST_YEAR)
OPTIONS = (
    Option("district", "districts", "ID"),
    Option("group", "groups", "ID"),
    Option("type", "types", "ID"),
    Option("topic", "topics", "ID"),
    Option("tie-type", "tie_types", "ID"),
    Option("level", "levels", "|".join(LEVELS)),
    Option("without-level", "without_levels", "|".join(LEVELS)),
    Option("status", "statuses", "|".join(STATUSES)),
    Option("year", "year", "JJJJ", YEARS),
    Option("min-strength", "min_strength", "1|2|3", (1, 3)),
    Option("evidence-since", "evidence_since", "JJJJ", YEARS),
)


def add_options(parser: argparse.ArgumentParser, t: Words) -> None:
    """Add the selection options to a command."""
    group = parser.add_argument_group(t("cli.selection"))
    for option in OPTIONS:
        help_text = t(f"cli.option.{option.name}")
        destination = f"select_{option.field}"
        if option.limits is None:
            group.add_argument(
                f"--{option.name}", dest=destination, metavar=option.metavar, action="append", help=help_text
            )
        else:
            metavar = t("cli.metavar.year") if option.limits == YEARS else option.metavar
            group.add_argument(f"--{option.name}", dest=destination, metavar=metavar, help=help_text)


def selection_of(arguments: argparse.Namespace, network: Network) -> Selection:
    """Return the selection asked for; WrongUseError names a value that means nothing in this network."""
    chosen: dict[str, object] = {}
    for option in OPTIONS:
        given = getattr(arguments, f"select_{option.field}")
        if given is None:
            continue
        if option.limits is None:
            chosen[option.field] = _checked(option, given, network)
        else:
            chosen[option.field] = _number(option, given)
    return Selection(**chosen)  # type: ignore[arg-type]


def known_values(option: Option, network: Network) -> dict[str, str]:
    """Return the values an option may have, each with the name it is known by."""
    declared: dict[str, Iterable[tuple[str, str]]] = {
        "districts": ((d.id, d.name.de) for d in network.districts),
        "groups": ((g.id, g.name.de) for g in network.actor_groups),
        "types": ((t.id, t.name.de) for t in network.actor_types),
        "topics": ((t.id, t.name.de) for t in network.topics),
        "tie_types": ((t.id, t.name.de) for t in network.tie_types),
        "levels": ((level, level) for level in LEVELS),
        "without_levels": ((level, level) for level in LEVELS),
        "statuses": ((status, status) for status in STATUSES),
    }
    return dict(declared[option.field])


def _checked(option: Option, given: list[str], network: Network) -> tuple[str, ...]:
    known = known_values(option, network)
    for value in given:
        if value not in known:
            unknown(f"--{option.name}", value, known)
    return tuple(dict.fromkeys(given))


def unknown(option: str, value: str, known: dict[str, str], listed: bool = True) -> NoReturn:
    """Raise the WrongUseError that names an unknown value, what may have been meant and what is known."""
    meant = nearest(value, known, {name: key for key, name in known.items()})
    allowed = tuple(known) if listed else None
    raise WrongUseError("cli.unknown-value", option=option, value=value, suggestion=meant, allowed=allowed)


def _number(option: Option, given: str) -> int:
    low, high = option.limits or (0, 0)
    if not INTEGER.fullmatch(given) or not low <= int(given) <= high:
        raise WrongUseError(
            "cli.bad-number", option=f"--{option.name}", value=given, min=str(low), max=str(high)
        )
    return int(given)
