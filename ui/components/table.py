"""A table to sort and search, whose first column opens an actor.

Not `st.dataframe`: it draws on a canvas, and its menus are in English only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import locales
from ui.backend import cache
from ui.components.browser_component import component
from ui.session import state

_table = component("page/table")


class Column(NamedTuple):
    """A column: `bar` shows {value, text} as a bar with words; its full length is `highest`.

    `action` shows {text, label} as a button that chooses the row; the label names its actor.
    Phones leave `wide` ones out.
    """

    key: str
    name: str
    kind: Literal["text", "number", "bar", "action"] = "text"
    help: str = ""
    highest: float = 1
    wide: bool = False


def table(
    key: str,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, Any]],
    sort: tuple[str, bool] | None = None,
    searchable: bool = False,
    on_chosen: Callable[[str], None] = lambda row: None,
) -> None:
    """Show rows; a row with an `id` opens that actor's page. `sort`: column and whether descending.

    A search finds actors by former names too, and shows these; a row with a text `ended` shows only where
    it is searched for. `on_chosen` gets the id of the row whose action is chosen.
    """
    t = locales.text(state.view().language)
    network = cache.load().network if searchable else None
    known = network.actor_by_id if network else {}
    former = {actor: facts.former_names for actor, facts in known.items() if facts.former_names}
    result = _table(
        key=key,
        data={
            "caption": caption,
            "columns": [column._asdict() for column in columns],
            "rows": [{**row, "formerly": former.get(row.get("id", ""), ())} for row in rows],
            "sort": sort,
            "language": t.language,
            "words": {
                "search": t("table.search") if searchable else "",
                "shown": t.forms("table.shown")[0],
                "more": t.forms("table.more")[0],
                "formerly": t.forms("actor.formerly")[0],
            },
        },
        on_opened_change=lambda: None,
        on_chosen_change=state.on_event(key, "chosen", on_chosen),
    )
    if result.opened:
        state.go_to("actors", actor=result.opened)
