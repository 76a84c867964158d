"""Networks of any size that look like a region: districts, most ties inside, few well connected bodies."""

from __future__ import annotations

import numpy as np

from network.model import (
    Actor,
    ActorGroup,
    ActorType,
    District,
    Evidence,
    Network,
    Surveyed,
    Tie,
    TieType,
    Topic,
)

DISTRICT_SIZE = 40
INSIDE = 0.75
MEAN_DEGREE = 8
SPREAD = 0.7
TOPICS, TYPES, GROUPS = 20, 12, 4
TOPICS_EACH = 1.5
STRENGTHS = {1: 0.6, 2: 0.3, 3: 0.1}


def region(size: int, seed: int = 1) -> Network:
    """Return `size` actors with eight ties each on average, three in four inside their district.

    Types and topics are drawn by lot, and everything was looked for everywhere, so that gaps arise.
    """
    random = np.random.default_rng(seed)
    districts = max(size // DISTRICT_SIZE, 1)
    drawn = random.choice(list(STRENGTHS), p=list(STRENGTHS.values()), size=size * MEAN_DEGREE // 2)
    ids = [f"a{i:06}" for i in range(size)]
    pairs = sorted(_pairs(random, size, districts))
    fields = _topics(random, size)
    kinds = random.integers(0, TYPES, size)
    years = random.integers(2012, 2027, len(pairs))
    return Network(
        title="Region",
        districts=tuple(District(id=f"d{i}", name=f"D{i}") for i in range(districts)),
        actor_groups=tuple(ActorGroup(id=f"g{i}", name=f"G{i}") for i in range(GROUPS)),
        actor_types=tuple(ActorType(id=f"k{i}", group=f"g{i % GROUPS}", name=f"K{i}") for i in range(TYPES)),
        tie_types=(TieType(id="cooperation", name="Cooperation"),),
        topics=tuple(Topic(id=f"t{i}", name=f"T{i}") for i in range(TOPICS)),
        actors=tuple(
            Actor(id=a, name=a, type=f"k{kinds[i]}", district=f"d{i % districts}", topics=fields[i])
            for i, a in enumerate(ids)
        ),
        ties=tuple(
            Tie(
                source=ids[u],
                target=ids[v],
                type="cooperation",
                strength=int(strength),
                evidence=(Evidence(title="Report", date=str(year)),),
            )
            for (u, v), strength, year in zip(pairs, drawn, years, strict=True)
        ),
        surveyed=tuple(
            Surveyed(district=f"d{i}", topics="all", types="all", date="2026") for i in range(districts)
        ),
    )


def _topics(random: np.random.Generator, size: int) -> list[tuple[str, ...]]:
    chosen = random.random((size, TOPICS)) < TOPICS_EACH / TOPICS
    return [tuple(f"t{i}" for i in np.flatnonzero(row)) for row in chosen]


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
