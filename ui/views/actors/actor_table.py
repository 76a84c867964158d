"""All actors of a selection, with their measures as bars and words."""

from __future__ import annotations

from collections.abc import Mapping

import locales
from network.measures import Intervals, MeasureReport
from network.model import Network
from ui.components.interval_text import count_text, share_text
from ui.components.table import Column, data_table
from ui.session import state

Span = tuple[float, float]


def actor_table(network: Network, report: MeasureReport, drawn: Intervals | None) -> None:
    """Show the actors of a network with the measures of the same network, and their ranges if known."""
    language = state.view().language
    t = locales.text(language)
    values = report.actors
    known: Mapping[str, Mapping[str, Span]] = drawn.values if drawn else {}
    most = max(v["degree"] for v in values.values())
    widest = max(v["betweenness"] or 0 for v in values.values())
    rows = [
        {
            "id": actor.id,
            "name": actor.name,
            "type": network.type_by_id[actor.type].name.in_language(language),
            "district": network.district_by_id[actor.district].name.in_language(language),
            "topics": ", ".join(
                network.topic_by_id[topic].name.in_language(language) for topic in actor.topics
            ),
            "degree": _partners(values[actor.id]["degree"], known.get(actor.id, {}).get("degree"), t),
            "betweenness": _bridging(
                values[actor.id]["betweenness"], known.get(actor.id, {}).get("betweenness"), t
            ),
        }
        for actor in network.actors
    ]
    columns = (
        Column("name", t("table.name")),
        Column("type", t("table.type"), wide=True),
        Column("district", t("table.district"), wide=True),
        Column("degree", t("table.degree"), "bar", t("table.degree-help"), most),
        Column("betweenness", t("table.betweenness"), "bar", t("table.betweenness-help"), widest),
        Column("topics", t("table.topics"), wide=True),
    )
    data_table("actor_table", t("actors.heading"), columns, rows, sort=("degree", True), searchable=True)


def _partners(count: int, known: Span | None, t: locales.Translator) -> dict[str, float | str | None]:
    low, high = known or (count, count)
    return {"value": count, "text": count_text(low, high, t)}


def _bridging(
    share: float | None, known: Span | None, t: locales.Translator
) -> dict[str, float | str | None]:
    if share is None:
        return {"value": None, "text": t("table.undefined")}
    low, high = known or (share, share)
    return {"value": round(share, 5), "text": share_text(low, high, t) if high else t("table.no-path")}
