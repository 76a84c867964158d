"""What leads out of the part, what the report rests on, what it does not say, how to correct it."""

from __future__ import annotations

from collections import Counter

from network.gaps import Border
from network.geo.geography import short_name
from network.report.blocks import Block, Bullets, CitedSources, Paragraph, Section, Table
from network.report.citations import MOST_LISTED, Citations
from network.report.figures.map_and_matrix import evidence_bar
from network.report.report_data import Facts
from network.text import Words

DOORS = 6
PAIRS = 10


def beyond(facts: Facts, t: Words) -> Section | None:
    """Return the ties between districts; None where the report is about a topic."""
    if facts.is_topical or len(facts.network.ordinary_districts) < 2:
        return None
    here = {d.id for d in facts.districts}
    if facts.is_local:
        borders = [b for b in facts.borders if len(here & set(b.districts)) == 1]
    else:
        borders = list(facts.borders)
    tied = [b for b in borders if b.seen]
    key = "report.beyond-local" if facts.is_local else "report.beyond-all"
    blocks: list[Block] = [Paragraph(t(key, n=len(tied), total=len(borders)))]
    listed = sorted(borders if facts.is_local else tied, key=lambda b: (-b.seen, b.districts))[:PAIRS]
    if listed:
        blocks += [_borders(facts, listed, here, t), Paragraph(t("report.beyond-caution"), "small")]
    if doors := _doors(facts, t):
        blocks += [Paragraph(t("report.doors")), Bullets(doors)]
    return Section("beyond", t("report.beyond"), tuple(blocks))


def _borders(facts: Facts, borders: list[Border], here: set[str], t: Words) -> Table:
    names = {d.id: short_name(d, t.language) for d in facts.network.districts}
    one_side = facts.is_local and len(here) == 1
    rows = []
    for border in borders:
        sides = [d for d in border.districts if not (one_side and d in here)]
        usual = t("report.range", low=border.usual.low, high=border.usual.high) if border.usual else "–"
        rows.append((" – ".join(names[d] for d in sides), t.number(border.seen), usual))
    header = (
        t("report.other-district" if one_side else "report.pair"),
        t("report.seen"),
        t("report.by-chance"),
    )
    return Table(t("report.borders"), header, tuple(rows), (0.4, 0.25, 0.35), frozenset({1, 2}))


def _doors(facts: Facts, t: Words) -> tuple[str, ...]:
    """Name the outside actors with most partners in the part."""
    if not facts.is_local:
        return ()
    pairs = {(tie.source, tie.target) for tie in facts.outward}
    outside = Counter(b if a in facts.ids else a for a, b in {tuple(sorted(pair)) for pair in pairs})
    network = facts.network
    return tuple(
        t.plural(
            "report.door",
            n,
            actor=network.actor_by_id[actor].name,
            district=network.district_by_id[network.actor_by_id[actor].district].name.in_language(t.language),
        )
        for actor, n in sorted(outside.items(), key=lambda item: (-item[1], item[0]))[:DOORS]
    )


def basis(facts: Facts, t: Words) -> Section:
    """Return what the report rests on, and what its figures do not say."""
    picture = evidence_bar(facts, t)
    blocks: list[Block] = [Paragraph(t("report.basis-what", n=len(facts.citations)))]
    blocks += [picture] if picture else []
    blocks += [_surveyed(facts, t)] if facts.districts else []
    limits = ("absent", "quality", "old", "uneven", "state")
    blocks += [Paragraph(t("report.limits")), Bullets(tuple(t(f"report.limit-{name}") for name in limits))]
    return Section("basis", t("report.basis"), tuple(blocks))


def _surveyed(facts: Facts, t: Words) -> Block:
    """Say per district what was looked for and when."""
    network = facts.network
    rows = []
    for district in facts.districts:
        surveys = [s for s in network.surveyed if s.district == district.id]
        topics = {i.id for s in surveys for i in network.topics if s.topics == "all" or i.id in s.topics}
        types = {i.id for s in surveys for i in network.actor_types if s.types == "all" or i.id in s.types}
        rows.append(
            (
                district.name.in_language(t.language),
                t("report.of", n=len(topics), total=len(network.topics)),
                t("report.of", n=len(types), total=len(network.actor_types)),
                t.date(max(s.date for s in surveys)) if surveys else t("data.never"),
            )
        )
    columns = ("table.district", "table.topics-surveyed", "table.types-surveyed", "table.surveyed")
    header = tuple(t(key) for key in columns)
    return Table(t("report.surveyed"), header, tuple(rows), (0.34, 0.22, 0.22, 0.22), frozenset({1, 2, 3}))


def correct(t: Words) -> Section:
    """Return how to correct the data, and how to answer to a finding."""
    return Section("correct", t("report.correct"), (Paragraph(t("report.correct-how")),))


def sources(citations: Citations, t: Words) -> Section | None:
    """Return the list of sources; None where nothing is cited."""
    listed = citations.listed(t)
    if not listed:
        return None
    blocks: list[Block] = [CitedSources(listed)]
    if len(citations) > MOST_LISTED:
        blocks.append(Paragraph(t.plural("report.sources-more", len(citations) - MOST_LISTED), "small"))
    return Section("sources", t("report.sources"), tuple(blocks))
