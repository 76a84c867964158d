"""Ties between districts; the evidence behind the report and its limits; corrections and sources."""

from __future__ import annotations

from collections import Counter

from network.gaps import Border
from network.geo.geography import short_name
from network.report.blocks import CitedSources, Paragraph, Section, Table, bulleted, section, table
from network.report.citations import MOST_LISTED, Citations
from network.report.figures.map_and_matrix import evidence_bar
from network.report.report_data import ReportData
from network.text import Words

CONTACTS = 6
PAIRS = 10
LIMITS = ("absent", "quality", "old", "uneven", "state")


def between_districts(data: ReportData, t: Words) -> Section | None:
    """Return the section on ties between districts; None where the report is about a topic."""
    if data.selection.topics or len(data.network.ordinary_districts) < 2:
        return None
    here = {d.id for d in data.districts}
    borders = [b for b in data.borders if not data.selection.districts or len(here & set(b.districts)) == 1]
    tied = [b for b in borders if b.seen]
    listed = sorted(borders if data.selection.districts else tied, key=lambda b: (-b.seen, b.districts))[
        :PAIRS
    ]
    key = "report.beyond-local" if data.selection.districts else "report.beyond-all"
    return section(
        t,
        "report.beyond",
        Paragraph(t(key, n=len(tied), total=len(borders))),
        _border_table(data, listed, here, t),
        Paragraph(t("report.beyond-caution"), "small") if listed else None,
        *bulleted(t, "report.doors", _contacts(data, t) if data.selection.districts else []),
    )


def _border_table(data: ReportData, borders: list[Border], here: set[str], t: Words) -> Table | None:
    """Return ties between pairs of districts beside what chance gives; a single district is not repeated."""
    names = {d.id: short_name(d, t.language) for d in data.network.districts}
    single = data.selection.districts and len(here) == 1
    rows = []
    for border in borders:
        sides = [names[d] for d in border.districts if not (single and d in here)]
        usual = t("report.range", low=border.usual.low, high=border.usual.high) if border.usual else "–"
        rows.append((" – ".join(sides), t.number(border.seen), usual))
    first = "report.other-district" if single else "report.pair"
    columns = {first: 0.4, "report.seen": 0.25, "report.by-chance": 0.35}
    return table(t, "report.borders", columns, rows, (1, 2))


def _contacts(data: ReportData, t: Words) -> list[str]:
    """Return the outside actors with most partners among the selected ones, ties broken by id."""
    counts = Counter(outside for _, outside in data.outer_pairs)
    found = []
    for outside, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:CONTACTS]:
        actor = data.network.actor_by_id[outside]
        district = data.network.district_by_id[actor.district].name.in_language(t.language)
        found.append(t.plural("report.door", n, actor=actor.name, district=district))
    return found


def evidence_basis(data: ReportData, t: Words) -> Section:
    """Return the section on the evidence: amount, age and surveys, and what the figures do not show."""
    return section(
        t,
        "report.basis",
        Paragraph(t("report.basis-what", n=len(data.citations))),
        evidence_bar(data, t),
        _survey_table(data, t),
        *bulleted(t, "report.limits", [t(f"report.limit-{name}") for name in LIMITS]),
    )


def _survey_table(data: ReportData, t: Words) -> Table | None:
    """Return for each district how many topics and types were surveyed, and when last."""
    network = data.network
    rows = []
    for district in data.districts:
        surveys = [s for s in network.surveyed if s.district == district.id]
        topics = sum(any(s.topics == "all" or i.id in s.topics for s in surveys) for i in network.topics)
        types = sum(any(s.types == "all" or i.id in s.types for s in surveys) for i in network.actor_types)
        of_topics = t("report.of", n=topics, total=len(network.topics))
        of_types = t("report.of", n=types, total=len(network.actor_types))
        last = t.date(max(s.date for s in surveys)) if surveys else t("data.never")
        rows.append((district.name.in_language(t.language), of_topics, of_types, last))
    columns = {"table.district": 0.34, "table.topics-surveyed": 0.22, "table.types-surveyed": 0.22}
    columns["table.surveyed"] = 0.22
    return table(t, "report.surveyed", columns, rows, (1, 2, 3))


def sources(citations: Citations, t: Words) -> Section | None:
    """Return the list of sources; None where nothing is cited."""
    listed = citations.listed(t)
    more = len(citations) - MOST_LISTED
    rest = Paragraph(t.plural("report.sources-more", more), "small") if more > 0 else None
    notes = Paragraph(words, "small") if (words := citations.notes(t)) else None
    return section(t, "report.sources", notes, CitedSources(listed), rest) if listed else None
