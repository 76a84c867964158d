"""Networks with everything in them: texts that try to break out, evidence, dates, both kinds of tie."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from network.io.read.yaml_tree import FORBIDDEN
from network.model import (
    Actor,
    Answer,
    Evidence,
    Expected,
    FormerName,
    Network,
    ReportedGap,
    SourceKind,
    Surveyed,
    Text,
    Tie,
)
from tests.small_networks import COOPERATION, FUNDING, build

AWKWARD = (
    *(
        "no",
        "yes",
        "null",
        "~",
        "2014",
        "1e3",
        "12:30",
        "0o17",
        "2023-09-29",
        "=1+1",
        "'=1",
        "-x",
        "+49",
        "@a",
    ),
    *(
        "a: b",
        "a #b",
        "# a",
        "- a",
        "[a",
        "{a: b}",
        "&a",
        "*a",
        "!a",
        "%a",
        "'",
        '"',
        "\\",
        "a\\",
        "---",
        "...",
    ),
    *(
        " a",
        "a ",
        "a  b",
        "a\nb",
        "a\n\nb\n",
        "\ta",
        "a\tb",
        "<b>&amp;</b>",
        "„Vielfalt“",
        "a,b;c",
        "``",
        "|",
        ">",
    ),
    *(
        "https://example.org/?a=b#c",
        "Ωλψ 漢字 🙂",
        "a" * 130,
        "wort " * 40 + "ende",
        "- a\n# b: c\n",
        "y",
        "<<",
    ),
)
LETTERS = st.characters(exclude_categories=("Cs", "Cc")).filter(lambda sign: not FORBIDDEN.match(sign))
LINES = st.one_of(st.sampled_from(AWKWARD), st.text(LETTERS, min_size=1, max_size=30))
TEXTS = st.one_of(
    LINES.map(lambda line: Text(de=line, en=line)), st.builds(Text, de=LINES, en=st.sampled_from(AWKWARD))
)
YEARS = st.none() | st.integers(1800, 2100)
DATES = st.sampled_from(["2023", "2023-09", "2023-09-29", "2000-02-29"])
URLS = st.sampled_from(["https://example.org/a,b?c=[d]#e", "http://example.org", "https://example.org/'\\{}"])
EVIDENCE = st.lists(
    st.builds(
        Evidence,
        url=URLS,
        title=st.none() | LINES,
        date=st.none() | DATES,
        note=st.none() | TEXTS,
        kind=st.sampled_from([None, *get_args(SourceKind)]),
    ),
    max_size=2,
    unique=True,
).map(tuple)
FORMER_NAMES = st.lists(
    st.builds(FormerName, name=LINES, until=st.none() | DATES, evidence=EVIDENCE), max_size=2
).map(tuple)
TOPICS = st.lists(st.sampled_from(["wohnen", "no"]), unique=True, max_size=2).map(tuple)
STATUSES = st.sampled_from(["documented", "reported", "assumed"])


def _spans(draw: st.DrawFn) -> dict[str, int | None]:
    since, until = draw(YEARS), draw(YEARS)
    if since is not None and until is not None and since > until:
        since, until = until, since
    return {"since": since, "until": until}


@st.composite
def rich_networks(draw: st.DrawFn) -> Network:
    """Return a network as a file could hold it: up to five actors, ties in the order of the file."""
    base = build(declared=("wohnen", "no"), declared_types=("amt",), levels={"herford": "district"})
    ids = draw(st.lists(st.sampled_from(["a", "b", "c", "2014", "no", "a-b"]), unique=True, max_size=5))
    actors = tuple(
        Actor(
            id=i,
            name=draw(LINES),
            short=draw(st.none() | st.sampled_from([s for s in AWKWARD if len(s) <= 40])),
            type="amt",
            district="herford",
            place=draw(st.none() | LINES),
            topics=draw(TOPICS),
            website=draw(st.none() | URLS),
            formerly=draw(FORMER_NAMES),
            aliases=draw(st.sampled_from([(), (f"old-{i}",), (f"old-{i}", f"1e{n}")])),
            description=draw(st.none() | TEXTS),
            evidence=draw(EVIDENCE),
            **_spans(draw),
        )
        for n, i in enumerate(ids)
    )
    return base.replace(
        title=draw(TEXTS),
        actors=actors,
        ties=_ties(draw, ids),
        reported_gaps=tuple(
            ReportedGap(id=f"g{n}", district="herford", topic="no", text=text, evidence=draw(EVIDENCE))
            for n, text in enumerate(draw(st.lists(TEXTS, max_size=2)))
        ),
        expected=draw(st.sampled_from([(), (Expected(types=("amt",), topics=("no",), by_law=True),)])),
        answers=draw(st.sampled_from([(), (Answer(gap="isolate:a", answer="later", date="2026-11-21"),)])),
        surveyed=draw(
            st.just(())
            | st.builds(
                Surveyed,
                district=st.just("herford"),
                topics=st.just("all"),
                types=st.just(("amt",)),
                date=DATES,
                note=st.none() | TEXTS,
            ).map(lambda survey: (survey,))
        ),
    )


def _ties(draw: st.DrawFn, ids: list[str]) -> tuple[Tie, ...]:
    pairs = [(a, b, kind) for a in ids for b in ids if a != b for kind in (COOPERATION, FUNDING)]
    pairs = [(a, b, kind) for a, b, kind in pairs if kind == FUNDING or a < b]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=6)) if pairs else []
    return tuple(
        Tie(
            source=a,
            target=b,
            type=kind,
            strength=draw(st.integers(1, 3)),
            topics=draw(TOPICS),
            status=draw(STATUSES),
            confirmed=kind == COOPERATION and draw(st.booleans()),
            evidence=draw(EVIDENCE),
            **_spans(draw),
        )
        for a, b, kind in chosen
    )


def same_network(one: Network, other: Network) -> bool:
    """Tell whether two networks are equal, whatever the order of their ties."""
    ties = [sorted(network.ties, key=lambda tie: tie.key) for network in (one, other)]
    return ties[0] == ties[1] and one.replace(ties=()) == other.replace(ties=())
