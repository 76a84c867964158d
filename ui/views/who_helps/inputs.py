"""What is needed, where, and from where: three choices, and examples for those who have not chosen yet."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

import locales
from network.analysis.referral import Place, examples, refer
from network.gaps.introductions.contacts import first_contact
from network.model import Language, Network
from ui.components.markdown import plain
from ui.session import state
from ui.session.places import places
from ui.views.who_helps.text import found_words, place_name, topic_name


def inputs(network: Network) -> None:
    """Ask for the topic, the place and, if somebody likes, the actor at which the way begins."""
    view = state.view()
    t = locales.text(view.language)
    topics = {topic.id: topic.name.in_language(view.language) for topic in network.topics}
    need, where, start = st.columns([1, 1, 1.25], gap="small")
    with need:
        _choice("need", _sorted(topics), view.need, t)
    with where:
        names = place_names(network, view.language)
        _choice("place", names, _shown(view.place, names, places(network)), t)
    with start:
        _choice("start", _sorted(_actor_names(network, view.language)), view.start, t)


def tries(network: Network) -> None:
    """Say what is still missing, and offer questions worth trying."""
    view = state.view()
    t = locales.text(view.language)
    missing = "place" if view.need else "need" if view.place else "both"
    st.markdown(t(f"who_helps.missing-{missing}"))
    found = examples(network, set(places(network).values()))
    if not found:
        return
    st.subheader(t("who_helps.examples"), anchor=False)
    for i, (column, (topic, place)) in enumerate(zip(st.columns(len(found)), found, strict=True)):
        with column, st.container(border=True, height="stretch", key=f"example_{i}"):
            _example(network, topic, place, t, i)


def _example(network: Network, topic: str, place: Place, t: locales.Translator, number: int) -> None:
    """Offer a question with the beginning of its answer."""
    answer = refer(network, topic, place)
    need, where = topic_name(network, topic, t.language), place_name(network, place, t.language)
    st.markdown(f"**{plain(need)}**  \n{plain(where)}")
    st.markdown(plain(found_words(network, answer, t)))
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


def place_names(network: Network, language: Language) -> dict[str, str]:
    """Return the names of all places to choose from: districts first, then their municipalities by name."""
    known = places(network)
    towns = {key: place_name(network, place, language) for key, place in known.items() if place.municipality}
    districts = {
        key: place_name(network, place, language) for key, place in known.items() if key == place.district
    }
    return districts | _sorted(towns)


def _shown(chosen: str | None, names: Mapping[str, str], known: Mapping[str, Place]) -> str | None:
    """A town that is a district of its own is offered once, by its district."""
    if chosen is None or chosen in names or chosen not in known:
        return chosen
    return known[chosen].district


def _actor_names(network: Network, language: Language) -> dict[str, str]:
    def name(actor: str) -> str:
        known = network.actor_by_id[actor]
        return f"{known.label} · {network.district_by_id[known.district].name.in_language(language)}"

    return {actor.id: name(actor.id) for actor in network.actors}


def _sorted(names: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(names.items(), key=lambda item: (item[1].casefold(), item[0])))


def _choice(name: str, names: Mapping[str, str], chosen: str | None, t: locales.Translator) -> None:
    """Offer choices by name; where two read alike, the key tells them apart."""
    often = list(names.values())
    labels = {key: label if often.count(label) == 1 else f"{label} ({key})" for key, label in names.items()}
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
