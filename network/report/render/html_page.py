"""A report as one printable page: no script, nothing fetched, pictures inside."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from network.report.blocks import Block, Report
from network.report.render.matplotlib_figures import draw

HERE = Path(__file__).parent


def to_html(report: Report) -> str:
    """Return the page. All texts are escaped; only http(s) addresses become links."""
    jinja = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters["kind"] = _kind
    jinja.filters["is_web"] = is_web
    # Our own text; only the word for a page is put in, as a CSS string.
    style = (HERE / "page.css").read_text("utf-8").replace("PAGE_WORD", json.dumps(report.page))
    template = jinja.get_template("page.html.jinja")
    return template.render(report=report, pictures=_pictures(report), style=Markup(style))  # noqa: S704


def is_web(address: str) -> bool:
    """Tell whether an address may become a link."""
    return address.startswith(("http://", "https://"))


def _kind(block: Block) -> str:
    return type(block).__name__


def _pictures(report: Report) -> dict[str, str]:
    files = {p.name: draw(p.drawing, "svg", p.width) for p in report.pictures}
    return {name: f"data:image/svg+xml;base64,{base64.b64encode(f).decode()}" for name, f in files.items()}
