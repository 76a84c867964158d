"""What can be seen: how the picture uses its canvas, and that names, marks and ties keep off one another."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import locales
from network.filters import Selection, select
from network.graph.crossing import crossing
from tests.browser.visit import GRAPH, visiting
from tests.conftest import ROOT

WINDOWS = {"1440": (1440, 900), "1920": (1920, 1080), "1024": (1024, 768)}
SHARES = {1440: 0.55, 1920: 0.52, 1024: 0.55}
"""Of the canvas between toolbar and legend, covered by discs at least; by width of the window."""
MOST_HIDDEN = 0.01
"""Share of ties that may lie under marks for more than two fifths of their length."""
SMALL = ROOT / "tests" / "data" / "small.yaml"
SELECTIONS = (
    {"topic": "sprache"},
    {"topic": "wohnen"},
    {"group": "behoerde"},
    {"district": "hoexter"},
    {"district": "lippe", "topic": "sprache"},
    {"district": ["herford", "bielefeld"]},
    {"type": "kommunales_integrationszentrum"},
    {"min_strength": 2},
    {"without_level": ["region", "state", "federal"]},
    {"size": "betweenness", "tie_type": "kooperation"},
)

# Everything in pixels of the stage.
SEEN = """(selector) => {
  const view = document.querySelector(selector).inoView;
  const { scene, stage, camera, names, titles } = view;
  const scale = camera.scale;
  const origin = camera.onScreen({ x: 0, y: 0 });
  const moved = (box) => box.map((side, i) => side + (i % 2 ? origin.y : origin.x));
  const over = (a, b) => a[0] < b[2] - 0.5 && b[0] < a[2] - 0.5 && a[1] < b[3] - 0.5 && b[1] < a[3] - 0.5;
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  const marks = [...scene.nodes.values()]
    .map((node) => ({ ...camera.onScreen(node), r: node.r, id: node.id, kind: node.kind }));
  const largest = scene.ordered.filter(({ id }) => scene.nodes.has(id)).slice(0, 60)
    .map(({ id }) => marks.find((mark) => mark.id === id)).map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  const named = names.shown.map(({ node, box }) => ({ id: node.id, kind: node.kind, box: moved(box) }));
  const boxes = [...named.map(({ box }) => box), ...titles.map(({ box }) => moved(box))];
  const out = (box) => box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height;
  const hidden = scene.pairs.map(([a, b]) => {
    const [one, other] = [camera.onScreen(a), camera.onScreen(b)];
    let covered = 0;
    for (let i = 0; i <= 60; i += 1) {
      const [x, y] = [one.x + (i / 60) * (other.x - one.x), one.y + (i / 60) * (other.y - one.y)];
      covered += marks.some((mark) => Math.hypot(mark.x - x, mark.y - y) < mark.r);
    }
    return covered / 61;
  });
  return {
    share: scene.discs.reduce((sum, { r }) => sum + Math.PI * (r * scale) ** 2, 0)
      / (width * (height - view.insets().top - view.insets().bottom)),
    overNames: boxes.filter((box, i) => boxes.some((other, j) => j < i && over(box, other))).length,
    overMarks: named.filter(({ box }) => largest.some((mark) => over(box, mark))).length,
    cutMarks: marks.filter(({ x, y, r }) => x < r || y < r || x > width - r || y > height - r).length,
    cutNames: named.filter(({ box }) => out(box)).length,
    named: named.map(({ id }) => id),
    kinds: Object.fromEntries(marks.map(({ id, kind }) => [id, kind])),
    hidden: hidden.filter((share) => share > 0.4).length,
    ties: hidden.length,
    radii: marks.map(({ r }) => r),
    names: named.length,
  };
}"""
# Chooses every actor in turn; returns those of which a partner is not within the stage.
OUT_OF_SIGHT = """(selector) => {
  const view = document.querySelector(selector).inoView;
  const lost = [];
  for (const { id } of view.scene.actors) {
    view.select(id);
    const insets = view.insets();
    const { clientWidth, clientHeight } = view.stage;
    const seen = [...view.scene.neighbourhood(id)].every((other) => {
      const node = view.scene.nodes.get(other);
      if (!node) return false;
      const { x, y } = view.camera.onScreen(node);
      return x > 20 && y > insets.top
        && x < clientWidth - insets.right - 20 && y < clientHeight - insets.bottom;
    });
    if (!seen) lost.push(id);
    view.camera.steps.length = 0;
    view.state = {};
    view.arrange();
    view.fit();
  }
  view.refresh();
  return lost;
}"""


@pytest.fixture(scope="module", params=WINDOWS, ids=list(WINDOWS))
def window(browser, app_server, request):
    width, height = WINDOWS[request.param]
    with visiting(browser, app_server, viewport={"width": width, "height": height}) as visit:
        yield visit


def seen(visit):
    return visit.page.evaluate(SEEN, GRAPH)


def assert_clear(found, case=""):
    wrong = {key: found[key] for key in ("overNames", "overMarks", "cutMarks", "cutNames") if found[key]}
    assert not wrong, (case, wrong)
    assert found["hidden"] <= max(1, MOST_HIDDEN * found["ties"]), (
        case,
        f"{found['hidden']} of {found['ties']} ties lie under marks",
    )


def test_at_rest_the_districts_fill_the_canvas_and_nothing_covers_a_name(window, shipped):
    window.open("network")
    found = seen(window)
    assert found["share"] >= SHARES[window.page.viewport_size["width"]]
    assert_clear(found)
    wanted = {a.id for a in shipped.actors if a.type == "kommunales_integrationszentrum"}
    assert wanted <= set(found["named"])
    assert max(found["radii"]) <= 18


def test_nothing_covers_a_name_in_any_selection(window, shipped):
    for case in SELECTIONS:
        window.open("network", **case)
        assert_clear(seen(window), case)


@pytest.mark.parametrize("size", WINDOWS)
def test_a_small_network_fills_its_canvas_too(browser, start_app, size):
    width, height = WINDOWS[size]
    with visiting(browser, start_app(SMALL), viewport={"width": width, "height": height}) as visit:
        found = visit.open("network") and seen(visit)
        assert_clear(found)
        assert len(found["named"]) == 3
        assert min(found["radii"]) >= 4


def test_whoever_is_chosen_is_seen_with_all_partners(window):
    window.open("network")
    assert window.page.evaluate(OUT_OF_SIGHT, GRAPH) == []


def test_the_headline_says_what_the_data_say(window, shipped):
    words = locales.text("de")
    window.open("network")
    found = crossing(shipped)
    assert found.most == ("hoexter", "paderborn")
    sentence = words(
        "network.crossing",
        tied=len(found.ties),
        all=found.pairs,
        pair="Paderborn–Höxter",
        most=found.ties[found.most],
    )
    expect(window.find(".st-key-network_head")).to_contain_text(sentence)


def test_bands_and_stubs_count_the_ties_of_the_data(window, shipped):
    window.open("network")
    bands = window.page.evaluate(
        "(s) => document.querySelector(s).inoView.scene.bands"
        ".map(({ ends, ties }) => [...ends, ties.length])",
        GRAPH,
    )
    assert {(a, b): n for a, b, n in bands} == dict(crossing(shipped).ties)
    home = {a.id: a.district for a in shipped.actors}
    for district in ("hoexter", "bielefeld"):
        window.open("network", district=district)
        stubs = window.page.evaluate(
            "(s) => document.querySelector(s).inoView.stubs.map(({ id, ties }) => [id, ties.length])", GRAPH
        )
        expected = {d.id: 0 for d in shipped.districts if d.id != district}
        for tie in shipped.ties:
            ends = {home[tie.source], home[tie.target]}
            if district in ends and len(ends) == 2:
                expected[(ends - {district}).pop()] += 1
        assert dict(stubs) == expected


def test_a_filter_of_one_district_spreads_its_disc(window, shipped):
    window.open("network", district="hoexter")
    height, disc = window.page.evaluate(
        """(s) => {
          const { scene, stage, camera } = document.querySelector(s).inoView;
          return [stage.clientHeight, 2 * scene.discs[0].r * camera.scale];
        }""",
        GRAPH,
    )
    assert disc / height == pytest.approx(0.85, abs=0.07)
    part = select(shipped, Selection(districts=("hoexter",)))
    assert len(seen(window)["named"]) >= min(40, len(part.actors)) - 2
