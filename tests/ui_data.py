"""Small data files for the user interface: tiny, empty, broken, hostile; and a network to draw by hand."""

from __future__ import annotations

import base64
from pathlib import Path

from network.model import Actor, ActorGroup, ActorType, District, Evidence, Network, Tie, TieType, Topic

GERMAN, ENGLISH = "dewort", "enword"
"""In every text that stands in both languages, so that the wrong one shows at once."""

VOCABULARY = f"""\
version: 1
title: {{de: {GERMAN} Probenetz, en: {ENGLISH} sample network}}
districts:
  - {{id: herford, name: {{de: {GERMAN} Kreis Herford, en: {ENGLISH} Herford district}}}}
  - {{id: lippe, name: {{de: {GERMAN} Kreis Lippe, en: {ENGLISH} Lippe district}}}}
  - {{id: nrw, name: {{de: {GERMAN} Land, en: {ENGLISH} state}}, level: state}}
actor_groups:
  - {{id: rat, name: {{de: {GERMAN} Beratung, en: {ENGLISH} advice}}}}
  - {{id: amt, name: {{de: {GERMAN} Amt, en: {ENGLISH} office}}}}
actor_types:
  - {{id: beratungsstelle, group: rat, name: {{de: {GERMAN} Beratungsstelle, en: {ENGLISH} advice centre}}}}
  - {{id: behoerde, group: amt, name: {{de: {GERMAN} Behörde, en: {ENGLISH} authority}}}}
tie_types:
  - {{id: kooperation, name: {{de: {GERMAN} Kooperation, en: {ENGLISH} cooperation}}}}
  - {{id: foerderung, name: {{de: {GERMAN} Förderung, en: {ENGLISH} funding}}, directed: true}}
topics:
  - {{id: wohnen, name: {{de: {GERMAN} Wohnen, en: {ENGLISH} housing}}}}
  - {{id: sprache, name: {{de: {GERMAN} Sprache, en: {ENGLISH} language}}}}
expected:
  - {{topics: [wohnen]}}
surveyed:
  - {{district: herford, topics: all, types: all, date: 2026-11}}
  - {{district: lippe, topics: [wohnen], date: 2026-11}}
"""

TINY = f"""\
{VOCABULARY}
actors:
  - id: hier
    name: Alpha Herford
    short: Alpha
    type: beratungsstelle
    district: herford
    place: Herford
    topics: [sprache]
    since: 2014
    until: 2026
    website: https://alpha.example/
    description: {{de: {GERMAN} Beschreibung, en: {ENGLISH} description}}
    evidence:
      - url: https://alpha.example/bericht
        title: Alpha
        date: 2023-09-29
        note: {{de: {GERMAN} Notiz, en: {ENGLISH} note}}
    ties:
      - to: dort
        type: foerderung
        strength: 2
        since: 2015
        evidence:
          - {{url: https://beta.example/, date: 2019, note: {{de: {GERMAN} Zusage, en: {ENGLISH} grant}}}}
  - id: dort
    name: Beta Detmold
    type: behoerde
    district: lippe
    place: Detmold
    topics: [sprache]
reported_gaps:
  - id: bedarf
    district: herford
    topic: wohnen
    text: {{de: {GERMAN} Bedarf, en: {ENGLISH} need}}
    evidence:
      - {{title: Alpha, note: {{de: {GERMAN} Quelle, en: {ENGLISH} source}}}}
"""
"""Two actors in two districts with one tie: everything there is once, in both languages."""


BY_LAW = TINY.replace(
    "expected:\n",
    "expected:\n  - types: [behoerde]\n    by_law: true\n"
    "    evidence: [{url: 'https://gesetze.example/71', title: § 71 AufenthG}]\n",
)
"""An authority that every district has by law: in Lippe it is documented, in Herford it was not found."""


def _star(centre: str, district: str, year: int) -> list[str]:
    """Return a centre and the five offices that are tied to it only, with evidence of a year."""
    offices = [f"{centre}{n}" for n in range(1, 6)]
    cited = f"type: kooperation, evidence: [{{title: Bericht, date: {year}}}]"
    ties = ", ".join(f"{{to: {office}, {cited}}}" for office in offices)
    about = f"type: beratungsstelle, district: {district}"
    return [
        f"  - {{id: {centre}, name: Mitte {centre}, {about}, topics: [wohnen], ties: [{ties}]}}",
        *(f"  - {{id: {i}, name: Stelle {i}, {about}, topics: [wohnen, sprache]}}" for i in offices[:2]),
        *(f"  - {{id: {i}, name: Stelle {i}, {about}, topics: [wohnen]}}" for i in offices[2:]),
    ]


def _every_kind() -> str:
    changes = (
        ("expected:\n  - {topics: [wohnen]}", "expected:\n  - {topics: [recht], types: [behoerde]}"),
        ("\nexpected:", "\n  - {id: recht, name: {de: Recht, en: law}}\nexpected:"),
        ("lippe, topics: [wohnen]", "lippe, topics: all, types: all"),
        ("  - {id: nrw,", "  - {id: hoexter, name: Kreis Höxter}\n  - {id: nrw,"),
    )
    vocabulary = VOCABULARY
    for old, new in changes:
        vocabulary = vocabulary.replace(old, new)
    stars = "\n".join([*_star("h", "herford", 2025), *_star("l", "lippe", 2010)])
    return f"""\
{vocabulary}
actors:
{stars}
  - id: amt
    name: Amt Höxter
    type: behoerde
    district: hoexter
    place: Höxter
    topics: [recht]
    ties: [{{to: h, type: kooperation}}, {{to: l, type: kooperation}}]
  - {{id: allein, name: Verein allein, type: beratungsstelle, district: herford, topics: [recht]}}
  - {{id: paar1, name: Paar eins, type: beratungsstelle, district: hoexter, ties: [paar2]}}
  - {{id: paar2, name: Paar zwei, type: beratungsstelle, district: hoexter}}
reported_gaps:
  - id: bedarf
    district: lippe
    topic: recht
    text: Es fehlt an Beratung
    evidence: [{{title: Bericht, date: 2025}}]
"""


EVERY_KIND = _every_kind()
"""Two stars that an office joins, one on old evidence; a pair, and one alone: every kind of gap."""

UNPEOPLED = f"{VOCABULARY}\nactors: []\n"
"""A vocabulary, and nobody described with it."""

EMPTY = "version: 1\ntitle: {de: dewort leer, en: enword empty}\n"
"""As little as a file may hold."""

BROKEN = TINY.replace("district: lippe\n    place: Detmold", "district: lipe\n    place: Detmold").replace(
    "since: 2014", "since: 99999"
)
"""Two errors: a district that is not declared, and an impossible year."""

NOT_YAML = "version: 1\ntitle: {de: offen\nactors: [\n"
"""Not even YAML."""

FILES = {
    "tiny": TINY,
    "by law": BY_LAW,
    "unpeopled": UNPEOPLED,
    "empty": EMPTY,
    "broken": BROKEN,
    "not YAML": NOT_YAML,
}


def write(folder: Path, text: str, name: str = "actors.yaml") -> Path:
    """Write a data file and return its path."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


FOREIGN = "http://evil.example"
SCRIPT = "<script>window.pwned=1</script>"
ENDING = f"{SCRIPT}</script>"
IMAGE = "<img src=x onerror=window.pwned=2>"
PICTURE = f"![bild]({FOREIGN}/x.png)"
LINK = "[klick](javascript:window.pwned=3)"
FORMULA = '=HYPERLINK("http://evil.example","x")'
MARKUP = ":red[rot] :material/home: $x^2$ **fett** `code`"
ESCAPING = f"https://evil.example/a)![bild]({FOREIGN}/y.png)"
"""An address the format allows, which would end a Markdown link early."""

HOSTILE = f"""\
version: 1
title: '{SCRIPT} {PICTURE}'
districts:
  - {{id: herford, name: '{IMAGE} {PICTURE}'}}
  - {{id: lippe, name: '{SCRIPT} {LINK}'}}
actor_groups:
  - {{id: rat, name: '{PICTURE} {IMAGE}'}}
  - {{id: amt, name: '{MARKUP}'}}
actor_types:
  - id: beratungsstelle
    group: rat
    name: '{PICTURE} {SCRIPT}'
    description: '{MARKUP} {IMAGE} {SCRIPT}'
    evidence:
      - {{url: '{ESCAPING}', title: '{PICTURE}', note: '{LINK} {SCRIPT}', kind: office}}
  - {{id: behoerde, group: amt, name: '{IMAGE} {LINK}'}}
  - {{id: ordnungsamt, group: amt, name: '{PICTURE} {MARKUP}'}}
tie_types:
  - {{id: kooperation, name: '{PICTURE} {IMAGE}'}}
  - {{id: foerderung, name: '{MARKUP}', directed: true}}
topics:
  - {{id: wohnen, name: '{PICTURE} {SCRIPT}'}}
  - {{id: sprache, name: '{LINK} {IMAGE}'}}
expected:
  - {{topics: [wohnen]}}
  - types: [ordnungsamt]
    by_law: true
    evidence: [{{url: '{ESCAPING}', title: '{PICTURE} {IMAGE}', note: '{MARKUP}'}}]
surveyed:
  - {{district: herford, topics: all, types: all, date: 2026-11, note: '{PICTURE} {LINK} {MARKUP}'}}
  - {{district: lippe, topics: all, types: all, date: 2026-11}}
actors:
  - id: skript
    name: '{SCRIPT} {PICTURE}'
    short: '{IMAGE}'
    type: beratungsstelle
    district: herford
    place: '{IMAGE} {LINK}'
    topics: [wohnen, sprache]
    formerly:
      - name: '{PICTURE} {SCRIPT}'
        until: 2020
        evidence:
          - {{url: '{ESCAPING}', title: '{SCRIPT}', note: '{IMAGE} {LINK}'}}
    website: '{ESCAPING}'
    description: '{PICTURE} {LINK} {MARKUP} {SCRIPT}'
    evidence:
      - url: '{ESCAPING}'
        title: '{PICTURE} {SCRIPT}'
        date: 2023
        note: '{PICTURE} {LINK} {IMAGE}'
    ties:
      - to: formel
        type: kooperation
        evidence:
          - {{title: '{PICTURE} {IMAGE}', note: '{LINK} {SCRIPT}'}}
      - {{to: markup, type: foerderung}}
  - id: formel
    name: '{FORMULA}'
    short: '@SUM(1+1)'
    type: behoerde
    district: lippe
    place: '+49'
    topics: [sprache]
    description: '-1+1'
  - id: markup
    name: '{MARKUP}'
    short: '{PICTURE}'
    type: behoerde
    district: herford
  - {{id: allein, name: '</script>{SCRIPT}', type: behoerde, district: lippe}}
reported_gaps:
  - id: bedarf
    district: herford
    topic: wohnen
    text: '{PICTURE} {LINK} {IMAGE} {SCRIPT}'
    evidence:
      - {{url: '{ESCAPING}', note: '{PICTURE} {SCRIPT}'}}
"""
"""Everything people can write, written by somebody who means ill."""


RENAMED = f"""\
{VOCABULARY}
actors:
  - id: ausschuss
    name: Ausschuss Herford
    type: behoerde
    district: herford
    formerly:
      - name: Integrationsrat Herford
        until: 2025-10
        evidence: [{{title: Amtsblatt, date: 2025-11, note: Der Rat hat einen neuen Namen.}}]
    aliases: [integrationsrat-herford, rat-alt]
    ties: [{{to: amt, evidence: [{{title: Protokoll, date: 2026}}]}}, amt-lippe]
  - {{id: amt, name: Amt Herford, type: behoerde, district: herford, ties: [beendet]}}
  - {{id: amt-lippe, name: Amt Lippe, type: behoerde, district: lippe}}
  - {{id: beendet, name: Projekt Ankommen, type: beratungsstelle, district: lippe, since: 2016, until: 2021}}
""".replace(
    "name: {de: dewort Beh",
    "description: {de: Jede hat eine., en: Each has one.}, "
    "evidence: [{title: Gesetz, date: 2025, kind: office}], name: {de: dewort Beh",
)
"""An actor with a former name and ids, a type of which the law says something, one actor that ended 2021."""


def drawn_by_hand() -> Network:
    """Return three actors with a tie of each kind, two of them between the same pair.

    a and b cooperate (strength 2, cited 2025) and a funds b (cited 2019); c in the state funds a
    (undated, no citation).
    """
    recent = Evidence(title="Bericht", date="2025-03")
    old = Evidence(title="Bericht", date="2019")
    return Network(
        title="Probe",
        districts=(
            District(id="ost", name={"de": "Kreis Ost", "en": "East district"}),
            District(id="land", name={"de": "Land", "en": "State"}, level="state"),
        ),
        actor_groups=(
            ActorGroup(id="rat", name={"de": "Rat", "en": "Advice"}),
            ActorGroup(id="amt", name={"de": "Amt", "en": "Office"}),
        ),
        actor_types=(
            ActorType(id="stelle", group="rat", name={"de": "Stelle", "en": "Centre"}),
            ActorType(id="behoerde", group="amt", name={"de": "Behörde", "en": "Authority"}),
        ),
        tie_types=(
            TieType(id="kooperation", name={"de": "Kooperation", "en": "Cooperation"}),
            TieType(id="foerderung", name={"de": "Förderung", "en": "Funding"}, directed=True),
        ),
        topics=(Topic(id="wohnen", name={"de": "Wohnen", "en": "Housing"}),),
        actors=(
            Actor(
                id="a", name=f"{SCRIPT}</script>", short="A", type="stelle", district="ost", place="Ostort"
            ),
            Actor(id="b", name="B", type="behoerde", district="ost", topics=("wohnen",)),
            Actor(id="c", name="C", type="behoerde", district="land"),
        ),
        ties=(
            Tie(source="a", target="b", type="kooperation", strength=2, evidence=(recent,)),
            Tie(source="a", target="b", type="foerderung", evidence=(old, Evidence(title="ohne Datum"))),
            Tie(source="c", target="a", type="foerderung"),
        ),
    )


def unpacked(visible: dict[str, str]) -> dict[str, list[int]]:
    """Read back which indices a payload packs as bits; what leads outside is left out."""
    bits = {part: int.from_bytes(base64.b64decode(text), "little") for part, text in visible.items()}
    return {
        part: [i for i in range(number.bit_length()) if number >> i & 1]
        for part, number in bits.items()
        if part != "outside"
    }
