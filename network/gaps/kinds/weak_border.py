"""Pairs of districts with fewer ties between them than is usual between districts, or with none."""

from __future__ import annotations

from collections.abc import Iterator

from network.gaps.base import Finding, GapBasis, GapKind, NamesOf, Param, evidence_of, notes, some_names
from network.gaps.district_pairs import Border, borders


def find(basis: GapBasis) -> Iterator[Finding]:
    """Yield the pairs with fewer ties than is usual between districts, and those with none at all.

    Fewer than usual is what `Border.is_weak` says. A pair without a tie is listed if both districts have
    ties of some kind; a note says whether it is usual, or whether there is nothing to compare. Severity: 0.2,
    and unless it is usual 0.3 times the missing share of the ties expected regardless of borders, weighed by
    how many are expected against the border where most are: silence between two busy districts weighs more.
    And 0.1 if they are fewer than usual.
    """
    found = borders(basis.network, draws=basis.draws, progress=basis.progress)
    most = max((b.expected for b in found), default=0.0)
    lonely = _lonely(found)
    for border in found:
        if not border.expected or (border.seen and not border.is_weak):
            continue
        is_usual = border.usual is not None and not border.is_weak
        missing = 0.0 if is_usual else max(1 - border.seen / border.expected, 0.0)
        one, other = border.districts
        yield Finding(
            key=f"weak_border:{one}:{other}",
            kind="weak_border",
            severity=0.2 + 0.3 * missing * border.expected / most + 0.1 * border.is_weak,
            actors=tuple(sorted({actor for side in border.doors for actor in side})),
            districts=border.districts,
            evidence=evidence_of(border.ties),
            figures=_figures(border),
            params=_params(border, lonely),
            variant="" if border.seen else "silent",
            notes=notes(
                below=border.is_weak,
                usual=is_usual,
                lonely=not border.is_weak and not is_usual,
                doors=border.only_doors,
            ),
        )


def _lonely(found: tuple[Border, ...]) -> frozenset[str]:
    """Return the districts without a tie to any other."""
    met = {district for border in found if border.seen for district in border.districts}
    return frozenset(district for border in found for district in border.districts) - met


def _figures(border: Border) -> dict[str, float]:
    figures = {
        "seen": border.seen,
        "expected": round(border.expected, 2),
        "low": border.low,
        "high": border.high,
        "share_as_few": border.share_as_few,
        "doors_one": len(border.doors[0]),
        "doors_other": len(border.doors[1]),
    }
    if border.usual:
        figures |= {
            "usual": round(border.usual.expected, 2),
            "usual_low": border.usual.low,
            "usual_high": border.usual.high,
            "usual_share_as_few": border.usual.share_as_few,
            "usual_adjusted": border.adjusted,
        }
    return figures


def _params(border: Border, lonely: frozenset[str]) -> dict[str, Param]:
    one, other = border.districts
    params: dict[str, Param] = {
        "one": NamesOf("district", (one,)),
        "other": NamesOf("district", (other,)),
        "seen": border.seen,
        "lonely": some_names("district", [d for d in border.districts if d in lonely]),
        "doors": some_names("actor", border.only_doors),
    }
    if border.usual:
        params |= {"usual_low": border.usual.low, "usual_high": border.usual.high}
    return params


KIND = GapKind("weak_border", find, ("seen",), effort=20)
