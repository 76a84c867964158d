"""The sections of the gaps page, each one question."""

from __future__ import annotations

from typing import get_args

import streamlit as st

import locales
from network.filters import LOCAL
from network.gaps import Border, Finding, describe, text_params
from network.gaps.introductions.contacts import nearest_partner
from network.model import Network
from network.report.compose import as_of
from ui.backend import cache
from ui.components.actor_pills import actor_pills
from ui.components.evidence_list import evidence_lines
from ui.components.finding_link import finding_link
from ui.components.markdown import plain
from ui.components.network_diagram import MarkLook, Marks, small_picture
from ui.components.table import Column, data_table
from ui.session import state
from ui.views.gaps.finding_card import finding_cards, weight
from ui.views.gaps.introductions import introduction_set
from ui.views.gaps.matrix import border_matrix, border_words, coverage_matrix
from ui.views.gaps.municipalities import municipality_coverage
from ui.views.gaps.overview import overview

KINDS_BY: dict[state.CoverageBy, tuple[str, ...]] = {
    "topics": ("uncovered_topic", "thin_topic"),
    "types": ("uncovered_type",),
}
"""Kinds of gaps that belong to the rows of the coverage matrix."""


def found(network: Network, *kinds: str) -> list[Finding]:
    """Return the findings of the view, of these kinds or of all, the most severe first."""
    view = state.view()
    return [
        finding
        for finding in cache.findings(network, view.selection)
        if (not kinds or finding.kind in kinds) and (view.severity == "all" or weight(finding) == "heavy")
    ]


def _needs_for(network: Network, district: str, topic: str) -> list[Finding]:
    """Return the open needs that sources name for a topic in a district."""
    return [
        finding
        for finding in cache.findings(network)
        if finding.kind == "reported_gap"
        and finding.status == "open"
        and (finding.districts, finding.topics) == ((district,), (topic,))
    ]


def first_section(network: Network) -> None:
    """What matters most?"""
    overview(network, found(network))


def introductions_section(network: Network) -> None:
    """Who should get to know whom, and who does the same?"""
    introduction_set(network, found(network))
    _findings(network, "introduction", "overlap")


def coverage_section(network: Network) -> None:
    """Where is whom for what? District by topic or type."""
    view = state.view()
    t = locales.text(view.language)
    st.segmented_control(
        t("coverage.by"),
        get_args(state.CoverageBy),
        format_func=lambda by: t(f"coverage.by-{by}"),
        required=True,
        label_visibility="collapsed",
        **state.widget("coverage_by", view.coverage_by, lambda by: state.change(coverage_by=by, cell=None)),
    )
    matrix, detail = st.columns([1.7, 1], gap="large")
    found = cache.covered(network, view.coverage_by)
    with matrix:
        coverage_matrix(network, found)
    with detail:
        _cell_detail(network)
    if view.coverage_by == "topics":
        _in_municipalities(network, t)
    _findings(network, *KINDS_BY[view.coverage_by], "not_surveyed")


def _in_municipalities(network: Network, t: locales.Translator) -> None:
    """Look inside the one district that is chosen."""
    chosen = [d.id for d in network.ordinary_districts if d.id in state.view().selection.districts]
    st.header(t("coverage.in-municipalities"), anchor=False)
    if len(chosen) == 1:
        municipality_coverage(network, chosen[0])
    else:
        st.markdown(t("coverage.choose-district"))


def dependence_section(network: Network) -> None:
    """On whom, and on which ties, does a part of the network hang?"""
    _findings(network, "single_point_of_failure", "bridge_tie")


def borders_section(network: Network) -> None:
    """Which districts are tied to which?"""
    borders = cache.borders_of(network)
    t = locales.text(state.view().language)
    tied = sum(border.seen > 0 for border in borders)
    st.markdown(t("borders.sum", tied=tied, pairs=len(borders)))
    matrix, detail = st.columns([1.7, 1], gap="large")
    with matrix:
        border_matrix(network, borders)
    with detail:
        _border_detail(network, borders)
    _outwards(network, t)
    _findings(network, "weak_border")


def isolated_section(network: Network) -> None:
    """Who has no documented tie, and which small groups stand apart?"""
    _findings(network, "isolate", "fragment")
    _weakly_tied(network)


def reported_section(network: Network) -> None:
    """What do sources themselves name as missing?"""
    _findings(network, "reported_gap")


def stale_section(network: Network) -> None:
    """Which ties rest on old evidence only?"""
    st.caption(as_of(network, locales.text(state.view().language)))
    _findings(network, "stale_evidence")


def _weakly_tied(network: Network) -> None:
    view = state.view()
    t = locales.text(view.language)
    part = cache.part(network, view.selection)
    degrees = cache.partners_of(network).degree
    st.header(t("gaps.weak"), anchor=False)
    st.caption(t("gaps.weak-what"))
    rows = []
    for actor in part.actors:
        if degrees[actor.id] == 1:
            only = network.ties_of[actor.id][0].other_end(actor.id)
            second = nearest_partner(network, degrees, actor, besides={only})
            rows.append(
                {
                    "id": actor.id,
                    "name": actor.name,
                    "district": network.district_by_id[actor.district].name.in_language(view.language),
                    "partner": network.actor_by_id[only].label,
                    "second": network.actor_by_id[second].label if second else None,
                }
            )
    columns = (
        Column("name", t("table.name")),
        Column("district", t("table.district"), wide=True),
        Column("partner", t("gaps.only-partner")),
        Column("second", t("gaps.second-partner"), help=t("gaps.second-partner-help")),
    )
    data_table("weakly_tied", t("gaps.weak"), columns, rows, searchable=True)


def _outwards(network: Network, t: locales.Translator) -> None:
    """Say for each district how much of its work leads outwards, beside what chance would give."""
    found = cache.measures(network).network["e_i_by_district"] or {}
    st.header(t("borders.outwards"), anchor=False)
    st.caption(t("borders.outwards-what"))
    rows = []
    for district in network.ordinary_districts:
        if told := found.get(district.id):
            outside, low, high = ((1 + told[name]) / 2 for name in ("index", "low", "high"))
            rows.append(
                {
                    "name": district.name.in_language(t.language),
                    "outside": {"value": round(outside, 4), "text": t.percent(outside)},
                    "chance": t("borders.from-to", low=t.percent(low), high=t.percent(high)),
                    "index": t.number(told["index"], 2),
                }
            )
    columns = (
        Column("name", t("table.district")),
        Column("outside", t("borders.outside"), "bar", t("borders.outside-help")),
        Column("chance", t("borders.by-chance"), help=t("borders.by-chance-help")),
        Column("index", "E-I", "number", help=t("borders.index-help"), wide=True),
    )
    data_table("outwards", t("borders.outwards"), columns, rows)


def _findings(network: Network, *kinds: str) -> None:
    t = locales.text(state.view().language)
    for kind in kinds:
        of_kind = found(network, kind)
        st.header(t(f"gaps.{kind}"), anchor=False)
        st.caption(t(f"gaps.{kind}-what"))
        if of_kind:
            finding_cards(of_kind, network, kind)
        else:
            st.markdown(t("gaps.none"))


def _cell_detail(network: Network) -> None:
    view = state.view()
    t = locales.text(view.language)
    district, _, item = (view.cell or "").partition(":")
    found = cache.covered(network, view.coverage_by)
    if (district, item) not in found.cells:
        st.info(t("coverage.choose"), icon=":material/touch_app:")
        return
    cell = found.cell(district, item)
    parts = network.topic_by_id if found.by == "topics" else network.type_by_id
    place = network.district_by_id[district].name.in_language(view.language)
    st.subheader(f"{plain(parts[item].name.in_language(view.language))}, {plain(place)}", anchor=False)
    st.markdown(t.plural(f"coverage.{cell.state}-long", len(cell.actors)))
    for need in _needs_for(network, district, item):
        finding_link(need, plain(str(text_params(need, network, t)["text"])), ":material/campaign:")
    actor_pills("cell_actors", t("coverage.actors"), cell.actors, network)
    actor_pills("cell_wider", t("coverage.wider"), found.wider[item], network)
    sources = [e for a in cell.actors for e in network.actor_by_id[a].evidence]
    if sources:
        with st.container(height=320, border=False):
            st.markdown(f"**{t('card.evidence')}**\n{evidence_lines(sources, view.language)}")


def _without_upper_levels(network: Network, t: locales.Translator) -> None:
    """Show which part falls off where state and federal level are left out, if one does."""
    parts = [f for f in cache.findings(network) if f.kind == "fragment" and f.variant == "local"]
    if parts:
        part = cache.part(network, LOCAL)
        looks: dict[str, MarkLook] = dict.fromkeys(parts[0].actors, "lost")
        title = describe(parts[0], network, t)["title"]
        small_picture("local_parts", part, title, Marks(looks, usual="usual"), whole=network)
        st.caption(plain(title))


def _border_detail(network: Network, borders: tuple[Border, ...]) -> None:
    view = state.view()
    t = locales.text(view.language)
    pair = frozenset((view.cell or "").split(":"))
    border = next((b for b in borders if frozenset(b.districts) == pair), None)
    if border is None:
        st.info(t("borders.choose"), icon=":material/touch_app:")
        _without_upper_levels(network, t)
        return
    names = [plain(network.district_by_id[d].name.in_language(view.language)) for d in border.districts]
    st.subheader(" – ".join(names), anchor=False)
    st.markdown(border_words("borders.long", border, t))
    for tie in border.ties:
        ends = " – ".join(plain(network.actor_by_id[end].label) for end in (tie.source, tie.target))
        kind = plain(network.tie_type_by_id[tie.type].name.in_language(view.language))
        st.markdown(f"**{ends}** ({kind})\n{evidence_lines(tie.evidence, view.language)}")
