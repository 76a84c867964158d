"""Findings as scenarios and as diagrams: what would change, and which actors are concerned."""

from __future__ import annotations

from collections.abc import Iterable

from network.gaps import Finding, NamesOf
from network.model import Network, Tie
from network.scenarios.scenario import Scenario
from ui.components.network_diagram import MarkLook, Marks

Pair = tuple[str, str]


def scenario_of(finding: Finding, network: Network) -> Scenario | None:
    """Return the scenario without the actor or ties in question, or with the suggested tie.

    None where there is nothing to remove or to add.
    """
    actors = [a for a in finding.actors if a in network.actor_by_id]
    if finding.kind == "single_point_of_failure" and actors:
        return Scenario(without_actors=(actors[0],))
    if finding.kind == "bridge_tie" and len(actors) > 1:
        between = {actors[0], actors[1]}
        return _without(tie for tie in network.ties if {tie.source, tie.target} == between)
    if finding.kind == "stale_evidence" and actors:
        newest = finding.figures["newest_old_year"]
        return _without(
            tie for tie in network.ties_of[actors[0]] if (tie.newest_year or newest + 1) <= newest
        )
    pair = suggested_tie(finding)
    if pair and set(pair) <= network.actor_by_id.keys():
        tie = tie_of(pair, network)
        return Scenario(with_ties=(tie,)) if tie else None
    return None


def _without(ties: Iterable[Tie]) -> Scenario | None:
    keys = tuple(tie.key for tie in ties)
    return Scenario(without_ties=keys) if keys else None


def tie_of(pair: Pair, network: Network) -> Tie | None:
    """Return a tie of strength 1 of the first undirected kind; None where no such kind is declared."""
    kind = next((kind.id for kind in network.tie_types if not kind.directed), None)
    one, other = sorted(pair)
    return Tie(source=one, target=other, type=kind, strength=1) if kind else None


def suggested_tie(finding: Finding) -> Pair | None:
    """Return the two actors that a finding suggests introducing, None where it suggests no tie."""
    if finding.kind in ("introduction", "overlap") and len(finding.actors) > 1:
        return finding.actors[0], finding.actors[1]
    partner = finding.params.get("partner")
    if finding.kind in ("isolate", "fragment") and isinstance(partner, NamesOf):
        return finding.actors[0], partner.ids[0]
    return None


def marks_of(finding: Finding, network: Network) -> Marks | None:
    """Return what stands out in the diagram of a finding, None where it names no actors."""
    actors = [a for a in finding.actors if a in network.actor_by_id]
    if not actors:
        return None
    if finding.kind == "single_point_of_failure":
        return Marks({actors[0]: "gone", **_all(actors[1:], "lost")}, named=actors[:1], closer=True)
    if finding.kind == "bridge_tie":
        ends = actors[:2]
        looks: dict[str, MarkLook] = {**_all(actors[2:], "lost"), **_all(ends, "strong")}
        return Marks(looks, named=ends, gone_ties=[(ends[0], ends[-1])], closer=True)
    if pair := suggested_tie(finding):
        near = set(actors) | _common_partners(pair, network)
        return Marks({**_all(near, "near"), **_all(pair, "strong")}, named=pair, new_ties=[pair], closer=True)
    if finding.kind == "stale_evidence":
        return Marks(
            {**_all(_partners(actors[0], network), "near"), actors[0]: "strong"},
            named=actors[:1],
            closer=True,
        )
    return Marks(_all(actors, "strong"), named=actors if len(actors) <= 3 else (), closer=True)


def _all(actors: Iterable[str], look: MarkLook) -> dict[str, MarkLook]:
    return dict.fromkeys(actors, look)


def _partners(actor: str, network: Network) -> set[str]:
    return {tie.other_end(actor) for tie in network.ties_of[actor]}


def _common_partners(pair: Pair, network: Network) -> set[str]:
    return _partners(pair[0], network) & _partners(pair[1], network)
