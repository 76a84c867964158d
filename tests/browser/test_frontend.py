"""Our browser components by themselves: mounted, shown again, taken away, with a server that fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

import locales
from network.geo.label_placement import AROUND, LARGEST
from network.io.suggestions import slug
from tests import ui_data
from tests.browser.visit import GRAPH, PATIENCE, Visit, visiting
from tests.conftest import ROOT
from tests.test_key_actors_page import STAR, all_ranges
from tests.test_label_placement import chosen_by_python, crowd
from tests.test_pages import Walk, elements
from ui import pages
from ui.server.static_files import assets_path

FRONTEND = ROOT / "ui" / "frontend"
ACTOR = "mitte"
WORDS = locales.text("de")
PAGES = [
    ("overview", {}),
    ("network", {}),
    ("actors", {}),
    ("actors", {"actor": ACTOR}),
    ("key_actors", {"compare": ACTOR}),
    ("data", {"district": "herford"}),
    ("gaps", {"section": "coverage"}),
    ("what_if", {"without-actor": ACTOR}),
    ("network", {"from": "m0", "to": "lipper"}),
    ("who_helps", {"need": "sprache", "place": "herford", "from": ACTOR}),
]
"""Together these show every component."""

# Counts what our own files observe and listen to, and what of it they let go.
COUNTING = """
window.live = new Map();
const ours = () => /assets.*js/.test(new Error().stack);
const begin = (key, what) => ours() && window.live.set(key, what);
for (const name of ["ResizeObserver", "IntersectionObserver", "MutationObserver"]) {
  const { observe, unobserve, disconnect } = window[name].prototype;
  window[name].prototype.observe = function (...all) {
    begin(this, name);
    return observe.apply(this, all);
  };
  for (const end of [unobserve, disconnect].filter(Boolean)) {
    window[name].prototype[end.name] = function (...all) {
      window.live.delete(this);
      return end.apply(this, all);
    };
  }
}
const targets = [[window, "window"], [document, "document"], [MediaQueryList.prototype, "media"]];
for (const [target, named] of targets) {
  const [add, remove] = [target.addEventListener, target.removeEventListener];
  const keys = new Map();
  const key = (self, kind, call) => {
    const all = keys.get(call) ?? keys.set(call, new Map()).get(call);
    return all.get(kind) ?? all.set(kind, { self, kind, call }).get(kind);
  };
  target.addEventListener = function (kind, call, ...more) {
    begin(key(this, kind, call), `${named} ${kind}`);
    return add.call(this, kind, call, ...more);
  };
  target.removeEventListener = function (kind, call, ...more) {
    window.live.delete(key(this, kind, call));
    return remove.call(this, kind, call, ...more);
  };
}
const { setInterval: every, clearInterval: stop } = window;
window.setInterval = (...all) => {
  const id = every(...all);
  begin(`timer ${id}`, `every ${all[1]} ms`);
  return id;
};
window.clearInterval = (id) => { window.live.delete(`timer ${id}`); stop(id); };
"""
# Mounts a component some times, shows it again with other data, lets it draw, and takes it away.
LIVES = """async ([address, data, mounts, updates]) => {
  const { default: call } = await import(address);
  const still = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  let [most, drawn] = [0, true];
  for (let i = 0; i < mounts; i++) {
    const parentElement = document.createElement("div");
    parentElement.innerHTML = "<div></div>";
    document.body.append(parentElement);
    let cleanUp;
    for (let j = 0; j < updates; j++) {
      cleanUp = call({ parentElement, data: { ...data, update: j }, setTriggerValue() {} });
      await still();
    }
    parentElement.querySelector(".ino-info")?.focus();
    const root = parentElement.firstChild;
    for (let waits = 0; root.dataset.ready === "false" && waits < 600; waits++) await still();
    drawn &&= root.textContent !== "" && root.dataset.ready !== "false";
    most = Math.max(most, window.live.size);
    parentElement.remove();
    cleanUp();
    await still();
  }
  return { left: [...window.live.values()], most, drawn };
}"""


def components() -> dict[str, str]:
    """Addresses of the components that Streamlit mounts, by their names."""
    files = [f for f in FRONTEND.rglob("*.js") if "\nexport default" in f.read_text("utf-8")]
    return {f.stem: f"{assets_path()}/{f.relative_to(FRONTEND).as_posix()}" for f in files}


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    return ui_data.write(tmp_path_factory.mktemp("star"), STAR)


@pytest.fixture(scope="module")
def payloads(file) -> dict[str, dict[str, Any]]:
    """What each component is given on the pages of a small network, by its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INTEGRATIONSNETZ_DATA", str(file))
        all_ranges()
        return collected()


def collected() -> dict[str, dict[str, Any]]:
    walk, found = Walk(), {}
    for page, options in PAGES:
        for part in elements(walk.to(page, options)._tree):
            if getattr(part, "type", "") == "bidi_component":
                name = part.proto.component_name.removeprefix("integrationsnetz_")
                found.setdefault(name, json.loads(part.proto.json))
    return found


@pytest.fixture(scope="module")
def window(browser, start_app, file):
    with visiting(browser, start_app(file)) as visit:
        visit.page.add_init_script(COUNTING)
        yield visit


@pytest.fixture
def bare(window):
    """A page of the server with nothing of Streamlit on it."""
    window.forget()
    window.page.goto(f"{window.address}/healthz")
    return window


@pytest.mark.parametrize("name", sorted(components()))
def test_what_a_component_observes_goes_with_it(bare, payloads, name):
    lived = bare.page.evaluate(LIVES, [components()[name], payloads[name], 3, 5])
    assert lived["left"] == []
    assert lived["drawn"] == (name != "shell")  # which only translates
    observing = {"graph": 1, "scatter": 1, "slope": 1, "picture": 1, "shell": 2}
    assert lived["most"] >= observing.get(name, 0)
    bare.assert_clean()


# Mounts the graph as often as asked, each time until it is drawn or says that it cannot be.
GRAPHS = """async ([address, data, times]) => {
  const { default: call } = await import(address);
  const said = [];
  for (let i = 0; i < times; i++) {
    const parentElement = document.createElement("div");
    parentElement.innerHTML = "<div></div>";
    document.body.append(parentElement);
    const cleanUp = call({ parentElement, data, setTriggerValue() {} });
    const root = parentElement.firstChild;
    const message = root.querySelector(".ino-message");
    const done = () => root.dataset.ready === "true" || message.textContent === data.failed;
    for (let waits = 0; !done() && waits < 100; waits++) {
      await new Promise((go) => setTimeout(go, 20));
    }
    said.push(root.dataset.ready === "true" ? "drawn" : message.textContent);
    parentElement.remove();
    cleanUp();
  }
  return said;
}"""


@contextmanager
def failing_once(visit: Visit, address: str) -> Iterator[list[str]]:
    """Let the first request to an address fail; all requests to it are listed."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=500) if len(asked) == 1 else route.continue_()

    visit.page.route(address, answer)
    yield asked
    visit.page.unroute(address)


@pytest.mark.parametrize("address", ["**/vis-network.min.js", "**/graph/*/*.json*"])
def test_what_could_not_be_loaded_once_is_asked_for_again(bare, payloads, address):
    data = payloads["graph"]
    with failing_once(bare, address) as asked:
        said = bare.page.evaluate(GRAPHS, [components()["graph"], data, 3])
    assert said == [data["failed"], "drawn", "drawn"]
    assert len(asked) == 2
    assert len(bare.complaints) == 1  # the browser's own, on the answer 500


def test_an_error_in_the_drawing_is_no_failure_to_load(bare, payloads):
    data = payloads["graph"]
    bare.page.route("**/graph/*/*.json*", lambda route: route.fulfill(json={"nodes": None}))
    said = bare.page.evaluate(GRAPHS, [components()["graph"], data, 1])
    bare.page.unroute("**/graph/*/*.json*")
    assert said == [data["loading"]]
    assert [c for c in bare.complaints if c.startswith("exception: ")]


def test_a_component_that_could_not_be_loaded_once_comes_with_the_next_page(window):
    """Its module fails, and is asked for again where another page mounts the component."""
    window.forget()
    with failing_once(window, "**/scatter.js") as asked:
        window.page.goto(f"{window.address}/{pages.PAGES['key_actors'].address}")
        window.until(lambda: asked, "the component to be asked for")
        header = window.find("[data-testid=stHeader]")
        header.get_by_text(WORDS("data.title"), exact=True).click()
        window.until(lambda: window.path == pages.PAGES["data"].address, "the other page")
        header.get_by_text(WORDS("key_actors.title"), exact=True).click()
        expect(window.find("[data-testid=scatter] svg").first).to_be_visible(timeout=PATIENCE * 1000)


def test_a_call_that_a_later_one_overtook_takes_nothing_away(bare, payloads):
    """Streamlit cleans up after it although the component is still there."""
    drawn = bare.page.evaluate(
        """async ([address, data]) => {
          const { default: call } = await import(address);
          const parentElement = document.body.appendChild(document.createElement("div"));
          parentElement.innerHTML = "<div></div>";
          const show = (update) => call({ parentElement, data: { ...data, update } });
          show(1)();
          const text = parentElement.textContent;
          const cleanUp = show(2);
          const again = parentElement.textContent;
          parentElement.remove();
          cleanUp();
          return [text, again, parentElement.textContent];
        }""",
        [components()["table"], payloads["table"]],
    )
    assert "Mitglied 01" in drawn[0]
    assert drawn[0] == drawn[1]
    assert drawn[2] == ""


def test_charts_follow_the_theme(window):
    """Streamlit calls components again when the theme changes; nothing of ours watches for it."""
    window.forget()
    window.page.emulate_media(color_scheme="light")
    window.open("network")
    background = "(selector) => document.querySelector(selector).inoView.style.dark"
    assert window.page.evaluate(background, GRAPH) is False
    window.page.emulate_media(color_scheme="dark")
    window.until(lambda: window.page.evaluate(background, GRAPH), "a dark picture")
    window.assert_clean()


def test_names_stand_in_the_browser_where_they_stand_on_paper(bare):
    """Twenty random crowds of marks: the same place for each name in both languages."""
    cases = [crowd(seed) for seed in range(20)]
    answer = bare.page.evaluate(
        """async ([address, cases]) => {
          const { LARGEST, WITH_LINE, placeLabels, placesAround } = await import(address);
          const label = ({ mark, width, must }) => ({ must, places: placesAround(mark, width, 16, 3, must) });
          const place = ([names, obstacles, frame]) => placeLabels(names.map(label), obstacles, frame);
          return [LARGEST, WITH_LINE, ...cases.map(place)];
        }""",
        [f"{assets_path()}/lib/labels.js", cases],
    )
    assert answer == [LARGEST, len(AROUND), *(chosen_by_python(*case)[1] for case in cases)]


def test_rows_without_a_value_stay_last_however_a_table_is_sorted(bare):
    """Written otherwise or not there at all: b and d have nothing to sort by."""
    data = {
        "caption": "",
        "language": "de",
        "sort": None,
        "columns": [
            {"key": "name", "name": "name", "kind": "text"},
            {"key": "n", "name": "n", "kind": "bar"},
        ],
        "rows": [
            {"name": "a", "n": {"value": 0.2, "text": "20 %"}},
            {"name": "b", "n": {"value": None, "text": "?"}},
            {"name": "c", "n": {"value": 0.9, "text": "90 %"}},
            {"name": "d"},
            {"name": "e", "n": {"value": 0, "text": "0 %"}},
        ],
        "words": {"search": "", "shown": "", "more": ""},
    }
    orders = bare.page.evaluate(
        """async ([address, data]) => {
          const { default: call } = await import(address);
          const parentElement = document.body.appendChild(document.createElement("div"));
          call({ parentElement, data });
          return [1, 2].map(() => {
            parentElement.querySelectorAll("thead button")[1].click();
            return [...parentElement.querySelectorAll("tbody th")].map((cell) => cell.textContent).join("");
          });
        }""",
        [components()["table"], data],
    )
    assert orders == ["caebd", "eacbd"]


@pytest.mark.parametrize(
    "text",
    ["Kreis Höxter", "LÖHNE", "Lo\u0308hne", "Café Süd_Ost", "Straße 5", "Übergang  –  Schule", "Çelik e.V."],
)
def test_names_are_folded_as_ids_are_made(bare, text):
    folded = bare.page.evaluate(
        "async ([address, text]) => (await import(address)).folded(text)",
        [f"{assets_path()}/lib/folding.js", text],
    )
    assert folded == slug(text)


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("loehne", "Stadt Löhne", True),
        ("Lohne", "Stadt Löhne", True),
        ("Lo\u0308hne", "Stadt Löhne", True),
        ("HOXTER", "Kreis Höxter", True),
        ("стол", "Круглый стол", True),
        ("", "anything", True),
        ("Lahne", "Stadt Löhne", False),
        ("стул", "Круглый стол", False),
    ],
)
def test_search_finds_a_name_however_it_is_typed(bare, wanted, text, found):
    told = bare.page.evaluate(
        "async ([address, wanted, text]) => (await import(address)).finder(wanted)(text)",
        [f"{assets_path()}/lib/folding.js", wanted, text],
    )
    assert told is found
