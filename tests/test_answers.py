"""Answers in data files: written where they belong, nothing else touched, never half a file."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.gaps import Finding, figures_now, find_gaps
from network.gaps.base import with_answer as answered
from network.model import Answer, Figure
from network.reading import read
from network.reading.nodes import compose, plain
from network.writing import format_text
from network.writing.answers import with_answer, without_answer
from network.writing.saving import SaveError, change_answers
from tests.conftest import FROZEN

YES = Answer(gap="isolate:a", answer="accepted", reason="Wir laden sie ein.", date="2026-11-22")
NO = Answer(gap="isolate:b", answer="declined", date="2026-11-22", figures=(Figure(name="degree", value=0),))

HEAD = """# yaml-language-server: $schema=actors.schema.json
version: 1
title: Probe  # der Name
districts:
  - {id: herford, name: Herford}
actor_groups:
  - {id: g, name: G}
actor_types:
  - {id: t, group: g, name: T}
actors:
  - {id: a, name: A, type: t, district: herford}
  # b fehlt noch ein Beleg
  - {id: b, name: B, type: t, district: herford}
"""
TAIL = """
# was erhoben ist
surveyed:
  - {district: herford, topics: all, types: all, date: 2026-11}
"""
WRITTEN = """
answers:
  - gap: isolate:a
    answer: accepted
    reason: Wir laden sie ein.
    date: 2026-11-22
"""


def test_a_first_answer_gets_a_section_at_its_place():
    assert with_answer(HEAD + TAIL, YES) == HEAD + WRITTEN + TAIL


def test_a_first_answer_at_the_end_of_a_file():
    assert with_answer(HEAD, YES) == HEAD + WRITTEN


def test_a_second_answer_stands_below_the_first_and_comments_stay():
    before = HEAD + WRITTEN + "    # geklärt im Arbeitskreis\n" + TAIL
    second = """  - gap: isolate:b
    answer: declined
    date: 2026-11-22
    figures:
      - {name: degree, value: 0}
"""
    assert with_answer(before, NO) == HEAD + WRITTEN + second + "    # geklärt im Arbeitskreis\n" + TAIL


def test_a_new_answer_to_the_same_finding_takes_the_place_of_the_old_one():
    both = with_answer(with_answer(HEAD + TAIL, YES), NO)
    later = YES.model_copy(update={"answer": "later", "reason": None})
    changed = with_answer(both, later)
    assert changed.index("answer: later") < changed.index("isolate:b")
    assert "accepted" not in changed
    assert with_answer(changed, YES) == both


def test_taking_an_answer_back_restores_the_text_but_for_the_empty_section():
    text = with_answer(with_answer(HEAD + TAIL, YES), NO)
    assert without_answer(text, "isolate:b") == HEAD + WRITTEN + TAIL
    assert without_answer(HEAD + WRITTEN + TAIL, "isolate:a") == HEAD + "\nanswers: []\n" + TAIL
    assert without_answer(HEAD, "isolate:a") == HEAD


@pytest.mark.parametrize("empty", ["answers: []", "answers:", "answers: null", "answers: ~"])
def test_an_empty_section_is_filled(empty: str):
    assert with_answer(HEAD + "\n" + empty + "\n" + TAIL, YES) == HEAD + WRITTEN + TAIL


def test_line_ends_of_windows_stay():
    text = (HEAD + TAIL).replace("\n", "\r\n")
    assert with_answer(text, YES) == (HEAD + WRITTEN + TAIL).replace("\n", "\r\n")


def test_a_text_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="cannot be read"):
        with_answer("version: [1\n", YES)


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=40,
).filter(str.strip)
ANSWERS = st.builds(
    Answer,
    gap=st.sampled_from(["isolate:a", "isolate:b", "weak_border:x:y"]),
    answer=st.sampled_from(["accepted", "later", "declined"]),
    reason=st.none() | TEXTS.map(str.strip).filter(bool),
    date=st.just("2026-11-22"),
    figures=st.just(()) | st.just(NO.figures),
)


@given(st.lists(ANSWERS, max_size=5))
def test_answers_read_as_they_were_written_and_the_rest_stays(given_answers: list[Answer]):
    text = HEAD + TAIL
    for answer in given_answers:
        text = with_answer(text, answer)
    root, problems = compose(text, "")
    assert problems == []
    content = plain(root)
    answers = content.pop("answers", [])
    assert content == plain(compose(HEAD + TAIL, "")[0])
    latest = {a.gap: a for a in given_answers}
    assert {a["gap"]: (a["answer"], a.get("reason")) for a in answers} == {
        gap: (a.answer, a.reason.de if a.reason else None) for gap, a in latest.items()
    }
    for line in (HEAD + TAIL).splitlines():
        assert line in text.splitlines()


def test_the_shipped_file_keeps_its_layout(shipped_text: str):
    changed = with_answer(shipped_text, YES)
    assert format_text(changed) == changed
    assert set(shipped_text.splitlines()) <= set(changed.splitlines())


@pytest.fixture
def shipped_text() -> str:
    return FROZEN.read_text(encoding="utf-8")


def written(folder: Path, text: str = HEAD + TAIL) -> Path:
    file = folder / "actors.yaml"
    file.write_bytes(text.encode())
    return file


def test_an_answer_is_saved_and_read(tmp_path: Path):
    file = written(tmp_path)
    change_answers(file, lambda text: with_answer(text, YES))
    assert file.read_text(encoding="utf-8") == HEAD + WRITTEN + TAIL
    network = read(file).network
    assert network is not None
    assert network.answers == (YES,)
    assert {f.name for f in tmp_path.iterdir()} <= {"actors.yaml", ".actors.yaml.lock"}


def test_a_folder_gets_a_file_of_its_own_for_answers(tmp_path: Path):
    folder = tmp_path / "data"
    folder.mkdir()
    written(folder)
    change_answers(folder, lambda text: with_answer(text, YES))
    change_answers(folder, lambda text: with_answer(text, NO))
    assert (folder / "actors.yaml").read_text(encoding="utf-8") == HEAD + TAIL
    network = read(folder).network
    assert network is not None
    assert network.answers == (YES, NO)


@pytest.mark.parametrize("reason", ["Frau Dr. Muster, 05221 123456", "bitte an jemand@example.org"])
def test_personal_data_in_a_reason_is_refused_and_nothing_changes(tmp_path: Path, reason: str):
    file = written(tmp_path)
    told = Answer(gap="isolate:a", answer="accepted", reason=reason, date="2026-11-22")
    with pytest.raises(SaveError) as refused:
        change_answers(file, lambda text: with_answer(text, told))
    assert [p.code for p in refused.value.problems] == ["personal-data"]
    assert file.read_text(encoding="utf-8") == HEAD + TAIL


def test_a_broken_file_stays_as_it_is(tmp_path: Path):
    file = written(tmp_path, "version: [1\n")
    with pytest.raises(SaveError) as refused:
        change_answers(file, lambda text: with_answer(text, YES))
    assert refused.value.problems
    assert file.read_text(encoding="utf-8") == "version: [1\n"


def test_answers_given_at_the_same_time_are_all_kept(tmp_path: Path):
    file = written(tmp_path)
    answers = [YES.model_copy(update={"gap": f"isolate:x{i}"}) for i in range(12)]

    def save(answer: Answer) -> None:
        change_answers(file, lambda text: with_answer(text, answer))

    threads = [threading.Thread(target=save, args=(answer,)) for answer in answers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    network = read(file).network
    assert network is not None
    assert {a.gap for a in network.answers} == {a.gap for a in answers}


FOUND = Finding("isolate:b", "isolate", 0.5, figures={"degree": 0, "share": 0.25})


def with_these(*answers: Answer) -> dict[str, Answer]:
    return {answer.gap: answer for answer in answers}


def test_counts_are_noted_and_shares_are_not():
    assert figures_now(FOUND) == NO.figures


def test_a_declined_finding_stays_quiet_until_its_figures_change():
    same, changed = FOUND, Finding("isolate:b", "isolate", 0.5, figures={"degree": 1, "share": 0.25})
    assert answered(same, with_these(NO)).status == "declined"
    assert not answered(same, with_these(NO)).is_reopened
    assert answered(changed, with_these(NO)).status == "open"
    assert answered(changed, with_these(NO)).is_reopened
    # The share moves with any edit elsewhere: it does not wake anybody.
    moved = Finding("isolate:b", "isolate", 0.5, figures={"degree": 0, "share": 0.75})
    assert answered(moved, with_these(NO)).status == "declined"


def test_an_answer_without_figures_stands_for_good():
    plain_no = NO.model_copy(update={"figures": ()})
    changed = Finding("isolate:b", "isolate", 0.5, figures={"degree": 1})
    assert answered(changed, with_these(plain_no)).status == "declined"


@pytest.mark.parametrize(("answer", "status"), [("accepted", "addressed"), ("later", "open")])
def test_other_answers_give_their_status_whatever_the_figures(answer: str, status: str):
    told = Answer.model_validate({**NO.model_dump(), "answer": answer})
    changed = Finding("isolate:b", "isolate", 0.5, figures={"degree": 1})
    assert answered(changed, with_these(told)).status == status
    assert not answered(changed, with_these(told)).is_reopened


def test_answered_in_the_file_and_quiet_in_the_list(tmp_path: Path):
    """Two actors without a tie; after a declined isolate the other one leads the list."""
    file = written(tmp_path)
    network = read(file).network
    assert network is not None
    first = next(f for f in find_gaps(network) if f.kind == "isolate")
    no = Answer(gap=first.key, answer="declined", date="2026-11-22", figures=figures_now(first))
    change_answers(file, lambda text: with_answer(text, no))
    again = read(file).network
    assert again is not None
    found = find_gaps(again)
    assert found[-1].key == first.key
    assert found[-1].status == "declined"
    assert {f.status for f in found[:-1]} == {"open"}
