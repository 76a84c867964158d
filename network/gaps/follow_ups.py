"""As next to ask: the questions to a district whose answers would tell most, and whom to ask them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, get_args

from network.evidence import RECENT_YEARS, is_recent, reference_year
from network.gaps.base import WORTH_NAMING, Finding, NamesOf, Param, some_names
from network.gaps.coverage.districts import coverage
from network.gaps.introductions.contacts import first_contact
from network.model import Network, Tie

FollowUpKind = Literal["office", "need", "topic", "ties", "border", "thin"]
FollowUpDetail = Literal["by-law", "expected", "said", "searched", "not-searched", "weak", "silent", "only"]
MOST = 8
"""Number of questions per district."""


@dataclass(frozen=True)
class FollowUp:
    """A question to an actor; `asked` is None where the district has none to turn to.

    Its texts are `follow-up.KIND`, the question, and `follow-up.DETAIL`, why it is asked; `params`: what
    their placeholders stand for.
    """

    kind: FollowUpKind
    asked: str | None
    params: Mapping[str, Param]
    detail: FollowUpDetail


def follow_ups(
    network: Network, findings: Sequence[Finding], district: str, neighbours: Collection[str]
) -> tuple[FollowUp, ...]:
    """Return up to `MOST` questions to an ordinary district, by what their answers would tell.

    Six kinds, in this order: `office`, what every district has by law or is expected to have, and is not
    documented there (by law first: the answer is certain to fill a hole); `need`, open needs that sources
    report, the most severe first; `topic`, topics without a documented actor that are expected or usual
    elsewhere, the most usual first; `ties`, actors with three or more ties without recent evidence, those
    with most first; `border`, neighbouring districts without a tie, the most severe first; `thin`, topics
    with one actor, the most severe first. The kinds take turns, each with its next best, until `MOST` are
    chosen, so that none crowds out the others; they are listed by kind. `network` is everything that exists
    at the time in question (see `Selection.year`), `findings` are its findings in order of severity; what
    people have answered with more than "later" is not asked again.
    Raises KeyError for a district that is not there.
    """
    network.district_by_id[district]
    about = [f for f in findings if district in f.districts]
    settled = {f.key for f in about if f.status != "open"}
    open_ones = [f for f in about if f.status == "open"]
    desk = first_contact(network, district)
    needs = [f for f in open_ones if f.kind == "reported_gap"]
    needed = {topic for f in needs for topic in f.topics}
    kinds = (
        _offices(network, district, desk, settled),
        _needs(needs, desk),
        _topics(
            network, district, desk, settled | {f"uncovered_topic:{district}:{topic}" for topic in needed}
        ),
        _ties(network, district, settled),
        _borders(open_ones, district, desk, neighbours),
        _thin(f for f in open_ones if needed.isdisjoint(f.topics)),
    )
    turns = [one for turn in zip_longest(*kinds) for one in turn if one]
    return tuple(sorted(turns[:MOST], key=lambda one: get_args(FollowUpKind).index(one.kind)))


def _offices(
    network: Network, district: str, desk: str | None, settled: Collection[str]
) -> Iterator[FollowUp]:
    found = coverage(network, by="types")
    missing = [i for i in found.items if i in found.expected and not found.cell(district, i).actors]
    for item in sorted(missing, key=lambda i: i not in found.by_law):
        if f"uncovered_type:{district}:{item}" not in settled:
            detail: FollowUpDetail = "by-law" if item in found.by_law else "expected"
            yield FollowUp("office", desk, {"type": NamesOf("type", (item,))}, detail)


def _needs(needs: Iterable[Finding], desk: str | None) -> Iterator[FollowUp]:
    known: set[tuple[str, ...]] = set()
    for finding in needs:
        if finding.topics not in known:
            yield FollowUp("need", desk, finding.params, "said")
            known.add(finding.topics)


def _topics(
    network: Network, district: str, desk: str | None, settled: Collection[str]
) -> Iterator[FollowUp]:
    found = coverage(network, by="topics")
    lacking = [c for c in found.cells.values() if c.district == district and not c.actors]
    for cell in sorted(lacking, key=lambda c: -found.others_covered(c)):
        is_worth = cell.item in found.expected or found.is_usual(cell)
        if is_worth and f"uncovered_topic:{district}:{cell.item}" not in settled:
            params: dict[str, Param] = {
                "topic": NamesOf("topic", (cell.item,)),
                "elsewhere": found.others_covered(cell),
                "others": found.others,
            }
            yield FollowUp("topic", desk, params, "searched" if cell.surveyed else "not-searched")


def _ties(network: Network, district: str, settled: Collection[str]) -> Iterator[FollowUp]:
    year = reference_year(network)
    weak: dict[str, list[Tie]] = {}
    for actor in network.actors:
        if actor.district == district and f"stale_evidence:{actor.id}" not in settled:
            weak[actor.id] = [tie for tie in network.ties_of[actor.id] if not is_recent(tie, year)]
    for actor_id, ties in sorted(weak.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(ties) >= WORTH_NAMING:
            partners = dict.fromkeys(tie.other_end(actor_id) for tie in ties)
            params: dict[str, Param] = {
                "weak": len(ties),
                "ties": len(network.ties_of[actor_id]),
                "years": RECENT_YEARS,
                "partners": some_names("actor", partners),
            }
            yield FollowUp("ties", actor_id, params, "weak")


def _borders(
    findings: Iterable[Finding], district: str, desk: str | None, neighbours: Collection[str]
) -> Iterator[FollowUp]:
    for finding in findings:
        others = tuple(d for d in finding.districts if d != district)
        if finding.kind == "weak_border" and finding.variant == "silent" and {*others} <= {*neighbours}:
            yield FollowUp("border", desk, {"neighbour": NamesOf("district", others)}, "silent")


def _thin(findings: Iterable[Finding]) -> Iterator[FollowUp]:
    for finding in findings:
        if finding.kind == "thin_topic":
            yield FollowUp("thin", finding.actors[0], finding.params, "only")
