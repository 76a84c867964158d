"""Small networks whose measures are published or can be worked out by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from network.model import Actor, ActorGroup, ActorType, District, Network, Tie, TieType, Topic

COOPERATION, FUNDING = "kooperation", "foerderung"


def build(
    ties: Iterable[str] = (),
    *,
    actors: str = "",
    districts: Mapping[str, str] | None = None,
    levels: Mapping[str, str] | None = None,
    topics: Mapping[str, str] | None = None,
    types: Mapping[str, str] | None = None,
    directed: bool = False,
    **parts: Any,
) -> Network:
    """Return a network from ties written as "a b" or "a b 3" (strength).

    `actors`: further or all ids, apart by blanks, first in the file. `districts`: the district of each
    actor, "ort" by default. `levels`: the level of each district, "district" by default; districts
    named here exist even without an actor. `topics` and `types`: of each actor, apart by blanks.
    `parts`: whatever else the network has, such as `surveyed`; topics and types given here are declared.
    """
    split = [tie.split() for tie in ties]
    ids = list(dict.fromkeys([*actors.split(), *(end for tie in split for end in tie[:2])]))
    where, topics, types = districts or {}, topics or {}, types or {}
    places = dict.fromkeys([*(where.get(a, "ort") for a in ids), *(levels or {})])
    kinds = dict.fromkeys([*(types.get(a, "stelle") for a in ids), *parts.pop("declared_types", ())])
    fields = dict.fromkeys([*(t for a in ids for t in topics.get(a, "").split()), *parts.pop("declared", ())])
    kind = FUNDING if directed else COOPERATION
    return Network(
        title="Probe",
        districts=tuple(
            District(id=p, name=p.title(), level=(levels or {}).get(p, "district")) for p in places
        ),
        actor_groups=(ActorGroup(id="gruppe", name="Gruppe"),),
        actor_types=tuple(ActorType(id=k, group="gruppe", name=k.title()) for k in kinds),
        tie_types=(
            TieType(id=COOPERATION, name="Kooperation"),
            TieType(id=FUNDING, name={"de": "Förderung", "en": "Funding"}, directed=True),
        ),
        topics=tuple(Topic(id=f, name=f.title()) for f in fields),
        actors=tuple(
            Actor(
                id=a,
                name=a.title(),
                type=types.get(a, "stelle"),
                district=where.get(a, "ort"),
                topics=tuple(topics.get(a, "").split()),
            )
            for a in ids
        ),
        ties=tuple(
            Tie(
                source=one if directed else min(one, other),
                target=other if directed else max(one, other),
                type=kind,
                strength=int(strength[0]) if strength else 1,
            )
            for one, other, *strength in split
        ),
        **parts,
    )


def empty() -> Network:
    """Return a network without actors."""
    return build()


def one_actor() -> Network:
    """Return a network of a single actor."""
    return build(actors="allein")


def no_ties(size: int = 3) -> Network:
    """Return actors without a tie among them."""
    return build(actors=" ".join(f"a{i}" for i in range(size)))


def path(size: int) -> Network:
    """Return a chain a0 - a1 - ..."""
    return build((f"a{i} a{i + 1}" for i in range(size - 1)), actors="a0")


def star(size: int) -> Network:
    """Return a centre tied to all others, who are not tied among themselves."""
    return build((f"mitte a{i}" for i in range(1, size)), actors="mitte")


def two_triangles() -> Network:
    """Return triangles a1 a2 a3 and b1 b2 b3 in districts a and b, held together by a3 - b1."""
    ids = "a1 a2 a3 b1 b2 b3"
    return build(
        ["a1 a2", "a1 a3", "a2 a3", "b1 b2", "b1 b3", "b2 b3", "a3 b1"],
        actors=ids,
        districts={a: a[0] for a in ids.split()},
    )


def kite() -> Network:
    """Return Krackhardt's kite (1990): the one with most ties is not the one between most others."""
    return build(
        [
            *("andre beverley", "andre carol", "andre diane", "andre fernando", "beverley diane"),
            *("beverley ed", "beverley garth", "carol diane", "carol fernando", "diane ed"),
            *("diane fernando", "diane garth", "ed garth", "fernando garth", "fernando heather"),
            *("garth heather", "heather ike", "ike jane"),
        ],
        actors="andre beverley carol diane ed fernando garth heather ike jane",
    )


FLORENTINE_TIES = (
    *("acciaiuoli medici", "castellani peruzzi", "castellani strozzi", "castellani barbadori"),
    *("medici barbadori", "medici ridolfi", "medici tornabuoni", "medici albizzi", "medici salviati"),
    *("salviati pazzi", "peruzzi strozzi", "peruzzi bischeri", "strozzi ridolfi", "strozzi bischeri"),
    *("ridolfi tornabuoni", "tornabuoni guadagni", "albizzi ginori", "albizzi guadagni"),
    *("bischeri guadagni", "guadagni lamberteschi"),
)


def florentine(with_pucci: bool = False) -> Network:
    """Return the marriages of Florentine families (Padgett); the Pucci had none among them."""
    return build(FLORENTINE_TIES, actors="pucci" if with_pucci else "")


def borgatti() -> Network:
    """Return the ego network of Borgatti's "Unpacking Burt's redundancy measures" (1997)."""
    return build(["a b", "a f", "a g", "a e", "e g", "f g", "b g", "b d", "d g", "g c"])


def small_digraph(strengths: tuple[int, int, int, int] = (1, 1, 1, 1)) -> Network:
    """Return the digraph 0>1 0>2 1>0 2>1 of NetworkX's tests of structural holes."""
    arcs = ("n0 n1", "n0 n2", "n1 n0", "n2 n1")
    return build((f"{a} {s}" for a, s in zip(arcs, strengths, strict=True)), directed=True)


def brokers() -> Network:
    """Return the digraph A>B A>C B>C B>D C>D D>A in the districts AB and CD (cograph's example)."""
    return build(
        ["a b", "a c", "b c", "b d", "c d", "d a"],
        districts={"a": "ab", "b": "ab", "c": "cd", "d": "cd"},
        directed=True,
    )
