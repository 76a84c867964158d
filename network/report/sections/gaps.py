"""The gaps: the most severe, all findings by kind, reported needs, and the answers given to findings."""

from __future__ import annotations

from collections.abc import Sequence

from network.evidence import in_reading_order
from network.gaps import KINDS, Finding, describe, text_params
from network.geo.geography import short_name
from network.model import Evidence
from network.report.blocks import Card, Cards, Paragraph, Section, Table, bulleted, section, table
from network.report.citations import Citations
from network.report.report_data import ReportData
from network.text import Words

MOST_IMPORTANT = 6
NEEDS = 15
NAMED = 9


def important(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the most severe open finding of each kind, at most six, in order of severity.

    A reported need and the gap that is computed for the same topic and district are one matter: the
    more severe one stands for both.
    """
    kept: list[Finding] = []
    known: set[object] = set()
    for finding in findings:
        is_need = finding.kind in ("reported_gap", "uncovered_topic", "thin_topic")
        matters = {finding.kind, (finding.districts, finding.topics) if is_need else finding.kind}
        if finding.status == "open" and not finding.by_law and known.isdisjoint(matters):
            kept.append(finding)
            known |= matters
    return tuple(kept[:MOST_IMPORTANT])


def cited_for(finding: Finding) -> list[Evidence]:
    """Return the citations that a finding is shown with, at most three: the newest that are not weak."""
    return in_reading_order(finding.evidence)[:3]


def gaps(data: ReportData, citations: Citations, t: Words) -> Section:
    """Return the section on gaps: the most important with reason and next step, then all by kind."""
    cards = []
    for finding in important(data.findings):
        words = describe(finding, data.network, t)
        marks = citations.marks(cited_for(finding))
        cards.append(Card(words["title"], words["reason"], words["suggestion"], marks))
    return section(
        t,
        "report.gaps",
        Paragraph(t("report.gaps-what" if data.findings else "report.gaps-none")),
        Cards(tuple(cards), t("report.next-step")) if cards else None,
        _by_kind(data, t),
    )


def _by_kind(data: ReportData, t: Words) -> Table | None:
    rows = []
    for kind in KINDS:
        found = [f for f in data.findings if f.heading == kind.id and f.status == "open"]
        if found and kind.id != "reported_gap":  # these have a section of their own
            about = list(dict.fromkeys(_about(f, data, t) for f in found))
            more = [t("gap.more", n=len(about) - NAMED)] if len(about) > NAMED else []
            rows.append((t(f"gap.{kind.id}.name"), t.number(len(found)), "; ".join([*about[:NAMED], *more])))
    columns = {"report.kind": 0.28, "report.count": 0.11, "report.about": 0.61}
    return table(t, "report.gaps-by-kind", columns, rows)


def by_law(data: ReportData, citations: Citations, t: Words) -> Section | None:
    """Return the section on what exists by law and has no source yet; None where there is nothing to ask."""
    asked = [f for f in data.findings if f.by_law and f.status == "open"]
    items = [f"{describe(f, data.network, t)['title']} {citations.marks(f.evidence)}".strip() for f in asked]
    blocks = bulleted(t, "report.by-law-what", items)
    return section(t, "report.by-law", *blocks) if blocks else None


def _about(finding: Finding, data: ReportData, t: Words) -> str:
    """Return in a few words what a finding is about; without the district where there is only one."""
    network = data.network
    places = [network.district_by_id[d] for d in finding.districts]
    where = "" if len(data.districts) == 1 or not places else f" ({short_name(places[0], t.language)})"
    match finding.kind:
        case "uncovered_topic" | "thin_topic":
            return network.topic_by_id[finding.topics[0]].name.in_language(t.language) + where
        case "uncovered_type":
            return network.type_by_id[finding.types[0]].name.in_language(t.language) + where
        case "isolate" | "single_point_of_failure" | "stale_evidence" if finding.actors:
            return network.actor_by_id[finding.actors[0]].label
        case "bridge_tie":
            ends = text_params(finding, network, t)
            return f"{ends['inner']} – {ends['outer']}"
        case "weak_border":
            others = [d for d in places if d.id not in data.selection.districts] or places
            return " – ".join(short_name(d, t.language) for d in others)
        case "not_surveyed":
            topics, types = (int(finding.figures[name]) for name in ("topics", "types"))
            return t("report.not-surveyed", topics=topics, types=types) + where
        case _:
            return describe(finding, network, t)["title"]


def needs(data: ReportData, citations: Citations, t: Words) -> Section:
    """Return the section on the needs that sources name, each beside what the network shows."""
    found = [f for f in data.findings if f.kind == "reported_gap"]
    rows = []
    for finding in found[:NEEDS]:
        topic = data.network.topic_by_id[finding.topics[0]].name.in_language(t.language)
        place = short_name(data.network.district_by_id[finding.districts[0]], t.language)
        text = f"{text_params(finding, data.network, t)['text']} {citations.marks(finding.evidence)}"
        n = len(finding.actors)
        shows = t.plural("report.needs-shows", n) if n else t("report.needs-shows-none")
        name = topic if len(data.districts) == 1 else f"{topic} ({place})"
        rows.append((name, text.strip(), shows, t(f"report.status-{finding.status}")))
    columns = {"report.topic": 0.22, "report.needs-said": 0.45, "report.needs-network": 0.19}
    columns["report.status"] = 0.14
    more = len(found) - NEEDS
    return section(
        t,
        "report.needs",
        Paragraph(t("report.needs-what" if found else "report.needs-none")),
        table(t, "report.needs", columns, rows, ()),
        Paragraph(t.plural("report.needs-more", more), "small") if more > 0 else None,
    )


def answers(data: ReportData, t: Words) -> Section:
    """Return the section on the answers given to findings, the latest first."""
    known = {f.key: f for f in data.findings}
    given = sorted((a for a in data.network.answers if a.gap in known), key=lambda a: a.date, reverse=True)
    rows = [
        (
            describe(known[a.gap], data.network, t)["title"],
            t(f"report.answer-{a.answer}"),
            a.reason.in_language(t.language) if a.reason else "–",
            t.date(a.date),
        )
        for a in given
    ]
    columns = {
        "report.finding": 0.36,
        "report.answer": 0.16,
        "report.answer-reason": 0.3,
        "report.date": 0.18,
    }
    found = table(t, "report.answers", columns, rows, ())
    return section(t, "report.answers", found or Paragraph(t("report.answers-none")))
