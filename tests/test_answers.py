"""Answers in data files: written where they belong, nothing else touched, never half a file."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from network.filters import Selection
from network.gaps import KINDS, Finding, figures_to_note, find_gaps
from network.io.read import data_files, read
from network.io.read.reader import read_contents
from network.io.read.yaml_tree import compose, plain
from network.io.write import format_text
from network.io.write.answers import with_answer, without_answer
from network.io.write.atomic_save import SaveError, change_answers, may_change
from network.model import Actor, Answer, AnswerValue, Evidence, Figure, Network, ReportedGap, Tie
from tests.conftest import FROZEN
from tests.small_networks import build
from tests.strategies import any_network
from tests.test_gaps import cliques_and, ring_with_a_tail, surveyed

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


def test_decisive_figures_are_noted_and_no_others():
    isolate = Finding("isolate:b", "isolate", 0.5, figures={"degree": 0, "only_actor_for_topics": 1})
    assert figures_to_note(isolate) == NO.figures


def test_every_kind_names_figures_that_its_findings_have(shipped: Network):
    decisive = {kind.id: set(kind.decisive) for kind in KINDS}
    for finding in find_gaps(shipped):
        assert {f.name for f in figures_to_note(finding)} == decisive[finding.kind] & finding.figures.keys()
        assert not decisive[finding.kind] or figures_to_note(finding)


def declined(network: Network, found: Iterable[Finding]) -> Network:
    """The network with all these findings declined, as the page notes it."""
    answers = (
        Answer(gap=f.key, answer="declined", date="2026-11-22", figures=figures_to_note(f)) for f in found
    )
    return network.replace(answers=tuple(answers))


def reopened(network: Network, **options: Any) -> list[Finding]:
    return [f for f in find_gaps(network, Selection(**options)) if f.is_reopened]


def and_tie(network: Network, one: str, other: str) -> Network:
    tie = Tie(source=min(one, other), target=max(one, other), type="kooperation")
    return network.replace(ties=(*network.ties, tie))


def cited(network: Network, *dates: str) -> Network:
    """The network with one dated citation for each of its ties."""
    ties = (
        tie.model_copy(update={"evidence": (Evidence(title="B", date=date),)})
        for tie, date in zip(network.ties, dates, strict=True)
    )
    return network.replace(ties=tuple(ties))


ALIKE = {"topics": {"a": "wohnen sprache", "b": "wohnen sprache"}}
STAR = build(["a b", "a c", "a d", "a e"], surveyed=surveyed("ort"))
TWELVE_EACH = [f"{u}{i} {v}{j}" for u, v in ("nw", "se") for i in range(6) for j in (i, (i + 1) % 6)]
"""Twelve ties n-w and twelve s-e: beside them one or two ties n-s are fewer than usual."""
NEED = ReportedGap(id="g", district="ort", topic="wohnen", text="Es fehlt.")
CHANGES = {
    "fragment:x": (build(["a b", "b c", "a c", "x y"]), build(["a b", "b c", "a c", "x y", "x z"])),
    "single_point_of_failure:h": (ring_with_a_tail(), ring_with_a_tail("h w")),
    "bridge_tie:h:r0": (ring_with_a_tail("r1 r4", "r1 r5"), ring_with_a_tail("r1 r4", "r1 r5", "h w")),
    "weak_border:n:s": (cliques_and(*TWELVE_EACH, "n0 s0"), cliques_and(*TWELVE_EACH, "n0 s0", "n3 s3")),
    "overlap:a:b": (build(["a p", "b p"], **ALIKE), build(["a p", "b p", "a q", "b q"], **ALIKE)),
    "reported_gap:g": tuple(
        build(["a b"], topics=topics, declared=("wohnen",), reported_gaps=(NEED,))
        for topics in ({}, {"a": "wohnen"})
    ),
    "stale_evidence:a": (cited(STAR, "2015", "2016", "2017", "2026"), cited(STAR, *["2015"] * 4)),
}
"""By key: a network with that finding, and one in which a decisive figure of it is another."""


@pytest.mark.parametrize("key", CHANGES)
def test_a_declined_finding_comes_back_once_its_own_figures_change(key: str):
    before, after = CHANGES[key]
    (finding,) = [f for f in find_gaps(before) if f.key == key]
    asked = declined(before, [finding])
    assert [f.status for f in find_gaps(asked) if f.key == key] == ["declined"]
    assert [f.key for f in reopened(after.replace(answers=asked.answers))] == [key]


def test_other_figures_that_an_answer_notes_count_no_more():
    """Earlier answers note all whole numbers: here the size of the network, which has grown since."""
    network = build(["a b", "b c", "a c", "x y"])
    noted = (Figure(name="size", value=2), Figure(name="of", value=77))
    answer = Answer(gap="fragment:x", answer="declined", date="2026-11-22", figures=noted)
    assert reopened(network.replace(answers=(answer,))) == []


def test_an_answer_without_figures_stands_for_good():
    no = Answer(gap="fragment:x", answer="declined", date="2026-11-22")
    for network in CHANGES["fragment:x"]:
        status = {f.key: f.status for f in find_gaps(network.replace(answers=(no,)))}
        assert status["fragment:x"] == "declined"


@pytest.mark.parametrize(("answer", "status"), [("accepted", "addressed"), ("later", "open")])
def test_other_answers_give_their_status_whatever_the_figures(answer: AnswerValue, status: str):
    figures = (Figure(name="size", value=77),)
    told = Answer(gap="fragment:x", answer=answer, date="2026-11-22", figures=figures)
    network = CHANGES["fragment:x"][0].replace(answers=(told,))
    (finding,) = [f for f in find_gaps(network) if f.key == "fragment:x"]
    assert finding.status == status
    assert not finding.is_reopened


@given(any_network, st.data())
def test_a_tie_elsewhere_reopens_nothing(network: Network, data: st.DataObject):
    """Elsewhere: both ends work in districts in which nobody works whom the finding names."""
    if len(network.actors) < 2:
        return
    one, other = data.draw(st.permutations([a.id for a in network.actors]))[:2]
    home = {a.id: a.district for a in network.actors}
    for finding in reopened(and_tie(declined(network, find_gaps(network)), one, other)):
        assert {home[one], home[other]} & {*finding.districts, *(home[a] for a in finding.actors)}


@given(any_network, st.data())
def test_a_new_actor_without_ties_reopens_nothing(network: Network, data: st.DataObject):
    if not network.districts or not network.actor_types:
        return
    district = data.draw(st.sampled_from(network.districts)).id
    new = Actor(id="neu", name="Neu", type=network.actor_types[0].id, district=district)
    asked = declined(network, find_gaps(network))
    assert reopened(asked.replace(actors=(*network.actors, new))) == []


def test_edits_elsewhere_reopen_nothing_in_the_shipped_data(shipped: Network):
    """A tie inside a district between two whom no finding names, and an actor without any tie."""
    found = find_gaps(shipped)
    named = {actor for finding in found for actor in finding.actors}
    tied = {frozenset(tie.key[:2]) for tie in shipped.ties}
    calm = [a for a in shipped.actors if a.id not in named]
    one, other = next(
        (a, b) for a, b in combinations(calm, 2) if a.district == b.district and {a.id, b.id} not in tied
    )
    new = Actor(id="neu-hier", name="Neu hier", type=one.type, district=one.district)
    changed = and_tie(declined(shipped, found), one.id, other.id)
    assert reopened(changed.replace(actors=(*shipped.actors, new))) == []


@pytest.mark.parametrize(
    "options",
    [{"without_levels": ("state", "federal")}, {"evidence_since": 2021}, {"min_strength": 2}, {"year": 2015}],
    ids=lambda options: next(iter(options)),
)
def test_what_is_declined_stays_so_with_and_without_a_filter(shipped: Network, options: dict[str, Any]):
    """Declined are the findings that a filter shows, as they are without it."""
    everything = {f.key: f for f in find_gaps(shipped)}
    seen = [f for f in find_gaps(shipped, Selection(**options)) if f.key in everything]
    assert any(figures_to_note(f) != figures_to_note(everything[f.key]) for f in seen)
    asked = declined(shipped, [everything[f.key] for f in seen])
    assert reopened(asked) == []
    assert reopened(asked, **options) == []


def test_what_has_changed_is_open_again_under_a_filter_too():
    before, after = CHANGES["weak_border:n:s"]
    changed = after.replace(answers=declined(before, find_gaps(before)).answers)
    assert {f.key for f in reopened(changed)} >= {"weak_border:n:s"}
    assert {f.key for f in reopened(changed, without_levels=("state",))} >= {"weak_border:n:s"}


def test_answered_in_the_file_and_quiet_in_the_list(tmp_path: Path):
    """Two actors without a tie; after a declined isolate the other one leads the list."""
    file = written(tmp_path)
    network = read(file).network
    assert network is not None
    first = next(f for f in find_gaps(network) if f.kind == "isolate")
    no = Answer(gap=first.key, answer="declined", date="2026-11-22", figures=figures_to_note(first))
    change_answers(file, lambda text: with_answer(text, no))
    again = read(file).network
    assert again is not None
    found = find_gaps(again)
    assert found[-1].key == first.key
    assert found[-1].status == "declined"
    assert {f.status for f in found[:-1]} == {"open"}


# --- line ends --------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_every_line_keeps_its_own_end(end: str):
    """One line ends otherwise than the others: it stays, the new ones end as most do."""
    other = "\n" if end == "\r\n" else "\r\n"
    head, rest = HEAD.split("\n", 1)
    before, tail = head + other + rest.replace("\n", end), TAIL.replace("\n", end)
    assert with_answer(before + tail, YES) == before + WRITTEN.replace("\n", end) + tail


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n\r"])
def test_an_answer_is_taken_back_whatever_the_line_ends(end: str):
    text = (HEAD + TAIL).replace("\n", end)
    one = with_answer(text, YES)
    assert without_answer(with_answer(one, NO), NO.gap) == one
    undone = without_answer(one, YES.gap)
    assert plain(compose(undone, "")[0]) == {**plain(compose(text, "")[0]), "answers": []}


@pytest.mark.parametrize("text", [HEAD.removesuffix("\n"), (HEAD + WRITTEN).removesuffix("\n")])
def test_a_file_without_a_last_line_end_goes_on_without(text: str):
    assert with_answer(text, YES) == (HEAD + WRITTEN).removesuffix("\n")


def test_a_byte_order_mark_stays(tmp_path: Path):
    file = written(tmp_path, "\ufeff" + HEAD + TAIL)
    change_answers(file, lambda text: with_answer(text, YES))
    assert file.read_bytes() == ("\ufeff" + HEAD + WRITTEN + TAIL).encode()


# --- files ------------------------------------------------------------------------------------------


def save(path: Path, answer: Answer = YES) -> None:
    change_answers(path, lambda text: with_answer(text, answer))


def answers(path: Path) -> tuple[Answer, ...]:
    network = read(path).network
    assert network is not None
    return network.answers


def refused(path: Path, answer: Answer = YES) -> SaveError:
    with pytest.raises(SaveError) as error:
        save(path, answer)
    return error.value


def test_hidden_files_are_not_the_data(tmp_path: Path):
    """Earlier drafts, forks of a Mac and locks of Emacs: neither read nor written nor in the way."""
    file = written(tmp_path)
    (tmp_path / ".old.yaml").write_text("version: 1" + WRITTEN, encoding="utf-8")
    (tmp_path / "._a.yaml").write_bytes(b"\0\5\x16\7Mac OS X\xb0\xff")
    (tmp_path / ".#a.yaml").symlink_to("user@host.1:2")
    hidden = {name: (tmp_path / name).read_bytes() for name in (".old.yaml", "._a.yaml")}
    assert data_files(tmp_path) == [file]
    save(tmp_path)
    assert answers(tmp_path) == (YES,)
    assert {name: (tmp_path / name).read_bytes() for name in hidden} == hidden


@pytest.mark.parametrize("content", ["# Grüße".encode("latin-1"), b"version: [1\n"])
def test_an_unreadable_file_beside_refuses_the_answer_with_its_problem(tmp_path: Path, content: bytes):
    written(tmp_path)
    (tmp_path / "b.yaml").write_bytes(content)
    error = refused(tmp_path)
    assert error.reason == "refused"
    assert {p.file for p in error.problems} == {"b.yaml"}


def test_a_link_stays_a_link_and_its_target_changes(tmp_path: Path):
    (tmp_path / "real").mkdir()
    target, link = written(tmp_path / "real"), tmp_path / "link.yaml"
    link.symlink_to(target)
    save(link)
    assert link.is_symlink()
    assert answers(target) == (YES,)


def test_mode_owner_and_group_stay_where_they_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Giving a file to another user needs rights; where they are missing the group is still kept."""
    given: list[tuple[int, int]] = []

    def chown(_: Path, owner: int, group: int) -> None:
        given.append((owner, group))
        if owner != -1:
            raise PermissionError

    file = written(tmp_path)
    file.chmod(0o640)
    facts = file.stat()
    monkeypatch.setattr("network.io.write.atomic_save.os.chown", chown)
    save(file)
    assert file.stat().st_mode == facts.st_mode
    assert given == [(-1, facts.st_gid), (facts.st_uid, facts.st_gid)]


def test_nothing_is_left_behind_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file = written(tmp_path)
    monkeypatch.setattr("network.io.write.atomic_save.os.fsync", full)
    assert refused(file).reason == "not-writable"
    assert file.read_text(encoding="utf-8") == HEAD + TAIL
    assert {f.name for f in tmp_path.iterdir()} == {"actors.yaml", ".actors.yaml.lock"}


def test_the_draft_of_a_killed_writer_is_in_nobodys_way(tmp_path: Path):
    file = written(tmp_path)
    (tmp_path / ".actors.yaml.new").write_text("half a fi", encoding="utf-8")
    save(file)
    assert answers(file) == (YES,)
    assert {f.name for f in tmp_path.iterdir()} == {"actors.yaml", ".actors.yaml.lock"}


def test_a_missing_folder_is_not_made(tmp_path: Path):
    assert refused(tmp_path / "x" / "actors.yaml").reason == "not-writable"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("protected", [".", "actors.yaml", ".actors.yaml.lock"])
def test_what_may_not_be_written_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, protected: str
):
    """A protected file in an open folder could be replaced; it is protected all the same."""
    file = written(tmp_path)
    (tmp_path / ".actors.yaml.lock").touch()
    assert may_change(file)
    monkeypatch.setattr(
        "network.io.write.atomic_save.os.access", lambda place, _: place != tmp_path / protected
    )
    assert not may_change(file)
    assert refused(file).reason == "not-writable"
    assert file.read_text(encoding="utf-8") == HEAD + TAIL


def test_who_waits_too_long_is_told_that_somebody_else_saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = written(tmp_path)
    monkeypatch.setattr("network.io.write.atomic_save.PATIENCE_SECONDS", 0)
    with FileLock(tmp_path / ".actors.yaml.lock"):
        assert refused(file).reason == "busy"


class Editor:
    """Saves a line of its own just before a draft takes the file's place, so many times."""

    def __init__(self, file: Path, times: int) -> None:
        self.file, self.times, self.saved = file, times, 0

    def before_replacing(self, *_: object) -> None:
        if self.saved < self.times:
            self.saved += 1
            text = self.file.read_text(encoding="utf-8")
            self.file.write_text(f"{text}# Stand {self.saved}\n", encoding="utf-8")


@pytest.mark.parametrize("times", [1, 2])
def test_an_edit_made_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int):
    editor = Editor(file := written(tmp_path), times)
    monkeypatch.setattr("network.io.write.atomic_save._keep_owner_and_mode", editor.before_replacing)
    save(file)
    assert answers(file) == (YES,)
    edits = "".join(f"# Stand {i + 1}\n" for i in range(times))
    assert file.read_text(encoding="utf-8") == HEAD + WRITTEN + TAIL + edits


def test_edits_without_end_are_told_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    editor = Editor(file := written(tmp_path), 9)
    monkeypatch.setattr("network.io.write.atomic_save._keep_owner_and_mode", editor.before_replacing)
    assert refused(file).reason == "edited"
    assert editor.saved == 3
    assert file.read_text(encoding="utf-8") == HEAD + TAIL + "# Stand 1\n# Stand 2\n# Stand 3\n"


@pytest.mark.parametrize(
    ("more", "readings"), [("", [1, 1, 1]), ("# b\ntopics: [{id: x, name: Frau Muster}]\n", [2, 1, 1])]
)
def test_an_answer_reads_the_data_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, readings: list[int]
):
    """Where the data have warnings, what was so before is read as well, unless it is known already."""
    file = written(tmp_path, HEAD + more + TAIL)
    counted = Mock(side_effect=read_contents)
    monkeypatch.setattr("network.io.write.atomic_save.read_contents", counted)
    for gap, expected in zip(("isolate:a", "isolate:b", "isolate:c"), readings, strict=True):
        counted.reset_mock()
        save(file, YES.model_copy(update={"gap": gap}))
        assert counted.call_count == expected
