"""What the app serves besides Streamlit: its own files, the graph's data, health; and the headers.

No page asks a foreign host for anything; the Content-Security-Policy makes the browser enforce it.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
import socket
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from network.model import Language
from ui import cache, reports, state
from ui.background import BusyError
from ui.data_file import Loaded
from ui.kept_files import FOREVER, FRONTEND, STREAMLIT, VIS_NETWORK, assets_path, kept_response
from ui.start_page import STREAMLIT_INDEX, page_html


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
    """Serve the graph data of a network that is or was lately shown."""
    language = request.path_params["language"]
    network = cache.data_file().network(request.path_params["fingerprint"])
    if network is None or language not in get_args(Language):
        return PlainTextResponse("unknown", status_code=404)
    body = cache.graph_file(network, cast(Language, language))
    return Response(body, media_type="application/json", headers={"Cache-Control": FOREVER})


async def report(request: Request) -> Response:
    """Serve the report on a part of a network that is or was lately shown, as a page to print."""
    language = request.path_params["language"]
    network = cache.data_file().network(request.path_params["fingerprint"])
    if network is None or language not in get_args(Language):
        return PlainTextResponse("unknown", status_code=404)
    asked, unknown = state.parse(parse_qs(request.url.query), network)
    if unknown:
        return PlainTextResponse("unknown", status_code=404)
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
    """Serve one of our own files."""
    return _file(FRONTEND, request)


async def drawing_library(request: Request) -> Response:
    """Serve vis-network from the installed pyvis package."""
    return _file(VIS_NETWORK, request)


def _file(folder: Path, request: Request) -> Response:
    kept = kept_response(folder, request.path_params["name"], request)
    return kept or PlainTextResponse("unknown", status_code=404)


def routes() -> list[BaseRoute]:
    """Return the routes beside Streamlit's own."""
    return [
        Route("/healthz", health),
        Route("/graph/{fingerprint}/{language}.json", graph),
        Route("/report/{fingerprint}/{language}.html", report),
        Route(f"{assets_path()}/vis/{{name:path}}", drawing_library),
        Route(f"{assets_path()}/{{name:path}}", asset),
    ]


class Pages:
    """Middleware: sets the security headers, and serves Streamlit's page in the reader's language."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer page requests ourselves, hand on everything else."""
        _send_at_once(receive)
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

        answer = self._own_answer(Request(scope)) or self.app
        await answer(scope, receive, send_with_headers)

    def _own_answer(self, request: Request) -> Response | None:
        """Return pages and Streamlit's files; everything else is Streamlit's business."""
        path = request.url.path
        if _is_page(request):
            query = parse_qs(request.url.query)
            return HTMLResponse(page_html(query, path), headers={"Cache-Control": "no-cache"})
        if request.method == "GET" and path.startswith("/static/"):
            return kept_response(STREAMLIT, path.removeprefix("/"), request)
        return None

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


def _send_at_once(receive: Receive) -> None:
    """Switch off the wait for fuller packets: small answers would each stand for 40 ms.

    asyncio does so itself, but not for the socket that Streamlit opens. Servers that hide their transport
    are left alone.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    connection = transport.get_extra_info("socket") if transport is not None else None
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _is_page(request: Request) -> bool:
    path = request.url.path
    ours = path.startswith(("/_stcore", "/static", "/assets", "/graph", "/report", "/healthz", "/join"))
    return request.method == "GET" and not ours and "text/html" in request.headers.get("accept", "")


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
