"""What jobs made, for those who asked for them."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from backend.domain.problems import NotFound
from backend.services import jobs
from backend.web import pages
from backend.web.files import Identify


def job_routes(*, identify: Identify, data_folder: Path, now: Callable[[], datetime]) -> list[Route]:
    """`/jobs/<id>/file`: a plain download, resumable by Range, until it expires."""

    async def made(request: Request) -> Response:
        actor = await identify(request)
        if actor.is_stranger:
            return pages.notice(request, "sign_in", status=HTTPStatus.UNAUTHORIZED)
        try:
            path = await jobs.file(request.path_params["job"], folder=data_folder, by=actor, now=now())
        except NotFound:
            return pages.notice(request, "not_found", status=HTTPStatus.NOT_FOUND)
        return FileResponse(path, filename=path.name, headers={"cache-control": "private, no-store"})

    return [Route("/jobs/{job:uuid}/file", made)]
