"""Random small networks for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from network.model import Expected, Network, ReportedGap, Surveyed, Tie
from tests.small_networks import COOPERATION, FUNDING, build

DISTRICTS = ("nord", "ost", "sued", "land")
TOPICS = ("wohnen", "sprache")


@st.composite
def networks(draw: st.DrawFn, directed: bool = False) -> Network:
    """Return up to 14 actors in four districts, one of them a state, with ties of any strength.

    So there are actors beyond the first ten, and some pairs are tied in two ways: by the other kind too.
    """
    ids = [f"a{i}" for i in range(draw(st.integers(0, 14)))]
    pairs = [(a, b) for a in ids for b in ids if a < b or (directed and a != b)]
    tied = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    other = COOPERATION if directed else FUNDING
    twice = draw(st.lists(st.sampled_from(tied), unique=True, max_size=3)) if tied else []
    network = build(
        [f"{a} {b} {draw(st.integers(1, 3))}" for a, b in tied],
        actors=" ".join(ids),
        districts={a: draw(st.sampled_from(DISTRICTS)) for a in ids},
        levels={"nord": "district", "ost": "district", "sued": "district", "land": "state"},
        topics={a: " ".join(draw(st.sets(st.sampled_from(TOPICS)))) for a in ids},
        declared=TOPICS,
        directed=directed,
        expected=(Expected(topics=("wohnen",), types=("stelle",)),) if ids else (),
        surveyed=tuple(
            Surveyed(district=d, topics="all", types="all", date="2026-11")
            for d in draw(st.sets(st.sampled_from(DISTRICTS[:3])))
        ),
        reported_gaps=tuple(
            ReportedGap(id=f"g{i}", district=d, topic="wohnen", text="Es fehlt.", status=s)
            for i, (d, s) in enumerate(
                draw(st.lists(st.tuples(st.sampled_from(DISTRICTS), st.sampled_from(["open", "declined"]))))
            )
        ),
    )
    parallel = {(min(pair), max(pair)) for pair in twice} if directed else twice
    more = [
        Tie(source=a, target=b, type=other, strength=draw(st.integers(1, 3))) for a, b in sorted(parallel)
    ]
    return network.replace(ties=(*network.ties, *more))


any_network = st.one_of(networks(), networks(directed=True))
