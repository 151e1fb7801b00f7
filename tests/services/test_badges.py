"""Open Badges as a verifier sees them that others wrote (openbadgeslib): issued with joserfc, checked without any network."""

import asyncio
import base64
import datetime as dt
import hashlib
import json
from typing import Any

import pytest
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier
from openbadgeslib.ob3.credential import OpenBadgeCredential

from backend.certificates.badge_issuer import BadgeIssuer, badge_issuer, new_key
from backend.domain.activities import Policy
from backend.models import tables
from backend.services import badges, certificate_files
from tests import make_enrollments as earning
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

DID = "did:web:credits.example.org"
IDENTITY = "https://credits.example.org/.well-known/did.json"
LIST = "https://credits.example.org/badges/status/0"

DAY = dt.timedelta(days=1)


def issuer_of(key: bytes, *former: bytes) -> BadgeIssuer:
    return badge_issuer(url=earning.PUBLIC_URL, name="Creek Credits", key_pem=key, former_pems=former)


@pytest.fixture(scope="module")
def key() -> bytes:
    return new_key()


@pytest.fixture
def issuer(key: bytes) -> BadgeIssuer:
    return issuer_of(key)


async def claimed(**changes: Any) -> tuple[earning.Scene, str]:
    scene = await earning.scene(earning.definition(**changes))
    await scene.do_all()
    return scene, (await scene.claim()).certificate.number


async def made(scene: earning.Scene, number: str, issuer: BadgeIssuer) -> str:
    return (await certificate_files.open_badge(number, issuer=issuer, **scene.own)).content.decode()


async def published(issuer: BadgeIssuer, *, at: dt.datetime | None = None) -> dict[str, bytes]:
    """What a verifier can fetch; nothing else answers."""
    listed = await badges.status_list(0, issuer=issuer, now=at or dt.datetime.now(dt.UTC))
    assert listed is not None
    return {IDENTITY: json.dumps(issuer.document()).encode(), LIST: listed.encode()}


def verified(token: str, files: dict[str, bytes]) -> OpenBadgeCredential:
    """What the verifier makes of a badge, its status and the status list's own signature included."""
    verifier = OB3Verifier.for_issuer_did(DID, download=files.__getitem__)
    return verifier.verify(token, check_status=True, download=files.__getitem__)


def part(token: str, index: int) -> dict[str, Any]:
    text = token.split(".")[index]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return found


async def test_a_badge_is_accepted_and_says_exactly_what_the_certificate_says(issuer: BadgeIssuer) -> None:
    scene, number = await claimed(designated=(earning.AMA, earning.MOC))
    certificate = await tables.Certificate.get(number=number)

    token = await made(scene, number, issuer)

    found = verified(token, await published(issuer))
    assert (found.id, found.issuer.id, found.issuer.name) == (certificate.facts["verify_url"], DID, "Creek Credits")
    achievement = found.achievement
    assert achievement.id == f"https://credits.example.org/activities/{scene.activity_id}"
    assert (achievement.name, achievement.achievement_type) == ("Sepsis in the first hour", "CertificateOfCompletion")
    assert achievement.criteria_narrative == "\n\n".join(certificate.facts["statements"])
    assert [(result.value, result.result_description) for result in found.results] == [
        ("4.00 AMA PRA Category 1 Credits™", f"{achievement.id}#credit-1"),
        ("3.00 ABIM MOC points", f"{achievement.id}#credit-2"),
    ]
    assert [description.id for description in achievement.result_descriptions] == [
        f"{achievement.id}#credit-1",
        f"{achievement.id}#credit-2",
    ]
    assert (found.issuance_date, found.expiration_date) == (certificate.issued_at.replace(microsecond=0), None)


async def test_it_names_nobody_but_its_holder_can_show_whose_it_is(issuer: BadgeIssuer) -> None:
    scene, number = await claimed()

    token = await made(scene, number, issuer)

    (identity,) = part(token, 1)["credentialSubject"]["identifier"]
    assert identity["identityHash"] == "sha256$" + hashlib.sha256(f"Amal Haddad{number}".encode()).hexdigest()
    assert (identity["identityType"], identity["salt"], identity["hashed"]) == ("name", number, True)
    assert "Haddad" not in json.dumps([part(token, 0), part(token, 1)])
    assert scene.learner.email not in json.dumps(part(token, 1))


async def test_it_ends_with_the_last_of_its_credit_wherever_that_day_ends_last(issuer: BadgeIssuer) -> None:
    scene, number = await claimed(policy=Policy(credit_valid_months=24))

    token = await made(scene, number, issuer)

    payload = part(token, 1)
    assert (payload["validFrom"], payload["validUntil"]) == ("2026-03-09T08:30:01Z", "2028-03-10T11:59:59Z")
    assert dt.datetime.fromtimestamp(payload["exp"], dt.UTC) == dt.datetime(2028, 3, 10, 11, 59, 59, tzinfo=dt.UTC)


async def test_it_is_refused_when_the_credit_can_no_longer_be_used(issuer: BadgeIssuer) -> None:
    then = dt.datetime.now(dt.UTC) - 100 * DAY
    scene = await earning.scene(earning.definition(released_on=then.date(), policy=Policy(credit_valid_months=1)), now=then)
    await scene.do_all()
    number = (await scene.claim()).certificate.number

    token = await made(scene, number, issuer)

    with pytest.raises(OB3VerificationError, match="expired"):
        verified(token, await published(issuer))


@pytest.mark.parametrize("index", [0, 1, 2])
async def test_a_changed_badge_is_refused(issuer: BadgeIssuer, index: int) -> None:
    scene, number = await claimed()
    parts = (await made(scene, number, issuer)).split(".")
    files = await published(issuer)
    for at in range(0, len(parts[index]) - 1, 7):
        letter = "A" if parts[index][at] != "A" else "B"
        changed = parts[index][:at] + letter + parts[index][at + 1 :]
        with pytest.raises(OB3VerificationError):
            verified(".".join([*parts[:index], changed, *parts[index + 1 :]]), files)


async def test_a_badge_with_more_credit_is_refused_whoever_signs_it(issuer: BadgeIssuer) -> None:
    scene, number = await claimed()
    payload = part(await made(scene, number, issuer), 1)
    payload["credentialSubject"]["result"][0]["value"] = "40.00 AMA PRA Category 1 Credits™"

    forged = issuer_of(new_key()).signed(payload)

    with pytest.raises(OB3VerificationError, match="no verificationMethod"):
        verified(forged, await published(issuer))


@pytest.mark.parametrize("fate", ["revoked", "superseded"])
async def test_a_badge_is_refused_once_its_certificate_stands_no_more(issuer: BadgeIssuer, fate: str) -> None:
    scene = await earning.scene()
    await scene.do_half()
    first = await scene.claim()
    token = await made(scene, first.certificate.number, issuer)
    verified(token, await published(issuer))

    if fate == "revoked":
        await earning.reverse(first.credits[0].id)
    else:
        await scene.read("two")
        later = (await scene.claim()).certificate.number
        verified(await made(scene, later, issuer), await published(issuer))

    with pytest.raises(OB3VerificationError, match="status 'revocation' is set"):
        verified(token, await published(issuer))
    assert await made(scene, first.certificate.number, issuer) == token


async def test_an_old_or_foreign_list_brings_nothing_back(issuer: BadgeIssuer) -> None:
    scene, number = await claimed()
    token = await made(scene, number, issuer)
    old = await published(issuer, at=dt.datetime.now(dt.UTC) - 2 * DAY)
    with pytest.raises(OB3VerificationError, match="expired"):
        verified(token, old)

    foreign = await published(issuer_of(new_key()))
    with pytest.raises(OB3VerificationError, match="proof is invalid"):
        verified(token, {**await published(issuer), LIST: foreign[LIST]})


async def test_old_badges_are_accepted_after_the_key_has_changed(key: bytes, issuer: BadgeIssuer) -> None:
    scene, number = await claimed()
    token = await made(scene, number, issuer)
    next_key = new_key()

    verified(token, await published(issuer_of(next_key, key)))

    with pytest.raises(OB3VerificationError, match="no verificationMethod"):
        verified(token, await published(issuer_of(next_key)))


async def test_every_badge_has_a_bit_of_its_own_and_one_badge_has_one(issuer: BadgeIssuer) -> None:
    scene, number = await claimed()

    tokens = set(await asyncio.gather(*(made(scene, number, issuer) for _ in range(5))))

    other, another = await claimed()
    tokens.add(await made(other, another, issuer))
    assert len(tokens) == 2
    assert len({part(token, 1)["credentialStatus"]["statusListIndex"] for token in tokens}) == 2
    assert await tables.Badge.all().count() == 2


async def test_only_lists_that_are_begun_exist(issuer: BadgeIssuer) -> None:
    scene, number = await claimed()
    await made(scene, number, issuer)

    found = [await badges.status_list(which, issuer=issuer, now=NOW) for which in (0, 1)]

    assert [listed is not None for listed in found] == [True, False]
