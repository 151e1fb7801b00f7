"""What jobs made, for those who asked for them."""

import re
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from backend.domain.problems import NotFound
from backend.services import jobs, packages
from backend.services.packages import Fetched
from backend.web import pages
from backend.web.files import Identify

_PRIVATE = "private, no-store"
_ZIP = "application/zip"
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})$")


def job_routes(*, identify: Identify, data_folder: Path, now: Callable[[], datetime]) -> list[Route]:
    """`/jobs/<id>/file`: a plain download, resumable by Range, until it expires. An archive is written while it is sent."""

    async def made(request: Request) -> Response:
        actor = await identify(request)
        if actor.is_stranger:
            return pages.notice(request, "sign_in", status=HTTPStatus.UNAUTHORIZED)
        try:
            fetched = await packages.fetch(request.path_params["job"], by=actor, now=now())
            if fetched is not None:
                return _streamed(request, fetched)
            path = await jobs.file(request.path_params["job"], folder=data_folder, by=actor, now=now())
        except NotFound:
            return pages.notice(request, "not_found", status=HTTPStatus.NOT_FOUND)
        # A part of a file is a part of it as it lies there: compressing answers would make it a part of something else.
        return FileResponse(path, filename=path.name, headers={"cache-control": _PRIVATE, "content-encoding": "identity"})

    return [Route("/jobs/{job:uuid}/file", made)]


def _streamed(request: Request, fetched: Fetched) -> Response:
    """The archive, or the part of it that a broken download lacks."""
    headers = {
        "accept-ranges": "bytes",
        "cache-control": _PRIVATE,
        "content-disposition": f"attachment; filename*=UTF-8''{quote(fetched.name, safe='')}",
        "etag": fetched.tag,
    }
    start, end = _part(request, fetched)
    if start >= end:
        headers["content-range"] = f"bytes */{fetched.size}"
        return Response(status_code=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    status = HTTPStatus.OK
    if "range" in request.headers and (start, end) != (0, fetched.size):
        status = HTTPStatus.PARTIAL_CONTENT
        headers["content-range"] = f"bytes {start}-{end - 1}/{fetched.size}"
    headers["content-length"] = str(end - start)
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers, media_type=_ZIP)
    return StreamingResponse(fetched.stream(start, end), status_code=status, headers=headers, media_type=_ZIP)


def _part(request: Request, fetched: Fetched) -> tuple[int, int]:
    """Where the wanted bytes begin and end. Several ranges, or one of another file, are answered with everything."""
    wanted = _RANGE.match(request.headers.get("range", ""))
    is_other = request.headers.get("if-range", fetched.tag) != fetched.tag
    if wanted is None or is_other or not (wanted[1] or wanted[2]):
        return 0, fetched.size
    if not wanted[1]:
        return max(fetched.size - int(wanted[2]), 0), fetched.size if int(wanted[2]) else 0
    end = min(int(wanted[2]) + 1, fetched.size) if wanted[2] else fetched.size
    return int(wanted[1]), end
