"""A report as a Word file: real styles, headings and captions, so that people can go on writing in it.

How it looks stands in `template.docx`: styles, margins, the footer. Open it in Word to change them.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from network.report.blocks import (
    Bullets,
    Cards,
    CitedSources,
    KeyNumbers,
    Paragraph,
    Picture,
    Report,
    Section,
    Table,
)
from network.report.render import docx_oxml as xml
from network.report.render.html_page import is_web
from network.report.render.matplotlib_figures import draw

TEMPLATE = str(Path(__file__).parent / "template.docx")
LOCALES = {"de": "de-DE", "en": "en-GB"}


def to_word(report: Report) -> bytes:
    """Return the file. Texts are plain runs; only http(s) addresses become links."""
    document = Document(TEMPLATE)
    _properties(document, report)
    document.sections[0].footer.paragraphs[0].runs[0].text = f"{report.page} "
    document.add_paragraph(xml.clean(report.network), style="Network")
    document.add_paragraph(xml.clean(report.title), style="Title")
    document.add_paragraph(xml.clean(report.lead), style="Subtitle")
    document.add_paragraph(xml.clean(" · ".join(report.facts)), style="Small")
    for section in report.sections:
        _section(document, section)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _properties(document: Any, report: Report) -> None:
    """Name title and language (for spelling and reading aloud); no person, and no time of day."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LOCALES[report.language])
    core = document.core_properties
    core.title = xml.clean(f"{report.title} · {report.network}")[:255]
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.language = report.language
    core.created = core.modified = datetime(report.made.year, report.made.month, report.made.day, tzinfo=UTC)
    core.revision = 1


def _section(document: Any, section: Section) -> None:
    document.add_heading(xml.clean(section.heading), level=1)
    writers: dict[type, Callable[[Any, Any], None]] = {
        Paragraph: _paragraph,
        Bullets: _bullets,
        KeyNumbers: _figures,
        Table: _table,
        Cards: _cards,
        Picture: _picture,
        CitedSources: _sources,
    }
    for block in section.blocks:
        writers[type(block)](document, block)


def _paragraph(document: Any, block: Paragraph) -> None:
    style = {"plain": "Normal", "small": "Small", "caution": "Caution"}[block.style]
    document.add_paragraph(xml.clean(block.text), style=style)


def _bullets(document: Any, block: Bullets) -> None:
    for item in block.items:
        document.add_paragraph(xml.clean(item), style="List Bullet")


def _figures(document: Any, block: KeyNumbers) -> None:
    """Write the figures side by side, in a table without lines."""
    table = document.add_table(rows=1, cols=len(block.items))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    xml.fix_widths(table, [_text_width(document) // len(block.items)] * len(block.items))
    for cell, figure in zip(table.rows[0].cells, block.items, strict=True):
        xml.shade(cell, "F1EEE6")
        cell.paragraphs[0].style = "Figure"
        cell.paragraphs[0].add_run(xml.clean(figure.value))
        cell.add_paragraph(xml.clean(figure.label), style="Figure label")
    document.add_paragraph(style="Gap")


def _table(document: Any, block: Table) -> None:
    caption = document.add_paragraph(xml.clean(block.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=len(block.header), style="Report table")
    xml.fix_widths(table, [int(_text_width(document) * width) for width in block.widths])
    xml.describe_table(table, xml.clean(block.caption))
    rows = (block.header, *block.rows)
    for _ in block.rows:
        table.add_row()
    for i, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        xml.keep_whole(row)
        for k, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            run = cell.paragraphs[0].add_run(xml.clean(text))
            run.bold = i == 0 or k == 0
            if k in block.right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    xml.repeat_header(table.rows[0])
    document.add_paragraph(style="Gap")


def _cards(document: Any, block: Cards) -> None:
    for i, card in enumerate(block.items, 1):
        document.add_heading(f"{i}. {xml.clean(card.title)}", level=2)
        reason = document.add_paragraph(f"{xml.clean(card.reason)} ")
        reason.paragraph_format.keep_with_next = True
        reason.add_run(card.sources, style="Source marks")
        step = document.add_paragraph()
        step.add_run(f"{block.next_step} ", style="Next step")
        step.add_run(xml.clean(card.suggestion))


def _picture(document: Any, block: Picture) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    file = io.BytesIO(draw(block.drawing, "png", block.width))
    shape = paragraph.add_run().add_picture(file, width=int(_text_width(document) * block.width))
    xml.describe_picture(shape, block.name, xml.clean(block.alternative))
    document.add_paragraph(xml.clean(block.caption), style="Picture caption")


def _sources(document: Any, block: CitedSources) -> None:
    for source in block.items:
        paragraph = document.add_paragraph(f"[{source.number}] ", style="Source")
        if is_web(source.url):
            xml.link(paragraph, xml.clean(source.text), source.url)
        else:
            paragraph.add_run(xml.clean(source.text))
        paragraph.add_run(f", {xml.clean(source.date)}")


def _text_width(document: Any) -> int:
    """Width between the margins of the template's page, in English Metric Units."""
    page = document.sections[0]
    return int(page.page_width - page.left_margin - page.right_margin)
