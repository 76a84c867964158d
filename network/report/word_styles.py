"""How the Word file looks: styles that people can change in Word for the whole document at once."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from network.model import Language
from network.report import word_xml as xml

FONT = "Arial"
"""On every machine, or replaced by one of the same widths."""
INK, QUIET, ACCENT = RGBColor(0x17, 0x26, 0x2B), RGBColor(0x55, 0x60, 0x5F), RGBColor(0x0B, 0x64, 0x62)
MARGIN, TEXT_WIDTH = 2.0, 17.0
"""In centimetres, on A4."""
LANGUAGES = {"de": "de-DE", "en": "en-GB"}

_TABLE = """
<w:style {ns} w:type="table" w:customStyle="1" w:styleId="ReportTable">
  <w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:pPr><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:rPr><w:sz w:val="18"/></w:rPr>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:color="D9D4C7"/>
      <w:insideH w:val="single" w:sz="4" w:color="D9D4C7"/>
    </w:tblBorders>
    <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="12" w:color="17262B"/></w:tcBorders>
      <w:vAlign w:val="bottom"/>
    </w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def set_up(document: Any, language: Language) -> None:
    """Set page, language and styles."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)
    styles = document.styles
    _language(styles, LANGUAGES[language])
    styles.element.append(parse_xml(_TABLE.format(ns=nsdecls("w"))))
    _style(styles, "Normal", size=10, after=6)
    _style(styles, "Title", size=24, bold=True, after=4)
    _style(styles, "Subtitle", size=12, after=4)
    _style(styles, "Heading 1", size=15, bold=True, before=18, after=6)
    _style(styles, "Heading 2", size=11, bold=True, before=10, after=2)
    _style(styles, "Caption", size=9, bold=True, before=6, after=4, colour=INK)
    _style(styles, "List Bullet", size=10, after=2)
    _new(styles, "Picture caption", size=8.5, after=8, colour=QUIET)
    _new(styles, "Network", size=10, bold=True, after=0, colour=ACCENT)
    _new(styles, "Small", size=8.5, after=6, colour=QUIET)
    _new(styles, "Source", size=8, after=2, colour=QUIET)
    _new(styles, "Gap", size=4, after=2)
    _new(styles, "Figure", size=20, bold=True, before=4, after=0, colour=ACCENT)
    _new(styles, "Figure label", size=9, after=4)
    caution = _new(styles, "Caution", size=10, before=4, after=8)
    _boxed(caution)
    link = styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = ACCENT, True
    heading = styles["Heading 1"].element.get_or_add_pPr()
    xml.line(heading, "0B6462", "top")


def _language(styles: Any, code: str) -> None:
    """Set the language of all texts, so that Word checks spelling and readers speak in it."""
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), code)


def _new(styles: Any, name: str, **looks: Any) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    return _style(styles, name, **looks)


def _style(
    styles: Any,
    name: str,
    size: float,
    after: float,
    before: float = 0,
    bold: bool = False,
    colour: RGBColor = INK,
) -> Any:
    style = styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = colour
    for spacing in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        spacing.getparent().remove(spacing)  # wide letters
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(script), None)  # else the theme's font wins
    for script in ("w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    form = style.paragraph_format
    form.space_before, form.space_after, form.alignment = Pt(before), Pt(after), WD_ALIGN_PARAGRAPH.LEFT
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    return style


def _boxed(style: Any) -> None:
    """Give a style a light ground and a bar at its left."""
    properties = style.element.get_or_add_pPr()
    xml.line(properties, "B98A00", "left", 24)
    xml.ground(properties, "F8EDCF")
