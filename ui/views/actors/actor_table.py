"""All actors of a selection, with their measures as bars and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import locales
from network.evidence import reference_year
from network.filters import Selection
from network.measures import Intervals, MeasureReport
from network.model import Actor, Network
from ui.backend import cache
from ui.components.interval_text import count_text, share_text
from ui.components.table import Column, table


def actor_table(
    network: Network,
    ended: Sequence[Actor],
    report: MeasureReport,
    ranges: Intervals | None,
    beside: str,
    t: locales.Translator,
) -> None:
    """Show the actors of a network with the measures of the same network, and their ranges if known.

    Those that have `ended` have no measures, and show only where they are searched for. `beside`: what the
    number of partners is counted in (`counted_in`).
    """
    values = report.actors
    most = max(v["degree"] for v in values.values())
    widest = max(v["betweenness"] or 0 for v in values.values())
    columns = (
        Column("name", t("table.name")),
        Column("type", t("table.type"), wide=True),
        Column("district", t("table.district"), wide=True),
        Column("degree", t("table.degree") + beside, "bar", t("table.degree-help"), most),
        Column("betweenness", t("table.betweenness"), "bar", t("table.betweenness-help"), widest),
        Column("topics", t("table.topics"), wide=True),
    )
    rows = [_row(actor, network, report, ranges, t) for actor in network.actors]
    rows += [
        _facts(actor, network, t) | {"ended": t("actor.ended", year=str(actor.until))} for actor in ended
    ]
    table("actor_table", t("actors.heading"), columns, rows, sort=("degree", True), searchable=True)


def ended_actors(network: Network, part: Network, selection: Selection) -> list[Actor]:
    """Return the actors that a selection would keep in their last year, and that are in no part of today."""
    now = reference_year(network)
    gone = [actor for actor in network.actors if actor.has_ended(now)]
    last = {year: cache.part(network, replace(selection, year=year)) for year in {a.until for a in gone}}
    return [a for a in gone if a.id in last[a.until].actor_by_id and a.id not in part.actor_by_id]


def _facts(actor: Actor, network: Network, t: locales.Translator) -> dict[str, Any]:
    topics = (network.topic_by_id[topic].name.in_language(t.language) for topic in actor.topics)
    return {
        "id": actor.id,
        "name": actor.name,
        "type": network.type_by_id[actor.type].name.in_language(t.language),
        "district": network.district_by_id[actor.district].name.in_language(t.language),
        "topics": ", ".join(topics),
    }


def _row(
    actor: Actor, network: Network, report: MeasureReport, ranges: Intervals | None, t: locales.Translator
) -> dict[str, Any]:
    degree, share = (report.actors[actor.id][figure] for figure in ("degree", "betweenness"))
    known = ranges.values[actor.id] if ranges else {}
    on_paths = t("table.undefined") if share is None else t("table.no-path")
    if share or known.get("betweenness", (0, 0))[1]:
        on_paths = share_text(share or 0, known.get("betweenness"), t)
    return _facts(actor, network, t) | {
        "degree": {"value": degree, "text": count_text(degree, known.get("degree"), t)},
        "betweenness": {"value": None if share is None else round(share, 5), "text": on_paths},
    }
