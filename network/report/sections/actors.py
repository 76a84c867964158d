"""Which actors are documented, and which have a central position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from network.counts import counted_in, counts
from network.evidence import cited
from network.filters import LOCAL
from network.model import Actor, ActorType, Evidence
from network.report.blocks import Block, Paragraph, Section, Table, bulleted, section, table
from network.report.citations import Citations
from network.report.figures.map_and_matrix import coverage_matrix
from network.report.figures.network import network_picture
from network.report.report_data import ReportData
from network.text import Words

NAMED_IN_CELL = 6
NAMED_IN_FULL = 60
"""A report about more actors than this names examples only."""
MOST_CENTRAL = 5
WORTH_NAMING = 2
"""Fewest partners of an actor that is listed as central."""
CUT_VERTICES = 3
"""Actors whose loss would cut others off that are named, at most."""


def documented_actors(data: ReportData, citations: Citations, t: Words) -> Section:
    """Return the section on who is documented: by topic or district, by group, with pictures; new names."""
    if not data.selected.actors:
        return section(t, "report.who", Paragraph(t("report.who-nobody")))
    if data.selection.districts:
        by = _by_topic(data, t)
    else:
        by = [_by_district(data, t) if data.selection.topics else _districts_in_numbers(data, t)]
    return section(
        t,
        "report.who",
        Paragraph(t("report.who-what")),
        *by,
        network_picture(data, t),
        _by_group(data, t),
        coverage_matrix(data, t),
        _former_names(data, citations, t),
        _types(data, citations, t),
    )


def cited_for_names(data: ReportData) -> tuple[Evidence, ...]:
    """Return what the section cites, in its order."""
    former = (former for actor in data.selected.actors for former in actor.formerly)
    return cited((*former, *_described_types(data)))


def _former_names(data: ReportData, citations: Citations, t: Words) -> Table | None:
    """Return the actors with the names that they had, until when and by which sources."""
    rows = []
    for actor in data.selected.actors:
        names = []
        for former in actor.formerly:
            until = f"({t('card.until', year=t.date(former.until))})" if former.until else ""
            names.append(" ".join(filter(None, (former.name, until, citations.marks(former.evidence)))))
        rows += [(actor.name, "; ".join(names))] if names else []
    return table(t, "report.former-names", {"report.actor": 0.45, "report.former-name": 0.55}, rows, ())


def _described_types(data: ReportData) -> list[ActorType]:
    present = {actor.type for actor in data.selected.actors}
    return [kind for kind in data.network.actor_types if kind.description and kind.id in present]


def _types(data: ReportData, citations: Citations, t: Words) -> Table | None:
    """Return what holds for all actors of a type."""
    rows = []
    for kind in _described_types(data):
        holds = kind.description.in_language(t.language) if kind.description else ""
        rows.append((kind.name.in_language(t.language), f"{holds} {citations.marks(kind.evidence)}".strip()))
    return table(t, "report.types", {"report.group": 0.35, "report.holds": 0.65}, rows, ())


def _by_topic(data: ReportData, t: Words) -> list[Block | None]:
    """Return the actors of each topic, and topics without any as a sentence."""
    wanted = data.selection.topics or data.topics.items
    found, surveyed, not_surveyed = [], list[str](), list[str]()
    for topic in (i for i in data.network.topics if i.id in wanted):
        name = topic.name.in_language(t.language)
        if actors := [a for a in data.selected.actors if topic.id in a.topics]:
            found.append((name, actors))
        else:
            looked_for = any(data.topics.cells[d.id, topic.id].surveyed for d in data.districts)
            (surveyed if looked_for else not_surveyed).append(name)
    return [
        _actor_table(t, "report.by-topic", "report.topic", found),
        Paragraph(t("report.topics-lacking", topics=t.listing(surveyed))) if surveyed else None,
        Paragraph(t("report.topics-open", topics=t.listing(not_surveyed))) if not_surveyed else None,
    ]


def _by_district(data: ReportData, t: Words) -> Table | None:
    present = {a.district for a in data.selected.actors}
    found = [
        (d.name.in_language(t.language), [a for a in data.selected.actors if a.district == d.id])
        for d in data.network.districts
        if d.level == "district" or d.id in present
    ]
    return _actor_table(t, "report.by-district", "table.district", found)


def _by_group(data: ReportData, t: Words) -> Table | None:
    """Return the actors of each group, those with most partners first."""
    degree = counts(data.context).degree
    listed = sorted(data.selected.actors, key=lambda a: (-degree[a.id], a.label))
    most = NAMED_IN_FULL if len(listed) <= NAMED_IN_FULL else NAMED_IN_CELL
    groups = [
        (group.name.in_language(t.language), [a for a in listed if data.network.group_of(a) == group.id])
        for group in data.network.actor_groups
    ]
    return _actor_table(t, "report.by-kind", "report.group", [g for g in groups if g[1]], most)


def _actor_table(
    t: Words,
    caption: str,
    first: str,
    found: Iterable[tuple[str, Sequence[Actor]]],
    most: int = NAMED_IN_CELL,
) -> Table | None:
    """Return a row for each name with its number of actors and the names of at most `most` of them."""
    rows = []
    for name, actors in found:
        shown = [a.label for a in actors[:most]]
        shown += [t("gap.more", n=len(actors) - most)] if len(actors) > most else []
        rows.append((name, t.number(len(actors)), t.listing(shown) or t("legend.none_documented")))
    return table(t, caption, {first: 0.24, "report.count": 0.1, "report.which": 0.66}, rows)


def _districts_in_numbers(data: ReportData, t: Words) -> Table | None:
    """Return for each district its actors, pairs of partners inside and across, and covered topics."""
    home = {a.id: a.district for a in data.network.actors}
    ends = [{home[a] for a in pair} for pair in data.inner_pairs]
    by_district = counts(data.selected).by_district
    rows = []
    for d in data.districts:
        inner, outer = ends.count({d.id}), sum(d.id in e and len(e) > 1 for e in ends)
        topics = sum(bool(data.topics.cells[d.id, i].actors) for i in data.topics.items)
        share = t("report.of", n=topics, total=len(data.topics.items))
        name = d.name.in_language(t.language)
        rows.append((name, t.number(by_district[d.id]), t.number(inner), t.number(outer), share))
    columns = {"table.district": 0.3, "table.actors": 0.14, "report.ties-inside": 0.18}
    columns |= {"report.ties-outside": 0.18, "report.topics-with": 0.2}
    return table(t, "report.by-district", columns, rows, (1, 2, 3, 4))


def central_actors(data: ReportData, t: Words) -> Section:
    """Return the section on the actors with most partners, with intervals of their ranks."""
    degree = counts(data.local).degree
    listed = sorted((a for a in degree if degree[a] >= WORTH_NAMING), key=lambda a: (-degree[a], a))
    ranges = listed and data.intervals
    cut = [
        t(
            "report.hold-hanging",
            actor=data.network.actor_by_id[f.actors[0]].label,
            n=int(f.figures["cut_off_without_upper_levels" if f.variant else "cut_off"]),
            beside=counted_in(LOCAL, t) if f.variant else "",
        )
        for f in data.findings
        if f.kind == "single_point_of_failure" and f.status == "open" and f.actors[0] in data.ids
    ]
    return section(
        t,
        "report.hold",
        Paragraph(t("report.hold-what", n=len(degree))),
        _centrality_table(data, listed[:MOST_CENTRAL], degree, t) or Paragraph(t("report.hold-nobody")),
        Paragraph(t("report.hold-ranges", draws=ranges.parameters["draws"]), "small") if ranges else None,
        *bulleted(t, "report.hold-cut", cut[:CUT_VERTICES]),
    )


def _centrality_table(
    data: ReportData, listed: Sequence[str], degree: Mapping[str, int], t: Words
) -> Table | None:
    """Return partners and rank intervals of actors; only the columns for which there is something to show."""
    outside = Counter(actor for actor, _ in data.outer_pairs)
    columns = ["report.actor", "report.partners-here"]
    columns += ["report.partners-outside"] if outside else []
    columns += ["report.rank-degree", "report.rank-betweenness"] if data.intervals else []
    rows = []
    for actor in listed:
        row = [data.network.actor_by_id[actor].name, t.number(degree[actor])]
        row += [t.number(outside[actor])] if outside else []
        if data.intervals:
            ranks = [data.intervals.ranks[actor][name] for name in ("degree", "betweenness")]
            row += [t("report.range", low=low, high=high) for low, high in ranks]
        rows.append(tuple(row))
    n = len(columns) - 1
    widths = dict(zip(columns, [0.4, *[0.6 / n] * n], strict=True))
    return table(t, "report.hold-caption", widths, rows, range(1, n + 1))
