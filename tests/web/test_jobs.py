"""What a job made is fetched as a plain download by who asked for it: at once, in parts, and by nobody else."""

import io
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection

from backend.domain.actors import STRANGER, Actor
from backend.domain.jobs import FILE_KEPT
from backend.domain.packages import PackageFormat
from backend.services import packages
from backend.services.packages import Wish
from backend.web.jobs import job_routes
from tests import make_enrollments as earning
from tests import make_people as people
from tests.handlers.working import done
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


class Desk:
    """A learner with a finished package, and a client that comes as anybody."""

    def __init__(self, client: httpx.AsyncClient, folder: Path, learner: people.Made) -> None:
        self.client, self.folder, self.learner = client, folder, learner
        self.actor, self.now = learner.actor, NOW

    async def package(self, **changes: Any) -> UUID:
        wish = Wish(**changes)
        job_id = await packages.ask(wish, idempotency_key="one", by=self.learner.actor, now=NOW)
        await done(job_id, self.folder)
        return job_id

    async def get(self, job_id: UUID, **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.get(f"/jobs/{job_id}/file", headers=named)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    scene = await earning.scene()
    await scene.do_all()
    await scene.claim()

    async def identify(_: HTTPConnection) -> Actor:
        return made.actor

    routes = job_routes(identify=identify, data_folder=tmp_path, now=lambda: made.now)
    app = Starlette(routes=routes, middleware=[Middleware(GZipMiddleware, minimum_size=1_000)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
        made = Desk(client, tmp_path, scene.learner)
        yield made


async def test_an_archive_comes_whole_with_its_length_and_name_and_is_not_compressed_again(desk: Desk) -> None:
    answer = await desk.get(await desk.package(name="Für 2026"), accept_encoding="gzip")

    assert answer.status_code == 200
    assert answer.headers["content-length"] == str(len(answer.content))
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''F%C3%BCr%202026.zip"
    assert answer.headers["cache-control"] == "private, no-store"
    assert "content-encoding" not in answer.headers
    with zipfile.ZipFile(io.BytesIO(answer.content)) as opened:
        assert len(opened.namelist()) == 2


async def test_a_download_that_broke_goes_on_where_it_was(desk: Desk) -> None:
    job_id = await desk.package()
    whole = await desk.get(job_id)
    size, tag = len(whole.content), whole.headers["etag"]

    for wanted, start, end in (
        ("bytes=1000-", 1000, size),
        ("bytes=0-9", 0, 10),
        ("bytes=-100", size - 100, size),
        (f"bytes={size - 5}-{size + 5}", size - 5, size),
    ):
        part = await desk.get(job_id, range=wanted, if_range=tag)
        assert (part.status_code, part.content) == (206, whole.content[start:end])
        assert part.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
    for ignored in ({"range": "bytes=0-1,5-6"}, {"range": "lines=1-2"}, {"range": "bytes=5-", "if_range": '"another"'}):
        assert (await desk.get(job_id, **ignored)).content == whole.content
    beyond = await desk.get(job_id, range=f"bytes={size}-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{size}")
    asked = await desk.client.head(f"/jobs/{job_id}/file")
    assert (asked.status_code, asked.headers["content-length"], asked.content) == (200, str(size), b"")


async def test_one_pdf_comes_in_parts_too(desk: Desk) -> None:
    job_id = await desk.package(format=PackageFormat.PDF)
    whole = await desk.get(job_id, accept_encoding="gzip")

    part = await desk.get(job_id, range="bytes=10-99", accept_encoding="gzip")

    assert whole.content[:5] == b"%PDF-"
    assert (part.status_code, part.content) == (206, whole.content[10:100])


async def test_it_is_for_nobody_else_and_not_for_ever(desk: Desk) -> None:
    job_id = await desk.package()
    others = (await people.learner(), await people.administrator())

    for other in others:
        desk.actor = other.actor
        assert (await desk.get(job_id)).status_code == 404
    desk.actor = STRANGER
    assert (await desk.get(job_id)).status_code == 401
    desk.actor, desk.now = desk.learner.actor, NOW + FILE_KEPT - timedelta(seconds=1)
    assert (await desk.get(job_id)).status_code == 200
    desk.now = NOW + FILE_KEPT
    assert (await desk.get(job_id)).status_code == 404
