"""Selections: they only ever leave out, in any order; their options are declared once for all."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import locales
from network.commands.arguments import parser
from network.commands.base import WrongUseError
from network.commands.selection import selection_of
from network.filters import EVERYTHING, LOCAL, OPTIONS, FilterOption, Selection, filtered_by, select
from network.gaps import find_gaps
from network.io.read import read
from network.model import LEVELS, STATUSES, Evidence, Network, Tie
from tests import ui_data
from tests.rich_networks import rich_networks
from tests.small_networks import build
from tests.strategies import any_network
from tests.test_pages import Walk, use
from ui.components.filter_bar import GROUPS
from ui.session.state import View, parse, to_options


def ids(network: Network) -> list[str]:
    return [actor.id for actor in network.actors]


def pairs(network: Network) -> list[tuple[str, str]]:
    return [(tie.source, tie.target) for tie in network.ties]


@pytest.fixture
def network() -> Network:
    """Four actors in two districts and one state, two in known places, tied in a ring."""
    made = build(
        ["a b 1", "b c 2", "c d 3", "a d 2"],
        districts={"a": "herford", "b": "herford", "c": "lippe", "d": "nrw"},
        levels={"herford": "district", "lippe": "district", "nrw": "state"},
        topics={"a": "wohnen", "b": "wohnen sprache", "d": "sprache"},
        types={"a": "amt", "c": "amt"},
    )
    seats = {"a": "Löhne", "c": "Bad Salzuflen"}
    return made.replace(actors=tuple(a.model_copy(update={"place": seats.get(a.id)}) for a in made.actors))


@pytest.mark.parametrize(
    ("selection", "actors", "ties"),
    [
        (Selection(), "a b c d", "ab bc cd ad"),
        (Selection(districts=("herford",)), "a b", "ab"),
        (Selection(districts=("herford", "lippe")), "a b c", "ab bc"),
        (Selection(municipalities=("Löhne",)), "a", ""),
        (Selection(municipalities=("Löhne", "Bad Salzuflen")), "a c", ""),
        (Selection(municipalities=("Löhne",), districts=("lippe",)), "", ""),
        (Selection(types=("amt",)), "a c", ""),
        (Selection(groups=("gruppe",)), "a b c d", "ab bc cd ad"),
        (Selection(groups=("andere",)), "", ""),
        (Selection(topics=("sprache",)), "b d", ""),
        (Selection(topics=("sprache", "wohnen")), "a b d", "ab ad"),
        (Selection(levels=("district",)), "a b c", "ab bc"),
        (Selection(without_levels=("state",)), "a b c", "ab bc"),
        (Selection(levels=("state",), without_levels=("state",)), "", ""),
        (Selection(min_strength=2), "a b c d", "bc cd ad"),
        (Selection(min_strength=3), "a b c d", "cd"),
        (Selection(tie_types=("foerderung",)), "a b c d", ""),
        (Selection(statuses=("documented",)), "a b c d", ""),
        (Selection(statuses=("assumed", "reported")), "a b c d", "ab bc cd ad"),
        (Selection(districts=("herford",), topics=("sprache",)), "b", ""),
        (Selection(districts=("nirgends",)), "", ""),
    ],
)
def test_what_is_kept(network: Network, selection: Selection, actors: str, ties: str):
    kept = select(network, selection)
    assert ids(kept) == actors.split()
    assert pairs(kept) == [(tie[0], tie[1]) for tie in ties.split()]


@pytest.mark.parametrize(
    ("year", "kept"), [(2009, "b d"), (2010, "a b d"), (2015, "a b d"), (2016, "b c d"), (2030, "b c d")]
)
def test_a_year_keeps_what_existed_as_far_as_it_is_known(year: int, kept: str):
    network = build(actors="a b c d")
    spans = {"a": (2010, 2015), "b": (None, None), "c": (2016, None), "d": (None, 2030)}
    dated = tuple(
        actor.model_copy(update={"since": spans[actor.id][0], "until": spans[actor.id][1]})
        for actor in network.actors
    )
    assert ids(select(network.replace(actors=dated), Selection(year=year))) == kept.split()


def ending(*, dated: str | None) -> Network:
    """Four in a row, as of a date: a and its tie ended in 2020, the tie of b and c in 2019, d in 2026."""
    network = build(["a b", "b c", "c d"])
    until = {"a": 2020, "d": 2026, ("a", "b"): 2020, ("b", "c"): 2019}
    evidence = (Evidence(title="T", date=dated),)
    return network.replace(
        actors=tuple(a.model_copy(update={"until": until.get(a.id)}) for a in network.actors),
        ties=tuple(
            t.model_copy(update={"until": until.get(t.key[:2]), "evidence": evidence}) for t in network.ties
        ),
    )


@pytest.mark.parametrize(
    ("dated", "year", "actors", "ties"),
    [
        ("2026-11", None, "b c d", "cd"),
        ("2027-01", None, "b c", ""),  # d is gone too
        ("2020-11", None, "a b c d", "ab cd"),  # the last year is one in which it is still there
        ("2019", None, "a b c d", "ab bc cd"),
        (None, None, "b c", ""),  # as of no date: what names an end has ended
        ("2026-11", 2019, "a b c d", "ab bc cd"),
        ("2026-11", 2020, "a b c d", "ab cd"),
    ],
)
def test_without_a_year_it_is_what_had_not_ended_by_the_year_of_the_data(
    dated: str | None, year: int | None, actors: str, ties: str
):
    kept = select(ending(dated=dated), Selection(year=year))
    assert ids(kept) == actors.split()
    assert pairs(kept) == [(tie[0], tie[1]) for tie in ties.split()]


def test_a_part_of_another_year_is_not_narrowed_to_today():
    then = select(ending(dated="2026-11"), Selection(year=2019))
    assert select(then, LOCAL) == then


def test_what_begins_later_than_the_data_was_written_down_all_the_same():
    network = build(["a b"])
    begins = network.replace(actors=tuple(a.model_copy(update={"since": 2030}) for a in network.actors))
    assert select(begins, EVERYTHING) is begins


def test_a_year_concerns_ties_too():
    network = build(["a b"])
    tie = network.ties[0].model_copy(update={"since": 2014})
    dated = network.replace(ties=(tie,))
    assert pairs(select(dated, Selection(year=2013))) == []
    assert pairs(select(dated, Selection(year=2014))) == [("a", "b")]


def test_year_zero_is_a_year():
    """An option of 0 narrows like any other number."""
    network = build(["a b"])
    dated = network.replace(ties=(network.ties[0].model_copy(update={"since": 2014}),))
    assert select(dated, Selection(year=0)).ties == ()
    assert select(dated, Selection(evidence_since=0)).ties == ()


def test_evidence_since_wants_dated_evidence():
    network = build(actors="a b c d")
    evidence = {"b": ("2019", "2021-05"), "c": ("2018",), "d": (None,)}
    ties = tuple(
        Tie(
            source="a",
            target=end,
            type="kooperation",
            evidence=tuple(Evidence(title="T", date=date) for date in dates),
        )
        for end, dates in evidence.items()
    )
    dated = network.replace(ties=ties)
    assert pairs(select(dated, Selection(evidence_since=2021))) == [("a", "b")]
    assert pairs(select(dated, Selection(evidence_since=2018))) == [("a", "b"), ("a", "c")]
    assert pairs(select(dated, Selection(evidence_since=2022))) == []


@given(any_network)
def test_reported_gaps_follow_districts_and_topics(network: Network):
    kept = select(network, Selection(districts=("nord",)))
    assert kept.reported_gaps == tuple(g for g in network.reported_gaps if g.district == "nord")
    assert select(network, Selection(topics=("sprache",))).reported_gaps == ()
    assert select(network, Selection(types=("stelle",))).reported_gaps == network.reported_gaps


def test_an_empty_selection_is_the_network_itself(network: Network):
    assert EVERYTHING.is_empty
    assert select(network, EVERYTHING) is network
    assert not Selection(year=0).is_empty
    assert not Selection(min_strength=2).is_empty


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    def some(*values: str) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(values), unique=True, max_size=2)))

    return Selection(
        districts=some("nord", "ost", "herford"),
        municipalities=some("Herford", "Löhne"),
        groups=some("gruppe"),
        types=some("stelle", "amt"),
        topics=some("wohnen", "no"),
        levels=some(*LEVELS),  # type: ignore[arg-type]
        without_levels=some("state"),  # type: ignore[arg-type]
        tie_types=some("kooperation", "foerderung"),
        statuses=some(*STATUSES),  # type: ignore[arg-type]
        min_strength=draw(st.integers(1, 3)),
        year=draw(st.none() | st.integers(1800, 2100)),
        evidence_since=draw(st.none() | st.integers(2000, 2024)),
    )


NETWORKS = st.one_of(any_network, rich_networks())


@given(NETWORKS, selections())
def test_selections_shrink_and_keep_both_ends(network: Network, selection: Selection):
    kept = select(network, selection)
    assert set(kept.actors) <= set(network.actors)
    assert set(kept.ties) <= set(network.ties)
    assert all({tie.source, tie.target} <= set(ids(kept)) for tie in kept.ties)
    assert (kept.districts, kept.topics, kept.surveyed) == (
        network.districts,
        network.topics,
        network.surveyed,
    )


@given(NETWORKS, selections())
def test_selecting_twice_changes_nothing_more(network: Network, selection: Selection):
    once = select(network, selection)
    assert select(once, selection) == once


@given(NETWORKS, selections(), selections())
def test_the_order_of_selections_is_free(network: Network, one: Selection, other: Selection):
    """But for the year, which is that of the first."""
    other = replace(other, year=one.year)
    assert select(select(network, one), other) == select(select(network, other), one)


@given(NETWORKS, selections())
def test_the_network_given_stays_as_it_was(network: Network, selection: Selection):
    before = network.fingerprint
    select(network, selection)
    assert Network.model_validate(network.model_dump()).fingerprint == before


ANY_OPTION = pytest.mark.parametrize("option", OPTIONS, ids=[option.id for option in OPTIONS])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Network:
    network = read(ui_data.write(tmp_path_factory.mktemp("options"), ui_data.EVERY_KIND)).network
    assert network is not None
    return network


def values(option: FilterOption, network: Network) -> list[Any]:
    """All values that narrow: of many known ones the id, of numbers those at either end."""
    if option.limits is None:
        return list(option.known(network))
    return [limit for limit in option.limits if limit != getattr(EVERYTHING, option.field)]


def chosen(option: FilterOption, value: Any) -> Selection:
    narrowed: dict[str, Any] = {option.field: value if option.limits else (value,)}
    return Selection(**narrowed)


def asked_for(network: Network, option: FilterOption, value: object) -> Selection:
    arguments = parser(locales.text("de")).parse_args(["measures", f"--{option.id}", str(value)])
    return selection_of(arguments, network)


def test_every_field_of_a_selection_is_an_option() -> None:
    assert sorted(option.field for option in OPTIONS) == sorted(f.name for f in fields(Selection))
    assert len({option.id for option in OPTIONS}) == len(OPTIONS)


@ANY_OPTION
def test_the_command_line_and_the_address_take_the_same_values(sample: Network, option: FilterOption) -> None:
    assert values(option, sample)
    for value in values(option, sample):
        selection = chosen(option, value)
        assert asked_for(sample, option, value) == selection
        assert to_options(View(selection=selection)) == {option.id: [str(value)]}
        assert parse({option.id: [str(value)]}, sample) == (View(selection=selection), ())


@ANY_OPTION
@pytest.mark.parametrize("value", ["atlantis", "-1", "1e3", "9999", "<b>"])
def test_a_value_that_means_nothing_is_named_everywhere(
    sample: Network, option: FilterOption, value: str
) -> None:
    assert parse({option.id: [value]}, sample) == (View(), ((option.id, value),))
    with pytest.raises(WrongUseError) as error:
        asked_for(sample, option, f"x{value}")
    assert error.value.params["option"] == f"--{option.id}"


@ANY_OPTION
@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_every_value_is_said_in_words(sample: Network, option: FilterOption, language: str) -> None:
    t = locales.text(language)
    assert t(f"filter.{option.field}")
    assert t(f"cli.option.{option.id}")
    said = [filtered_by(chosen(option, value), sample, t) for value in values(option, sample)]
    assert all(len(names) == 1 and names[0].strip() for names in said)
    assert len({names[0] for names in said}) == len(said)
    assert filtered_by(chosen(option, values(option, sample)[0]), sample, t, besides=[option.field]) == []


@ANY_OPTION
def test_only_what_somebody_cares_for_is_taken_off(sample: Network, option: FilterOption) -> None:
    selection = chosen(option, values(option, sample)[0])
    assert selection.without_focus() == (EVERYTHING if option.focus else selection)


def test_what_somebody_cares_for_by_name() -> None:
    by_name = ["district", "municipality", "group", "type", "topic"]
    assert [option.id for option in OPTIONS if option.focus] == by_name


def test_a_municipality_is_found_by_its_name_or_the_name_is_proposed(network: Network) -> None:
    option = next(option for option in OPTIONS if option.id == "municipality")
    assert list(option.known(network)) == ["Bad Salzuflen", "Löhne"]
    assert asked_for(network, option, "Bad Salzuflen") == Selection(municipalities=("Bad Salzuflen",))
    with pytest.raises(WrongUseError) as error:
        asked_for(network, option, "loehne")
    assert error.value.params["suggestion"] == "Löhne"


def test_findings_of_a_municipality_are_those_about_its_actors(sample: Network) -> None:
    """By hand: the office in Höxter joins the two stars, so it is the single point of failure of both."""
    everything = {finding.key: finding for finding in find_gaps(sample)}
    found = find_gaps(sample, Selection(municipalities=("Höxter",)))
    assert {f.key for f in found} == {key for key, f in everything.items() if "amt" in f.actors}
    assert "single_point_of_failure:amt" in {f.key for f in found}


def test_the_filter_bar_offers_every_option(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    use(monkeypatch, tmp_path, ui_data.TINY)
    walk = Walk()
    app = walk.to("network", {"year": "1850", "evidence-since": "1850"})  # years that nobody would offer
    for group in (*GROUPS, "more"):
        app.session_state[f"filters_{group}"] = True
    app.run()
    assert [e.message for e in app.exception] == []
    offered = {widget.key for widget in (*app.button_group, *app.selectbox)}
    assert {f"filter_{option.field}" for option in OPTIONS} <= offered
