"""A report as one printable page: no script, nothing fetched, pictures inside."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from network.report.blocks import Picture, Report
from network.report.render.matplotlib_figures import draw

HERE = Path(__file__).parent


def to_html(report: Report) -> str:
    """Return the page. All texts are escaped; only http(s) addresses become links."""
    files = FileSystemLoader(HERE)
    jinja = Environment(
        loader=files, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    jinja.filters |= {"kind": lambda block: type(block).__name__, "is_web": is_web, "source": _source}
    # Our own text; only the word for a page is put in, as a CSS string.
    style = (HERE / "page.css").read_text("utf-8").replace("PAGE_WORD", json.dumps(report.page))
    return jinja.get_template("page.html.jinja").render(report=report, style=Markup(style))  # noqa: S704


def is_web(address: str) -> bool:
    """Return whether an address may become a link."""
    return address.startswith(("http://", "https://"))


def _source(picture: Picture) -> str:
    """Return a picture as a `data:` address."""
    file = base64.b64encode(draw(picture.drawing, "svg", picture.width)).decode()
    return f"data:image/svg+xml;base64,{file}"
