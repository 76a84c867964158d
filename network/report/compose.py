"""What a report says, in order: facts put into words, whatever it will be written to."""

from __future__ import annotations

from collections.abc import Iterable

from network.evidence import reference_date
from network.filters import filtered_by
from network.gaps import describe
from network.model import Evidence, Network
from network.report.blocks import Block, Bullets, KeyNumber, KeyNumbers, Paragraph, Report, Section
from network.report.citations import Citations
from network.report.figures.map_and_matrix import map_picture
from network.report.report_data import Facts
from network.report.sections import actors, gaps, method
from network.text import Words

AT_ONCE = 4
"""So many findings stand on the first page."""


def report(facts: Facts, t: Words) -> Report:
    """Return the report on the selected part of the network, in the translator's language."""
    citations = Citations(_cited(facts))
    sections = (
        _glance(facts, t),
        actors.who_is_there(facts, t),
        actors.who_holds(facts, t) if facts.part.actors else None,
        gaps.gaps(facts, citations, t),
        gaps.needs(facts, citations, t),
        method.beyond(facts, t),
        gaps.answers(facts, t),
        method.basis(facts, t),
        method.correct(t),
        method.sources(citations, t),
    )
    return Report(
        language=t.language,
        made=facts.today,
        network=facts.network.title.in_language(t.language),
        title=title(facts, t),
        lead=t("report.lead"),
        facts=_dates(facts, t),
        sections=tuple(section for section in sections if section),
        page=t("report.page"),
    )


def title(facts: Facts, t: Words) -> str:
    """Return what the report is about: districts, topics, or all of the network."""
    network, chosen = facts.network, facts.selection
    places = [d.name.in_language(t.language) for d in network.districts if d.id in chosen.districts]
    topics = [i.name.in_language(t.language) for i in network.topics if i.id in chosen.topics]
    if places and topics:
        return t("report.title-both", districts=t.listing(places), topics=t.listing(topics))
    if topics:
        return t("report.title-topics", topics=t.listing(topics))
    return t.listing(places) if places else t("report.title-all")


def _cited(facts: Facts) -> Iterable[Evidence]:
    """Yield citations in the order in which the report mentions them, then all others of the part."""
    for finding in gaps.important(facts.findings):
        yield from finding.evidence[:3]
    for finding in [f for f in facts.findings if f.kind == "reported_gap"][: gaps.NEEDS]:
        yield from finding.evidence
    yield from facts.citations


def as_of(network: Network, t: Words) -> str:
    """Say as of when the data stand: ages of evidence are counted from there."""
    date = reference_date(network)
    return t("report.data-date", date=t.date(date)) if date else t("report.data-undated")


def _dates(facts: Facts, t: Words) -> tuple[str, ...]:
    said = [as_of(facts.network, t)]
    said.append(t("report.made", date=t.date(facts.today.isoformat())))
    if others := filtered_by(facts.selection, facts.network, t, besides=("districts", "topics")):
        said.append(t("report.narrowed", options=t.listing(others)))
    return tuple(said)


def _glance(facts: Facts, t: Words) -> Section:
    """Return the first page: figures, the map, the weightiest findings, the caution."""
    picture = map_picture(facts, t)
    first = gaps.important(facts.findings)[:AT_ONCE]
    blocks: list[Block] = [KeyNumbers(figures(facts, t)), *([picture] if picture else [])]
    if first:
        said = tuple(describe(f, facts.network, t)["title"] for f in first)
        blocks += [Paragraph(t("report.matters")), Bullets(said)]
    blocks.append(Paragraph(f"{t('gap.caution')} {t('report.caution')}", "caution"))
    return Section("glance", t("report.glance"), tuple(blocks))


def figures(facts: Facts, t: Words) -> tuple[KeyNumber, ...]:
    """Return the four figures that come first."""
    inner = len({frozenset((tie.source, tie.target)) for tie in facts.part.ties})
    outer = len({frozenset((tie.source, tie.target)) for tie in facts.outward})
    open_needs = sum(g.status == "open" for g in facts.part.reported_gaps)
    ties = t("report.figure-ties", inner=inner, outer=outer) if outer else t("report.figure-ties-all")
    return (
        KeyNumber(t.number(len(facts.part.actors)), t.plural("report.figure-actors", len(facts.part.actors))),
        KeyNumber(t.number(inner + outer), ties),
        _reach(facts, t),
        KeyNumber(t.number(open_needs), t.plural("report.figure-needs", open_needs)),
    )


def _reach(facts: Facts, t: Words) -> KeyNumber:
    """Return how much is covered: topics in the district, districts with the topic, or pairs of districts."""
    if facts.is_topical:
        here = {a.district for a in facts.part.actors}
        n, total = sum(d.id in here for d in facts.districts), len(facts.districts)
        return KeyNumber(t("report.of", n=n, total=total), t("report.figure-districts"))
    if facts.is_local:
        found = {topic for a in facts.part.actors for topic in a.topics}
        n, total = len(found), len(facts.network.topics)
        return KeyNumber(t("report.of", n=n, total=total), t("report.figure-topics"))
    n, total = sum(b.seen > 0 for b in facts.borders), len(facts.borders)
    return KeyNumber(t("report.of", n=n, total=total), t("report.figure-borders"))
