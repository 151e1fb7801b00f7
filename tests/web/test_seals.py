"""A seal over HTTP: uploaded, chosen by the API, served to those who are signed in."""

from pathlib import Path

from backend.models import tables
from tests import make_people as people
from tests.certificates import samples
from tests.schema.conftest import served, settings_of
from tests.web.test_uploads import FINISH, SIGN_IN, START

CHANGE = "mutation($input: ChangeSealInput!) { changeSeal(input: $input) { organization { sealUrl } errors { code path } } }"


async def test_a_seal_is_uploaded_chosen_and_served(database_url: str, tmp_path: Path) -> None:
    async with served(settings_of(database_url, tmp_path)) as api:
        organization_id = str(await people.organization("creek"))
        noor = await people.administrator(email="noor@example.org")
        await api.post(SIGN_IN, input={"email": noor.email, "password": people.PASSWORD})
        content = samples.seal()
        given = {"organizationId": organization_id, "name": "seal.png", "mediaType": "image/png", "size": len(content)}
        upload = (await api.post(START, input=given))["data"]["startUpload"]["upload"]
        early = await api.post(CHANGE, input={"organizationId": organization_id, "uploadId": upload["id"]})
        await api.client.patch(upload["uploadUrl"], content=content, headers={"upload-offset": "0"})
        await api.post(FINISH, input={"uploadId": upload["id"]})

        changed = (await api.post(CHANGE, input={"organizationId": organization_id, "uploadId": upload["id"]}))["data"]
        url = changed["changeSeal"]["organization"]["sealUrl"]
        shown = await api.client.get(url)
        unknown = await api.client.get(f"/seals/{'0' * 64}.png")
        api.client.cookies.clear()
        stranger = await api.client.get(url)
        kept = await tables.Seal.get()

    assert early["data"]["changeSeal"]["errors"] == [{"code": "CONFLICT", "path": ["input", "uploadId"]}]
    assert url == f"/seals/{kept.sha256}.png"
    assert (shown.status_code, shown.content, shown.headers["content-type"]) == (200, bytes(kept.content), "image/png")
    assert (unknown.status_code, stranger.status_code) == (404, 401)
