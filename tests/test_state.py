"""What a visitor looks at stands in the address, and only what means something is read from it."""

from dataclasses import fields, replace
from types import SimpleNamespace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.filters import Selection, select
from network.io.read import read
from network.model import EARLIEST_YEAR, LATEST_YEAR, LEVELS, STATUSES
from tests import ui_data
from ui.session import state
from ui.session.state import SizeBy, View, parse, to_options

# The contract, section 2: options of the command line by the same names in the address.
CONTRACT = {
    "district",
    "type",
    "topic",
    "tie-type",
    "level",
    "without-level",
    "status",
    "year",
    "min-strength",
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return read(ui_data.write(tmp_path_factory.mktemp("tiny"), ui_data.TINY)).network


def some_of(*values):
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


DISTRICTS, TOPICS, TYPES = ("herford", "lippe", "nrw"), ("wohnen", "sprache"), ("beratungsstelle", "behoerde")
YEARS = st.none() | st.integers(EARLIEST_YEAR, LATEST_YEAR)
SELECTIONS = st.builds(
    Selection,
    districts=some_of(*DISTRICTS),
    groups=some_of("rat", "amt"),
    types=some_of(*TYPES),
    topics=some_of(*TOPICS),
    levels=some_of(*LEVELS),
    without_levels=some_of(*LEVELS),
    tie_types=some_of("kooperation", "foerderung"),
    statuses=some_of(*STATUSES),
    min_strength=st.integers(1, 3),
    year=YEARS,
    evidence_since=YEARS,
)
CELLS = [f"{d}:{item}" for d in DISTRICTS for item in (*TOPICS, *TYPES, *DISTRICTS)]
VIEWS = st.builds(
    View,
    language=st.sampled_from(["de", "en"]),
    selection=SELECTIONS,
    actor=st.sampled_from([None, "hier", "dort"]),
    size_by=st.sampled_from(get_args(SizeBy)),
    coverage_by=st.sampled_from(["topics", "types"]),
    section=st.sampled_from(["coverage", "dependence", "borders", "isolated", "reported"]),
    cell=st.sampled_from([None, *CELLS]),
    start=st.sampled_from([None, "hier", "dort"]),
    target=st.sampled_from([None, "hier", "dort"]),
    way=st.sampled_from(["1", "2", "3"]),
)
VALUES = st.text(max_size=12) | st.sampled_from(["herford", "de", "2020", "2", "-1"])
ANYTHING = st.dictionaries(
    st.text(max_size=12)
    | st.sampled_from([*state.FILTERS, "lang", "actor", "from", "to", "way", "cell", "section"]),
    st.lists(
        st.text(max_size=12) | st.sampled_from(["herford", "de", "2020", "2", "-1"]), min_size=1, max_size=3
    ),
    max_size=6,
)


@given(VIEWS)
def test_a_view_survives_its_address(tiny, view):
    assert parse(to_options(view), tiny) == (view, ())


@given(VIEWS, VIEWS)
def test_different_views_have_different_addresses(one, other):
    assert (one == other) == (to_options(one) == to_options(other))


@given(ANYTHING)
def test_anything_in_an_address_gives_a_view_that_can_be_shown(tiny, options):
    view, skipped = parse(options, tiny)
    assert parse(to_options(view), tiny) == (view, ())
    select(tiny, view.selection)
    assert {name for name, _ in skipped} <= set(options)


@given(ANYTHING)
def test_what_means_nothing_is_named_and_the_rest_is_taken(tiny, options):
    view, skipped = parse(options, tiny)
    named = {name for name, _ in skipped}
    taken = to_options(view)
    usual = {"lang": "de", "size": "degree", "coverage": "topics", "section": "coverage", "min-strength": "1"}
    for name, values in options.items():
        assert name in named or name in taken or values[-1] == usual.get(name)


def test_the_usual_view_leaves_the_address_empty():
    assert to_options(View()) == {}
    assert parse({}, None) == (View(), ())


def test_every_option_of_the_contract_can_stand_in_the_address():
    assert {*state.FILTERS} >= CONTRACT
    assert {option.field for option in state.FILTERS.values()} == {f.name for f in fields(Selection)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("district", "atlantis"),
        ("district", ""),
        ("district", "HERFORD"),
        ("district", "<script>"),
        ("level", "galaxy"),
        ("status", "belegt"),
        ("year", "neunzehn"),
        ("year", "-5"),
        ("year", "99999"),
        ("year", "1e3"),
        ("year", "２０２０"),  # full-width digits are decimals to Python
        ("year", "1799"),
        ("year", " 2020"),
        ("min-strength", "0"),
        ("min-strength", "4"),
        ("min-strength", "2.0"),
        ("lang", "fr"),
        ("lang", "DE"),
        ("actor", "nobody"),
        ("actor", "../../etc/passwd"),
        ("cell", "herford:atlantis"),
        ("cell", "herford"),
        ("cell", ":::"),
        ("section", "../data"),
        ("size", "weight"),
        ("coverage", "districts"),
        ("utm_source", "letter"),
        ("__proto__", "x"),
    ],
)
def test_nonsense_is_ignored_and_named(tiny, name, value):
    assert parse({name: [value]}, tiny) == (View(), ((name, value),))


def test_of_repeated_values_the_good_ones_stay(tiny):
    view, skipped = parse({"district": ["herford", "atlantis", "herford", "lippe"]}, tiny)
    assert view.selection.districts == ("herford", "lippe")
    assert skipped == (("district", "atlantis"),)


def test_of_single_options_the_last_value_counts(tiny):
    view, skipped = parse({"lang": ["fr", "en"], "year": ["x", "2020"]}, tiny)
    assert (view.language, view.selection.year, skipped) == ("en", 2020, ())


@pytest.mark.parametrize("year", [EARLIEST_YEAR, LATEST_YEAR])
def test_years_reach_as_far_as_the_format(tiny, year):
    assert parse({"year": [str(year)]}, tiny)[0].selection.year == year


def test_without_a_network_only_what_needs_none_is_taken():
    view, skipped = parse({"lang": ["en"], "level": ["region"], "actor": ["hier"], "topic": ["wohnen"]}, None)
    assert view == View(language="en", selection=Selection(levels=("region",)))
    assert dict(skipped) == {"actor": "hier", "topic": "wohnen"}


class Address(dict):
    """Stands in for `st.query_params`: name -> values."""

    def get(self, name, default=None):
        return self[name][-1] if name in self else default

    def get_all(self, name):
        return self[name]

    def from_dict(self, options):
        self.clear()
        self.update({n: v if isinstance(v, list) else [v] for n, v in options.items()})


@pytest.fixture
def browser(monkeypatch):
    """A session without Streamlit: `session_state`, `query_params`."""
    fake = SimpleNamespace(session_state={}, query_params=Address())
    monkeypatch.setattr(state, "st", fake)
    return fake


def test_the_address_is_taken_over_and_what_is_wrong_in_it_named(browser, tiny):
    browser.query_params.update({"actor": ["hier"], "district": ["lippe", "atlantis"]})
    state.begin("netz", tiny, {})
    assert state.view() == View(actor="hier", selection=Selection(districts=("lippe",)))
    assert state.ignored() == (("district", "atlantis"),)


def test_a_change_is_written_to_the_address(browser, tiny):
    state.begin("netz", tiny, {})
    state.change(actor="dort", language="en")
    state.change_selection(topics=("wohnen",), min_strength=2)
    assert browser.query_params == {
        "lang": ["en"],
        "actor": ["dort"],
        "topic": ["wohnen"],
        "min-strength": ["2"],
    }
    state.reset_selection()
    assert browser.query_params == {"lang": ["en"], "actor": ["dort"]}


def test_a_change_forgets_what_was_wrong_before(browser, tiny):
    browser.query_params.update({"year": ["x"]})
    state.begin("netz", tiny, {})
    state.change(actor="hier")
    assert state.ignored() == ()
    assert browser.query_params == {"actor": ["hier"]}


@given(VIEWS)
def test_another_page_keeps_the_view(tiny, view):
    """The navigation of Streamlit empties the address when the page changes."""
    fake = SimpleNamespace(session_state={}, query_params=Address())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(state, "st", fake)
        fake.query_params.from_dict(to_options(view))
        state.begin("netz", tiny, {})
        fake.query_params.clear()
        state.begin("luecken", tiny, {})
        assert state.view() == view
        assert fake.query_params == to_options(view)


def test_a_link_to_another_page_is_more_than_the_last_view(browser, tiny):
    state.begin("", tiny, {})
    state.change(actor="hier")
    browser.query_params.from_dict({"lang": ["en"]})
    state.begin("netz", tiny, {})
    assert state.view() == View(language="en")


def test_a_run_that_still_carries_a_replaced_address_changes_nothing(browser, tiny):
    """The browser had not heard of the change yet when it asked for the next run."""
    state.begin("netz", tiny, {})
    state.change(actor="hier")
    browser.query_params.clear()
    state.begin("netz", tiny, {})
    assert state.view() == View(actor="hier")
    assert browser.query_params == {"actor": ["hier"]}


def test_the_browsers_history_leads_back_to_a_replaced_address(browser, tiny, monkeypatch):
    state.begin("netz", tiny, {})
    state.change(actor="hier")
    browser.query_params.clear()
    history = SimpleNamespace(is_history_navigation=True)
    monkeypatch.setattr(state, "get_script_run_ctx", lambda suppress_warning: history)
    state.begin("netz", tiny, {})
    assert state.view() == View()
    assert browser.query_params == {}


def test_the_history_leads_to_another_page_as_it_was(browser, tiny, monkeypatch):
    """Without options it was the usual view; the navigation would carry the present one over."""
    state.begin("netz", tiny, {})
    state.begin("luecken", tiny, {})
    state.change(actor="hier")
    browser.query_params.clear()
    history = SimpleNamespace(is_history_navigation=True)
    monkeypatch.setattr(state, "get_script_run_ctx", lambda suppress_warning: history)
    state.begin("netz", tiny, {})
    assert state.view() == View()


def test_links_within_a_page_lead_there_and_back_and_the_browser_is_told(browser, tiny):
    """Streamlit leaves the browser's address as it was; links go back before it was ever seen."""
    pages = {"network": "the page"}
    browser.query_params.update({"actor": ["hier"]})
    state.begin("netz", tiny, pages)
    for actor in ("dort", "hier", "dort"):
        _, options = state.link_to("network", actor=actor)
        browser.query_params.from_dict(options)
        state.begin("netz", tiny, pages)
        assert state.view() == View(actor=actor)
        assert state.ignored() == ()
        assert browser.query_params == {"actor": [actor]}


def test_a_link_to_the_usual_view_of_another_page_is_followed(browser, tiny):
    state.begin("", tiny, {"network": "the page"})
    state.change(counted="all")
    _, options = state.link_to("network", counted="local")
    browser.query_params.from_dict(options)
    state.begin("netz", tiny, {})
    assert state.view() == View()
    assert browser.query_params == {}


def test_what_the_data_lacked_for_a_while_is_taken_up_again(browser, tiny):
    browser.query_params.update({"actor": ["hier"]})
    state.begin("netz", None, {})
    assert state.view().actor is None
    state.begin("netz", tiny, {})
    assert state.view().actor == "hier"


def test_the_language_is_known_before_the_address_is_read(browser, tiny):
    assert state.language() == "de"
    browser.query_params["lang"] = ["en"]
    assert state.language() == "en"
    state.begin("", tiny, {})
    browser.query_params.clear()
    assert state.language() == "en"  # the page changed: the view still knows
    browser.query_params["lang"] = ["xx"]
    assert state.language() == "en"


def test_links_carry_the_view_with_its_changes(browser, tiny):
    state.begin("", tiny, {"network": "the page"})
    state.change(language="en")
    assert state.link_to("network", actor="hier") == ("the page", {"lang": ["en"], "actor": ["hier"]})
    assert state.view().actor is None


def test_views_are_frozen_and_hash_by_content():
    one = replace(View(), actor="hier")
    assert hash(one) == hash(View(actor="hier"))
    assert len({one, View(actor="hier"), View()}) == 2
