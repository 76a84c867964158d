"""What Word files can hold and python-docx has no call for: links, repeated headers, descriptions."""

from __future__ import annotations

import re
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return a text on one line, without the signs that XML does not allow; no-break spaces stay."""
    return re.sub(r"[ \t\n\r]+", " ", _NOT_IN_XML.sub(" ", text)).strip(" ")


def element(name: str, **attributes: str) -> Any:
    """Return an element such as `w:tblHeader`, with attributes of the same prefix."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def link(paragraph: Any, text: str, address: str) -> None:
    """Add a link to a paragraph."""
    target = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), target)
    run = paragraph.add_run(text, style="Link")
    made.append(run._r)
    paragraph._p.append(made)


def repeat_header(row: Any) -> None:
    """Repeat a row at the top of each page that the table reaches."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader", val="true"))


def keep_whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit", val="true"))


def fix_widths(table: Any, widths: list[int]) -> None:
    """Give the columns of a table their widths (English Metric Units), as Word and LibreOffice read them."""
    table.autofit = False
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = width


def shade(cell: Any, colour: str) -> None:
    """Fill the ground of a cell."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def describe_table(table: Any, text: str) -> None:
    """Say in words what a table shows."""
    table._tbl.tblPr.append(element("w:tblCaption", val=text))


def describe_picture(shape: Any, name: str, text: str) -> None:
    """Say in words what a picture shows, for those who do not see it."""
    properties = shape._inline.docPr
    properties.set("name", name)
    properties.set("descr", text)
