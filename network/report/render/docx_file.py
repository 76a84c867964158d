"""A report as a Word file: real styles, headings and captions, for further editing.

Styles, margins and the footer stand in `template.docx`. Open it in Word to change them. What python-docx does
not offer is written as elements of WordprocessingML (ISO/IEC 29500-1): links, repeated headers, descriptions.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from network.report import blocks
from network.report.render.html_page import is_web
from network.report.render.matplotlib_figures import draw

TEMPLATE = str(Path(__file__).parent / "template.docx")
LOCALES = {"de": "de-DE", "en": "en-GB"}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_word(report: blocks.Report) -> bytes:
    """Return the file. Texts are plain runs; only http(s) addresses become links."""
    document = Document(TEMPLATE)
    _properties(document, report)
    document.sections[0].footer.paragraphs[0].runs[0].text = f"{report.page} "
    _write(document, report.network, "Network")
    _write(document, report.title, "Title")
    _write(document, report.lead, "Subtitle")
    _write(document, " · ".join(report.facts), "Small")
    writers: dict[type, Callable[[Any, Any], None]] = {
        blocks.Paragraph: _paragraph,
        blocks.Bullets: _bullets,
        blocks.KeyNumbers: _key_numbers,
        blocks.Table: _table,
        blocks.Cards: _cards,
        blocks.Picture: _picture,
        blocks.CitedSources: _sources,
    }
    for section in report.sections:
        _write(document, section.heading, "Heading 1")
        for block in section.blocks:
            writers[type(block)](document, block)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _properties(document: Any, report: blocks.Report) -> None:
    """Name title and language (for spelling and reading aloud); no person, and no time of day."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LOCALES[report.language])
    core = document.core_properties
    core.title = _clean(f"{report.title} · {report.network}")[:255]
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.language = report.language
    core.created = core.modified = datetime(report.made.year, report.made.month, report.made.day, tzinfo=UTC)
    core.revision = 1


def _clean(text: str) -> str:
    """Return a text on one line, without characters that XML does not allow; no-break spaces stay."""
    return re.sub(r"[ \t\n\r]+", " ", _NOT_IN_XML.sub(" ", text)).strip(" ")


def _write(document: Any, text: str, style: str) -> Any:
    """Return a new paragraph at the end, or in a table's cell."""
    return document.add_paragraph(_clean(text), style=style)


def _append(properties: Any, name: str, **attributes: str) -> None:
    """Add an element such as `w:tblHeader` to properties, with attributes of the same prefix."""
    added = OxmlElement(name, {qn(f"w:{key}"): value for key, value in attributes.items()})
    properties.append(added)


def _paragraph(document: Any, block: blocks.Paragraph) -> None:
    _write(document, block.text, {"plain": "Normal", "small": "Small", "caution": "Caution"}[block.style])


def _bullets(document: Any, block: blocks.Bullets) -> None:
    for item in block.items:
        _write(document, item, "List Bullet")


def _key_numbers(document: Any, block: blocks.KeyNumbers) -> None:
    """Write the numbers side by side, in a table without lines."""
    table = document.add_table(rows=1, cols=len(block.items))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    _set_widths(document, table, [1 / len(block.items)] * len(block.items))
    for cell, number in zip(table.rows[0].cells, block.items, strict=True):
        _append(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill="F1EEE6")
        cell.paragraphs[0].style = "Figure"
        cell.paragraphs[0].add_run(_clean(number.value))
        _write(cell, number.label, "Figure label")
    document.add_paragraph(style="Gap")


def _table(document: Any, block: blocks.Table) -> None:
    """Write a table that names itself, with a header on each of its pages and each row on one page."""
    _write(document, block.caption, "Caption").paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(block.header), style="Report table")
    _set_widths(document, table, block.widths)
    _append(table._tbl.tblPr, "w:tblCaption", val=_clean(block.caption))
    for i, texts in enumerate((block.header, *block.rows)):
        row = table.add_row() if i else table.rows[0]
        _append(row._tr.get_or_add_trPr(), "w:cantSplit", val="true")
        for k, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.paragraphs[0].add_run(_clean(text)).bold = i == 0 or k == 0
            if k in block.right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _append(table.rows[0]._tr.trPr, "w:tblHeader", val="true")
    document.add_paragraph(style="Gap")


def _set_widths(document: Any, table: Any, widths: Sequence[float]) -> None:
    """Set the widths of columns, given as shares of the text's, as Word and LibreOffice read them."""
    table.autofit = False
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = int(_text_width(document) * width)


def _cards(document: Any, block: blocks.Cards) -> None:
    for i, card in enumerate(block.items, 1):
        _write(document, f"{i}. {card.title}", "Heading 2")
        reason = document.add_paragraph(f"{_clean(card.reason)} ")
        reason.paragraph_format.keep_with_next = True
        reason.add_run(card.sources, style="Source marks")
        step = document.add_paragraph()
        step.add_run(f"{block.next_step} ", style="Next step")
        step.add_run(_clean(card.suggestion))


def _picture(document: Any, block: blocks.Picture) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    file = io.BytesIO(draw(block.drawing, "png", block.width))
    shape = paragraph.add_run().add_picture(file, width=int(_text_width(document) * block.width))
    shape._inline.docPr.set("name", block.name)
    shape._inline.docPr.set("descr", _clean(block.alternative))
    _write(document, block.caption, "Picture caption")


def _sources(document: Any, block: blocks.CitedSources) -> None:
    for source in block.items:
        paragraph = document.add_paragraph(f"[{source.number}] ", style="Source")
        run = paragraph.add_run(_clean(source.text))
        _append(run._r.get_or_add_rPr(), "w:lang", val=LOCALES["de"])  # as the sources are
        if is_web(source.url):
            run.style = "Link"
            target = document.part.relate_to(source.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = OxmlElement("w:hyperlink", {qn("r:id"): target})
            link.append(run._r)
            paragraph._p.append(link)
        paragraph.add_run(f", {_clean(source.details)}")


def _text_width(document: Any) -> int:
    """Width between the margins of the template's page, in English Metric Units."""
    page = document.sections[0]
    return int(page.page_width - page.left_margin - page.right_margin)
