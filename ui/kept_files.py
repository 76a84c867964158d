"""Files that never change while the app runs: kept in memory, compressed once, cached by browsers.

A first visit fetches some seventy of Streamlit's files; read and compressed anew for each visitor they
would be most of the server's work.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyvis
import streamlit
from starlette.requests import Request
from starlette.responses import Response

FRONTEND = Path(__file__).parent / "frontend"
VIS_NETWORK = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
STREAMLIT = Path(streamlit.__file__).parent / "static"
FOREVER = "public, max-age=31536000, immutable"
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
"""Fixed, since Windows lets other programs change what it guesses, and browsers are strict here."""
COMPRESSED = ("text/", "application/json", "image/svg+xml")
"""Beginnings of the media types that compression makes smaller."""


@dataclass(frozen=True)
class KeptFile:
    """A file's content as it is, and compressed where that helps."""

    body: bytes
    compressed: bytes | None
    media_type: str


@lru_cache(maxsize=1)
def assets_path() -> str:
    """Return the address of our own files; it changes with their content, so they cache forever."""
    digest = hashlib.sha256()
    for file in sorted(f for f in FRONTEND.rglob("*") if f.is_file()):
        digest.update(file.read_bytes())
    return f"/assets/{digest.hexdigest()[:12]}"


def kept_response(folder: Path, name: str, request: Request) -> Response | None:
    """Return a file below a folder as an answer that browsers keep, None where there is none."""
    kept = _kept(folder, name)
    if kept is None:
        return None
    headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    if kept.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(kept.compressed, media_type=kept.media_type, headers=headers)
    return Response(kept.body, media_type=kept.media_type, headers=headers)


@lru_cache(maxsize=1000)
def _kept(folder: Path, name: str) -> KeptFile | None:
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        return None
    body = file.read_bytes()
    guessed = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    media_type = MEDIA_TYPES.get(file.suffix, guessed)
    helps = media_type.startswith(COMPRESSED)
    return KeptFile(body, gzip.compress(body, 6, mtime=0) if helps else None, media_type)
