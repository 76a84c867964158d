"""What is lacking: what matters most, all findings by kind, reported needs, what people answered."""

from __future__ import annotations

from collections.abc import Sequence

from network.gaps import KINDS, Finding, describe, text_params
from network.geo.geography import short_name
from network.report.blocks import Block, Card, Cards, Paragraph, Section, Table
from network.report.citations import Citations
from network.report.report_data import Facts
from network.text import Words

MOST_IMPORTANT = 6
NEEDS = 15
NAMED = 9


def important(findings: Sequence[Finding], most: int = MOST_IMPORTANT) -> tuple[Finding, ...]:
    """Return the weightiest open finding of each kind, the weightiest kinds first.

    A reported need and the lack that is computed for the same topic and district are one matter: the
    weightier one stands for both.
    """
    kept: dict[str, Finding] = {}
    matters: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for finding in findings:
        about = (finding.districts, finding.topics)
        is_need = finding.kind in ("reported_gap", "uncovered_topic", "thin_topic")
        if finding.status != "open" or finding.kind in kept or (is_need and about in matters):
            continue
        kept[finding.kind] = finding
        if is_need:
            matters.add(about)
    return tuple(kept.values())[:most]


def gaps(facts: Facts, citations: Citations, t: Words) -> Section:
    """Return the gaps: a few with reason and next step, then all by kind."""
    first = important(facts.findings)
    if not facts.findings:
        return Section("gaps", t("report.gaps"), (Paragraph(t("report.gaps-none")),))
    cards = []
    for finding in first:
        words = describe(finding, facts.network, t)
        marks = citations.marks(finding.evidence[:3])
        cards.append(Card(words["title"], words["reason"], words["suggestion"], marks))
    blocks: list[Block] = [Paragraph(t("report.gaps-what"))]
    if cards:
        blocks.append(Cards(tuple(cards), t("report.next-step")))
    table = _by_kind(facts, t)
    blocks += [table] if table else []
    return Section("gaps", t("report.gaps"), tuple(blocks))


def _by_kind(facts: Facts, t: Words) -> Table | None:
    rows = []
    for kind in KINDS:
        found = [f for f in facts.findings if f.kind == kind.id and f.status == "open"]
        if found and kind.id != "reported_gap":  # these have a section of their own
            about = list(dict.fromkeys(_about(f, facts, t) for f in found))
            more = [t("gap.more", n=len(about) - NAMED)] if len(about) > NAMED else []
            rows.append((t(f"gap.{kind.id}.name"), t.number(len(found)), "; ".join([*about[:NAMED], *more])))
    header = (t("report.kind"), t("report.count"), t("report.about"))
    widths = (0.28, 0.11, 0.61)
    return Table(t("report.gaps-by-kind"), header, tuple(rows), widths, frozenset({1})) if rows else None


def _about(finding: Finding, facts: Facts, t: Words) -> str:
    """Return in a few words what a finding is about; the only district goes without saying."""
    network = facts.network
    places = [network.district_by_id[d] for d in finding.districts]
    where = "" if len(facts.districts) == 1 or not places else f" ({short_name(places[0], t.language)})"
    if finding.kind in ("uncovered_topic", "thin_topic"):
        return network.topic_by_id[finding.topics[0]].name.in_language(t.language) + where
    if finding.kind == "uncovered_type":
        return network.type_by_id[finding.types[0]].name.in_language(t.language) + where
    if finding.kind in ("isolate", "single_point_of_failure", "stale_evidence") and finding.actors:
        return network.actor_by_id[finding.actors[0]].label
    if finding.kind == "bridge_tie":
        ends = text_params(finding, network, t)
        return f"{ends['inner']} – {ends['outer']}"
    if finding.kind == "weak_border":
        others = [d for d in places if d.id not in facts.selection.districts] or places
        return " – ".join(short_name(d, t.language) for d in others)
    if finding.kind == "not_surveyed":
        return (
            t(
                "report.not-surveyed",
                topics=int(finding.figures["topics"]),
                types=int(finding.figures["types"]),
            )
            + where
        )
    return describe(finding, network, t)["title"]


def needs(facts: Facts, citations: Citations, t: Words) -> Section:
    """Return the needs that sources name, each beside what the network shows."""
    found = [f for f in facts.findings if f.kind == "reported_gap"]
    if not found:
        return Section("needs", t("report.needs"), (Paragraph(t("report.needs-none")),))
    one_place = len(facts.districts) == 1
    rows = []
    for finding in found[:NEEDS]:
        topic = facts.network.topic_by_id[finding.topics[0]].name.in_language(t.language)
        place = short_name(facts.network.district_by_id[finding.districts[0]], t.language)
        text = str(text_params(finding, facts.network, t)["text"])
        n = len(finding.actors)
        shows = t.plural("report.needs-shows", n) if n else t("report.needs-shows-none")
        marks = citations.marks(finding.evidence)
        state = t(f"report.status-{finding.status}")
        rows.append((topic if one_place else f"{topic} ({place})", f"{text} {marks}".strip(), shows, state))
    header = (t("report.topic"), t("report.needs-said"), t("report.needs-network"), t("report.status"))
    blocks: list[Block] = [
        Paragraph(t("report.needs-what")),
        Table(t("report.needs"), header, tuple(rows), (0.22, 0.45, 0.19, 0.14)),
    ]
    if len(found) > NEEDS:
        blocks.append(Paragraph(t.plural("report.needs-more", len(found) - NEEDS), "small"))
    return Section("needs", t("report.needs"), tuple(blocks))


def answers(facts: Facts, t: Words) -> Section:
    """Return what people answered to findings, the latest first."""
    known = {f.key: f for f in facts.findings}
    given = sorted((a for a in facts.network.answers if a.gap in known), key=lambda a: a.date, reverse=True)
    if not given:
        return Section("answers", t("report.answers"), (Paragraph(t("report.answers-none")),))
    rows = tuple(
        (
            describe(known[a.gap], facts.network, t)["title"],
            t(f"report.answer-{a.answer}"),
            a.reason.in_language(t.language) if a.reason else "–",
            t.date(a.date),
        )
        for a in given
    )
    header = (t("report.finding"), t("report.answer"), t("report.answer-reason"), t("report.date"))
    return Section(
        "answers", t("report.answers"), (Table(t("report.answers"), header, rows, (0.36, 0.16, 0.3, 0.18)),)
    )
