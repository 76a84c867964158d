"""What a visitor looks at: language, selection, chosen actor. All of it stands in the address.

The only user of `st.session_state` and `st.query_params`. A page reads `view()`; widgets change it
with `change(...)`, links with `link_to(...)`. Within a visit the session is right and the browser's
address follows it; `begin` says when it is the other way round. Values in an address that mean nothing
are ignored, and named in `ignored()`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast, get_args
from uuid import uuid4

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from network.filters import EVERYTHING, OPTIONS, Selection
from network.model import Language, Network
from network.scenarios.scenario import Scenario
from network.scenarios.url import SCENARIO_OPTIONS, from_options
from network.scenarios.url import to_options as scenario_options
from ui.backend import cache
from ui.pages import PAGES
from ui.session.places import places
from ui.session.present_ids import in_present_ids
from ui.session.undo_history import Trail

SizeBy = Literal["degree", "betweenness", "equal"]
CoverageBy = Literal["topics", "types"]
GapSection = Literal[
    "first", "coverage", "dependence", "borders", "introductions", "isolated", "reported", "stale"
]
LevelsCounted = Literal["local", "all"]
Severity = Literal["all", "high"]

DEFAULT_LANGUAGE: Language = "de"
FILTERS = {option.id: option for option in OPTIONS}
MOST_COMPARED, MOST_WAYS = 4, 3
CLICKED = "via"
"""Option by which a link says that it is one; the browser gets the address without it."""
FINDING_KEY = re.compile(r"[\w:~+.-]{1,300}")


@dataclass(frozen=True)
class View:
    """One state of the app: equal views show the same page.

    `section`: the part of the gaps page; `severity`: which findings it shows; `finding`: the key of the open
    one. `cell`: the chosen cell of a matrix, `district:item`, where the item is a topic, a type or another
    district. `counted`: whether key actors are looked for among local actors only or on all levels;
    `compared`: actors side by side. `scenario`: what is taken away and added. `need`, `place`: topic and
    municipality or district of a referral; `start`, `target`, `way`: ends of paths, and which of them.
    """

    language: Language = DEFAULT_LANGUAGE
    selection: Selection = field(default_factory=Selection)
    actor: str | None = None
    size_by: SizeBy = "degree"
    coverage_by: CoverageBy = "topics"
    section: GapSection = "first"
    severity: Severity = "all"
    finding: str | None = None
    cell: str | None = None
    counted: LevelsCounted = "local"
    compared: tuple[str, ...] = ()
    scenario: Scenario = field(default_factory=Scenario)
    need: str | None = None
    place: str | None = None
    start: str | None = None
    target: str | None = None
    way: str = "1"


def language() -> Language:
    """Return the language before the address is taken over: the address wins, then the last view."""
    asked = st.query_params.get("lang")
    return cast(Language, asked) if asked in get_args(Language) else view().language


def view() -> View:
    """Return what is being looked at."""
    return cast(View, st.session_state.get("view", View()))


def ignored() -> tuple[tuple[str, str], ...]:
    """Return the options of the address that were ignored, as (name, value)."""
    return cast("tuple[tuple[str, str], ...]", st.session_state.get("ignored", ()))


def change(**changes: Any) -> None:
    """Change parts of the view, and the address with it."""
    _store(replace(view(), **changes))


def change_selection(**changes: Any) -> None:
    """Change options of the selection, and the address with it."""
    change(selection=replace(view().selection, **changes))


def begin(page: str, network: Network | None, pages: Mapping[str, Any]) -> None:
    """Take over the address at the start of a run, if the browser really went there.

    It did so on its first run, by a link, and back or forth in its history. On any other run it may still
    hold an address that has been replaced since; then the session is right, and the browser gets its address.
    Streamlit's navigation empties the address; the view then carries over. Without a network (nothing
    readable yet) only the language is taken.
    """
    session = st.session_state
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    clicked = asked.pop(CLICKED, None) is not None
    moved = session.get("page", page) != page
    outdated = session.get("outdated", [])
    address = asked
    if not (clicked or _is_back_or_forth()):
        if moved and not asked:
            address = to_options(view())
        elif not moved and asked in outdated:
            address = session["address"]
    address = in_present_ids(address, network) if network else address
    tell = clicked or address != asked
    session["outdated"] = [*outdated, asked, session.get("address", asked)] if tell else []
    session["pages"], session["page"], session["address"] = pages, page, address
    session["view"], session["ignored"] = parse(address, network)
    if network:
        _walk_on(view().scenario)
    if tell:
        st.query_params.from_dict(address)


def parse(
    options: Mapping[str, Sequence[str]], network: Network | None
) -> tuple[View, tuple[tuple[str, str], ...]]:
    """Read a view from an address; return it with the options that mean nothing."""
    known = _known_values(network)
    found: dict[str, Any] = {}
    chosen: dict[str, Any] = {}
    changes: dict[str, Sequence[str]] = {}
    skipped: list[tuple[str, str]] = []
    for name, values in options.items():
        option = FILTERS.get(name)
        if option and option.limits is None:
            allowed = option.known(network)
            chosen[option.field] = tuple(dict.fromkeys(v for v in values if v in allowed))
            skipped += [(name, v) for v in values if v not in allowed]
        elif option and option.limits and _is_number_between(values[-1], *option.limits):
            chosen[option.field] = int(values[-1])
        elif name == "compare":
            known_actors = [v for v in dict.fromkeys(values) if v in known["from"]]
            found["compared"] = tuple(known_actors[:MOST_COMPARED])
            skipped += [(name, v) for v in values if v not in found["compared"]]
        elif name in SCENARIO_OPTIONS:
            changes[name] = values
        elif name == "finding" and FINDING_KEY.fullmatch(values[-1]):
            found["finding"] = values[-1]
        elif name in _ONE and values[-1] in known[name]:
            found[_ONE[name]] = values[-1]
        else:
            skipped.append((name, values[-1]))
    if network and changes:
        found["scenario"], meaningless = from_options(cache.part(network), changes)
        skipped += [(name, v) for name, values in changes.items() for v in values if v in meaningless]
    return View(selection=Selection(**chosen), **found), tuple(skipped)


def to_options(shown: View) -> dict[str, list[str]]:
    """Return the address options of a view; what is as usual is left out."""
    options: dict[str, list[str]] = {}
    for name, attribute in _ONE.items():
        if (value := getattr(shown, attribute)) != getattr(View(), attribute):
            options[name] = [value]
    for option in OPTIONS:
        chosen = getattr(shown.selection, option.field)
        if chosen != getattr(EVERYTHING, option.field):
            options[option.id] = list(chosen) if option.limits is None else [str(chosen)]
    if shown.compared:
        options["compare"] = list(shown.compared)
    options |= {"finding": [shown.finding]} if shown.finding else {}
    options |= {name: list(texts) for name, texts in scenario_options(shown.scenario).items() if texts}
    return options


def widget(key: str, value: Any, on_change: Callable[[Any], None]) -> dict[str, Any]:
    """Return the arguments that bind a widget to the view: shows `value`, reports changes."""
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: on_change(st.session_state[key])}


def on_event(key: str, name: str, react: Callable[[Any], None]) -> Callable[[], None]:
    """Return a callback that hands the value of a component's event to `react`."""
    return lambda: react(getattr(st.session_state[key], name))


def go_to(page: str, **changes: Any) -> None:
    """Go to another page (by its file's name), with parts of the view changed."""
    change(**changes)
    st.switch_page(st.session_state["pages"][page], query_params=to_options(view()))


def link_to(page: str, **changes: Any) -> tuple[Any, dict[str, list[str]]]:
    """Return the page and the address options for a link, with parts of the view changed.

    Of a link that stays on its page, or has no options, Streamlit's message looks like that of any other
    run; such a link says what it is.
    """
    options = to_options(replace(view(), **changes))
    if not options or PAGES[page].address == st.session_state["page"]:
        options[CLICKED] = ["link"]
    return st.session_state["pages"][page], options


def scenarios() -> Trail[Scenario]:
    """Return the scenarios of this visit: the present one, and those to go back and forth to."""
    return cast("Trail[Scenario]", st.session_state.get("scenarios", Trail(Scenario())))


def announce(text: str) -> None:
    """Leave a message for the top of the page, such as that something has been saved."""
    st.session_state["announced"] = (text, st.session_state.get("address"))


def announced() -> str | None:
    """Return the message that was left, until the address changes: a page may run again on its own."""
    text, address = st.session_state.get("announced", (None, None))
    if address == st.session_state.get("address"):
        return cast("str | None", text)
    st.session_state.pop("announced", None)
    return None


def visitor() -> str:
    """Return what tells this session from others, as long as it lasts."""
    return cast(str, st.session_state.setdefault("visitor", uuid4().hex))


def reset_selection() -> None:
    """Look at everything again."""
    change(selection=Selection())


_ONE: Mapping[str, str] = {
    "lang": "language",
    "actor": "actor",
    "size": "size_by",
    "coverage": "coverage_by",
    "section": "section",
    "cell": "cell",
    "severity": "severity",
    "counted": "counted",
    "need": "need",
    "place": "place",
    "from": "start",
    "to": "target",
    "way": "way",
}


def _walk_on(scenario: Scenario) -> None:
    """Remember a scenario; the first one of a visit has none before it."""
    st.session_state["scenarios"] = st.session_state.get("scenarios", Trail(scenario)).at(scenario)


def _is_back_or_forth() -> bool:
    """Tell whether the browser's history led here."""
    run = get_script_run_ctx(suppress_warning=True)
    return run is not None and run.is_history_navigation


def _store(new: View) -> None:
    session = st.session_state
    session["outdated"] = [*session.get("outdated", ()), session.get("address", {})]
    session["view"], session["ignored"], session["address"] = new, (), to_options(new)
    _walk_on(new.scenario)
    st.query_params.from_dict(session["address"])


def _is_number_between(text: str, low: int, high: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 4 and low <= int(text) <= high


def _known_values(network: Network | None) -> dict[str, frozenset[str]]:
    """Return what may be asked for besides the options of a selection."""
    topics, types, districts = (FILTERS[name].known(network) for name in ("topic", "type", "district"))
    return {
        "actor": frozenset(network.actor_by_id if network else ()),
        **dict.fromkeys(("from", "to"), frozenset(cache.part(network).actor_by_id if network else ())),
        "way": frozenset(map(str, range(1, MOST_WAYS + 1))),
        "lang": frozenset(get_args(Language)),
        "size": frozenset(get_args(SizeBy)),
        "coverage": frozenset(get_args(CoverageBy)),
        "section": frozenset(get_args(GapSection)),
        "severity": frozenset(get_args(Severity)),
        "counted": frozenset(get_args(LevelsCounted)),
        "need": frozenset(topics),
        "place": frozenset(places(network)) if network else frozenset(),
        "cell": frozenset(f"{one}:{item}" for one in districts for item in (*topics, *types, *districts)),
    }
