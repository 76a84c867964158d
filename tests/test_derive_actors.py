"""From evidence to the data file: same input, same bytes, and the rules that the file states."""

import json

import pytest

from scripts import derive_actors
from scripts.render_actors import render

SAMPLE = {
    "actors": [
        {
            "key": "widunetz",
            "name": "widunetz",
            "kind": "netzwerk",
            "district": "herford",
            "topics": ["teilhabe", "sprache"],
            "sources": [{"url": "https://example.org/w", "date": 2008, "fact": "Besteht seit 2008."}],
        },
        {
            "key": "ki-kreis-herford",
            "name": "Kommunales Integrationszentrum Kreis Herford",
            "kind": "kommunales_integrationszentrum",
            "district": "herford",
            "sources": [{"seed": "003_0e49ba5415a86e07.txt", "date": None, "fact": "Vernetzt im Kreis."}],
        },
    ],
    "links": [
        {
            "a": "ki-kreis-herford",
            "b": "widunetz",
            "kind": kind,
            "since": None,
            "until": None,
            "sources": [{"url": "https://example.org/t", "date": None, "fact": fact}],
        }
        for kind, fact in [("koordination", "Führt es."), ("kooperation", "Gemeinsames Vorhaben.")]
    ],
    "gaps": [
        {
            "district": "herford",
            "topic": "wohnen",
            "sources": [{"url": "https://example.org/g", "date": 2020, "fact": "Wohnraum fehlt."}],
        }
    ],
}


def test_the_derivation_turns_evidence_into_the_format():
    document = derive_actors.derive(SAMPLE, derive_actors.read_curation(), {"herford": 253_551})
    centre, network = document["actors"]
    assert (centre["id"], centre["short"]) == ("ki-kreis-herford", "KI Herford")
    assert centre["evidence"] == [
        {"title": "Kreis Herford, „Aufgaben und Schwerpunkte des KI“", "note": "Vernetzt im Kreis."}
    ]
    assert [(tie["type"], tie["strength"]) for tie in centre["ties"]] == [
        ("kooperation", 3),
        ("koordination", 2),
    ]
    assert network["topics"] == ["sprache", "teilhabe"]
    gap = document["reported_gaps"][0]
    assert (gap["id"], gap["status"], gap["text"]["de"]) == ("herford-wohnen-1", "open", "Wohnraum fehlt.")


@pytest.mark.parametrize(
    ("kind", "since", "until", "fact", "strength"),
    [
        ("austausch", None, None, "Gemeinsam.", 1),
        ("foerderung", None, None, "Zahlt.", 1),
        ("mitglied", None, None, "Gehört dazu.", 2),
        ("traeger", None, None, "Betreibt es.", 3),
        ("kooperation", None, None, "Arbeitet mit.", 2),
        ("kooperation", 2015, 2015, "Gemeinsam.", 1),
        ("kooperation", 2015, None, "Beide schlossen eine Vereinbarung.", 3),
        ("kooperation", None, None, "Für Familien mit Werkverträgen.", 2),
    ],
)
def test_strength_follows_the_rule_at_the_head_of_the_file(kind, since, until, fact, strength):
    link = {"a": "a", "b": "b", "kind": kind, "since": since}
    assert derive_actors.strength_of(link, until, fact, derive_actors.read_curation()) == strength


def test_the_derivation_is_repeatable_and_leaves_its_input_alone():
    before = json.dumps(SAMPLE)
    curation = derive_actors.read_curation()
    first, second = (render(derive_actors.derive(SAMPLE, curation, {})) for _ in range(2))
    assert first == second
    assert json.dumps(SAMPLE) == before
    assert first.count("# ── Kreis Herford ──") == 2
