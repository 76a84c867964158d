"""The page "Report": what is chosen stands in the address, the first page is shown, files are handed out."""

from __future__ import annotations

import asyncio
import re
import threading
from datetime import date

import pytest

import locales
from network.filters import LOCAL
from tests import ui_data
from tests.conftest import FROZEN
from tests.test_pages import MARKDOWN, Walk, elements, is_in_other_language, shown, strings, use
from tests.test_serving import HTML, get
from ui.backend import cache, reports, tasks
from ui.backend.jobs import Key
from ui.components.markdown import escape
from ui.session import state
from ui.views.report.preview import print_address

PATIENCE = 180  # seconds until a thread must have moved; it takes a moment
LANGUAGES = locales.LANGUAGES
DATA = {"real": None, "tiny": ui_data.TINY, "unpeopled": ui_data.UNPEOPLED, "empty": ui_data.EMPTY}


def select_boxes(app):
    return {box.key: box for box in app.selectbox}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", [*DATA, "hostile"])
def test_the_page_is_drawn_in_the_readers_language(monkeypatch, tmp_path, data, language):
    text = ui_data.HOSTILE if data == "hostile" else DATA[data]
    if text is None:
        monkeypatch.setenv("INTEGRATIONSNETZ_DATA", str(FROZEN))
    else:
        use(monkeypatch, tmp_path, text)
    wrong = ui_data.ENGLISH if language == "de" else ui_data.GERMAN
    walk = Walk()
    for options in (
        {},
        {"district": "herford"},
        {"topic": "wohnen"},
        {"district": "lippe", "level": "federal"},
    ):
        app = walk.to("report", {"lang": language, **options})
        assert [e.message for e in app.exception] == []
        texts = shown(app)
        assert [t for t in texts if is_in_other_language(t, language) or wrong in t] == []
        assert [t for t in texts if re.search(r"\b(None|nan|undefined)\b", t)] == []


def test_no_markup_of_the_data_reaches_the_page(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.HOSTILE)
    active = re.compile(r"(?<!\\)(!\[|\]\(javascript:|<script|<img|\$x|\*\*fett|:red\[|:material/home)")
    seen = 0
    for options in ({}, {"district": "herford"}):
        for part in elements(Walk().to("report", options)._tree):
            proto = getattr(part, "proto", None)
            if type(proto).__name__ in MARKDOWN:
                for text in strings(proto):
                    assert not active.search(text), text
                    seen += "evil" in text
    assert seen


def test_what_is_chosen_stands_in_the_address_and_on_the_page(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("report", {})
    assert [s.value for s in app.subheader] == [escape(locales.text("de")("report.title-all"))]
    select_boxes(app)["report_districts"].set_value(("herford",)).run()
    assert app.query_params == {"district": "herford"}
    assert [s.value for s in app.subheader] == [f"{ui_data.GERMAN} Kreis Herford"]
    select_boxes(app)["report_topics"].set_value(("sprache",)).run()
    assert app.query_params == {"district": "herford", "topic": "sprache"}
    select_boxes(app)["report_districts"].set_value(()).run()
    assert app.query_params == {"topic": "sprache"}


def test_several_districts_from_another_page_stay_chosen(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("report", {"district": ["herford", "lippe"]})
    assert select_boxes(app)["report_districts"].value == ("herford", "lippe")
    assert [s.value for s in app.subheader] == [
        escape(f"{ui_data.GERMAN} Kreis Herford und {ui_data.GERMAN} Kreis Lippe")
    ]


def test_the_figures_are_those_of_the_part(monkeypatch, tmp_path):
    """One actor in Herford with one tie to Lippe; one of two topics; one reported need."""
    use(monkeypatch, tmp_path, ui_data.TINY)
    page = "\n".join(shown(Walk().to("report", {"district": "herford"})))
    for figure in ("**1**", f"**{escape('1 von 2')}**"):
        assert f":primary[{figure}]" in page


def test_the_files_are_made_on_demand(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    monkeypatch.setattr(reports, "file", lambda *_: pytest.fail("nobody has asked for it"))
    app = Walk().to("report", {"district": "herford"})
    assert not app.exception
    labels = [p.label for p in elements(app._tree) if getattr(p, "type", "") == "download_button"]
    t = locales.text("de")
    assert labels == [t("report-page.file-docx"), t("report-page.file-html")]


def test_filters_that_leave_nobody_can_be_taken_away(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    app = Walk().to("report", {"district": "herford", "level": "federal"})
    t = locales.text("de")
    (reset,) = [b for b in app.button if b.label == t("empty.reset")]
    reset.click().run()
    assert app.query_params == {}


# ── the address of the page to print


@pytest.fixture
def tiny(monkeypatch, tmp_path):
    use(monkeypatch, tmp_path, ui_data.TINY)
    network = cache.load().network
    assert network
    return network


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_to_print_is_served_with_the_usual_headers(served, tiny, language):
    answer = get(
        served, f"/report/{tiny.fingerprint}/{language}.html", accept=HTML["accept"], district="herford"
    )
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    text = answer.body.decode("utf-8")
    assert f'<html lang="{language}">' in text
    name = f"{ui_data.GERMAN} Kreis Herford" if language == "de" else f"{ui_data.ENGLISH} Herford district"
    assert f"<h1>{name}</h1>" in text


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("0000000000000000/de.html", {}),
        ("{network}/fr.html", {}),
        ("{network}/de.html", {"district": "atlantis"}),
        ("{network}/de.html", {"year": "x"}),
        ("{network}/de.html", {"utm_source": "<script>"}),
    ],
)
def test_what_is_not_known_is_not_served(served, tiny, path, options):
    answer = get(served, f"/report/{path.format(network=tiny.fingerprint)}", accept=HTML["accept"], **options)
    assert answer.status == 404
    assert b"script" not in answer.body


def test_the_address_holds_the_selection(monkeypatch, tiny):
    chosen = state.View(language="en", selection=state.Selection(districts=("herford",), topics=("wohnen",)))
    monkeypatch.setattr(state, "view", lambda: chosen)
    assert print_address(tiny) == f"/report/{tiny.fingerprint}/en.html?district=herford&topic=wohnen"
    monkeypatch.setattr(state, "view", lambda: state.View(language="de"))
    assert print_address(tiny) == f"/report/{tiny.fingerprint}/de.html"


def test_the_preview_is_made_without_ranks_and_the_file_on_demand(tiny):
    chosen = state.Selection(districts=("herford",))
    preview = reports.preview(tiny, chosen, "de")
    assert preview.made == date.today()
    assert locales.text("de")("report.rank-degree") not in repr(preview)
    assert reports.file(tiny, chosen, "de", ".html").startswith(b"<!doctype html>")


# ── reports as jobs


class Writer:
    """In the worker's place: counts what it is asked for, and writes a report when it is let."""

    def __init__(self):
        self.free, self.begun = threading.Event(), threading.Event()
        self.written = []

    def call(self, function, *arguments, **options):
        if function is not tasks.report_file:
            return None  # ranges
        self.begun.set()
        assert self.free.wait(PATIENCE)
        self.written.append(arguments)
        return b"<!doctype html>"


@pytest.fixture
def writer(monkeypatch):
    writer = Writer()
    cache.jobs.cache_clear()
    monkeypatch.setattr(cache, "worker", lambda: writer)
    yield writer
    writer.free.set()
    cache.jobs.cache_clear()


def test_one_report_however_the_options_are_ordered(served, tiny, writer):
    writer.free.set()
    path = f"/report/{tiny.fingerprint}/de.html"
    for districts in (["herford", "lippe"], ["lippe", "herford"], ["lippe", "herford", "lippe"]):
        assert get(served, path, district=districts).body == b"<!doctype html>"
    assert len(writer.written) == 1


def test_the_report_takes_the_ranges_that_pages_show(tiny, writer):
    """The page on key actors counts without state and federal level, as the report does."""
    writer.free.set()
    shown_by_pages = cache.ranges(tiny, LOCAL)
    reports.file(tiny, state.Selection(), "de", ".html")
    assert cache.ranges(tiny, LOCAL) is shown_by_pages
    assert len(cache.jobs()._jobs) == 2  # one for the ranges, one for the file


def test_when_many_wait_a_report_is_refused_for_now(served, tiny, writer):
    jobs = cache.jobs()
    for number in range(2 + reports.MOST_WAITING):  # two run
        jobs.ask(Key("other", "report", number), lambda progress: writer.free.wait(PATIENCE))
    answer = get(served, f"/report/{tiny.fingerprint}/de.html")
    assert (answer.status, answer.headers["retry-after"]) == (503, "10")
    assert not [key for key in jobs._jobs if key.version == tiny.fingerprint and jobs._jobs[key].is_pending]


def test_who_leaves_is_not_waited_for(served, tiny, writer):
    """The client closes the connection while the report is made: it is not made to the end for nobody."""

    async def ask():
        messages = asyncio.Queue()
        messages.put_nowait({"type": "http.request", "body": b"", "more_body": False})
        scope = {"type": "http", "method": "GET", "path": f"/report/{tiny.fingerprint}/de.html"}
        scope |= {"query_string": b"", "headers": [(b"host", b"localhost")], "root_path": ""}
        answer = asyncio.ensure_future(served(scope, messages.get, lambda message: asyncio.sleep(0)))
        assert await asyncio.to_thread(writer.begun.wait, PATIENCE)
        messages.put_nowait({"type": "http.disconnect"})
        await answer

    asyncio.run(ask())
    assert [job.state for key, job in cache.jobs()._jobs.items() if key.kind == "report"] == ["stopped"]
