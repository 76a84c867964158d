"""Writing: one layout, nothing lost, and every YAML reader reads the same."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from network.io.read import read
from network.io.read.yaml_tree import compose
from network.io.write import format_text, to_yaml
from network.io.write.comments import Comment, comments_of, noted
from network.io.write.emitter import WIDTH, folded
from network.io.write.formatter import same_content
from network.model import Network
from tests.broken_files import BROKEN
from tests.conftest import FROZEN
from tests.rich_networks import AWKWARD, LINES, rich_networks, same_network
from tests.small_networks import build

ROOT = Path(__file__).resolve().parent.parent


def test_the_shipped_file_is_in_the_canonical_layout():
    text = FROZEN.read_text(encoding="utf-8")
    assert format_text(text) == text


def test_order_indentation_and_quotes():
    untidy = """\
# yaml-language-server: $schema=actors.schema.json

title:   'Netz'
version: 1
actors:
- name: "Amt"
  id: amt
  since: "2014"
  short: no
  topics: [ sprache,bildung ]
  district: 'herford'
  type: amt
"""
    assert (
        format_text(untidy)
        == """\
# yaml-language-server: $schema=actors.schema.json

version: 1
title: Netz
actors:
  - id: amt
    name: Amt
    short: 'no'
    type: amt
    district: herford
    topics: [sprache, bildung]
    since: 2014
""".replace("'no'", '"no"')
    )


def test_comments_stay_with_their_entry_when_keys_move():
    untidy = """\
# Kopf der Datei

# zum Titel
title: Netz  # hinter dem Titel
# zur Version
version: 1   # hinter der Version
actors:      # hinter dem Schlüssel
# zum ersten Eintrag
- name: A    # hinter dem Namen
  # zur Kennung
  id: a
  # am Ende des Eintrags
  # und noch eine Zeile

# zum zweiten Eintrag
- {name: B, # mitten in der Klammer
   id: b}   # hinter der Klammer
# ganz am Ende
"""
    assert (
        format_text(untidy)
        == """\
# Kopf der Datei

# zur Version
version: 1  # hinter der Version
# zum Titel
title: Netz  # hinter dem Titel
actors:  # hinter dem Schlüssel
  # zum ersten Eintrag
  # zur Kennung
  - id: a
    name: A  # hinter dem Namen
    # am Ende des Eintrags
    # und noch eine Zeile

  # zum zweiten Eintrag
  # mitten in der Klammer
  - {id: b, name: B}  # hinter der Klammer
# ganz am Ende
"""
    )


def test_long_values_are_broken_and_long_mappings_opened():
    words = "Wort " * 30
    text = format_text(
        "actors:\n"
        f"  - {{id: a, name: {words.strip()}}}\n"
        f"  - {{id: b, topics: [{', '.join(f'thema-{i}' for i in range(20))}]}}\n"
    )
    assert text == (
        "actors:\n"
        "  - id: a\n"
        f"    name: {('Wort ' * 18).strip()}\n"
        f"      {('Wort ' * 12).strip()}\n"
        "  - id: b\n"
        "    topics: [thema-0, thema-1, thema-2, thema-3, thema-4, thema-5, thema-6, thema-7, thema-8,\n"
        "      thema-9, thema-10, thema-11, thema-12, thema-13, thema-14, thema-15, thema-16, thema-17,\n"
        "      thema-18, thema-19]\n"
    )
    assert max(len(line) for line in text.splitlines()) <= WIDTH


def test_texts_of_several_lines_keep_them():
    assert format_text('title:\n  de: "eins\\nzwei"\n  en: |  # Kommentar\n    one\n    two\n') == (
        "title:\n  de: |-\n    eins\n    zwei\n  en: |  # Kommentar\n    one\n    two\n"
    )


def test_aliases_stay_and_keep_their_order():
    text = "title: &t T\nversion: 1\nactors:\n  - id: a\n    name: *t\n"
    assert format_text(text) == text


def test_several_blank_lines_become_one():
    assert format_text("version: 1\n\n\n\ntitle: T\n\n\n") == "version: 1\n\ntitle: T\n"


@pytest.mark.parametrize("text", ["", "- a\n", "a: 1\na: 2\n", "a: [\n", "a: !!int 3\n", "a: 1\n---\nb: 2\n"])
def test_what_cannot_be_read_is_not_written(text: str):
    with pytest.raises(ValueError, match="cannot be read"):
        format_text(text)


@pytest.mark.parametrize("name", BROKEN)
def test_files_with_wrong_content_keep_it(name: str):
    text = (ROOT / "tests" / "broken" / f"{name}.yaml").read_text(encoding="utf-8")
    root, problems = compose(text, "")
    if root is None or problems or not text.startswith("version"):
        return
    formatted = format_text(text)
    assert same_content(text, formatted)
    assert format_text(formatted) == formatted


# --- any file -------------------------------------------------------------------------------------

KEYS = st.sampled_from(
    ["version", "title", "actors", "id", "name", "since", "date", "topics", "no", "a b", "x: y"]
)
VALUES = st.one_of(LINES, st.sampled_from([*AWKWARD, "true", "2014-05-01"]))
TREES = st.recursive(
    st.none() | VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
COMMENTS = st.sampled_from(["# eins", "#zwei: 'drei'", "# [vier", "   # fünf", "\t# sechs", "#", ""])


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return YAML as PyYAML writes it in one of its styles, with comments strewn in between lines."""
    content = draw(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
    flow = draw(st.sampled_from([None, False, True]))
    text = yaml.safe_dump(
        content,
        default_flow_style=flow,
        allow_unicode=True,
        sort_keys=False,
        width=draw(st.integers(20, 120)),
    )
    lines: list[str] = []
    for line in text.splitlines():
        comment = draw(st.one_of(st.just(None), st.just(None), COMMENTS))
        lines += [line] if comment is None else [comment.replace("\t", " "), line]
    strewn = "\n".join(lines) + "\n"
    # A comment inside a text would be a part of it, or break it.
    return strewn if same_content(strewn, text) else text


@given(files())
def test_formatting_twice_changes_nothing_more(text: str):
    once = format_text(text)
    assert format_text(once) == once


@given(files())
def test_formatting_keeps_content_and_comments(text: str):
    formatted = format_text(text)
    assert same_content(text, formatted)
    before, after = ([c.text for c in comments_of(t) if c.text] for t in (text, formatted))
    assert sorted(before) == sorted(after)


@given(files())
def test_lines_end_without_blanks(text: str):
    lines = format_text(text).split("\n")
    assert all(line == line.rstrip(" ") for line in lines)


@given(LINES, st.integers(0, 60))
def test_folded_lines_hold_the_same_words(text: str, start: int):
    assume(text == text.strip())
    assert " ".join(line.strip(" ") for line in folded(text, start, 4)) == text


# --- networks -------------------------------------------------------------------------------------


@given(rich_networks())
def test_a_network_written_and_read_is_the_same(tmp_path_factory, network: Network):
    file = tmp_path_factory.getbasetemp() / "written.yaml"
    text = to_yaml(network)
    file.write_bytes(text.encode())
    reading = read(file)
    assert not [p for p in reading.problems if p.level == "error"]
    assert reading.network is not None
    assert same_network(reading.network, network)
    assert format_text(text) == text


@given(rich_networks())
def test_other_readers_read_the_same_texts(network: Network):
    """PyYAML's loader guesses types by the look of a value; ours never does. Both must agree."""
    loaded = yaml.safe_load(to_yaml(network))
    for actor, entry in zip(network.actors, loaded.get("actors", []), strict=True):
        assert (entry["id"], entry["name"], entry.get("short")) == (actor.id, actor.name, actor.short)
        assert entry.get("since") == actor.since
        for citation, cited in zip(actor.evidence, entry.get("evidence", []), strict=True):
            when = cited.get("date")
            assert (when.isoformat() if isinstance(when, date) else when and str(when)) == citation.date


def test_a_document_read_is_written_with_the_same_ties_at_the_same_actors(tmp_path: Path):
    reading = read(FROZEN)
    assert reading.document is not None
    again = tmp_path / "again.yaml"
    again.write_text(to_yaml(reading.document), encoding="utf-8")
    assert read(again).document == reading.document
    again.write_text(to_yaml(reading.network), encoding="utf-8")
    assert read(again).network == reading.network


def test_short_ties_are_written_short():
    assert "    ties: [b]\n" in to_yaml(build(["a b"]))
    assert "      - {to: b, strength: 2}\n" in to_yaml(build(["a b 2"]))


@pytest.mark.parametrize("count", [50, 100, 200])
def test_each_comment_is_looked_at_a_few_times_only(count: int):
    """However many there are: more only for those at the top, which introduce file and first entry."""
    looks = 0

    class Seen:
        def __init__(self, comment: Comment) -> None:
            self.comment = comment

        def __getattr__(self, name: str) -> object:
            nonlocal looks
            looks += name == "line"
            return getattr(self.comment, name)

    text = "version: 1\nactors:\n" + "  # c\n  - id: a  # d\n    ties:\n      - b\n" * count
    root, _ = compose(text, "")
    assert root is not None
    noted(root, [Seen(comment) for comment in comments_of(text)])  # type: ignore[misc]
    assert looks <= 12 * 2 * count
