"""What a report is about, its first page, and how to take it away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

import streamlit as st

import locales
from network.model import Network
from network.report.blocks import Bullets, KeyNumbers, Paragraph, Picture, Report
from ui.backend import reports
from ui.components.card_grid import card_grid
from ui.components.markdown import escape
from ui.session import state

MEDIA = {
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
Ids = tuple[str, ...]


def choices(network: Network, t: locales.Translator) -> None:
    """Choose a district, a topic, both, or neither for the whole network."""
    districts, topics = st.columns(2)
    with districts:
        _choice("districts", network.districts, t)
    with topics:
        _choice("topics", network.topics, t)


def _choice(name: str, parts: Sequence[Any], t: locales.Translator) -> None:
    """Offer one part or all; several that were chosen elsewhere stay one choice."""
    names = {part.id: part.name.in_language(t.language) for part in parts}
    chosen: Ids = getattr(state.view().selection, name)
    options: list[Ids] = [(), *((i,) for i in names)]
    options += [chosen] if chosen not in options else []
    st.selectbox(
        t(f"report-page.{name}"),
        options,
        format_func=lambda ids: t.listing(names[i] for i in ids) if ids else t(f"report-page.all-{name}"),
        **state.widget(f"report_{name}", chosen, lambda ids: state.change_selection(**{name: ids})),
    )


def take_away(network: Network, t: locales.Translator) -> None:
    """Offer the report as a page to print and as files; each is made on request."""
    view = state.view()
    with st.container(horizontal=True, key="report_take"):
        address = print_address(network)
        st.link_button(t("report-page.print"), address, icon=":material/print:", key="report_print")
        for ending, mime in reversed(MEDIA.items()):
            st.download_button(
                t(f"report-page.file-{ending.lstrip('.')}"),
                partial(reports.file, network, view.selection, view.language, ending),
                file_name=_file_name(ending, t),
                mime=mime,
                key=f"report_file{ending}",
                on_click="ignore",
                icon=":material/download:",
            )
    st.caption(t("report-page.patience"))


def print_address(network: Network) -> str:
    """Return where the app serves the report as a page, with the selection as options."""
    view = state.view()
    options = state.to_options(state.View(selection=view.selection))
    asked = f"?{urlencode(options, doseq=True)}" if options else ""
    return f"/report/{network.fingerprint}/{view.language}.html{asked}"


def _file_name(ending: str, t: locales.Translator) -> str:
    chosen = state.view().selection
    return "-".join([t("report-page.file-name"), *chosen.districts, *chosen.topics]) + ending


def preview(network: Network, t: locales.Translator) -> None:
    """Show the first page: figures, pictures, what matters most, and what else stands in the report."""
    made = reports.preview(network, state.view().selection, t.language)
    with st.container(border=True, key="report_preview"):
        st.subheader(escape(made.title), anchor=False)
        st.caption(escape(" · ".join(made.facts)))
        words, pictures = st.columns([1.35, 1], gap="large")
        with words:
            _figures(made)
            _matters(made)
        found = {p.name: p for p in made.pictures}
        with pictures:
            _picture(found.get("map"), network)
        contents, network_picture = st.columns([1, 2.2], gap="large")
        with contents:
            st.markdown(f"**{t('report-page.contents')}**", anchors=False)
            st.markdown(
                "\n".join(f"1. {escape(section.heading)}" for section in made.sections), anchors=False
            )
        with network_picture:
            _picture(found.get("network"), network)


def _figures(made: Report) -> None:
    (figures,) = [b for b in made.sections[0].blocks if isinstance(b, KeyNumbers)]
    keys = [f"figure_report_{i}" for i in range(len(figures.items))]
    for card, figure in card_grid(figures.items, 2, keys, "small"):
        card.markdown(f":primary[**{escape(figure.value)}**]  \n{escape(figure.label)}", anchors=False)


def _matters(made: Report) -> None:
    for block in made.sections[0].blocks:
        if isinstance(block, Bullets):
            st.markdown("\n".join(f"- {escape(item)}" for item in block.items), anchors=False)
        elif isinstance(block, Paragraph) and block.style == "caution":
            st.warning(escape(block.text))
        elif isinstance(block, Paragraph):
            st.markdown(f"**{escape(block.text)}**", anchors=False)


def _picture(picture: Picture | None, network: Network) -> None:
    view = state.view()
    if picture:
        file = reports.picture_file(network, view.selection, view.language, picture.name)
        st.image(file, caption=escape(picture.caption), alt=picture.alternative, width="stretch")
