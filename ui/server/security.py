"""Who may connect, and the headers of every answer."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import socket
from functools import lru_cache
from ipaddress import ip_address

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import locales
from ui.server.static_files import STREAMLIT_INDEX

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})
HOST = re.compile(r"([a-z0-9_.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?")
"""A Host header in small letters: a name or an address, and perhaps a port."""


def allowed_names() -> frozenset[str]:
    """Return the names under which the app may be asked for: this machine's and those that were declared."""
    declared = os.environ.get("INTEGRATIONSNETZ_HOSTS", "").replace(",", " ").split()
    names = [socket.gethostname(), socket.getfqdn()] if is_shared() else []
    names += [f"{name.partition('.')[0]}.local" for name in names[:1]]
    return THIS_MACHINE | {name.lower() for name in declared + names}


def is_shared() -> bool:
    """Tell whether other devices can reach the app."""
    return st.get_option("server.address") not in THIS_MACHINE | {"::1"}


def is_allowed(host: str, names: frozenset[str], any_address: bool) -> bool:
    """Tell whether a Host header is one of these names, or an IP address where each is allowed.

    A stranger's page that lets its own name point here (DNS rebinding) still says that name; an IP address
    needs no name, so nobody can point it elsewhere.
    """
    found = HOST.fullmatch(host.lower())
    return found is not None and (found[1] in names or (any_address and _is_address(found[1])))


def _is_address(name: str) -> bool:
    try:
        return bool(ip_address(name.strip("[]")))
    except ValueError:
        return False


class Guard:
    """Middleware: only hosts of ours, only connections from our own pages, security headers everywhere."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app; what may connect is settled at the start."""
        self.app = app
        self.names, self.any_address = allowed_names(), is_shared()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what may pass, refuse the rest."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        allowed = is_allowed(Headers(scope=scope).get("host", ""), self.names, self.any_address)
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send, allowed)
            return
        await (self.app if allowed else _misdirected())(scope, receive, _with_headers(send))

    async def _websocket(self, scope: Scope, receive: Receive, send: Send, allowed: bool) -> None:
        """Let in only connections from our own pages.

        Streamlit compares origins with a list, and asks a foreign server for this machine's address when
        it does not find one; under another name than localhost it would refuse our own pages.
        """
        headers = MutableHeaders(scope=scope)
        origin, host = headers.get("origin"), headers.get("host")
        if not allowed or origin not in (None, f"http://{host}", f"https://{host}"):
            await send({"type": "websocket.close", "code": 1008, "reason": "foreign host or origin"})
            return
        if origin is not None:
            headers["origin"] = "http://localhost"
        await self.app(scope, receive, send)


def _misdirected() -> ASGIApp:
    text = "\n\n".join(locales.text(language)("server.foreign-host") for language in locales.LANGUAGES)
    return PlainTextResponse(text, status_code=421)


def _with_headers(send: Send) -> Send:
    """Add the security headers to an answer; errors are not kept, since they may pass."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(security_headers())
            if message["status"] >= 400:
                headers["Cache-Control"] = "no-store"
        await send(message)

    return send_with_headers


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
