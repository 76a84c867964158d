"""From evidence to the data file: same input, same bytes, and the rules that the file states."""

import json

import pytest

from scripts.derivation.citations import kind_of
from scripts.derivation.curation import read_curation
from scripts.derivation.evidence import EvidenceError, combined
from scripts.derivation.render import render
from scripts.derivation.ties import strength_of
from scripts.derive_actors import derive

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
    document = derive([SAMPLE], read_curation(), {"herford": 253_551})
    centre, network = document["actors"]
    assert (centre["id"], centre["short"]) == ("ki-kreis-herford", "KI Herford")
    assert centre["evidence"] == [
        {
            "title": "Kreis Herford, „Aufgaben und Schwerpunkte des KI“",
            "note": "Vernetzt im Kreis.",
            "kind": "office",
        }
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
    assert strength_of(kind, since, until, fact) == strength


def test_the_derivation_is_repeatable_and_leaves_its_input_alone():
    before = json.dumps(SAMPLE)
    curation = read_curation()
    first, second = (render(derive([SAMPLE], curation, {})) for _ in range(2))
    assert first == second
    assert json.dumps(SAMPLE) == before
    assert first.count("# ── Kreis Herford ──") == 2


def link(a="a", b="b", since=None, until=None, fact="Arbeitet mit."):
    source = {"url": "https://example.org/t", "date": None, "fact": fact}
    return {"a": a, "b": b, "kind": "kooperation", "since": since, "until": until, "sources": [source]}


def test_what_several_files_say_of_one_link_is_joined():
    (joined,) = combined([{"links": [link(until=2021)]}, {"links": [link(since=2019, fact="Neu.")]}])["links"]
    assert (joined["since"], joined["until"]) == (2019, 2021)
    assert [source["fact"] for source in joined["sources"]] == ["Arbeitet mit.", "Neu."]


def test_files_that_contradict_each_other_need_a_decision():
    files = [{"links": [link(since=2016)]}, {"links": [link(since=2009)]}]
    with pytest.raises(EvidenceError, match="2016 or 2009"):
        combined(files)
    assert combined(files, decided=["a > b, kooperation"])["links"][0]["since"] == 2016


def test_an_actor_collected_twice_is_an_error():
    with pytest.raises(EvidenceError, match="a twice"):
        combined([{"actors": [{"key": "a", "sources": []}]}] * 2)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://www.kreis.de/ki", "office"),
        ("http://ki.kreis.de", "office"),  # a host stands for its subdomains
        ("https://anderer-kreis.de/", None),  # but not for what only ends like it
        ("https://www.kreis.de/verein/x", "own"),  # the longer entry wins
        ("https://www.kreis.de/vereine", "office"),
    ],
)
def test_the_longest_entry_that_fits_decides_the_kind_of_source(address, kind):
    assert kind_of({"url": address}, {"kreis.de": "office", "kreis.de/verein/": "own"}) == kind


def test_a_source_without_an_address_keeps_its_kind():
    assert kind_of({"title": "Zeitung", "kind": "press"}, {}) == "press"
    assert kind_of({"seed": "003_0e49ba5415a86e07.txt"}, {"seeds": "office"}) == "office"
