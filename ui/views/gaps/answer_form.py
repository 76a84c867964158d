"""People's answers to findings: what was decided, and buttons to decide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

import streamlit as st

import locales
from network.gaps import Finding, figures_to_note
from network.io.write.answers import with_answer, without_answer
from network.io.write.atomic_save import SaveError, change_answers
from network.model import Answer, AnswerValue, Network
from ui.backend import cache
from ui.components.markdown import escape
from ui.components.problem_list import problem_list
from ui.session import state

MOST_LETTERS = 600


def answer_line(finding: Finding, t: locales.Translator) -> None:
    """Say what was decided, and whether the figures have changed since."""
    answer = finding.answer
    if answer is None:
        return
    reason = f": {escape(answer.reason.in_language(t.language))}" if answer.reason else ""
    decided = t(f"answer.told-{answer.answer}", date=t.date(answer.date))
    st.markdown(f":material/how_to_reg: **{decided}**{reason}", anchors=False)
    if finding.is_reopened:
        st.markdown(f":material/update: {t('answer.reopened')}", anchors=False)


def answer_form(finding: Finding, network: Network, t: locales.Translator) -> None:
    """Take an answer with its reason, or take one back; only where the data can be changed from here."""
    st.markdown(f"**{t('answer.heading')}**", anchors=False)
    if not cache.may_change():
        st.caption(t("answer.closed"))
        return
    unfiltered = next((f for f in cache.findings(network) if f.key == finding.key), None)
    if unfiltered:
        _ask(unfiltered, network, t)
    else:
        st.caption(t("answer.only-here"))
    if finding.answer and st.button(t("answer.undo"), icon=":material/undo:", key=f"undo_{finding.key}"):
        _change(lambda text: without_answer(text, finding.key, network.present_key), t("answer.undone"), t)


def _ask(finding: Finding, network: Network, t: locales.Translator) -> None:
    """Ask what people decide on a finding of the whole network."""
    given = finding.answer.reason if finding.answer else None
    with st.form(f"answer_{finding.key}", border=False, clear_on_submit=False):
        chosen = st.segmented_control(
            t("answer.choice"),
            get_args(AnswerValue),
            format_func=lambda value: t(f"answer.{value}"),
            default=finding.answer.answer if finding.answer else None,
            key=f"answer_choice_{finding.key}",
        )
        reason = st.text_area(
            t("answer.reason"),
            value=given.in_language(t.language) if given else "",
            max_chars=MOST_LETTERS,
            height=90,
            key=f"answer_reason_{finding.key}",
        )
        st.caption(t("answer.reason-help"))
        saved = st.form_submit_button(t("answer.save"), icon=":material/save:")
    if saved:
        _save(finding, chosen, reason, network, t)


def _save(
    finding: Finding, chosen: AnswerValue | None, reason: str, network: Network, t: locales.Translator
) -> None:
    if chosen is None:
        st.warning(t("answer.choose"), icon=":material/touch_app:")
        return
    answer = Answer.model_validate(
        {
            "gap": finding.key,
            "answer": chosen,
            "reason": " ".join(reason.split()) or None,
            "date": date.today().isoformat(),
            "figures": figures_to_note(finding),
        }
    )
    _change(lambda text: with_answer(text, answer, network.present_key), t("answer.saved"), t)


def _change(change: Callable[[str], str], done: str, t: locales.Translator) -> None:
    """Write the data file, and show the page again; where that fails, say why and keep what was typed."""
    try:
        change_answers(cache.data_file().path, change)
    except SaveError as error:
        st.error(t(f"answer.{error.reason}"), icon=":material/block:")
        if error.problems:
            problem_list(error.problems, t)
        return
    cache.data_file().reload()
    state.announce(done)
    st.rerun()
