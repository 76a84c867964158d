"""Networks of any size that look like a region: districts, most ties inside, few well connected bodies."""

from __future__ import annotations

import numpy as np

from network.model import Actor, ActorGroup, ActorType, District, Network, Tie, TieType

DISTRICT_SIZE = 40
INSIDE = 0.75
MEAN_DEGREE = 8
SPREAD = 0.7
STRENGTHS = {1: 0.6, 2: 0.3, 3: 0.1}


def region(size: int, seed: int = 1) -> Network:
    """Return so many actors with eight ties each on average, three in four inside their district."""
    random = np.random.default_rng(seed)
    districts = max(size // DISTRICT_SIZE, 1)
    drawn = random.choice(list(STRENGTHS), p=list(STRENGTHS.values()), size=size * MEAN_DEGREE // 2)
    ids = [f"a{i:06}" for i in range(size)]
    pairs = sorted(_pairs(random, size, districts))
    return Network(
        title="Region",
        districts=tuple(District(id=f"d{i}", name=f"D{i}") for i in range(districts)),
        actor_groups=(ActorGroup(id="group", name="Group"),),
        actor_types=(ActorType(id="body", group="group", name="Body"),),
        tie_types=(TieType(id="cooperation", name="Cooperation"),),
        actors=tuple(
            Actor(id=a, name=a, type="body", district=f"d{i % districts}") for i, a in enumerate(ids)
        ),
        ties=tuple(
            Tie(source=ids[u], target=ids[v], type="cooperation", strength=int(strength))
            for (u, v), strength in zip(pairs, drawn, strict=True)
        ),
    )


def _pairs(random: np.random.Generator, size: int, districts: int) -> set[tuple[int, int]]:
    """Draw both ends by how sociable actors are; actor i belongs to district i modulo their number."""
    sociable = random.lognormal(0, SPREAD, size)
    members = [np.arange(d, size, districts) for d in range(districts)]
    heights = [np.cumsum(sociable[m]) for m in members]
    everyone = np.cumsum(sociable)
    found: set[tuple[int, int]] = set()
    while len(found) < size * MEAN_DEGREE // 2:
        one = int(np.searchsorted(everyone, random.random() * everyone[-1]))
        if random.random() < INSIDE:
            height = heights[one % districts]
            other = int(members[one % districts][np.searchsorted(height, random.random() * height[-1])])
        else:
            other = int(np.searchsorted(everyone, random.random() * everyone[-1]))
        if one != other:
            found.add((min(one, other), max(one, other)))
    return found
