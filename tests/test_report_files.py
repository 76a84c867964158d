"""The report as a page and as a Word file: well made, nothing fetched, hostile text stays text."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

import locales
from network.filters import Selection
from network.geo.geography import read_area
from network.geo.region_map import RegionMap
from network.io.read import read
from network.model import Evidence
from network.report import ENDINGS
from network.report.blocks import (
    Card,
    Cards,
    CitedSource,
    CitedSources,
    Paragraph,
    Report,
    Section,
    Table,
)
from network.report.citations import Citations
from network.report.compose import compose
from network.report.figures.types import ActorDot, BarPicture, MapPicture, MatrixPicture, NetworkPicture
from network.report.render import docx_file
from network.report.render.html_page import is_web
from network.report.render.matplotlib_figures import draw
from network.report.report_data import report_data
from network.report.sections.method import sources
from tests import ui_data
from tests.conftest import FROZEN, ROOT

TODAY = date(2026, 11, 22)
VOID = {"meta", "img", "br", "col", "link"}


@cache
def hoexter(language="de") -> Report:
    network = read(FROZEN).network
    assert network
    data = report_data(network, Selection(districts=("hoexter",)), read_area(ROOT / "data"), TODAY)
    return compose(data, locales.text(language))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Report:
    network = read(ui_data.write(tmp_path_factory.mktemp("hostile"), ui_data.HOSTILE)).network
    assert network
    data = report_data(network, Selection(), read_area(ROOT / "data"), TODAY)
    return compose(data, locales.text("de"))


def a_report(*blocks) -> Report:
    return Report(
        "de", TODAY, "Netz", "Titel", "Worum es geht.", ("Stand",), (Section("s", "Teil", blocks),), "Seite"
    )


class Page(HTMLParser):
    """Elements of a page with their attributes and texts; unbalanced tags are an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if data.strip() and "style" not in self.open:
            self.said.append((self.open[-1], data.strip()))

    def all(self, *tags):
        return [attributes for tag, attributes in self.found if tag in tags]


@cache
def page_of(language: str) -> Page:
    return Page(ENDINGS[".html"](hoexter(language)).decode("utf-8"))


@cache
def word_of(language: str) -> bytes:
    return ENDINGS[".docx"](hoexter(language))


# ── the page


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_the_page_is_well_made(language):
    page = page_of(language)
    assert page.all("html") == [{"lang": language}]
    levels = [int(tag[1]) for tag, _ in page.found if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))
    assert all(picture["alt"] for picture in page.all("img"))
    assert len(page.all("img")) == 4
    assert len(page.all("caption")) == len(page.all("table")) == len(page.all("thead"))
    assert all(cell["scope"] in ("col", "row") for cell in page.all("th"))
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(s["aria-labelledby"] in ids for s in page.all("section"))


def test_the_page_asks_for_nothing():
    page = page_of("de")
    (policy,) = [m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert not page.all("script", "link", "iframe", "object", "embed", "form", "base")
    assert all(str(picture["src"]).startswith("data:image/svg+xml;base64,") for picture in page.all("img"))
    assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
    text = ENDINGS[".html"](hoexter()).decode("utf-8")
    assert not re.search(r"url\(|@import", text)


def test_the_page_prints():
    style = (ROOT / "network" / "report" / "render" / "page.css").read_text("utf-8")
    for rule in ("@page { size: A4", "table-header-group", "break-inside: avoid", "counter(page)"):
        assert rule in style


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_the_page_says_what_the_description_says(language):
    said = " ".join(text for _, text in page_of(language).said)
    found = hoexter(language)
    for section in found.sections:
        assert section.heading in said
        for block in section.blocks:
            if isinstance(block, Paragraph):
                assert block.text in said
            elif isinstance(block, Table):
                assert block.caption in said
            elif isinstance(block, Cards):
                assert all(card.title in said and card.suggestion in said for card in block.items)


def test_hostile_text_stays_text_on_the_page(hostile):
    page = Page(ENDINGS[".html"](hostile).decode("utf-8"))
    assert not page.all("script")
    assert all(str(picture["src"]).startswith("data:image/svg+xml;base64,") for picture in page.all("img"))
    assert {str(a["href"])[:8] for a in page.all("a")} <= {"https://", "http://e"}
    assert ui_data.SCRIPT in " ".join(text for _, text in page.said)  # it was there at all


def test_pictures_in_the_page_hold_no_script(hostile):
    for found in (hostile, hoexter()):
        for picture in found.pictures:
            svg = etree.fromstring(draw(picture.drawing, "svg"))
            names = {etree.QName(e).localname for e in svg.iter(etree.Element)}
            assert names <= {"svg", "g", "path", "defs", "use", "style", "clipPath", "rect", "metadata"} | {
                *("RDF", "Work", "type", "format", "title", "creator", "Agent", "date")
            }
            assert not [name for e in svg.iter(etree.Element) for name in e.attrib if name.startswith("on")]


@pytest.mark.parametrize(
    ("address", "allowed"),
    [("https://a.example", True), ("http://a.example", True), ("javascript:x", False), ("", False)],
)
def test_only_web_addresses_become_links(address, allowed):
    assert is_web(address) == allowed
    made = a_report(CitedSources((CitedSource(1, "Quelle", "2020", address),)))
    assert len(Page(ENDINGS[".html"](made).decode()).all("a")) == allowed
    document = docx.Document(io.BytesIO(ENDINGS[".docx"](made)))
    assert len(list(document.element.iter(qn("w:hyperlink")))) == allowed


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_both_files_say_the_kind_of_each_source_and_mark_its_title_as_german(language):
    t = locales.text(language)
    portal = Evidence(url="https://portal.example/a", kind="portal", date="2023", note="Sie beraten.")
    citations = Citations([portal, Evidence(title="Runder Tisch", kind="workshop", date="2024-05")])
    part = sources(citations, t)
    assert part
    kinds = [f"{t('evidence.weakest', kind=t('evidence.kind-portal'))}, 2023", t("evidence.kind-workshop")]
    why = citations.notes(t)
    assert (t("evidence.language") in why) is (language == "en")
    assert t("evidence.why-weakest") in why

    page = Page(ENDINGS[".html"](a_report(*part.blocks)).decode())
    said = " ".join(text for _, text in page.said)
    assert all(kind in said for kind in (*kinds, why))
    assert [a["lang"] for a in page.all("a", "span") if "lang" in a] == ["de", "de"]

    document = docx.Document(io.BytesIO(ENDINGS[".docx"](a_report(*part.blocks))))
    said = " ".join(p._p.xpath("string()") for p in document.paragraphs)
    assert all(kind in said for kind in (*kinds, why))
    german = [r for r in document.element.iter(qn("w:r")) if [*r.iter(qn("w:lang"))]]
    assert [r.xpath("string()") for r in german] == ["portal.example/a", "Runder Tisch"]
    assert {e.get(qn("w:val")) for r in german for e in r.iter(qn("w:lang"))} == {"de-DE"}


# ── the Word file


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_the_word_file_is_well_made(language):
    document = docx.Document(io.BytesIO(word_of(language)))
    found = hoexter(language)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.heading for section in found.sections]
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [found.title]
    described = [e.get("descr") for e in document.element.iter(qn("wp:docPr"))]
    assert described == [p.alternative for p in found.pictures]
    code = {"de": "de-DE", "en": "en-GB"}[language]
    assert {e.get(qn("w:val")) for e in document.styles.element.iter(qn("w:lang"))} == {code}
    core = document.core_properties
    assert core.title.startswith(found.title)
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    assert core.created.date() == core.modified.date() == TODAY


def test_tables_in_the_word_file_repeat_their_header():
    document = docx.Document(io.BytesIO(word_of("de")))
    expected = [b for s in hoexter().sections for b in s.blocks if isinstance(b, Table)]
    tables = [t for t in document.tables if t.style.name == "Report table"]
    assert [[c.text for c in t.rows[0].cells] for t in tables] == [list(b.header) for b in expected]
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_links_in_the_word_file_lead_to_the_sources():
    document = docx.Document(io.BytesIO(word_of("de")))
    (sources,) = [b for s in hoexter().sections for b in s.blocks if isinstance(b, CitedSources)]
    targets = {r.target_ref for r in document.part.rels.values() if r.reltype.endswith("/hyperlink")}
    assert targets == {source.url for source in sources.items if source.url}


def test_pages_of_the_word_file_are_numbered():
    document = docx.Document(io.BytesIO(word_of("de")))
    footer = document.sections[0].footer._element
    assert [e.text for e in footer.iter(qn("w:instrText"))] == ["PAGE"]
    assert round(document.sections[0].page_width.cm, 1) == 21.0


def test_the_word_file_looks_as_its_template_says(tmp_path: Path, monkeypatch):
    template = docx.Document(docx_file.TEMPLATE)
    template.styles["Heading 1"].font.size = Pt(31)
    template.sections[0].left_margin = Cm(6)
    template.save(tmp_path / "template.docx")
    monkeypatch.setattr(docx_file, "TEMPLATE", str(tmp_path / "template.docx"))
    document = docx.Document(io.BytesIO(docx_file.to_word(hoexter())))
    assert document.styles["Heading 1"].font.size == Pt(31)
    widest = max(shape.width for shape in document.inline_shapes)
    assert widest == pytest.approx(Cm(21 - 6 - 2), abs=Pt(1))  # as wide as the page lets it be


def test_hostile_text_stays_text_in_the_word_file(hostile):
    file = ENDINGS[".docx"](hostile)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
    document = docx.Document(io.BytesIO(file))
    words = "\n".join(
        [p.text for p in document.paragraphs]
        + [c.text for t in document.tables for r in t.rows for c in r.cells]
    )
    assert ui_data.SCRIPT in words
    assert {e.text for e in document.element.iter(qn("w:instrText"))} == set()  # no field in the text
    links = [r.target_ref for r in document.part.rels.values() if r.reltype.endswith("/hyperlink")]
    assert all(link.startswith(("http://", "https://")) for link in links)


def test_signs_that_xml_does_not_allow_are_left_out():
    made = a_report(
        Paragraph("Ein\x00Wort\x0b mit\ud800 Zeichen"), Cards((Card("a\x01", "b", "c"),), "Dann:")
    )
    document = docx.Document(io.BytesIO(ENDINGS[".docx"](made)))
    assert "Ein Wort mit Zeichen" in [p.text for p in document.paragraphs]


# ── pictures


DRAWINGS = {
    "network": NetworkPicture((), (), (ActorDot(0, 0, 8, 0, "Ä & <b> $x$ 漢"),), ((0, "Gruppe"),)),
    "matrix": MatrixPicture(("Nord",), ("Wohnen",), ((("thin", 1),),), frozenset({0}), (("thin", "eine"),)),
    "map": MapPicture(RegionMap(10, 10, (), ((5, 5, 1),), ""), {}, {}),
    "bar": BarPicture(((3, "drei", 0), (1, "eine", 3))),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_same_picture_gives_the_same_file(name):
    svg = draw(DRAWINGS[name], "svg")
    assert svg == draw(DRAWINGS[name], "svg")
    assert etree.QName(etree.fromstring(svg)).localname == "svg"
    png = draw(DRAWINGS[name], "png", 0.5)
    assert png == draw(DRAWINGS[name], "png", 0.5)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 670  # half of 6.7 inches at 200 dots


def test_pictures_stay_small():
    for picture in hoexter().pictures:
        assert len(base64.b64encode(draw(picture.drawing, "svg", picture.width))) < 400_000


def test_names_that_would_overlap_are_left_out():
    """Two hundred dots on one spot: eight places around it and sixteen further out, not all free."""
    crowd = tuple(ActorDot(i / 100, 0, 5, 0, f"Ein langer Name {i}") for i in range(200))
    drawn = draw(NetworkPicture((), (), crowd, ()), "svg").decode()
    assert 1 <= drawn.count("<!-- Ein langer Name") <= 24
