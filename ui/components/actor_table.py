"""All actors of a selection, with their measures as bars and words."""

from __future__ import annotations

import locales
from network.measures import MeasureReport
from network.model import Network
from ui import state
from ui.components.data_table import Column, data_table


def actor_table(network: Network, report: MeasureReport) -> None:
    """Show the actors of a network with the measures of the same network."""
    language = state.view().language
    t = locales.text(language)
    values = report.actors
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
            "degree": {"value": values[actor.id]["degree"], "text": t.number(values[actor.id]["degree"])},
            "betweenness": _bridging(values[actor.id]["betweenness"], t),
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


def _bridging(share: float | None, t: locales.Translator) -> dict[str, float | str | None]:
    if share is None:
        return {"value": None, "text": t("table.undefined")}
    return {"value": round(share, 5), "text": t.percent(share, 1) if share else t("table.no-path")}
