"""Likely duplicates: what reads alike is told, what only looks alike is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from network.io.read import read
from network.io.read.likely_duplicates import bare_name, page_of
from tests.conftest import FROZEN

HEAD = """\
version: 1
title: Test
districts: [{id: herford, name: Kreis Herford}, {id: lippe, name: Kreis Lippe}]
actor_groups: [{id: amt, name: Amt}]
actor_types: [{id: amt, group: amt, name: Amt}]
tie_types: [{id: kooperation, name: Zusammenarbeit}]
actors:
"""


def told(folder: Path, *actors: str) -> list[tuple[str, str, str]]:
    """Which entries are called duplicates of which, and where the first one stands."""
    lines = [f"  - {{id: a{i}, type: amt, {actor}}}\n" for i, actor in enumerate(actors)]
    file = folder / "actors.yaml"
    file.write_text(HEAD + "".join(lines), encoding="utf-8")
    found = [p for p in read(file).problems if p.code == "likely-duplicate"]
    assert all(p.level == "warning" and p.path.endswith(".name") for p in found)
    return [(p.params["value"], p.params["other"], p.params["first_line"]) for p in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Caritasverband für den Kreis Höxter e.V.", "Caritas Kreis Hoexter"),
        ("AWO Kreisverband Herford", "Arbeiterwohlfahrt Herford e. V."),
        ("DRK-Kreisverband Herford", "Deutsches Rotes Kreuz Herford"),
        ("Netzwerk Lippe gGmbH", "NETZWERK LIPPE"),
        ("Kommunales Integrationszentrum Kreis Herford", "KI Kreis Herford"),
        ("Volkshochschule Bünde", "VHS Buende"),
        ("Diakonisches Werk Minden", "Diakonie Minden"),
        ("Haus & Hof", "Haus und Hof"),
    ],
)
def test_the_same_name_in_other_words(tmp_path: Path, one: str, other: str) -> None:
    assert told(
        tmp_path, f"name: '{one}', short: Eins, district: herford", f"name: '{other}', district: herford"
    ) == [(other, one, "8")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kreis Herford", "Stadt Herford"),
        ("Kommunales Integrationszentrum Herford", "Kommunales Integrationsmanagement Herford"),
        ("AG Wohlfahrt", "Wohlfahrt"),
        ("Stadt Enger", "Stadt Spenge"),
        ("Caritas Herford", "Caritas Herford, Migrationsberatung"),
        ("Verein A", "Verein B"),
    ],
)
def test_names_that_only_look_alike(tmp_path: Path, one: str, other: str) -> None:
    assert (
        told(
            tmp_path, f"name: '{one}', short: Eins, district: herford", f"name: '{other}', district: herford"
        )
        == []
    )


def test_the_same_name_in_another_district_is_another_actor(tmp_path: Path) -> None:
    assert (
        told(tmp_path, "name: Jobcenter, district: herford", "name: Jobcenter, short: J, district: lippe")
        == []
    )


def test_a_short_name_counts_and_each_entry_is_told_once(tmp_path: Path) -> None:
    names = (
        "name: Jobcenter Minden, short: JC Minden, district: herford",
        "name: JC Minden e.V., short: JC, district: herford",
        "name: Minden JC, short: x, district: herford",
    )
    assert [(one, other) for one, other, _ in told(tmp_path, *names)] == [
        ("JC Minden e.V.", "Jobcenter Minden"),
        ("Minden JC", "Jobcenter Minden"),
    ]


def test_one_website_and_a_similar_name(tmp_path: Path) -> None:
    site = "website: 'https://www.haus.example/treff/'"
    same = "website: 'http://haus.example/treff'"
    first = f"name: Internationales Haus der Begegnung Lippe, district: lippe, {site}"
    assert told(
        tmp_path, first, f"name: Internationales Haus der Begegnung in Lippe Nord, district: herford, {same}"
    ) == [
        ("Internationales Haus der Begegnung in Lippe Nord", "Internationales Haus der Begegnung Lippe", "8")
    ]
    assert told(tmp_path, first, f"name: Café im Haus, district: lippe, {same}") == []
    other = "website: 'https://haus.example/cafe'"
    assert (
        told(
            tmp_path, first, f"name: Internationales Haus der Begegnung Lippe Nord, district: lippe, {other}"
        )
        == []
    )


def test_names_and_addresses_are_compared_without_what_makes_no_difference() -> None:
    assert bare_name("Der PARITÄTISCHE, Kreisverband Höxter e.V.") == bare_name("paritätischer hoexter")
    assert bare_name("e.V.") == ""
    assert (
        page_of("HTTPS://WWW.Example.org/a/?x=1")
        == page_of("http://example.org/a?x=1")
        == "example.org/a?x=1"
    )
    assert page_of("kein") is None
    assert page_of("http://[") is None


def test_the_shipped_file_has_none() -> None:
    assert [p for p in read(FROZEN).problems if p.code == "likely-duplicate"] == []


def test_equal_labels_are_told_as_that_alone(tmp_path: Path) -> None:
    assert told(tmp_path, "name: Jobcenter, district: herford", "name: Jobcenter, district: herford") == []
