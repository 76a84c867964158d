"""What the app serves besides Streamlit: its start page, its own files, the graph's data, health.

No page asks a foreign host for anything. Of Streamlit's own routes only those are open that a page needs.
"""

from __future__ import annotations

import asyncio
import hashlib
import socket
from functools import lru_cache
from typing import cast, get_args
from urllib.parse import parse_qs
from uuid import uuid4

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from network.layout import SHAPES, Shape
from network.model import Language
from ui.backend import cache, reports
from ui.backend.data_file import Loaded
from ui.backend.jobs import BusyError
from ui.server.security import Guard
from ui.server.start_page import page_html, prepare
from ui.server.static_files import (
    FOREVER,
    FRONTEND,
    STREAMLIT,
    VIS_NETWORK,
    KeptFile,
    kept_folder,
    program_digest,
    unknown,
)
from ui.session import state

OF_STREAMLIT = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
"""What a page needs of Streamlit, besides downloads below `/media/` and the files below `/static/`."""
OURS = ("assets", "graph", "healthz", "join", "report")
"""With what our own routes begin; `join` is kept for pages on phones."""
FAVICONS = ("/favicon.png", "/favicon.ico")
"""Streamlit's pages ask for the first before they hear of our icon, browsers for the second."""


async def health(request: Request) -> JSONResponse:
    """Answer that the app is up, and which network it shows; open pages look here for changes."""
    loaded = cache.data_file().current()
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


def state_of_data(loaded: Loaded) -> str:
    """Return what changes whenever pages should show something else."""
    shown = loaded.network.fingerprint if loaded.network else "none"
    facts = repr(tuple((p.code, p.line, p.column) for p in loaded.problems))
    return f"{shown}-{hashlib.sha256(facts.encode()).hexdigest()[:8]}"


def graph(request: Request) -> Response:
    """Serve a part of the graph data of a network that is or was lately shown.

    An address made by another version of the program leads to this version's data, which is not kept.
    """
    network = cache.data_file().network(request.path_params["fingerprint"])
    of, part = request.path_params["of"], request.path_params.get("part", "content")
    made: bytes | None = None
    if network and part == "places" and of in SHAPES:
        made = cache.places_file(network, cast(Shape, of))
    elif network and part in GRAPH_PARTS and of in get_args(Language):
        made = GRAPH_PARTS[part](network, cast(Language, of))
    if made is None:
        return unknown()
    return _kept_graph(made).response(request, _lifetime(_options(request).get("program", [""])[0]))


GRAPH_PARTS = {"content": cache.graph_file, "evidence": cache.evidence_file}
"""Parts of the graph data that are in a language."""


@lru_cache(maxsize=24)
def _kept_graph(body: bytes) -> KeptFile:
    return KeptFile.of(body, "application/json")


def _options(request: Request) -> dict[str, list[str]]:
    return parse_qs(request.scope["query_string"].decode("latin-1"))


def _lifetime(program: str) -> str:
    """Return how long an answer is kept: for ever only under an address that names this very program."""
    return FOREVER if program == program_digest() else "no-cache"


async def report(request: Request) -> Response:
    """Serve the report on a part of a network that is or was lately shown, as a page to print."""
    language = request.path_params["language"]
    network = cache.data_file().network(request.path_params["fingerprint"])
    if network is None or language not in get_args(Language):
        return unknown()
    asked, ignored = state.parse(_options(request), network)
    if ignored:
        return unknown()
    visitor = uuid4().hex
    try:
        job = reports.job_of(network, asked.selection, cast(Language, language), ".html", visitor)
    except BusyError:
        return PlainTextResponse("busy", status_code=503, headers={"Retry-After": "10"})
    leaving = asyncio.ensure_future(_left(request))
    await asyncio.wait({asyncio.wrap_future(job.ended), leaving}, return_when=asyncio.FIRST_COMPLETED)
    leaving.cancel()
    job.cancel(visitor)
    if job.result is None:
        return PlainTextResponse("failed", status_code=500)
    return HTMLResponse(job.result, headers={"Cache-Control": "no-cache"})


async def _left(request: Request) -> None:
    """Wait until the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def asset(request: Request) -> Response:
    """Serve one of our own files, or of vis-network from the installed pyvis package."""
    name = request.path_params["name"]
    folder = VIS_NETWORK if name.startswith("vis/") else FRONTEND
    lifetime = _lifetime(request.path_params["program"])
    return await kept_folder(folder).response(name.removeprefix("vis/"), request, lifetime)


def routes() -> list[BaseRoute]:
    """Return the routes beside Streamlit's own; what lies beside ours is not found."""
    return [
        Route("/healthz", health),
        Route("/graph/{fingerprint}/{of}.json", graph),
        Route("/graph/{fingerprint}/{of}/{part}.json", graph),
        Route("/report/{fingerprint}/{language}.html", report),
        Route("/assets/{program}/{name:path}", asset),
        *(Route(f"/{name}{{rest:path}}", lambda request: unknown()) for name in OURS),
    ]


def middleware() -> list[Middleware]:
    """Return what each request passes before it reaches a route."""
    return [Middleware(Guard), Middleware(Pages)]


class Pages:
    """Middleware: pages in the reader's language, Streamlit's files from memory, few of its routes."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app; what answers are made of is read now, before anybody waits for one."""
        self.app = app
        for folder in (FRONTEND, VIS_NETWORK):
            kept_folder(folder).keep_all()
        kept_folder(STREAMLIT)
        prepare()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer ourselves or hand on."""
        _send_at_once(receive)
        answer = await self._own_answer(Request(scope)) if scope["type"] == "http" else None
        await (answer or self.app)(scope, receive, send)

    async def _own_answer(self, request: Request) -> Response | None:
        """Return pages, Streamlit's files, and a refusal of all that nobody needs; None is for a route."""
        path = request.scope["path"]
        if path in OF_STREAMLIT or f"{path}/".split("/")[1] in ("media", *OURS):
            return None
        if "/_stcore" in path:
            return unknown()
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse("not allowed", status_code=405, headers={"Allow": "GET, HEAD"})
        if path.startswith("/static/"):
            return await kept_folder(STREAMLIT).response(path.removeprefix("/"), request)
        if path in FAVICONS:
            return await kept_folder(FRONTEND).response("icon.svg", request, "no-cache")
        if "." in path:
            return unknown()
        return HTMLResponse(page_html(_options(request), path), headers={"Cache-Control": "no-cache"})


def _send_at_once(receive: Receive) -> None:
    """Switch off the wait for fuller packets: small answers would each stand for 40 ms.

    asyncio does so itself, but not for the socket that Streamlit opens. Servers that hide their transport
    are left alone.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    connection = transport.get_extra_info("socket") if transport is not None else None
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
