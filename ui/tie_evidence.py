"""What ties rest on, as data for the card that the picture opens beside a tie."""

from __future__ import annotations

from typing import Any

import locales
from network.analysis.path_words import years_words
from network.model import Network
from ui.components.evidence_list import citations_data


def tie_evidence(network: Network, t: locales.Translator) -> list[dict[str, Any]]:
    """Return for each tie, in the network's order, its years and its citations in the order of reading."""
    return [
        {
            "years": years_words(tie, t),
            "evidence": citations_data(tie.evidence, t),
        }
        for tie in network.ties
    ]
