"""Every certificate that signs here, remembered for ever: what it signed stays ours when another key signs."""

import datetime as dt
import logging
from uuid import uuid4

from backend.certificates.signer import Signer, own_certificate
from backend.models.database import transaction
from backend.reads import signing_certificates, sql

SOON = dt.timedelta(days=60)
"""How long before its end a certificate is spoken of: authorities take weeks."""

logger = logging.getLogger(__name__)


async def begin(signer: Signer, *, now: dt.datetime) -> None:
    """When a process begins to sign: record the signer, and say so in the log if its certificate expires soon."""
    async with transaction():
        await record(signer, now=now)
    if expires_soon(signer, now=now):
        logger.warning("The signing certificate of %s expires on %s.", signer.name, f"{signer.valid_until:%Y-%m-%d}")


async def record(signer: Signer, *, now: dt.datetime) -> None:
    """In the caller's transaction: remember that this certificate signs here. Safe to repeat.

    Whoever keeps signed bytes records their signer in the same transaction.
    """
    await sql.execute(
        """INSERT INTO signing_certificate (id, fingerprint, name, chain, valid_from, valid_until, first_used_at)
            VALUES (:id, :fingerprint, :name, :chain, :valid_from, :valid_until, :now)
            ON CONFLICT (fingerprint) DO NOTHING""",
        id=uuid4(),
        fingerprint=signer.fingerprint,
        name=signer.name,
        chain=signer.chain_pem.decode(),
        valid_from=signer.valid_from,
        valid_until=signer.valid_until,
        now=now,
    )


async def trusted() -> bytes:
    """PEM of every certificate that signs or has signed here, without their issuers.

    A check that trusts these alone says "ours", of any time, and of nothing else that the same authority has issued.
    """
    return b"".join(own_certificate(each.chain) for each in await signing_certificates.known())


def expires_soon(signer: Signer, *, now: dt.datetime) -> bool:
    """Whether it is time to see to another certificate."""
    return signer.valid_until - now < SOON
