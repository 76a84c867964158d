"""How complete the survey is: by district, by topic and type, and what was looked for in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

import locales
from network.gaps import Coverage
from network.gaps.coverage.survey import DistrictSurvey, district_surveys, thin_items
from network.geo.geography import short_name
from network.model import Network, Surveyed
from network.report.compose import as_of
from ui.backend import cache
from ui.components.browser_component import component
from ui.components.markdown import escape
from ui.components.table import Column, table

_bars = component("charts/bars")


def survey(network: Network, t: locales.Translator) -> None:
    """Show how much is documented of each district, and how much of it with a date."""
    st.markdown(t("survey.what"))
    network = cache.part(network)
    found = district_surveys(network)
    if not found:
        st.markdown(t("survey.no-district"))
        return
    dense = sorted((s for s in found if s.population), key=lambda s: s.density(s.actors) or 0)
    if len(dense) > 1:
        st.markdown(_contrast(network, dense, t))
    _bars(key="survey_bars", data=bars_data(network, found, t))
    above = Counter(a.district for a in network.actors if network.level_of(a) != "district")
    if above:
        names = {d: network.district_by_id[d].name.in_language(t.language) for d in above}
        listed = t.listing(f"{escape(names[d])} ({t.number(n)})" for d, n in above.items())
        st.caption(t.plural("survey.above", above.total(), listed=listed))
    st.caption(as_of(network, t))


def _contrast(network: Network, dense: Sequence[DistrictSurvey], t: locales.Translator) -> str:
    """Name the districts with most and with fewest actors per inhabitants, from a list in rising order."""
    ends = {"least": dense[0], "most": dense[-1]}
    names = {
        end: escape(network.district_by_id[s.district].name.in_language(t.language))
        for end, s in ends.items()
    }
    densities = {f"{end}_n": t.number(s.density(s.actors) or 0, 1) for end, s in ends.items()}
    return t("survey.contrast", **names, **densities)


def bars_data(network: Network, found: Sequence[DistrictSurvey], t: locales.Translator) -> dict[str, Any]:
    """Return what the bars show: a panel of actors and one of ties, the densest first."""
    panels = []
    for what in ("actors", "ties"):
        rows: list[dict[str, Any]] = []
        counts = {
            s: (s.actors, s.dated_actors) if what == "actors" else (s.ties, s.dated_ties) for s in found
        }
        for one in sorted(found, key=lambda s: -(s.density(counts[s][0]) or 0)):
            n, dated = counts[one]
            density = one.density(n)
            parts = (("strong", dated), ("weak", n - dated)) if density is not None else ()
            words = t(f"survey.{what}-dated", n=t.number(n), dated=t.number(dated))
            rows.append(
                {
                    "name": short_name(network.district_by_id[one.district], t.language),
                    "value": "–" if density is None else t.number(density, 1),
                    "parts": [{"look": look, "length": one.density(count)} for look, count in parts],
                    "words": words if density is not None else f"{words} {t('survey.no-population')}",
                }
            )
        longest = max(sum(part["length"] for part in row["parts"]) for row in rows) or 1
        head = (t("table.district"), t("survey.density"), t("survey.counted"))
        panels.append({"title": t(f"survey.{what}"), "head": head, "rows": rows, "longest": longest})
    legend = [{"look": look, "text": t(f"survey.{look}")} for look in ("strong", "weak")]
    return {"panels": panels, "legend": legend}


def searched(network: Network, t: locales.Translator) -> None:
    """Show what was looked for in each district and when, and what was not found."""
    rows, notes = [], []
    for district in network.districts:
        surveys = [s for s in network.surveyed if s.district == district.id]
        name = short_name(district, t.language)
        said = " ".join(escape(s.note.in_language(t.language)) for s in surveys if s.note)
        notes += [f"- **{escape(name)}**: {said}"] if said else []
        if district.level == "district":
            rows.append(
                {
                    "district": name,
                    "topics": _counted(surveys, "topics", len(network.topics), t),
                    "types": _counted(surveys, "types", len(network.actor_types), t),
                    "date": t.date(max(s.date for s in surveys)) if surveys else t("data.never"),
                }
            )
    columns = (
        Column("district", t("table.district")),
        Column("topics", t("table.topics-surveyed")),
        Column("types", t("table.types-surveyed")),
        Column("date", t("table.surveyed")),
    )
    table("survey_table", t("data.surveyed"), columns, rows)
    st.subheader(t("survey.not-found"), anchor=False)
    st.markdown("\n".join(notes) if notes else t("survey.no-notes"))


def _counted(surveys: Sequence[Surveyed], attribute: str, total: int, t: locales.Translator) -> str:
    listed = [getattr(s, attribute) for s in surveys]
    if "all" in listed:
        return t("figure.of", n=total, total=total)
    return t("figure.of", n=len({i for some in listed for i in some}), total=total)


def thin(network: Network, t: locales.Translator) -> None:
    """Show the topics and types of which little is documented."""
    st.markdown(t("survey.thin-what"))
    for found, parts in (
        (cache.covered(network, "topics"), network.topics),
        (cache.covered(network, "types"), network.actor_types),
    ):
        _thin_table(found, {part.id: part.name.in_language(t.language) for part in parts}, t)


def _thin_table(found: Coverage, names: dict[str, str], t: locales.Translator) -> None:
    n = len(found.districts)
    rows = [
        {
            "name": names[one.item] + (f" ({t('survey.by-law')})" if one.item in found.by_law else ""),
            "actors": one.actors,
            "districts": {"value": one.districts, "text": t("figure.of", n=one.districts, total=n)},
            "surveyed": t("figure.of", n=one.surveyed, total=n),
            "wider": one.wider,
        }
        for one in thin_items(found)
    ]
    columns = (
        Column("name", t(f"survey.{found.by}")),
        Column("actors", t("table.actors"), "number"),
        Column("districts", t("survey.in-districts"), "bar", highest=max(n, 1)),
        Column("surveyed", t("survey.searched-in")),
        Column("wider", t("survey.wider"), "number", wide=True),
    )
    if rows:
        table(f"thin_{found.by}", t(f"survey.{found.by}"), columns, rows)
    else:
        st.markdown(t(f"survey.no-thin-{found.by}"))
