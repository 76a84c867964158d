"""The pictures of a report, as data: the map, who covers what where, how old the evidence is."""

from __future__ import annotations

from collections import Counter

from network.evidence import RECENT_YEARS, evidence_ages
from network.geo.geography import short_name
from network.geo.region_map import dots_of, region_map
from network.report.blocks import BarPicture, CellLook, MapPicture, MatrixPicture, Picture, Seen
from network.report.report_data import Facts
from network.text import Words

FEW_ROWS = 3
"""A matrix of fewer rows says no more than a sentence."""
LOOKS: tuple[CellLook, ...] = ("covered", "thin", "none_documented", "not_surveyed")


def map_picture(facts: Facts, t: Words) -> Picture | None:
    """Return the map: the report's districts, or how many actors are where; None without outlines."""
    meant = {d.id for d in facts.districts}
    inside = [a for a in facts.part.actors if a.district in meant]
    dots = dots_of(facts.network, inside, facts.area)
    region = region_map(facts.network, facts.area, t.language, dots)
    if region is None:
        return None
    drawn = [d.id for d in region.districts]
    shown = facts.part if facts.is_topical else facts.network
    counts = Counter(a.district for a in shown.actors)
    stressed: tuple[Seen, set[str]] = ("strong", meant) if facts.is_local else ("usual", set(counts))
    seen: dict[str, Seen] = {d: stressed[0] if d in stressed[1] else "faint" for d in drawn}
    names = facts.network.district_by_id
    listed = t.listing(
        t.plural("report.map-part", counts[d], name=names[d].name.in_language(t.language)) for d in drawn
    )
    caption = t("report.map-caption-local" if facts.is_local else "report.map-caption")
    return Picture(
        name="map",
        drawing=MapPicture(region, {d: t.number(counts[d]) for d in drawn}, seen),
        caption=f"{caption} {region.attribution}".strip(),
        alternative=t("report.map-alternative", districts=listed),
        width=0.38,
    )


def coverage_matrix(facts: Facts, t: Words) -> Picture | None:
    """Return which districts have actors for which topics; None where a sentence says as much."""
    found = facts.topics
    rows = [i for i in found.items if not facts.is_topical or i in facts.selection.topics]
    if len(rows) < FEW_ROWS or not found.districts:
        return None
    meant = {d.id for d in facts.districts} if facts.is_local else set()
    cells = [[found.cell(d, i) for d in found.districts] for i in rows]
    states = Counter(c.state for row in cells for c in row if not meant or c.district in meant)
    names = facts.network.district_by_id
    columns = tuple(short_name(names[d], t.language) for d in found.districts)
    where = t.listing(d.name.in_language(t.language) for d in facts.districts) if meant else ""
    counted: dict[str, int] = {state: states[state] for state in LOOKS}
    return Picture(
        name="coverage",
        drawing=MatrixPicture(
            columns=columns,
            rows=tuple(facts.network.topic_by_id[i].name.in_language(t.language) for i in rows),
            cells=tuple(tuple((c.state, len(c.actors)) for c in row) for row in cells),
            marked=frozenset(k for k, d in enumerate(found.districts) if d in meant),
            legend=tuple((look, t(f"legend.{look}")) for look in LOOKS),
        ),
        caption=t("report.coverage-caption"),
        alternative=t("report.coverage-alternative-local", where=where, **counted)
        if meant
        else t("report.coverage-alternative", **counted),
    )


def evidence_bar(facts: Facts, t: Words) -> Picture | None:
    """Return how old the evidence of the part's ties is; None without ties."""
    ties = (*facts.part.ties, *facts.outward)
    ages = evidence_ages(facts.counted.replace(ties=ties))
    if not ages.total:
        return None
    parts = (
        ("recent", ages.recent, 0),
        ("old", ages.old, 1),
        ("undated", ages.undated, 2),
        ("missing", ages.missing, 3),
    )
    said = tuple(
        (n, t(f"report.ages-{name}", n=n, share=t.percent(n / ages.total), years=RECENT_YEARS), shade)
        for name, n, shade in parts
        if n
    )
    return Picture(
        name="evidence",
        drawing=BarPicture(said),
        caption=t("report.ages-caption"),
        alternative=t("report.ages-alternative", parts=t.listing(text for _, text, _ in said)),
    )
