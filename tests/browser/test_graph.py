"""The picture of the network: clicking, searching, walking, filtering, in both directions."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from playwright.sync_api import expect

import locales
from network.filters import Selection, select
from tests.browser.visit import GRAPH, Visit, visiting

ACTOR = "ki-kreis-herford"
WORDS = locales.text("de")

PLACE = """([selector, id]) => {
  const { network, canvas } = document.querySelector(selector).inoView;
  const box = canvas.getBoundingClientRect();
  const at = network.canvasToDOM(network.getPosition(id));
  return { x: box.x + at.x, y: box.y + at.y };
}"""
PLACES = """(selector) => {
  const { network, nodesShown } = document.querySelector(selector).inoView;
  return Object.fromEntries(nodesShown.map((node) => {
    const at = network.canvasToDOM(network.getPosition(node.id));
    return [node.id, [Math.round(at.x * 100), Math.round(at.y * 100)]];
  }));
}"""
# Changes of the picture over sixty frames, a second's worth.
RESTLESS = """async (selector) => {
  const canvas = document.querySelector(`${selector} canvas`);
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let [before, changes] = [canvas.toDataURL(), 0];
  for (let i = 0; i < 60; i++) {
    await frame();
    const now = canvas.toDataURL();
    changes += now !== before;
    before = now;
  }
  return changes;
}"""


@pytest.fixture(scope="module")
def window(browser, app_server):
    with visiting(browser, app_server) as visit:
        yield visit


@pytest.fixture
def visit(window):
    """The network page, everything shown, nothing chosen."""
    window.forget()
    window.open("network")
    yield window
    window.assert_clean()


def place(visit: Visit, actor: str) -> dict[str, float]:
    """Where an actor's node is on the screen."""
    visit.find(GRAPH).scroll_into_view_if_needed()
    return visit.page.evaluate(PLACE, [GRAPH, actor])


def places(visit: Visit) -> dict[str, list[int]]:
    return visit.page.evaluate(PLACES, GRAPH)


def view(visit: Visit, what: str):
    """A value of the mounted view."""
    return visit.page.evaluate(f"(selector) => document.querySelector(selector).inoView.{what}", GRAPH)


def click_node(visit: Visit, actor: str, twice: bool = False) -> None:
    at = place(visit, actor)
    (visit.page.mouse.dblclick if twice else visit.page.mouse.click)(at["x"], at["y"])


def tool(visit: Visit, word: str):
    return visit.find(f"{GRAPH} .ino-tool").and_(visit.page.get_by_label(WORDS(f"graph.{word}"), exact=True))


def chips(visit: Visit, word: str):
    return visit.find(GRAPH).get_by_role("group", name=WORDS(f"graph.{word}")).locator(".ino-chip")


def test_it_shows_the_whole_network_and_says_how_much(visit, shipped):
    assert visit.graph["ready"] == "true"
    assert visit.graph["nodes"] == str(len(shipped.actors))
    assert visit.graph["edges"] == str(len(shipped.ties))
    assert visit.graph["selected"] == ""


def test_a_click_on_a_node_comes_back(visit, shipped):
    click_node(visit, ACTOR)
    visit.until_graph(selected=ACTOR)
    visit.until_options(actor=ACTOR)
    card = visit.find(".st-key-card")
    expect(card.get_by_role("heading", name=shipped.actor_by_id[ACTOR].name)).to_be_visible()
    assert visit.graph["nodes"] == str(len(shipped.actors))  # the rest fades, it does not go


def test_the_address_of_a_click_opens_the_same_view(visit, shipped):
    visit.open("network", actor=ACTOR)
    assert visit.graph["selected"] == ACTOR
    assert shipped.actor_by_id[ACTOR].name in visit.find(".st-key-card").inner_text()


def test_escape_takes_the_choice_back(visit):
    click_node(visit, ACTOR)
    visit.until_options(actor=ACTOR)
    visit.page.keyboard.press("Escape")
    visit.until_graph(selected="")
    visit.until_options()


def test_a_click_on_the_ground_takes_the_choice_back(visit):
    click_node(visit, ACTOR)
    visit.until_options(actor=ACTOR)
    visit.settle()
    box = visit.find(f"{GRAPH} .ino-canvas").bounding_box()
    visit.page.mouse.click(box["x"] + 8, box["y"] + 8)
    visit.until_graph(selected="")
    visit.until_options()


def test_a_double_click_opens_the_actors_page(visit, shipped):
    click_node(visit, ACTOR, twice=True)
    visit.until(lambda: visit.path == "akteure", "the actor's page")
    visit.until_options(actor=ACTOR)
    visit.settle()
    expect(visit.find("h1")).to_have_text(shipped.actor_by_id[ACTOR].name)
    assert visit.graph["selected"] == ACTOR


def test_hovering_tells_about_a_node(visit, shipped):
    at = place(visit, ACTOR)
    visit.page.mouse.move(at["x"] - 40, at["y"] - 40)
    visit.page.mouse.move(at["x"], at["y"], steps=5)
    tip = visit.find(f"{GRAPH} .ino-tooltip")
    expect(tip).to_be_visible()
    actor = shipped.actor_by_id[ACTOR]
    for said in (
        actor.name,
        shipped.type_by_id[actor.type].name.de,
        shipped.district_by_id[actor.district].name.de,
    ):
        assert said in tip.inner_text()
    visit.page.mouse.move(at["x"] - 300, 5, steps=3)
    expect(tip).to_be_hidden()


def test_search_jumps_to_an_actor(visit, shipped):
    search = visit.find(f"{GRAPH} input[type=search]")
    search.fill("Kommunales Integrationszentrum Kreis Herf")
    expect(visit.find(f"{GRAPH} [role=option]").first).to_contain_text("Herford")
    search.press("Enter")
    visit.until_graph(selected=ACTOR)
    visit.until_options(actor=ACTOR)
    at = place(visit, ACTOR)
    box = visit.find(f"{GRAPH} .ino-canvas").bounding_box()
    assert box["x"] < at["x"] < box["x"] + box["width"]
    assert box["y"] < at["y"] < box["y"] + box["height"]


def test_search_needs_no_accents_and_says_when_nothing_is_found(visit):
    search = visit.find(f"{GRAPH} input[type=search]")
    search.fill("HOXTER")
    expect(visit.find(f"{GRAPH} [role=option]").first).to_contain_text("Höxter")
    search.press("ArrowDown")
    active = search.get_attribute("aria-activedescendant")
    expect(visit.find(f"{GRAPH} #{active}")).to_have_attribute("aria-selected", "true")
    search.fill("gibtesnicht")
    expect(visit.find(f"{GRAPH} .ino-hits")).to_have_text(WORDS("graph.search-none"))
    search.press("Escape")
    expect(visit.find(f"{GRAPH} .ino-hits")).to_be_hidden()
    assert visit.graph["selected"] == ""


def test_the_keyboard_walks_from_neighbour_to_neighbour(visit, shipped):
    neighbours = {a: {tie.other_end(a) for tie in ties} for a, ties in shipped.ties_of.items()}
    visit.find(f"{GRAPH} .ino-tool").last.focus()
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("() => document.activeElement.className") == "ino-canvas"
    canvas = visit.find(f"{GRAPH} .ino-canvas")
    assert WORDS("graph.keys") in canvas.get_attribute("aria-label")
    visit.page.keyboard.press("ArrowRight")
    first = visit.until(lambda: visit.graph["selected"], "a first actor")
    assert len(neighbours[first]) == max(map(len, neighbours.values()))  # the one with most partners
    walked = [first]
    for key in ("ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp"):
        visit.page.keyboard.press(key)
        walked.append(visit.graph["selected"])
    assert len(set(walked)) > 2
    assert walked[1] in neighbours[first]
    spoken = visit.find(f"{GRAPH} [aria-live]").inner_text()
    assert shipped.actor_by_id[walked[-1]].name in spoken
    visit.until_options(actor=walked[-1])
    visit.settle()
    assert visit.page.evaluate("() => document.activeElement.className") == "ino-canvas"  # a rerun keeps it
    visit.page.keyboard.press("Enter")
    visit.until(lambda: visit.path == "akteure", "the actor's page")
    visit.until_options(actor=walked[-1])
    visit.settle()


def test_an_entry_of_the_legend_filters(visit, shipped):
    before = places(visit)
    group = shipped.actor_groups[1]
    chip = chips(visit, "legend-groups").filter(has_text=group.name.de)
    expected = len(select(shipped, Selection(groups=(group.id,))).actors)
    assert chip.locator(".ino-count").inner_text() == str(expected)
    chip.click()
    visit.until_graph(nodes=str(expected))
    visit.until_options(group=group.id)
    expect(chip).to_have_attribute("aria-pressed", "true")
    after = places(visit)
    assert after == {actor: before[actor] for actor in after}
    chip.click()
    visit.until_graph(nodes=str(len(shipped.actors)))
    visit.until_options()
    assert places(visit) == before


def test_a_kind_of_tie_filters_lines_only(visit, shipped):
    kind = shipped.tie_types[0]
    chips(visit, "legend-ties").filter(has_text=kind.name.de).click()
    ties = len(select(shipped, Selection(tie_types=(kind.id,))).ties)
    visit.until_graph(edges=str(ties), nodes=str(len(shipped.actors)))
    visit.until_options(tie_type=kind.id)


def test_a_filter_of_the_page_keeps_every_position(visit, shipped):
    before, scale = places(visit), view(visit, "network.getScale()")
    district = shipped.ordinary_districts[2]
    visit.find(".st-key-filters").get_by_role("button", name=WORDS("filter.districts")).click()
    visit.page.get_by_role("dialog").get_by_text(district.name.de, exact=True).or_(
        visit.find("[data-testid=stPopoverBody]").get_by_text(district.name.de, exact=True)
    ).first.click()
    part = select(shipped, Selection(districts=(district.id,)))
    visit.until_graph(nodes=str(len(part.actors)), edges=str(len(part.ties)))
    visit.until_options(district=district.id)
    visit.page.keyboard.press("Escape")
    visit.settle()
    assert view(visit, "network.getScale()") == scale
    assert places(visit) == {a.id: before[a.id] for a in part.actors}
    visit.find(".st-key-filters").get_by_role("button", name=WORDS("filter.reset")).click()
    visit.until_graph(nodes=str(len(shipped.actors)))
    assert places(visit) == before


def test_the_same_view_is_the_same_picture_in_another_window(browser, app_server, visit):
    with visiting(browser, app_server) as other:
        other.open("network", district="herford")
        mine = view(visit, "network.getPositions()")
        theirs = view(other, "network.getPositions()")
        assert 1 < len(theirs) < len(mine)
        assert theirs == {actor: mine[actor] for actor in theirs}


def test_the_picture_never_moves_by_itself(visit):
    assert view(visit, "network.physics.physicsEnabled") is False
    assert visit.page.evaluate(RESTLESS, GRAPH) <= 1  # the font may come in
    assert visit.page.evaluate(RESTLESS, GRAPH) == 0


def test_zoom_and_fit(visit):
    scale = view(visit, "network.getScale()")
    tool(visit, "zoom-in").click()
    assert view(visit, "network.getScale()") > scale
    tool(visit, "zoom-out").click()
    tool(visit, "zoom-out").click()
    assert view(visit, "network.getScale()") < scale
    tool(visit, "fit").click()
    assert view(visit, "network.getScale()") == pytest.approx(scale)


def test_full_screen_and_back(visit):
    tool(visit, "full-screen").click()
    visit.until(
        lambda: visit.page.evaluate("() => document.fullscreenElement?.dataset.testid") == "network-graph",
        "full screen",
    )
    tool(visit, "full-screen").click()
    visit.until(lambda: visit.page.evaluate("() => document.fullscreenElement") is None, "the page again")


def test_the_picture_can_be_saved(visit, tmp_path):
    saved = visit.download(tool(visit, "download").click)
    assert saved.suggested_filename.endswith(".png")
    file = Path(tmp_path / "bild.png")
    saved.save_as(file)
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    canvas = visit.find(f"{GRAPH} canvas").bounding_box()
    assert (width, height) >= (int(canvas["width"]), int(canvas["height"]))
    assert len(content) > 20_000  # not an empty sheet


def rows(visit: Visit) -> list[str]:
    return visit.page.evaluate(
        "(selector) => [...document.querySelectorAll(`${selector} tr[data-id]`)].map((r) => r.dataset.id)",
        GRAPH,
    )


def test_the_table_holds_the_same_actors_as_the_picture(visit, shipped):
    tool(visit, "table").click()
    assert sorted(rows(visit)) == sorted(a.id for a in shipped.actors)
    row = visit.find(f'{GRAPH} tr[data-id="{ACTOR}"]')
    actor = shipped.actor_by_id[ACTOR]
    partners = {tie.other_end(ACTOR) for tie in shipped.ties_of[ACTOR]}
    cells = row.locator("td").all_inner_texts()
    assert cells[0] == shipped.type_by_id[actor.type].name.de
    assert cells[2] == str(len(partners))
    assert all(shipped.actor_by_id[p].label in cells[3] for p in partners)
    chips(visit, "legend-groups").first.click()
    group = select(shipped, Selection(groups=(shipped.actor_groups[0].id,)))
    visit.until(lambda: sorted(rows(visit)) == sorted(a.id for a in group.actors), "the filtered rows")
    tool(visit, "picture").click()
    expect(visit.find(f"{GRAPH} canvas")).to_be_visible()
    assert len(places(visit)) == len(group.actors)


def test_choosing_in_the_table_is_choosing_in_the_picture(visit):
    tool(visit, "table").click()
    visit.find(f'{GRAPH} tr[data-id="{ACTOR}"] button').press("Enter")
    visit.until_graph(selected=ACTOR)
    visit.until_options(actor=ACTOR)
    visit.settle()
    assert visit.find(f"{GRAPH} tr[aria-current]").count() == 1


def test_an_actors_page_shows_it_with_its_partners(visit, shipped):
    visit.open("actors", actor=ACTOR)
    partners = {tie.other_end(ACTOR) for tie in shipped.ties_of[ACTOR]}
    visit.until_graph(selected=ACTOR, nodes=str(len(partners) + 1))
    assert set(places(visit)) == partners | {ACTOR}


def test_the_size_of_the_dots_follows_the_measure(visit):
    sizes = "Object.fromEntries(document.querySelector(selector).inoView.sizes)"
    by_degree = visit.page.evaluate(f"(selector) => {sizes}", GRAPH)
    before = places(visit)
    visit.open("network", size="equal")
    assert len(set(visit.page.evaluate(f"(selector) => {sizes}", GRAPH).values())) == 1
    assert len(set(by_degree.values())) > 5
    assert places(visit) == before


def test_an_answer_that_comes_late_does_not_take_a_choice_back(visit, shipped):
    """The server answers one choice while the reader has made the next."""
    other = next(tie.other_end(ACTOR) for tie in shipped.ties_of[ACTOR])
    said = visit.page.evaluate(
        """([selector, first, second]) => {
          const { inoView: view, dataset } = document.querySelector(selector);
          view.select(first);
          view.select(second);
          view.show(view.content, { ...view.data, selected: first });
          return dataset.selected;
        }""",
        [GRAPH, ACTOR, other],
    )
    assert said == other
    visit.until_options(actor=other)
    visit.settle()
    assert visit.graph["selected"] == other
