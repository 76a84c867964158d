"""Who helps? A need and a place, and at once the actors that are documented for it, and how to reach them."""

from __future__ import annotations

import streamlit as st

from network.analysis.referral import refer
from ui.backend import cache
from ui.components.evidence_list import evidence_list
from ui.components.markdown import escape
from ui.components.page_frame import page_start
from ui.session.places import around, places
from ui.views.who_helps.cards import referral_cards
from ui.views.who_helps.inputs import inputs, tries
from ui.views.who_helps.map import referral_map
from ui.views.who_helps.text import dead_end_words, found_words, place_name, topic_name

loaded, view, t = page_start()
network = cache.part(loaded)  # not those that have ended

st.title(t("who_helps.heading"), anchor=False)
with st.container(key="referral_question"):
    inputs(network, t)
place = places(network).get(view.place or "")
start = view.start if view.start in network.actor_by_id else None

with st.container(key="referral_answer"):
    words, picture = st.columns([1.75, 1], gap="large")
with words:
    if view.need and place:
        answer = refer(network, view.need, place, start, around(place))
        topic = escape(topic_name(network, view.need, t))
        st.header(f"{topic} · {escape(place_name(network, place, t))}", anchor=False)
        st.markdown(f"**{escape(found_words(network, answer, t))}**")
        for end, sentence in dead_end_words(network, answer, t):
            if end == "none_in_place":
                st.info(escape(sentence), icon=":material/help:")
            else:
                st.warning(escape(sentence), icon=":material/block:")
        if answer.reported:
            with st.expander(t("who_helps.reported"), icon=":material/campaign:"):
                for need in answer.reported:
                    st.markdown(escape(need.text.in_language(t.language)), anchors=False)
                    evidence_list(need.evidence, t)
        referral_cards(network, answer, t)
    else:
        tries(network, t)
with picture:
    referral_map(network, view.need, place, t)
    st.caption(t("who_helps.map-hint"))
    st.markdown(t("who_helps.caution"))
