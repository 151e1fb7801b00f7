"""Downloads of a certificate over HTTP: every format, whole and in part, for those whom it concerns."""

import datetime as dt
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from tests import make_enrollments as earning
from tests import make_people as people
from tests.schema.conftest import Api, served, settings_of
from tests.web.test_uploads import SIGN_IN

FILES = """{ viewer { learner { certificates { edges { node {
    pdf: downloadUrl  letter: downloadUrl(paper: LETTER)  png: downloadUrl(format: PNG)  badge: downloadUrl(format: OPEN_BADGE)
    sha256
} } } } } }"""


@dataclass
class Holder:
    """Somebody with one certificate, signed in."""

    api: Api
    scene: earning.Scene
    number: str
    credit_id: UUID

    async def links(self) -> dict[str, str]:
        (edge,) = (await self.api.post(FILES))["data"]["viewer"]["learner"]["certificates"]["edges"]
        node: dict[str, str] = edge["node"]
        return node


@pytest.fixture
async def holder(database_url: str, tmp_path: Path) -> AsyncIterator[Holder]:
    async with served(settings_of(database_url, tmp_path)) as api:
        scene = await earning.scene()
        await scene.do_all()
        claimed = await scene.claim()
        await api.post(SIGN_IN, input={"email": scene.learner.email, "password": people.PASSWORD})
        yield Holder(api, scene, claimed.certificate.number, claimed.credits[0].id)


async def test_every_format_is_a_plain_link(holder: Holder) -> None:
    links = await holder.links()

    for name, media_type, begins in (
        ("pdf", "application/pdf", b"%PDF-"),
        ("letter", "application/pdf", b"%PDF-"),
        ("png", "image/png", b"\x89PNG"),
        ("badge", "application/jwt", b"eyJ"),
    ):
        got = await holder.api.client.get(links[name])
        assert (got.status_code, got.headers["content-type"]) == (200, media_type)
        assert got.content.startswith(begins)
        assert got.headers["cache-control"] == "private, no-cache"
        assert "content-encoding" not in got.headers
        assert (await holder.api.client.get(links[name])).content == got.content


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("pdf?paper=A4", 'inline; filename="certificate-{number}.pdf"'),
        ("pdf?paper=A4&download", 'attachment; filename="certificate-{number}.pdf"'),
        ("png?download", 'attachment; filename="certificate-{number}.png"'),
        ("jwt", 'attachment; filename="certificate-{number}.jwt"'),
    ],
)
async def test_it_is_shown_or_saved_under_its_number(holder: Holder, link: str, says: str) -> None:
    got = await holder.api.client.get(f"/certificates/{holder.number}.{link}")

    assert got.headers["content-disposition"] == says.format(number=holder.number)


async def test_a_download_is_resumed_where_it_broke_off(holder: Holder) -> None:
    address = f"/certificates/{holder.number}.pdf"
    whole = await holder.api.client.get(address)
    length, tag = len(whole.content), whole.headers["etag"]

    async def part(asked: str, **headers: str) -> tuple[int, bytes, str | None]:
        got = await holder.api.client.get(address, headers={"range": asked, **headers})
        return got.status_code, got.content, got.headers.get("content-range")

    assert whole.headers["accept-ranges"] == "bytes"
    assert await part("bytes=100-199") == (206, whole.content[100:200], f"bytes 100-199/{length}")
    assert await part("bytes=1000-") == (206, whole.content[1000:], f"bytes 1000-{length - 1}/{length}")
    assert await part("bytes=-10") == (206, whole.content[-10:], f"bytes {length - 10}-{length - 1}/{length}")
    assert await part(f"bytes=5-{length * 2}") == (206, whole.content[5:], f"bytes 5-{length - 1}/{length}")
    assert await part("bytes=0-9", **{"if-range": tag}) == (206, whole.content[:10], f"bytes 0-9/{length}")
    assert await part("bytes=0-9", **{"if-range": '"another"'}) == (200, whole.content, None)
    for nonsense in ("bytes=9-1", f"bytes={length}-", "bytes=-0", "bytes=-"):
        assert (await part(nonsense))[::2] == (416, f"bytes */{length}"), nonsense
    for whole_is_answered in ("bytes=0-1,5-6", "lines=1-2", "bytes=a-b"):
        assert await part(whole_is_answered) == (200, whole.content, None)


async def test_the_entity_tag_is_the_hash_and_spares_a_second_download(holder: Holder) -> None:
    address = f"/certificates/{holder.number}.pdf"
    whole = await holder.api.client.get(address)
    again = await holder.api.client.get(address, headers={"if-none-match": f'"other", W/{whole.headers["etag"]}'})
    head = await holder.api.client.head(address)

    assert whole.headers["etag"] == f'"{(await holder.links())["sha256"]}"'
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", whole.headers["etag"])
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(whole.content)))


@pytest.mark.parametrize("suffix", ["pdf", "png", "jwt"])
async def test_rights_are_looked_up_each_time_and_a_page_says_what_is_wrong(holder: Holder, suffix: str) -> None:
    client, address = holder.api.client, f"/certificates/{holder.number}.{suffix}"
    tag = (await client.get(address)).headers["etag"]
    unknown = await client.get(f"/certificates/MMX-UNKNOWN.{suffix}")
    folio = await client.get(f"{address}?paper=FOLIO")
    client.cookies.clear()
    stranger = await client.get(address, headers={"if-none-match": tag})
    other = await people.learner()
    await holder.api.post(SIGN_IN, input={"email": other.email, "password": people.PASSWORD})
    foreign = await client.get(address, headers={"if-none-match": tag})

    assert [answer.status_code for answer in (unknown, folio, stranger, foreign)] == [404, 404, 401, 404]
    for answer in (unknown, folio, stranger, foreign):
        assert answer.headers["content-type"].startswith("text/html")
        assert answer.headers["cache-control"] == "no-store"
    assert "Sign in to download this certificate" in stranger.text


async def test_a_badge_is_verified_from_what_the_service_publishes_and_refused_once_revoked(holder: Holder) -> None:
    client = holder.api.client
    token = (await client.get(f"/certificates/{holder.number}.jwt")).text
    client.cookies.clear()
    identity = await client.get("/.well-known/did.json")

    async def verify() -> str:
        status = await client.get("/badges/status/0")
        assert (status.headers["content-type"], status.headers["access-control-allow-origin"]) == ("application/jwt", "*")
        files = {
            "https://127.0.0.1:8000/.well-known/did.json": identity.content,
            "http://127.0.0.1:8000/badges/status/0": status.content,
        }
        verifier = OB3Verifier.for_issuer_did("did:web:127.0.0.1%3A8000", download=files.__getitem__)
        return verifier.verify(token, check_status=True, download=files.__getitem__).achievement.name

    assert await verify() == "Sepsis in the first hour"
    await earning.reverse(holder.credit_id, now=dt.datetime.now(dt.UTC))
    with pytest.raises(OB3VerificationError, match="status 'revocation' is set"):
        await verify()
    assert (await client.get("/badges/status/1")).status_code == 404
    assert "d" not in json.loads(identity.content)["verificationMethod"][0]["publicKeyJwk"]


async def test_the_key_of_badges_is_kept_from_start_to_start(database_url: str, tmp_path: Path) -> None:
    published = []
    for _ in range(2):
        async with served(settings_of(database_url, tmp_path)) as api:
            published.append((await api.client.get("/.well-known/did.json")).json())
    async with served(settings_of(database_url, tmp_path / "other")) as api:
        published.append((await api.client.get("/.well-known/did.json")).json())

    key = tmp_path / "badges" / "key.pem"
    assert key.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in key.parent.iterdir()] == ["key.pem"]
    assert published[0] == published[1] != published[2]
