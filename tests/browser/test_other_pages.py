"""The map, the table of actors, the matrices: choosing with the mouse and with the keyboard."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

import locales
from network.filters import Selection, select
from tests.browser.visit import DESKTOP, GRAPH, PHONE, visiting
from ui.pages import PAGES

WORDS = locales.text("de")
TABLE = "[data-testid=table]"
MATRIX = "[data-testid=matrix]"
MAP = "[data-testid=district-map]"


@pytest.fixture(scope="module")
def window(browser, app_server):
    with visiting(browser, app_server) as visit:
        yield visit


@pytest.fixture
def visit(window):
    window.forget()
    yield window
    window.assert_clean()


def test_the_map_shows_seven_districts_and_leads_on(visit, shipped):
    visit.open("overview")
    areas = visit.find(f"{MAP} .ino-area")
    assert areas.count() == len(shipped.ordinary_districts) == 7
    name = shipped.ordinary_districts[4].name.de
    visit.page.get_by_role("button", name=name).first.focus()
    visit.page.keyboard.press("Enter")
    visit.until(lambda: visit.path == "netz", "the network page")
    visit.until_options(district=shipped.ordinary_districts[4].id)
    visit.settle()
    part = select(shipped, Selection(districts=(shipped.ordinary_districts[4].id,)))
    visit.until_graph(nodes=str(len(part.actors)))


def test_the_overview_names_what_matters_and_leads_on(visit, shipped):
    visit.open("overview")
    for name in ("hubs", "bridges", "gaps"):
        assert WORDS(f"highlight.{name}") in visit.text
    assert "0 Anfragen" in visit.text
    visit.find(".st-key-highlight_hubs a").first.click()
    visit.until(lambda: visit.path in ("netz", "akteure"), "the actor")
    visit.settle()
    assert visit.options["actor"][0] in shipped.actor_by_id


def first_cells(visit):
    return visit.find(f"{TABLE} tbody th").all_inner_texts()


def test_the_table_of_actors_searches_sorts_and_opens(visit, shipped):
    visit.open("actors")
    assert len(first_cells(visit)) == 60
    visit.find(f"{TABLE} .ino-more").click()
    assert len(first_cells(visit)) == len(shipped.actors)
    head = visit.find(f"{TABLE} thead").get_by_role("button", name=WORDS("table.name"))
    head.click()
    expect(visit.find(f"{TABLE} th[aria-sort=ascending]")).to_have_count(1)
    upwards = first_cells(visit)
    head.click()
    expect(visit.find(f"{TABLE} th[aria-sort=descending]")).to_have_count(1)
    assert first_cells(visit) == list(reversed(upwards))
    visit.find(f"{TABLE} input[type=search]").fill("hoxter kommunales integrationszentrum")
    visit.find(f"{TABLE} input[type=search]").fill("integrationszentrum kreis hoxter")
    expect(visit.find(f"{TABLE} tbody tr").first).to_contain_text("Höxter")
    found = visit.find(f"{TABLE} tbody th button").first
    name = found.inner_text()
    found.press("Enter")
    visit.until(lambda: "actor" in visit.options, "the actor's page")
    visit.settle()
    expect(visit.find("h1")).to_have_text(name)


def test_the_csv_holds_the_selection(visit, shipped, tmp_path):
    visit.open("actors", district="herford")
    button = visit.page.get_by_role("button", name=WORDS("download.actors.csv"))
    file = visit.download(button.click)
    text = Path(file.path()).read_bytes().decode("utf-8-sig")
    first = text.split("\n")[0]
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in first else ","))
    part = select(shipped, Selection(districts=("herford",)))
    assert len([r for r in rows if r]) - 1 == len(part.actors)


def test_a_cell_of_the_matrix_shows_who_stands_behind_it(visit, shipped):
    visit.open("gaps", section="coverage")
    cell = visit.find(f'{MATRIX} [data-cell="herford:sprache"]')
    cell.click()
    visit.until_options(section="coverage", cell="herford:sprache")
    expect(cell).to_have_attribute("aria-pressed", "true")
    visit.settle()
    there = [a for a in shipped.actors if a.district == "herford" and "sprache" in a.topics]
    assert there
    for actor in there:
        assert actor.label in visit.text
    visit.find(".st-key-cell_actors button").first.click()
    visit.until(lambda: visit.path == "akteure", "the actor's page")
    visit.settle()
    assert visit.options["actor"][0] in {a.id for a in there}


def test_arrow_keys_walk_through_the_matrix(visit, shipped):
    visit.open("gaps", section="coverage")
    cells = visit.find(f"{MATRIX} tbody tr").first.locator("button")
    columns = cells.count()
    assert columns == 7
    cells.first.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(cells.nth(1)).to_be_focused()
    visit.page.keyboard.press("ArrowDown")
    expect(visit.find(f"{MATRIX} tbody tr").nth(1).locator("button").nth(1)).to_be_focused()
    for _ in range(3):
        visit.page.keyboard.press("ArrowLeft")  # stops at the edge
    visit.page.keyboard.press("Enter")
    district, topic = shipped.ordinary_districts[0].id, shipped.topics[1].id
    visit.until_options(section="coverage", cell=f"{district}:{topic}")
    visit.settle()
    assert visit.page.evaluate("() => document.activeElement.dataset.cell") == f"{district}:{topic}"


def test_a_border_shows_the_ties_across_it(visit, shipped):
    visit.open("gaps", section="borders")
    visit.find(f'{MATRIX} [data-cell="herford:minden-luebbecke"]').click()
    visit.until_options(section="borders", cell="herford:minden-luebbecke")
    visit.settle()
    ends = {"herford", "minden-luebbecke"}
    across = [
        tie
        for tie in shipped.ties
        if {shipped.actor_by_id[tie.source].district, shipped.actor_by_id[tie.target].district} == ends
    ]
    for tie in across:
        assert shipped.actor_by_id[tie.source].label in visit.text
        assert shipped.actor_by_id[tie.target].label in visit.text


def test_a_section_of_the_gaps_stands_in_the_address(visit):
    visit.open("gaps")
    visit.page.get_by_text(WORDS("gaps.section-reported"), exact=True).click()
    visit.until_options(section="reported")
    visit.until_text(WORDS("gaps.reported_gap"))


def test_findings_open_to_their_actors(visit, shipped):
    visit.open("gaps", section="dependence")
    visit.find("[class*=st-key-finding_] [data-testid=stPageLink] a").first.click()
    pills = visit.find(".st-key-open_finding [class*=st-key-who_] button")
    expect(pills.first).to_be_visible()
    pills.first.click()
    visit.until(lambda: visit.path == "akteure", "the actor's page")
    visit.settle()
    assert visit.options["actor"][0] in shipped.actor_by_id


def test_a_partner_on_the_card_is_walked_to(visit, shipped):
    visit.open("network", actor="ki-kreis-herford")
    visit.find(".st-key-card [data-testid=stButtonGroup] button").first.click()
    visit.until(lambda: visit.options.get("actor") not in (None, ["ki-kreis-herford"]), "another actor")
    (actor,) = visit.options["actor"]
    visit.until_graph(selected=actor)
    assert actor in {t.other_end("ki-kreis-herford") for t in shipped.ties_of["ki-kreis-herford"]}
    expect(visit.find(".st-key-card h3").first).to_have_text(shipped.actor_by_id[actor].name)
    visit.settle()


def test_evidence_links_lead_out_without_telling_where_from(visit, shipped):
    visit.open("actors", actor="ki-kreis-herford")
    links = visit.page.evaluate(
        "() => [...document.querySelectorAll('a[href^=http]')]"
        ".filter((a) => !a.href.startsWith(location.origin)).map((a) => [a.href, a.target, a.rel])"
    )
    assert len(links) >= 3
    for address, target, relation in links:
        assert target == "_blank", address
        assert "noopener" in relation or "noreferrer" in relation, address


def test_only_the_sheets_of_questions_are_printed(visit, shipped):
    """The button prints the sheets, one page each; the browser's own command still prints the whole page."""
    visit.open("data", district="herford")
    visit.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    visit.find(".ino-sheets").get_by_role("button", name=WORDS("follow-up.print")).click()
    assert visit.page.evaluate("() => window.printed")
    visit.page.emulate_media(media="print")
    printed = visit.text
    name = next(d.name.de for d in shipped.ordinary_districts if d.id == "herford")
    assert printed.strip().startswith(name)
    assert WORDS("follow-up.asked") in printed
    for left_out in ("data.heading", "data.coverage", "data.add", "follow-up.what"):
        assert WORDS(left_out) not in printed
    visit.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert WORDS("data.coverage") in visit.text
    assert WORDS("follow-up.asked") not in visit.text
    visit.page.emulate_media(media="screen")


def test_whom_to_ask_and_a_pair_of_districts_lead_on(visit, shipped):
    visit.open("data", district="hoexter")
    visit.find(".ino-sheet-who button").first.click()
    visit.until(lambda: visit.path == "akteure", "the actor's page")
    visit.settle()
    assert visit.options["actor"][0] in shipped.actor_by_id
    visit.open("data")
    visit.find(f'{MATRIX} [data-cell="lippe:herford"]').click()
    visit.until(lambda: visit.path == "luecken", "the gaps")
    visit.until_options(section="borders", cell="lippe:herford")
    visit.settle()


def test_empty_selections_help(visit):
    visit.open("network", level="federal", district="herford")
    assert WORDS("empty.nothing") in visit.text
    visit.page.get_by_role("button", name=WORDS("empty.reset")).click()
    visit.until_options()
    visit.until_graph(ready="true")
    assert visit.find(GRAPH).count() == 1
    visit.settle()


STREAMLITS = {
    *("Skip to main content", "App pages", "Navigate to home page", "Logo", "Choose an option", "Open"),
    *("Copy to clipboard", "Sidebar", "Collapse sidebar", "Expand sidebar", "Deploy", "Main menu"),
    *("Made with Streamlit", "Rerun", "Settings", "Print", "Press Enter to apply", "Close"),
}
"""What Streamlit itself writes in English where the pages use it."""
SAID = """() => [
  ...[...document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")].flatMap((e) =>
    [e.getAttribute("aria-label"), e.title, e.placeholder, e.alt]),
  ...document.body.innerText.split("\\n"),
]"""


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_of_streamlits_own_english_is_left(browser, app_server, viewport):
    with visiting(browser, app_server, viewport=viewport) as visit:
        for page in PAGES:
            visit.open(page)
            visit.until(
                lambda: not STREAMLITS & set(visit.page.evaluate(SAID)),
                lambda: f"other words than {STREAMLITS & set(visit.page.evaluate(SAID))}",
            )
