"""Where to go on from a selection to which nothing is documented."""

from __future__ import annotations

from dataclasses import replace

import locales
from network.filters import EVERYTHING, OPTIONS, Selection
from network.model import Network
from ui.backend import cache
from ui.components.markdown import escape
from ui.components.view_link import view_link


def next_steps(network: Network, selection: Selection, t: locales.Translator) -> None:
    """Link to who helps, neighbouring districts, needs from sources, and what is left without one filter."""
    district, topic = selection.districts[:1], selection.topics[:1]
    if district and topic:
        view_link("who_helps", t("nothing.who-helps"), ":material/support:", need=topic[0], place=district[0])
    near = cache.area().neighbours.get(district[0], frozenset()) if district else frozenset()
    around = replace(selection, districts=tuple(d.id for d in network.districts if d.id in near))
    if near and (found := len(cache.part(network, around).actors)):
        view_link("network", t("nothing.neighbours", n=found), ":material/near_me:", selection=around)
    if needs := len(cache.part(network, selection).reported_gaps):
        label = t.plural("nothing.needs", needs)
        view_link("gaps", label, ":material/campaign:", section="reported")
    for option in OPTIONS:
        chosen = getattr(selection, option.field)
        if chosen == getattr(EVERYTHING, option.field):
            continue
        wider = replace(selection, **{option.field: getattr(EVERYTHING, option.field)})
        if found := len(cache.part(network, wider).actors):
            values = chosen if isinstance(chosen, tuple) else (chosen,)
            names = ", ".join(escape(option.in_words(value, network, t)) for value in values)
            label = t("nothing.without", name=names, n=found)
            view_link("network", label, ":material/filter_alt_off:", selection=wider)
