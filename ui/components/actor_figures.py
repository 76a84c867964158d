"""An actor's figures in words, as ranges once they are there; ranks never without."""

from __future__ import annotations

import locales
from ui.components.figure_help import Counted
from ui.components.interval_text import count_text, rank_text, share_text

FIGURES = ("degree", "betweenness")


def figures_in_words(actor: str, counted: Counted, t: locales.Translator) -> tuple[str, str]:
    """Return how many partners an actor has and how much it bridges, each with its range of ranks."""
    values = counted.report.actors[actor]
    drawn = counted.ranges
    if drawn is None:
        degree, between = values["degree"], values["betweenness"] or 0
        return (
            t("range.partners", count=count_text(degree, degree, t)),
            t("range.paths", share=share_text(between, between, t)),
        )
    degrees, shares = drawn.values[actor]["degree"], drawn.values[actor]["betweenness"]
    of = len(counted.part.actors)
    partners = t("range.partners", count=count_text(*degrees, t))
    paths = t("range.paths", share=share_text(*shares, t))
    ranks = drawn.ranks[actor]
    degree_rank = t("range.rank-of", rank=rank_text(ranks["degree"], t), n=of)
    paths_rank = t("range.rank-of", rank=rank_text(ranks["betweenness"], t), n=of)
    return f"{partners} · {degree_rank}", f"{paths} · {paths_rank}" if values["betweenness"] else paths
