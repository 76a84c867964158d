"""What the app serves besides Streamlit: its own files, the graph's data, health; and the headers.

No page asks a foreign host for anything; the Content-Security-Policy makes the browser enforce it.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args
from urllib.parse import parse_qs, urlsplit

import pyvis
import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import locales
from network.model import Language
from ui import cache
from ui.state import DEFAULT_LANGUAGE

FRONTEND = Path(__file__).parent / "frontend"
VIS_NETWORK = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
STREAMLIT_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
FOREVER = "public, max-age=31536000, immutable"


@lru_cache(maxsize=1)
def assets_path() -> str:
    """Return the address of our own files; it changes with their content, so they cache forever."""
    digest = hashlib.sha256()
    for file in sorted(f for f in FRONTEND.rglob("*") if f.is_file()):
        digest.update(file.read_bytes())
    return f"/assets/{digest.hexdigest()[:12]}"


def graph_path(fingerprint: str, language: Language) -> str:
    """Return the address of a network's graph data."""
    return f"/graph/{fingerprint}/{language}.json"


class CachedFiles(StaticFiles):
    """Static files that browsers keep, since their address names their version."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """Add the caching header."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = FOREVER
        return response


def health(request: Request) -> JSONResponse:
    """Answer that the app is up, and which network it shows; open pages look here for changes."""
    loaded = cache.load()
    network = loaded.network
    return JSONResponse(
        {
            "status": "ok",
            "network": network.fingerprint if network else None,
            "actors": len(network.actors) if network else 0,
            "ties": len(network.ties) if network else 0,
            "problems": len(loaded.problems),
            "state": state_of_data(loaded),
        },
        headers={"Cache-Control": "no-store"},
    )


def state_of_data(loaded: cache.Loaded) -> str:
    """Return what changes whenever pages should show something else."""
    shown = loaded.network.fingerprint if loaded.network else "none"
    facts = repr(tuple((p.code, p.line, p.column) for p in loaded.problems))
    return f"{shown}-{hashlib.sha256(facts.encode()).hexdigest()[:8]}"


def graph(request: Request) -> Response:
    """Serve the graph data of a network that is or was lately shown."""
    language = request.path_params["language"]
    network = cache.data_file().network(request.path_params["fingerprint"])
    if network is None or language not in get_args(Language):
        return PlainTextResponse("unknown", status_code=404)
    body = cache.graph_file(network, cast(Language, language))
    return Response(body, media_type="application/json", headers={"Cache-Control": FOREVER})


def routes() -> list[BaseRoute]:
    """Return the routes beside Streamlit's own."""
    return [
        Route("/healthz", health),
        Route("/graph/{fingerprint}/{language}.json", graph),
        Mount(f"{assets_path()}/vis", CachedFiles(directory=VIS_NETWORK)),
        Mount(assets_path(), CachedFiles(directory=FRONTEND)),
    ]


class Pages:
    """Middleware: sets the security headers, and serves Streamlit's page in the reader's language."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer page requests ourselves, hand on everything else."""
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(security_headers())
            await send(message)

        if _is_page(Request(scope)):
            query = parse_qs(scope["query_string"].decode("latin-1"))
            page = HTMLResponse(page_html(query, scope["path"]), headers={"Cache-Control": "no-cache"})
            await page(scope, receive, send_with_headers)
        else:
            await self.app(scope, receive, send_with_headers)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in only connections from our own pages.

        Streamlit compares origins with a list, and asks a foreign server for this machine's address when
        it does not find one; under another name than localhost it would refuse our own pages.
        """
        headers = MutableHeaders(scope=scope)
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            await send({"type": "websocket.close", "code": 1008, "reason": "foreign origin"})
            return
        if origin is not None:
            headers["origin"] = "http://localhost"
        await self.app(scope, receive, send)


def _is_page(request: Request) -> bool:
    path = request.url.path
    ours = path.startswith(("/_stcore", "/static", "/assets", "/graph", "/healthz", "/join"))
    return request.method == "GET" and not ours and "text/html" in request.headers.get("accept", "")


def page_html(query: Mapping[str, list[str]], path: str) -> str:
    """Return Streamlit's start page: our language, title and look, and early loading of the graph."""
    language = next((v for v in query.get("lang", []) if v in get_args(Language)), DEFAULT_LANGUAGE)
    t = locales.text(cast(Language, language))
    head = [f'<link rel="stylesheet" href="{assets_path()}/app.css">']
    head += [_preload(f"{assets_path()}/fonts/{FONT}", "font")]
    if path.rstrip("/").endswith("/netz") and (network := cache.load().network):
        head += [
            _preload(graph_path(network.fingerprint, cast(Language, language)), "fetch"),
            f'<link rel="preload" href="{assets_path()}/vis/vis-network.min.js" as="script">',
            f'<link rel="modulepreload" href="{assets_path()}/graph.js">',
        ]
    page = STREAMLIT_INDEX.read_text("utf-8")
    page = page.replace('<html lang="en">', f'<html lang="{language}">')
    page = re.sub(r"<title>.*?</title>", f"<title>{html.escape(t('app.title'))}</title>", page)
    page = re.sub(
        r"<noscript>.*?</noscript>",
        f"<noscript>{html.escape(t('app.noscript'))}</noscript>",
        page,
        flags=re.S,
    )
    page = re.sub(r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', "", page)
    page = re.sub(r'<link rel="service-desc"[^>]*>', "", page)
    page = re.sub(r'href="\./favicon\.png"', f'href="{assets_path()}/icon.svg"', page)
    return page.replace("</head>", "".join(head) + "</head>")


FONT = "atkinson-hyperlegible-next-latin-wght-normal.woff2"


def _preload(address: str, kind: str) -> str:
    return f'<link rel="preload" href="{address}" as="{kind}" crossorigin>'


@lru_cache(maxsize=1)
def security_headers() -> dict[str, str]:
    """Return the headers of every answer.

    Streamlit's page has one inline script, allowed by its hash; its components are loaded as blobs,
    its styles are inline, and its protobuf library tries WebAssembly for 64-bit numbers.
    """
    index = STREAMLIT_INDEX.read_text("utf-8")
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in re.findall(r"<script>(.*?)</script>", index, flags=re.S)
    )
    policy = (
        "default-src 'self'; "
        f"script-src 'self' blob: 'wasm-unsafe-eval' {hashes}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-src 'none'; frame-ancestors 'self'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
