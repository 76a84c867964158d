"""Figures of a report beside the network's: the map, coverage by topic and district, the age of evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import get_args

from network.counts import counts
from network.evidence import RECENT_YEARS, evidence_ages
from network.gaps.coverage.districts import CellState
from network.geo.geography import short_name
from network.geo.region_map import dots_of, region_map
from network.report.blocks import Picture
from network.report.figures.types import BarPicture, Emphasis, MapPicture, MatrixPicture
from network.report.report_data import ReportData
from network.text import Words

FEW_ROWS = 3
"""A matrix of fewer rows says no more than a sentence."""
STATES: tuple[CellState, ...] = get_args(CellState)


def map_picture(data: ReportData, t: Words) -> Picture | None:
    """Return the map: the report's districts, or how many actors are where; None without outlines."""
    chosen = {d.id for d in data.districts}
    dots = dots_of(data.network, [a for a in data.selected.actors if a.district in chosen], data.area)
    region = region_map(data.network, data.area, t.language, dots)
    if region is None:
        return None
    by_district = counts(data.selected if data.selection.topics else data.present).by_district
    emphasis: Emphasis = "strong" if data.selection.districts else "usual"
    emphasised = chosen if data.selection.districts else by_district.keys()
    names = data.network.district_by_id
    listed = t.listing(
        t.plural("report.map-part", by_district[d.id], name=names[d.id].name.in_language(t.language))
        for d in region.districts
    )
    caption = t("report.map-caption-local" if data.selection.districts else "report.map-caption")
    return Picture(
        name="map",
        drawing=MapPicture(
            region,
            notes={d.id: t.number(by_district[d.id]) for d in region.districts},
            emphasis={d.id: emphasis if d.id in emphasised else "faint" for d in region.districts},
        ),
        caption=f"{caption} {region.attribution}".strip(),
        alternative=t("report.map-alternative", districts=listed),
        width=0.38,
    )


def coverage_matrix(data: ReportData, t: Words) -> Picture | None:
    """Return which districts have actors for which topics; None where a sentence says as much."""
    found = data.topics
    rows = [i for i in found.items if not data.selection.topics or i in data.selection.topics]
    if len(rows) < FEW_ROWS or not found.districts:
        return None
    chosen = {d.id for d in data.districts} if data.selection.districts else set()
    cells = [[found.cell(d, i) for d in found.districts] for i in rows]
    states = Counter(c.state for row in cells for c in row if not chosen or c.district in chosen)
    by_state = {str(state): states[state] for state in STATES}
    if chosen:
        where = t.listing(d.name.in_language(t.language) for d in data.districts)
        alternative = t("report.coverage-alternative-local", where=where, **by_state)
    else:
        alternative = t("report.coverage-alternative", **by_state)
    if states["by_law"]:
        alternative += f" {t('legend.by_law')}: {states['by_law']}."
    names = data.network.district_by_id
    return Picture(
        name="coverage",
        drawing=MatrixPicture(
            columns=tuple(short_name(names[d], t.language) for d in found.districts),
            rows=tuple(data.network.topic_by_id[i].name.in_language(t.language) for i in rows),
            cells=tuple(tuple((c.state, len(c.actors)) for c in row) for row in cells),
            marked=frozenset(k for k, d in enumerate(found.districts) if d in chosen),
            legend=tuple(
                (state, t(f"legend.{state}")) for state in STATES if state != "by_law" or found.by_law
            ),
        ),
        caption=t("report.coverage-caption"),
        alternative=alternative,
    )


def evidence_bar(data: ReportData, t: Words) -> Picture | None:
    """Return the ages of the evidence of the selected actors' ties; None without ties."""
    ages = evidence_ages(data.context.replace(ties=(*data.selected.ties, *data.outward)))
    shares = tuple(
        (n, t(f"report.ages-{age}", n=n, share=t.percent(n / ages.total), years=RECENT_YEARS), shade)
        for shade, (age, n) in enumerate(asdict(ages).items())
        if n
    )
    if not shares:
        return None
    return Picture(
        name="evidence",
        drawing=BarPicture(shares),
        caption=t("report.ages-caption"),
        alternative=t("report.ages-alternative", parts=t.listing(text for _, text, _ in shares)),
    )
