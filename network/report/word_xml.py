"""What Word files can hold and python-docx has no call for: links, repeated headers, descriptions."""

from __future__ import annotations

import re
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

AFTER_GROUND = (
    *("w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct"),
    *("w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind"),
    *("w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection"),
    *("w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr"),
)
"""What follows the ground in a paragraph's properties."""


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


def fix_widths(table: Any, centimetres: list[float]) -> None:
    """Give the columns of a table their widths, as Word and LibreOffice both read them."""
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
    for cell, width in zip(table.rows[0].cells, centimetres, strict=True):
        cell.width = Cm(width)


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


def footer(section: Any, word: str) -> None:
    """Number the pages at the bottom."""
    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Small"
    paragraph.add_run(f"{word} ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            code = element("w:instrText")
            code.text = text
            run._r.append(code)


def line(properties: Any, colour: str, side: str, size: int = 8) -> None:
    """Draw a line at one side of all paragraphs of a style (`w:pPr`)."""
    borders = OxmlElement("w:pBdr")
    borders.append(element(f"w:{side}", val="single", sz=str(size), space="4", color=colour))
    _insert(properties, borders)


def ground(properties: Any, colour: str) -> None:
    """Fill the ground of all paragraphs of a style (`w:pPr`)."""
    _insert(properties, element("w:shd", val="clear", color="auto", fill=colour))


def _insert(properties: Any, made: Any) -> None:
    """Put an element where the format wants it: Word refuses files with another order."""
    after = ("w:shd", *AFTER_GROUND) if made.tag == qn("w:pBdr") else AFTER_GROUND
    later = [child for child in properties if child.tag in {qn(name) for name in after}]
    if later:
        later[0].addprevious(made)
    else:
        properties.append(made)
