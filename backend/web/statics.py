"""The dashboard's built files, held in memory, compressed once at start; its client routes all answer with its one page."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path, PurePosixPath

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

INDEX = "index.html"
IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"

# Named here, because what Python guesses depends on files of the machine.
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
COMPRESSED = frozenset({".css", ".html", ".ico", ".js", ".json", ".svg", ".ttf", ".txt", ".vtt", ".webmanifest"})


@dataclass(frozen=True, slots=True)
class _File:
    """One file, ready to send: `packed` is its gzip form where that is smaller."""

    body: bytes
    packed: bytes | None
    media_type: str
    cache_control: str
    etag: str

    @classmethod
    def read(cls, path: Path, *, name: str) -> "_File":
        body = path.read_bytes()
        packed = gzip.compress(body, compresslevel=9, mtime=0) if path.suffix in COMPRESSED else None
        return cls(
            body=body,
            packed=packed if packed is not None and len(packed) < len(body) else None,
            media_type=MEDIA_TYPES.get(path.suffix, "application/octet-stream"),
            cache_control=IMMUTABLE if name.startswith("assets/") else REVALIDATE,
            etag=sha256(body).hexdigest()[:20],
        )


class Statics:
    """Serves one folder as it is at start, by GET and HEAD.

    `assets/` holds files whose names change with their content: they may be kept for a year. Everything else is asked for
    again, and answered with 304 while it is unchanged. A path without a dot that names no file is a route of the dashboard.

    Raises: FileNotFoundError if the folder has no index.html.
    """

    def __init__(self, folder: Path) -> None:
        if not (folder / INDEX).is_file():
            raise FileNotFoundError(f"{folder / INDEX} is missing: build the dashboard first.")
        self._files: Mapping[str, _File] = {
            name: _File.read(path, name=name)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and (name := path.relative_to(folder).as_posix())
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. Only names found at start are served, so no path can leave the folder."""
        response = self._answer(scope)
        await response(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        if scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("Method not allowed.\n", HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})
        name = scope["path"].removeprefix(scope.get("root_path", "")).strip("/")
        file = self._files.get(name)
        if file is None and "." not in PurePosixPath(name).name:
            file = self._files[INDEX]
        if file is None:
            return PlainTextResponse("Not found.\n", HTTPStatus.NOT_FOUND, headers={"Cache-Control": REVALIDATE})
        response = _sent(file, Headers(scope=scope))
        if scope["method"] == "HEAD":
            response.body = b""  # its headers, length included, stay those of a GET
        return response


def _sent(file: _File, asked: Headers) -> Response:
    packs = file.packed is not None and _accepts_gzip(asked.get("accept-encoding", ""))
    etag = f'"{file.etag}-gz"' if packs else f'"{file.etag}"'
    headers = {"Cache-Control": file.cache_control, "ETag": etag}
    if file.packed is not None:
        headers["Vary"] = "Accept-Encoding"
    known = {tag.strip().removeprefix("W/") for tag in asked.get("if-none-match", "").split(",")}
    if etag in known or "*" in known:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if packs:
        headers["Content-Encoding"] = "gzip"
    return Response(file.packed if packs and file.packed else file.body, headers={**headers, "Content-Type": file.media_type})


def _accepts_gzip(accept_encoding: str) -> bool:
    for entry in accept_encoding.lower().split(","):
        coding, _, quality = entry.replace(" ", "").partition(";q=")
        if coding in {"gzip", "*"}:
            return quality.strip("0.") != "" if quality else True
    return False
