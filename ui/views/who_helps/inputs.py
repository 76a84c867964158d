"""What is needed, where, and from where: three choices, and examples for those who have not chosen yet."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

import locales
from network.analysis.referral import Place, examples, refer
from network.gaps.introductions.contacts import first_contact
from network.model import Network
from ui.components.actor_names import actor_names
from ui.components.card_grid import card_grid
from ui.components.markdown import escape, text_labels
from ui.session import state
from ui.session.places import places
from ui.views.who_helps.text import found_words, place_name, topic_name


def inputs(network: Network, t: locales.Translator) -> None:
    """Ask for the topic, the place and, optionally, the actor at which the path begins."""
    view = state.view()
    topics = {topic.id: topic.name.in_language(t.language) for topic in network.topics}
    need, where, start = st.columns([1, 1, 1.25], gap="small")
    with need:
        _choice("need", _sorted(topics), view.need, t)
    with where:
        names = place_names(network, t)
        _choice("place", names, _shown(view.place, names, places(network)), t)
    with start:
        _choice("start", actor_names(network, t), view.start, t)


def tries(network: Network, t: locales.Translator) -> None:
    """Show what is still missing, and offer questions worth trying."""
    view = state.view()
    missing = "place" if view.need else "need" if view.place else "both"
    st.markdown(t(f"who_helps.missing-{missing}"))
    found = examples(network, set(places(network).values()))
    if not found:
        return
    st.subheader(t("who_helps.examples"), anchor=False)
    keys = [f"example_{i}" for i in range(len(found))]
    for i, (card, (topic, place)) in enumerate(card_grid(found, len(found), keys, "small")):
        with card:
            _example(network, topic, place, t, i)


def _example(network: Network, topic: str, place: Place, t: locales.Translator, number: int) -> None:
    """Offer a question with the beginning of its answer."""
    answer = refer(network, topic, place)
    need, where = topic_name(network, topic, t), place_name(network, place, t)
    st.markdown(f"**{escape(need)}**  \n{escape(where)}")
    st.markdown(escape(found_words(network, answer, t)))
    st.button(
        t("who_helps.see"),
        key=f"try_{number}",
        icon=":material/arrow_forward:",
        on_click=state.change,
        kwargs={
            "need": topic,
            "place": place.municipality or place.district,
            "start": first_contact(network, place.district),
        },
    )


def place_names(network: Network, t: locales.Translator) -> dict[str, str]:
    """Return the names of all places to choose from: districts first, then their municipalities by name."""
    known = places(network)
    towns = {key: place_name(network, place, t) for key, place in known.items() if place.municipality}
    districts = {key: place_name(network, place, t) for key, place in known.items() if key == place.district}
    return districts | _sorted(towns)


def _shown(chosen: str | None, names: Mapping[str, str], known: Mapping[str, Place]) -> str | None:
    """Return the option of a chosen place: a town that is a district of its own is offered as that."""
    if chosen is None or chosen in names or chosen not in known:
        return chosen
    return known[chosen].district


def _sorted(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda item: (item[1].casefold(), item[0])))


def _choice(name: str, names: Mapping[str, str], chosen: str | None, t: locales.Translator) -> None:
    """Offer choices by name."""
    labels = text_labels(names)
    st.selectbox(
        t(f"who_helps.{name}"),
        list(labels),
        format_func=lambda key: labels.get(key, key),
        placeholder=t(f"who_helps.{name}-placeholder"),
        **state.widget(
            f"referral_{name}",
            chosen if chosen in labels else None,
            lambda value: state.change(**{name: value}),
        ),
    )
