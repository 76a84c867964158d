"""Streamlit's start page in the reader's language, with what the page needs fetched early."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import cast, get_args

import locales
from network.model import Language
from ui.backend import cache
from ui.pages import PAGES
from ui.server.static_files import FRONTEND, STREAMLIT, STREAMLIT_INDEX, assets_path, program_digest
from ui.session.state import DEFAULT_LANGUAGE

STYLES = ("app.css", "graph.css", "charts.css", "what-if.css", "who-helps.css", "data.css")
FONT = "atkinson-hyperlegible-next-latin-wght-normal.woff2"
EVERYWHERE = ("BidiComponent", "ButtonGroup")
"""Parts of Streamlit that every page of ours uses and that it would fetch late."""
ON_THE_NETWORK_PAGE = ("Selectbox",)
GRAPH = ("graph", "lib")
"""Folders whose modules draw the network."""


def graph_path(fingerprint: str, of: str, part: str = "") -> str:
    """Return the address of a network's graph data; it changes with all that draws them.

    `of`: the language, also of the part `evidence`, what the ties rest on; of the part `places`, a shape of
    canvas.
    """
    return f"/graph/{fingerprint}/{of}{part and '/' + part}.json?program={program_digest()}"


def page_html(query: Mapping[str, list[str]], path: str) -> str:
    """Return the start page for an address: language, title, look and early fetches.

    What the network page will fetch depends on the data as last read: no visitor waits for a reading.
    """
    asked = next((v for v in query.get("lang", []) if v in get_args(Language)), DEFAULT_LANGUAGE)
    drawn = path.rstrip("/").endswith(f"/{PAGES['network'].address}")
    network = cache.data_file().current().network if drawn else None
    return _page(cast(Language, asked), network.fingerprint if network else None)


def prepare() -> None:
    """Read what the pages are made of, and make those that need no data."""
    for language in get_args(Language):
        _page(language, None)
    _modules(EVERYWHERE + ON_THE_NETWORK_PAGE)


@lru_cache(maxsize=16)
def _page(language: Language, fingerprint: str | None) -> str:
    """Make the page; a network's fingerprint where its graph is to be fetched early."""
    t = locales.text(language)
    page = _streamlit_page().replace('<html lang="en">', f'<html lang="{language}">')
    page = re.sub(r"<title>.*?</title>", f"<title>{html.escape(t('app.title'))}</title>", page)
    without_script = f"<noscript>{html.escape(t('app.noscript'))}</noscript>"
    page = re.sub(r"<noscript>.*?</noscript>", without_script, page, flags=re.S)
    # Before Streamlit's own script: it would ask below the page's address for its server first.
    start = f'<script src="{assets_path()}/page/start.js"></script>'
    page = page.replace('<script type="module"', start + '<script type="module"', 1)
    return page.replace("</head>", "".join(_early(language, fingerprint)) + "</head>")


@lru_cache(maxsize=1)
def _streamlit_page() -> str:
    """Streamlit's page without its font and its pointer for agents, with our icon."""
    page = STREAMLIT_INDEX.read_text("utf-8")
    page = re.sub(r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', "", page)
    page = re.sub(r'<link rel="service-desc"[^>]*>', "", page)
    return re.sub(r'href="\./favicon\.png"', f'href="{assets_path()}/icon.svg"', page)


def _early(language: Language, fingerprint: str | None) -> list[str]:
    links = [
        *(f'<link rel="stylesheet" href="{assets_path()}/styles/{sheet}">' for sheet in STYLES),
        f'<link rel="preload" href="{assets_path()}/fonts/{FONT}" as="font" crossorigin>',
    ]
    if fingerprint is None:
        links += _modules(EVERYWHERE)
    else:
        links += [
            f'<link rel="preload" href="{graph_path(fingerprint, language)}" as="fetch" crossorigin>',
            f'<link rel="preload" href="{assets_path()}/vis/vis-network.min.js" as="script">',
            *_modules(EVERYWHERE + ON_THE_NETWORK_PAGE),
            *_own_modules(),
        ]
    return links


@lru_cache(maxsize=1)
def _own_modules() -> tuple[str, ...]:
    files = sorted(
        f.relative_to(FRONTEND).as_posix() for f in FRONTEND.glob("*/*.js") if f.parent.name in GRAPH
    )
    return tuple(f'<link rel="modulepreload" href="{assets_path()}/{name}">' for name in files)


@lru_cache(maxsize=4)
def _modules(stems: tuple[str, ...]) -> tuple[str, ...]:
    """Links to parts of Streamlit and to what these import, without what the start page has already."""
    folder = STREAMLIT / "static" / "js"
    waiting = [file.name for stem in stems for file in folder.glob(f"{stem}.*.js")]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop()
        if name not in found and name not in STREAMLIT_INDEX.read_text("utf-8"):
            found[name] = None
            waiting += re.findall(r'(?:from|import)"\./([^"]+\.js)"', (folder / name).read_text("utf-8"))
            waiting += re.findall(r"(?:from|import)`\./([^`]+\.js)`", (folder / name).read_text("utf-8"))
    return tuple(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in found)
