"""What the picture says, in one sentence."""

from __future__ import annotations

from collections import Counter

import locales
from network.filters import Selection
from network.geo.geography import short_name
from network.graph.crossing import crossing
from network.model import Network
from ui.backend import cache
from ui.components.markdown import escape


def headline(network: Network, selection: Selection, t: locales.Translator) -> str:
    """Say between how many pairs of districts there are ties; of a single district, who has most partners."""
    part = cache.part(network, selection)
    if len(selection.districts) == 1:
        return _inside(network, part, selection, t)
    found = crossing(part)
    if not found.pairs:
        return ""
    if found.most is None:
        return t("network.crossing-none", all=found.pairs)
    counted = Counter(actor.district for actor in part.actors)
    larger_first = sorted(found.most, key=lambda d: (-counted[d], d))
    names = [escape(short_name(network.district_by_id[d], t.language)) for d in larger_first]
    return t(
        "network.crossing",
        tied=len(found.ties),
        all=found.pairs,
        pair="–".join(names),
        most=found.ties[found.most],
    )


def _inside(network: Network, part: Network, selection: Selection, t: locales.Translator) -> str:
    around = cache.counts_of(network, selection.without_focus()).degree
    inside = cache.counts_of(network, selection).degree
    first = min((a.id for a in part.actors), key=lambda a: (-around[a], a), default=None)
    if first is None:
        return ""
    name = escape(network.actor_by_id[first].label)
    return t("network.inside", name=name, partners=around[first], inside=inside[first])
