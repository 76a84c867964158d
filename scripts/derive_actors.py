"""Derive data/actors.yaml from the evidence and the curation beside this script.

    python -m scripts.derive_actors -o data/actors.yaml

Every decision that is not mechanical stands in scripts/curation/*.yaml. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.derivation.actors import derived_actors
from scripts.derivation.citations import all_cited
from scripts.derivation.curation import Curation, Item, read_curation, without_empty
from scripts.derivation.evidence import EVIDENCE, combined, read_evidence
from scripts.derivation.gaps import derived_gaps
from scripts.derivation.render import render
from scripts.derivation.survey import surveyed
from scripts.derivation.ties import derived_ties


def derive(files: Iterable[Item], curation: Curation, populations: Mapping[str, int]) -> Item:
    """Return the content of data/actors.yaml."""
    evidence, vocabulary = combined(files, curation.ties), curation.vocabulary
    actors = derived_actors(evidence["actors"], derived_ties(evidence["links"], curation), curation)
    gaps = derived_gaps(evidence["gaps"], curation)
    return {
        "version": 1,
        **vocabulary,
        "districts": [
            without_empty(d | {"population": populations.get(d["id"])}) for d in vocabulary["districts"]
        ],
        "actor_types": [_with_citations(kind, curation) for kind in vocabulary["actor_types"]],
        "actors": actors,
        "reported_gaps": gaps,
        "expected": [_with_citations(entry, curation) for entry in curation.survey["expected"]],
        "surveyed": surveyed([*actors, *gaps], curation),
    }


def _with_citations(entry: Item, curation: Curation) -> Item:
    return without_empty(entry | {"evidence": all_cited(entry.get("evidence", []), curation)})


def read_populations(table: Path) -> dict[str, int]:
    """Return the sum of the municipalities' inhabitants per district."""
    sums: Counter[str] = Counter()
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            sums[row["district"]] += int(row["population"])
    return dict(sums)


def main() -> None:
    """Read the evidence, write the data file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--evidence", type=Path, default=EVIDENCE)
    parser.add_argument("-o", "--out", type=Path, default=Path("data/actors.yaml"))
    parser.add_argument("--municipalities", type=Path, default=Path("data/municipalities.csv"))
    options = parser.parse_args()
    document = derive(
        read_evidence(options.evidence), read_curation(), read_populations(options.municipalities)
    )
    options.out.write_text(render(document), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
