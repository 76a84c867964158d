"""Files that never change while the app runs: kept in memory, compressed once, cached by browsers.

A first visit fetches some seventy of Streamlit's files; read and compressed again for each visitor they
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
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

ROOT = Path(__file__).parents[2]
FRONTEND = ROOT / "ui" / "frontend"
VIS_NETWORK = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
STREAMLIT = Path(streamlit.__file__).parent / "static"
STREAMLIT_INDEX = STREAMLIT / "index.html"
FOREVER = "public, max-age=31536000, immutable"
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
"""Fixed, since Windows lets other programs change what it guesses, and browsers are strict here."""
COMPRESSED = ("text/", "application/json", "image/svg+xml")
"""Beginnings of the media types that compression makes smaller."""


def program_files() -> list[Path]:
    """Return the program, its texts and the map: with the data, all that answers cached for ever are made of.

    What draws the graph is spread over so much of it that a narrower list would soon lack something.
    """
    files = [f for folder in ("locales", "network", "ui") for f in (ROOT / folder).rglob("*")]
    files += [*(ROOT / "data").glob("*.geojson"), *(ROOT / "data").glob("*.csv")]
    return sorted(f for f in files if f.is_file() and "__pycache__" not in f.parts)


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return what changes with the program's files and their names, and with the installed packages."""
    digest = hashlib.sha256()
    for file in program_files():
        content = file.read_bytes()
        digest.update(f"{file.relative_to(ROOT).as_posix()} {len(content)}\n".encode() + content)
    packages = Path(streamlit.__file__).parent.parent.glob("*.dist-info")  # name and version of each
    digest.update(repr(sorted(package.name for package in packages)).encode())
    return digest.hexdigest()[:12]


def assets_path() -> str:
    """Return the address of our own files; it changes with their content, so they cache forever."""
    return f"/assets/{program_digest()}"


@dataclass(frozen=True)
class KeptFile:
    """A file's content as it is, and compressed where that helps."""

    body: bytes
    compressed: bytes | None
    media_type: str
    etag: str

    @classmethod
    def of(cls, body: bytes, media_type: str) -> KeptFile:
        """Compress a content, and name it by its digest."""
        helps = media_type.startswith(COMPRESSED)
        etag = f'W/"{hashlib.sha256(body).hexdigest()[:16]}"'  # weak: the same for both encodings
        return cls(body, gzip.compress(body, 6, mtime=0) if helps else None, media_type, etag)

    def response(self, request: Request, cache_control: str) -> Response:
        """Return the file as an answer, without the content where the browser has it."""
        headers = {"Cache-Control": cache_control, "Vary": "Accept-Encoding", "ETag": self.etag}
        if {self.etag, "*"} & {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}:
            return Response(status_code=304, headers=headers)
        if self.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            return Response(self.compressed, media_type=self.media_type, headers=headers)
        return Response(self.body, media_type=self.media_type, headers=headers)


class KeptFolder:
    """The files below a folder, listed once, each read when it is first asked for.

    What is not listed is unknown, whatever a name may hold: the disk is not asked.
    """

    def __init__(self, folder: Path) -> None:
        """List the files."""
        self._files = {f.relative_to(folder).as_posix(): f for f in folder.rglob("*") if f.is_file()}
        self._kept: dict[str, KeptFile] = {}

    async def response(self, name: str, request: Request, cache_control: str = FOREVER) -> Response:
        """Return a file as an answer; reading and compressing it delays no other request."""
        if name not in self._files:
            return unknown()
        if name not in self._kept:
            await run_in_threadpool(self._keep, name)
        return self._kept[name].response(request, cache_control)

    def keep_all(self) -> None:
        """Read all files now, so that they fit an address made now."""
        for name in self._files:
            self._keep(name)

    def _keep(self, name: str) -> None:
        guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
        media_type = MEDIA_TYPES.get(Path(name).suffix, guessed)
        self._kept[name] = KeptFile.of(self._files[name].read_bytes(), media_type)


@lru_cache(maxsize=4)
def kept_folder(folder: Path) -> KeptFolder:
    """Return the folder as it was when it was first asked for."""
    return KeptFolder(folder)


def unknown() -> Response:
    """Return the answer to what is asked for in vain."""
    return PlainTextResponse("unknown", status_code=404)
