"""Uploading over HTTP: announced by the API, sent in pieces, served from the storage."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests import make_people as people
from tests.schema.conftest import Api, served, settings_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
SIGN_IN = "mutation($input: SignInInput!) { signIn(input: $input) { errors { code } } }"
START = "mutation($input: StartUploadInput!) { startUpload(input: $input) { upload { id uploadUrl } errors { path } } }"
FINISH = (
    "mutation($input: FinishUploadInput!) { finishUpload(input: $input) { upload { file mediaUrl status } errors { code } } }"
)


@pytest.fixture
async def api(database_url: str, tmp_path: Path) -> AsyncIterator[Api]:
    async with served(settings_of(database_url, tmp_path)) as client:
        yield client


async def started(api: Api) -> dict[str, Any]:
    """An upload announced by somebody who works for the provider and has signed in."""
    organization_id = await people.organization("creek")
    staff = await people.staff(organization_id, email="sami@example.org")
    await api.post(SIGN_IN, input={"email": staff.email, "password": people.PASSWORD})
    given = {"organizationId": str(organization_id), "name": "seal.png", "mediaType": "image/png", "size": len(PNG)}
    answer = await api.post(START, input=given)
    upload: dict[str, Any] = answer["data"]["startUpload"]["upload"]
    return upload


async def test_a_file_is_sent_in_pieces_and_served(api: Api) -> None:
    upload = await started(api)
    url = upload["uploadUrl"]

    first = await api.client.patch(url, content=PNG[:300], headers={"upload-offset": "0"})
    asked = await api.client.head(url)
    again = await api.client.patch(url, content=PNG, headers={"upload-offset": "0"})
    last = await api.client.patch(url, content=PNG[300:], headers={"upload-offset": "300"})
    finished = (await api.post(FINISH, input={"uploadId": upload["id"]}))["data"]["finishUpload"]["upload"]

    assert [(each.status_code, each.headers["upload-offset"]) for each in (first, asked, again, last)] == [
        (204, "300"),
        (200, "300"),
        (409, "300"),
        (204, str(len(PNG))),
    ]
    name = hashlib.sha256(PNG).hexdigest() + ".png"
    assert finished == {"file": name, "mediaUrl": f"/media/{name}", "status": "FINISHED"}
    shown = await api.client.get(finished["mediaUrl"])
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")


async def test_what_is_wrong_has_a_status_of_its_own(api: Api) -> None:
    url = (await started(api))["uploadUrl"]
    start = {"upload-offset": "0"}

    html = await api.client.patch(url, content=b"<!doctype html><script>", headers=start)
    long = await api.client.patch(url, content=b"x" * 5000, headers={"upload-offset": "23"})
    vague = await api.client.patch(url, content=PNG)
    foreign = await api.client.patch(url, content=PNG, headers={**start, "origin": "https://evil.example"})
    unknown = await api.client.patch("/uploads/none", content=PNG, headers=start)
    api.client.cookies.clear()
    stranger = await api.client.patch(url, content=PNG, headers=start)

    assert [each.status_code for each in (html, long, vague, foreign, unknown, stranger)] == [415, 413, 400, 403, 404, 401]
