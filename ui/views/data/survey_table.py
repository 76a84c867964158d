"""What has been looked into in each district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import locales
from network.model import Network, Surveyed
from ui.components.table import Column, table


def survey_table(network: Network, actors: Mapping[str, int], t: locales.Translator) -> None:
    """Show per ordinary district how many actors are known and what was looked for and when."""
    rows = []
    for district in network.ordinary_districts:
        surveys = [s for s in network.surveyed if s.district == district.id]
        rows.append(
            {
                "district": district.name.in_language(t.language),
                "actors": actors[district.id],
                "topics": _counted(surveys, "topics", len(network.topics), t),
                "types": _counted(surveys, "types", len(network.actor_types), t),
                "date": t.date(max(s.date for s in surveys)) if surveys else t("data.never"),
            }
        )
    columns = (
        Column("district", t("table.district")),
        Column("actors", t("table.actors"), "number"),
        Column("topics", t("table.topics-surveyed")),
        Column("types", t("table.types-surveyed")),
        Column("date", t("table.surveyed")),
    )
    table("survey_table", t("data.surveyed"), columns, rows)


def _counted(surveys: Sequence[Surveyed], attribute: str, total: int, t: locales.Translator) -> str:
    listed = [getattr(s, attribute) for s in surveys]
    if "all" in listed:
        return t("figure.of", n=total, total=total)
    return t("figure.of", n=len({i for some in listed for i in some}), total=total)
