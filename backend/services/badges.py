"""Open Badges: the credential of a certificate, and the lists that say which are withdrawn."""

import datetime as dt
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend.certificates import badge, badge_status
from backend.certificates.badge_issuer import BadgeIssuer
from backend.certificates.badge_status import Position
from backend.models import tables
from backend.models.database import transaction
from backend.reads import badges, credits, enrollments
from backend.reads.certificates import Certificate


async def issue(certificate: Certificate, *, issuer: BadgeIssuer, now: dt.datetime) -> bytes:
    """The signed credential of a certificate. Its place in the lists is taken once, however often this is called."""
    serial = await _serial(certificate.id)
    payload = badge.credential(
        certificate.facts,
        issuer=issuer,
        achievement=await _achievement(certificate, issuer, now=now),
        position=Position(serial),
        issued_at=certificate.issued_at,
        usable_until=await _usable_until(certificate.id, now=now),
    )
    return issuer.signed(payload).encode()


async def status_list(number: int, *, issuer: BadgeIssuer, now: dt.datetime) -> str | None:
    """The signed list of that number as it stands now, None where there is none."""
    withdrawn = await badges.withdrawn(number)
    return None if withdrawn is None else issuer.signed(badge_status.status_list(number, withdrawn, issuer=issuer, now=now))


async def _serial(certificate_id: UUID) -> int:
    taken = await badges.serial(certificate_id)
    if taken is not None:
        return taken
    try:
        async with transaction():
            return (await tables.Badge.create(certificate_id=certificate_id)).id
    except IntegrityError:
        taken = await badges.serial(certificate_id)
        assert taken is not None
        return taken


async def _achievement(certificate: Certificate, issuer: BadgeIssuer, *, now: dt.datetime) -> str:
    """The address of the activity's page; a certificate of several activities is an achievement of its own."""
    if certificate.enrollment_id is None:
        return f"{certificate.facts.verify_url}#achievement"
    enrollment = (await enrollments.by_ids([certificate.enrollment_id], now=now))[certificate.enrollment_id]
    return f"{issuer.url}/activities/{enrollment.activity.id}"


async def _usable_until(certificate_id: UUID, *, now: dt.datetime) -> dt.date | None:
    """The last day on which any of its credit may be used, None if some of it may be used without end."""
    certified = (await credits.of_certificates([certificate_id], now=now)).get(certificate_id, ())
    ends = [credit.expires_on for credit in certified]
    return None if None in ends or not ends else max(end for end in ends if end is not None)
