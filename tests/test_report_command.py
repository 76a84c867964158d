"""`python -m network report`: writes what the ending says, and helps where that is not possible."""

from __future__ import annotations

import io
import subprocess
import sys

import docx
import pytest

import locales
from network.__main__ import main
from tests import ui_data
from tests.conftest import ROOT


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    return main(["report", *map(str, arguments)], out, err), out.getvalue(), err.getvalue()


@pytest.fixture
def data(tmp_path):
    return ui_data.write(tmp_path, ui_data.TINY)


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_it_writes_a_page_in_the_language(data, tmp_path, language):
    file = tmp_path / "bericht.html"
    code, out, err = run(data, "--out", file, "--district", "herford", "--language", language)
    assert (code, out) == (0, "")
    assert err.strip() == locales.text(language)("cli.report.done", file=str(file))
    text = file.read_text("utf-8")
    wrong = ui_data.ENGLISH if language == "de" else ui_data.GERMAN
    assert f'<html lang="{language}">' in text
    assert wrong not in text


def test_it_writes_a_word_file_by_its_ending(data, tmp_path):
    file = tmp_path / "Bericht.DOCX"
    assert run(data, "--out", file, "--topic", "wohnen")[0] == 0
    assert any("Wohnen" in p.text for p in docx.Document(str(file)).paragraphs)


def test_another_ending_is_wrong_use_and_says_what_is_possible(data, tmp_path):
    code, _, err = run(data, "--out", tmp_path / "bericht.pdf")
    assert code == 2
    assert "bericht.pdf" in err
    assert ".html" in err
    assert ".docx" in err
    assert not (tmp_path / "bericht.pdf").exists()


def test_a_folder_that_does_not_exist_is_wrong_use(data, tmp_path):
    code, _, err = run(data, "--out", tmp_path / "fehlt" / "bericht.html")
    assert code == 2
    assert "bericht.html" in err


def test_an_unknown_district_is_wrong_use_with_a_suggestion(data, tmp_path):
    code, _, err = run(data, "--out", tmp_path / "b.html", "--district", "herfort")
    assert code == 2
    assert "herford" in err


def test_data_with_errors_give_no_report(tmp_path):
    file = tmp_path / "b.html"
    assert run(ui_data.write(tmp_path, ui_data.BROKEN), "--out", file)[0] == 1
    assert not file.exists()


def test_without_a_file_to_write_it_says_what_is_missing(data):
    code, _, err = run(data)
    assert code == 2
    assert "--out" in err


def test_neither_the_command_line_nor_the_app_loads_the_drawing_library_at_the_start():
    heavy = "{'matplotlib', 'docx', 'lxml'}"
    program = f"import sys, network.__main__, ui.backend.cache; print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"
