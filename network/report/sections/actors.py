"""Who is there, and who holds things together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from network.graph.convert import simple_graph
from network.measures.base import Intervals
from network.model import Actor
from network.report.blocks import Block, Bullets, Paragraph, Section, Table
from network.report.figures.map_and_matrix import coverage_matrix
from network.report.figures.network import network_picture
from network.report.report_data import Facts
from network.text import Words

NAMED_IN_CELL = 6
NAMED_IN_FULL = 60
"""A report about more actors than this names examples only."""
HOLDERS = 5
WORTH_NAMING = 2
"""Partners an actor must have to hold anything together."""
NARROW = (0.24, 0.1, 0.66)


def who_is_there(facts: Facts, t: Words) -> Section:
    """Return who is documented, by topic or district and by kind, with pictures."""
    if not facts.part.actors:
        return Section("who", t("report.who"), (Paragraph(t("report.who-nobody")),))
    by = _by_topic(facts, t) if facts.is_local else [_by_district(facts, t)]
    picture, matrix = network_picture(facts, t), coverage_matrix(facts, t)
    blocks: list[Block] = [
        Paragraph(t("report.who-what")),
        *by,
        *([picture] if picture else []),
        _by_kind(facts, t),
        *([matrix] if matrix else []),
    ]
    return Section("who", t("report.who"), tuple(blocks))


def names(actors: Sequence[Actor], t: Words, most: int = NAMED_IN_CELL) -> str:
    """Return the names of actors, those beyond `most` as a number."""
    shown = [a.label for a in actors[:most]]
    return t.listing([*shown, t("gap.more", n=len(actors) - most)] if len(actors) > most else shown)


def _by_topic(facts: Facts, t: Words) -> list[Block]:
    """Return who works on which topic; topics without anybody stand in a sentence."""
    chosen = facts.selection.topics
    topics = [i for i in facts.network.topics if not chosen or i.id in chosen]
    rows, lacking = [], {True: list[str](), False: list[str]()}
    for topic in topics:
        name = topic.name.in_language(t.language)
        if actors := [a for a in facts.part.actors if topic.id in a.topics]:
            rows.append((name, t.number(len(actors)), names(actors, t)))
        else:
            surveyed = any(facts.topics.cells[d.id, topic.id].surveyed for d in facts.districts)
            lacking[surveyed].append(name)
    header = (t("report.topic"), t("report.count"), t("report.which"))
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(t("report.by-topic"), header, tuple(rows), NARROW, frozenset({1})))
    if lacking[True]:
        blocks.append(Paragraph(t("report.topics-lacking", topics=t.listing(lacking[True]))))
    if lacking[False]:
        blocks.append(Paragraph(t("report.topics-open", topics=t.listing(lacking[False]))))
    return blocks


def _by_district(facts: Facts, t: Words) -> Table:
    if facts.is_topical:
        rows = []
        for district in facts.network.districts:
            actors = [a for a in facts.part.actors if a.district == district.id]
            if actors or district.level == "district":
                name = district.name.in_language(t.language)
                said = names(actors, t) if actors else t("legend.none_documented")
                rows.append((name, t.number(len(actors)), said))
        header = (t("table.district"), t("report.count"), t("report.which"))
        return Table(t("report.by-district"), header, tuple(rows), NARROW, frozenset({1}))
    home = {a.id: a.district for a in facts.network.actors}
    pairs = {frozenset((tie.source, tie.target)) for tie in facts.part.ties}
    ends = [tuple(sorted({home[a] for a in pair})) for pair in pairs]
    counts = Counter(a.district for a in facts.part.actors)
    found = facts.topics
    lines = []
    for d in facts.districts:
        inner, outer = ends.count((d.id,)), sum(d.id in e and len(e) > 1 for e in ends)
        topics = sum(bool(found.cells[d.id, i].actors) for i in found.items)
        share = t("report.of", n=topics, total=len(found.items))
        name = d.name.in_language(t.language)
        lines.append((name, t.number(counts[d.id]), t.number(inner), t.number(outer), share))
    columns = (
        "table.district",
        "table.actors",
        "report.ties-inside",
        "report.ties-outside",
        "report.topics-with",
    )
    return Table(
        t("report.by-district"),
        tuple(t(key) for key in columns),
        tuple(lines),
        (0.3, 0.14, 0.18, 0.18, 0.2),
        frozenset({1, 2, 3, 4}),
    )


def _by_kind(facts: Facts, t: Words) -> Table:
    degree = dict(simple_graph(facts.counted).degree)
    most = NAMED_IN_FULL if len(facts.part.actors) <= NAMED_IN_FULL else NAMED_IN_CELL
    rows = []
    for group in facts.network.actor_groups:
        actors = [a for a in facts.part.actors if facts.network.group_of(a) == group.id]
        if actors:
            listed = sorted(actors, key=lambda a: (-degree[a.id], a.label))
            named = names(listed, t, most)
            rows.append((group.name.in_language(t.language), t.number(len(actors)), named))
    header = (t("report.group"), t("report.count"), t("report.which"))
    return Table(t("report.by-kind"), header, tuple(rows), NARROW, frozenset({1}))


def who_holds(facts: Facts, t: Words) -> Section:
    """Return who has the most partners and lies on the most ways, as ranges of ranks; no league table."""
    degree = dict(simple_graph(facts.local).degree)
    listed = sorted((a for a in degree if degree[a] >= WORTH_NAMING), key=lambda a: (-degree[a], a))[:HOLDERS]
    hanging = [f for f in facts.findings if f.kind == "single_point_of_failure" and f.status == "open"]
    hanging = [f for f in hanging if f.actors[0] in facts.ids]
    blocks: list[Block] = [Paragraph(t("report.hold-what", n=len(degree)))]
    if listed:
        blocks.append(_holders(facts, listed, degree, t))
        if facts.intervals:
            blocks.append(
                Paragraph(t("report.hold-ranges", draws=facts.intervals.parameters["draws"]), "small")
            )
    else:
        blocks.append(Paragraph(t("report.hold-nobody")))
    if hanging:
        said = tuple(
            t(
                "report.hold-hanging",
                actor=facts.network.actor_by_id[f.actors[0]].label,
                n=int(f.figures["cut_off_without_upper_levels" if f.variant else "cut_off"]),
            )
            for f in hanging[:3]
        )
        blocks += [Paragraph(t("report.hold-cut")), Bullets(said)]
    return Section("hold", t("report.hold"), tuple(blocks))


def _holders(facts: Facts, listed: Sequence[str], degree: dict[str, int], t: Words) -> Table:
    outside = Counter(
        a
        for a, _ in {(e, tie.other_end(e)) for tie in facts.outward for e in (tie.source, tie.target)}
        if a in facts.ids
    )
    whole = not facts.outward
    header = [t("report.actor"), t("report.partners-here")]
    header += [] if whole else [t("report.partners-outside")]
    header += [t("report.rank-degree"), t("report.rank-betweenness")] if facts.intervals else []
    rows = []
    for actor in listed:
        row = [facts.network.actor_by_id[actor].name, t.number(degree[actor])]
        row += [] if whole else [t.number(outside[actor])]
        row += _ranks(facts.intervals, actor, t) if facts.intervals else []
        rows.append(tuple(row))
    widths = (0.4, *[0.6 / (len(header) - 1)] * (len(header) - 1))
    return Table(
        t("report.hold-caption"), tuple(header), tuple(rows), widths, frozenset(range(1, len(header)))
    )


def _ranks(intervals: Intervals, actor: str, t: Words) -> list[str]:
    found = [intervals.ranks[actor][name] for name in ("degree", "betweenness")]
    return [t("report.range", low=low, high=high) for low, high in found]
