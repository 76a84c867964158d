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
  const { network, scene } = document.querySelector(selector).inoView;
  return Object.fromEntries([...scene.nodes.keys()].map((id) => {
    const at = network.canvasToDOM(network.getPosition(id));
    return [id, [Math.round(at.x * 100), Math.round(at.y * 100)]];
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
    assert chip.locator(".ino-count").text_content() == str(expected)
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
    visit.find(GRAPH).get_by_role("button", name=WORDS("graph.legend"), exact=True).click()
    chips(visit, "legend-ties").filter(has_text=kind.name.de).click()
    ties = len(select(shipped, Selection(tie_types=(kind.id,))).ties)
    visit.until_graph(edges=str(ties), nodes=str(len(shipped.actors)))
    visit.until_options(tie_type=kind.id)


def choose_topic(visit: Visit, name: str) -> None:
    visit.find(".st-key-filters").get_by_role("button", name=WORDS("filter.topics")).click()
    visit.find("[data-testid=stPopoverBody]").get_by_text(name, exact=True).first.click()


def test_a_filter_of_the_page_keeps_every_position(visit, shipped):
    before, scale = places(visit), view(visit, "network.getScale()")
    topic = shipped.topics[0]
    choose_topic(visit, topic.name.de)
    part = select(shipped, Selection(topics=(topic.id,)))
    visit.until_graph(nodes=str(len(part.actors)), edges=str(len(part.ties)))
    visit.until_options(topic=topic.id)
    visit.page.keyboard.press("Escape")
    visit.settle()
    assert view(visit, "network.getScale()") == scale
    assert places(visit) == {a.id: before[a.id] for a in part.actors if a.id in before}
    visit.find(".st-key-filters").get_by_role("button", name=WORDS("filter.reset")).click()
    visit.until_graph(nodes=str(len(shipped.actors)))
    assert places(visit) == before


def test_the_same_view_is_the_same_picture_in_another_window(browser, app_server, visit):
    with visiting(browser, app_server) as other:
        other.open("network", topic="sprache")
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
    sizes = (
        "Object.fromEntries(document.querySelector(selector).inoView.scene.actors.map((n) => [n.id, n.size]))"
    )
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


PARTS = """([selector, kind, key]) => {
  const view = document.querySelector(selector).inoView;
  const { scene, camera, stage } = view;
  const box = stage.getBoundingClientRect();
  const scale = camera.scale;
  const middle = ([left, top, right, bottom]) =>
    ({ x: (left + right) / 2 / scale, y: (top + bottom) / 2 / scale });
  const found = {
    district: () => view.titles.find(({ id }) => id === key),
    band: () => scene.bands.find((band) => band.key === key),
    stub: () => view.stubs.find((stub) => stub.id === key),
    name: () => view.names.shown.find(({ node }) => node.id === key),
  }[kind]();
  const at = camera.onScreen(middle(found.box));
  return { x: box.x + at.x, y: box.y + at.y };
}"""


def click_part(visit: Visit, kind: str, key: str) -> None:
    visit.find(GRAPH).scroll_into_view_if_needed()
    at = visit.page.evaluate(PARTS, [GRAPH, kind, key])
    visit.page.mouse.click(at["x"], at["y"])


def camera(visit: Visit) -> str:
    return visit.page.evaluate(
        "(s) => { const { network } = document.querySelector(s).inoView;"
        " return JSON.stringify([network.getScale(), network.getViewPosition()]); }",
        GRAPH,
    )


def test_a_click_on_a_name_is_one_on_its_actor(visit):
    click_part(visit, "name", ACTOR)
    visit.until_graph(selected=ACTOR)
    visit.until_options(actor=ACTOR)


def test_escape_steps_back_from_the_tie_to_the_view_before(visit, shipped):
    before = camera(visit)
    click_node(visit, ACTOR)
    visit.until_options(actor=ACTOR)
    chosen = camera(visit)
    assert chosen != before
    visit.settle()
    ties = visit.find(f"{GRAPH} .ino-parts [data-kind=tie]")
    assert ties.count() == len(shipped.ties_of[ACTOR])
    ties.first.focus()
    visit.page.keyboard.press("Enter")
    card = visit.find(f"{GRAPH} .ino-tie-card")
    expect(card).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert visit.graph["selected"] == ACTOR
    assert camera(visit) == chosen
    visit.page.keyboard.press("Escape")
    visit.until_graph(selected="")
    assert camera(visit) == before
    visit.until_options()


def test_the_browsers_back_leads_to_the_view_before(visit):
    before = camera(visit)
    click_node(visit, ACTOR)
    visit.until_options(actor=ACTOR)
    visit.settle()
    visit.page.go_back()
    visit.until_graph(selected="")
    assert camera(visit) == before


def test_a_tie_opens_what_it_rests_on(visit, shipped):
    click_node(visit, ACTOR)
    visit.until_options(actor=ACTOR)
    visit.settle()
    tie = next(t for t in shipped.ties_of[ACTOR] if t.evidence and t.evidence[0].note and t.evidence[0].url)
    key = shipped.ties.index(tie)
    visit.page.evaluate(
        """([selector, key]) => {
          const view = document.querySelector(selector).inoView;
          view.choose({ kind: "tie", key, tie: view.content.edges[key] });
        }""",
        [GRAPH, key],
    )
    card = visit.find(f"{GRAPH} .ino-tie-card")
    expect(card).to_contain_text(tie.evidence[0].note.de)
    expect(card).to_contain_text(shipped.tie_type_by_id[tie.type].name.de)
    expect(card.locator(f'a[href="{tie.evidence[0].url}"]')).to_have_count(1)


def test_a_click_on_a_district_shows_it_alone_and_escape_leads_back(visit, shipped):
    before = camera(visit)
    click_part(visit, "district", "hoexter")
    visit.until_options(district="hoexter")
    visit.settle()
    visit.until(lambda: camera(visit) != before, "the district's view")
    click_part(visit, "stub", "paderborn")
    ties = visit.until(lambda: view(visit, "drawnTies.length"), "the stub's ties")
    home = {a.id: a.district for a in shipped.actors}
    crossing = [t for t in shipped.ties if {home[t.source], home[t.target]} == {"hoexter", "paderborn"}]
    assert ties == len(crossing)
    visit.find(f"{GRAPH} .ino-canvas").focus()
    visit.page.keyboard.press("Escape")
    visit.until(lambda: not view(visit, "drawnTies.length"), "the district alone")
    visit.page.keyboard.press("Escape")
    visit.until_options()
    visit.until(lambda: camera(visit) == before, "the view before")


def test_a_click_on_a_bands_number_shows_its_ties(visit, shipped):
    click_part(visit, "band", "hoexter|paderborn")
    visit.until(lambda: view(visit, "drawnTies.length"), "the band's ties")
    home = {a.id: a.district for a in shipped.actors}
    crossing = [t for t in shipped.ties if {home[t.source], home[t.target]} == {"hoexter", "paderborn"}]
    assert view(visit, "drawnTies.length") == len(crossing)
    assert str(len(crossing)) in visit.find(f"{GRAPH} > [aria-live]").inner_text()
    visit.find(f"{GRAPH} .ino-canvas").focus()
    visit.page.keyboard.press("Escape")
    visit.until(lambda: not view(visit, "drawnTies.length"), "the whole again")


@pytest.mark.parametrize("typed", ["loehne", "Löhne", "Lo\u0308hne", "LOHNE"])
def test_search_finds_places_however_they_are_spelled_and_filters_by_them(visit, shipped, typed):
    search = visit.find(f"{GRAPH} input[type=search]")
    search.fill(typed)
    hit = visit.find(f"{GRAPH} [role=option]").filter(has_text=WORDS("graph.place")).filter(has_text="Löhne")
    expect(hit).to_have_count(1)
    hit.dispatch_event("pointerdown")
    visit.until_options(municipality="Löhne")
    part = select(shipped, Selection(municipalities=("Löhne",)))
    visit.until_graph(nodes=str(len(part.actors)))


def test_a_topic_is_found_and_filters(visit, shipped):
    topic = shipped.topics[0]
    visit.find(f"{GRAPH} input[type=search]").fill(topic.name.de)
    hit = visit.find(f"{GRAPH} [role=option]").filter(has_text=WORDS("graph.topic")).first
    hit.dispatch_event("pointerdown")
    visit.until_options(topic=topic.id)


def test_a_level_opens_above_the_districts_and_closes_again(visit, shipped):
    before = camera(visit)
    region = next(d.id for d in shipped.districts if d.level == "region")
    chip = visit.find(f'{GRAPH} [data-level="{region}"]')
    count = sum(a.district == region for a in shipped.actors)
    assert chip.locator(".ino-count").inner_text() == str(count)
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    shown = places(visit)
    assert {a.id for a in shipped.actors if a.district == region} <= set(shown)
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")
    assert camera(visit) == before


def test_ways_are_drawn_and_fitted(visit, shipped):
    partners = {a: {tie.other_end(a) for tie in ties} for a, ties in shipped.ties_of.items()}
    middle, end = next((m, e) for m in sorted(partners[ACTOR]) for e in sorted(partners[m] - {ACTOR}))
    drawn = visit.page.evaluate(
        """async ([selector, way]) => {
          const view = document.querySelector(selector).inoView;
          await view.show({ ...view.data, ways: [way] });
          const { clientWidth, clientHeight } = view.stage;
          return view.ways[0].map((node) => {
            const { x, y } = view.camera.onScreen(node);
            return [node.id, x > 0 && y > 0 && x < clientWidth && y < clientHeight];
          });
        }""",
        [GRAPH, [ACTOR, middle, end]],
    )
    assert drawn == [[ACTOR, True], [middle, True], [end, True]]


def test_state_and_federal_level_are_one_switch(visit):
    visit.find(".st-key-filters").get_by_text(WORDS("network.levels"), exact=True).click()
    visit.until(lambda: visit.options.get("without-level") == ["state", "federal"], "both levels left out")
    visit.settle()
    visit.find(".st-key-filters").get_by_text(WORDS("network.levels"), exact=True).click()
    visit.until_options()
    visit.settle()


def test_a_card_counts_the_partners_that_a_filter_leaves_out(visit, shipped):
    visit.open("network", actor=ACTOR, district="herford")
    partners = {tie.other_end(ACTOR) for tie in shipped.ties_of[ACTOR]}
    hidden = [p for p in partners if shipped.actor_by_id[p].district != "herford"]
    visit.until_text(WORDS("card.partners-hidden", n=len(partners), hidden=len(hidden)))


def test_an_empty_selection_leads_on(visit, shipped):
    visit.open("network", district="hoexter", topic="sprache", level="federal")
    selection = Selection(districts=("hoexter",), topics=("sprache",), levels=("federal",))
    assert not select(shipped, selection).actors
    links = visit.find("[data-testid=stPageLink]")
    expect(links.filter(has_text=WORDS("nothing.who-helps"))).to_have_count(1)
    left = len(select(shipped, Selection(districts=("hoexter",), topics=("sprache",))).actors)
    assert left
    label = WORDS("nothing.without", name=WORDS("option.federal"), n=left)
    links.filter(has_text=label).locator("a").click()
    visit.until_graph(nodes=str(left))
    assert "level" not in visit.options
