"""What a report says, in order: its data put into words, in whichever format it is written."""

from __future__ import annotations

from collections.abc import Iterable

from network.counts import counts
from network.evidence import reference_date
from network.filters import filtered_by
from network.gaps import describe
from network.model import Evidence, Network
from network.report.blocks import KeyNumber, KeyNumbers, Paragraph, Report, Section, bulleted, section
from network.report.citations import Citations
from network.report.figures.map_and_matrix import map_picture
from network.report.report_data import ReportData
from network.report.sections import actors, gaps, method
from network.text import Words

FIRST_GAPS = 4
"""Findings on the first page, at most."""


def compose(data: ReportData, t: Words) -> Report:
    """Return the report on the selected part of the network, in the translator's language."""
    citations = Citations(_cited(data))
    sections = (
        _glance(data, t),
        actors.documented_actors(data, citations, t),
        actors.central_actors(data, t) if data.selected.actors else None,
        gaps.gaps(data, citations, t),
        gaps.by_law(data, citations, t),
        gaps.needs(data, citations, t),
        method.between_districts(data, t),
        gaps.answers(data, t),
        method.evidence_basis(data, t),
        section(t, "report.correct", Paragraph(t("report.correct-how"))),
        method.sources(citations, t),
    )
    return Report(
        language=t.language,
        made=data.today,
        network=data.network.title.in_language(t.language),
        title=_title(data, t),
        lead=t("report.lead"),
        facts=_facts(data, t),
        sections=tuple(s for s in sections if s),
        page=t("report.page"),
    )


def _title(data: ReportData, t: Words) -> str:
    """Return what the report is about: districts, topics, or all of the network."""
    network, chosen = data.network, data.selection
    places = t.listing(d.name.in_language(t.language) for d in network.districts if d.id in chosen.districts)
    topics = t.listing(i.name.in_language(t.language) for i in network.topics if i.id in chosen.topics)
    if places and topics:
        return t("report.title-both", districts=places, topics=topics)
    return t("report.title-topics", topics=topics) if topics else places or t("report.title-all")


def _cited(data: ReportData) -> Iterable[Evidence]:
    """Yield citations in the order in which the report mentions them, then all others of the selection."""
    yield from actors.cited_for_names(data)
    for finding in gaps.important(data.findings):
        yield from gaps.cited_for(finding)
    for finding in [f for f in data.findings if f.kind == "reported_gap"][: gaps.NEEDS]:
        yield from finding.evidence
    for finding in [f for f in data.findings if f.by_law and f.status == "open"]:
        yield from finding.evidence
    yield from data.citations


def as_of(network: Network, t: Words) -> str:
    """Return the date of the data in words: ages of evidence are counted from there."""
    date = reference_date(network)
    return t("report.data-date", date=t.date(date)) if date else t("report.data-undated")


def _facts(data: ReportData, t: Words) -> tuple[str, ...]:
    """Return the date of the data, the day of making, and the filters beside districts and topics."""
    facts = (as_of(data.network, t), t("report.made", date=t.date(data.today.isoformat())))
    others = filtered_by(data.selection, data.network, t, besides=("districts", "topics"))
    return (*facts, t("report.narrowed", options=t.listing(others))) if others else facts


def _glance(data: ReportData, t: Words) -> Section:
    """Return the first page: key numbers, the map, the most severe findings, the caution."""
    first = gaps.important(data.findings)[:FIRST_GAPS]
    return section(
        t,
        "report.glance",
        KeyNumbers(_key_numbers(data, t)),
        map_picture(data, t),
        *bulleted(t, "report.matters", [describe(f, data.network, t)["title"] for f in first]),
        Paragraph(f"{t('gap.caution')} {t('report.caution')}", "caution"),
    )


def _key_numbers(data: ReportData, t: Words) -> tuple[KeyNumber, ...]:
    """Return the four numbers of the first page: actors, ties, coverage, open needs."""
    here, outer = counts(data.selected), len(data.outward)
    ties = t("report.figure-ties", inner=here.ties, outer=outer) if outer else t("report.figure-ties-all")
    return (
        KeyNumber(t.number(here.actors), t.plural("report.figure-actors", here.actors)),
        KeyNumber(t.number(here.ties + outer), ties),
        _covered(data, t),
        KeyNumber(t.number(here.needs), t.plural("report.figure-needs", here.needs)),
    )


def _covered(data: ReportData, t: Words) -> KeyNumber:
    """Return how much is covered: districts with the topic, topics in the district, or pairs of districts."""
    if data.selection.topics:
        here = {a.district for a in data.selected.actors}
        label, covered = t("report.figure-districts"), [d.id in here for d in data.districts]
    elif data.selection.districts:
        found = {topic for a in data.selected.actors for topic in a.topics}
        label, covered = t("report.figure-topics"), [i.id in found for i in data.network.topics]
    else:
        label, covered = t("report.figure-borders"), [b.seen > 0 for b in data.borders]
    return KeyNumber(t("report.of", n=sum(covered), total=len(covered)), label)
