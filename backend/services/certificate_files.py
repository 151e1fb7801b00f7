"""A certificate's bytes: made once, when they are first asked for, and kept. Every later download is the same file."""

import asyncio
import datetime as dt
import hashlib
from uuid import UUID

from tortoise.exceptions import IntegrityError

from backend import live
from backend.certificates.issue import certificate_bytes
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer
from backend.domain.actors import Actor
from backend.domain.problems import NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import certificates, enrollments, seals, sql
from backend.reads.certificates import Certificate
from backend.services import signing_certificates

PDF = "PDF"


async def pdf(number: str, *, paper: Paper, signer: Signer, by: Actor, now: dt.datetime) -> bytes:
    """The signed PDF of a certificate on one paper, for its holder and the provider's staff.

    Rendering and signing happen in a thread and outside any transaction; of two first downloads at once, one's bytes are kept
    and both get those.
    Raises: Unauthenticated; NotFound for a certificate that is not theirs; RenderFailed; SigningFailed if it could not be
    signed just now.
    """
    by.require_known()
    certificate = await certificates.by_number(number)
    if certificate is None or not await _may_download(certificate, by, now=now):
        raise NotFound("certificate")
    kept = await _kept(certificate.id, paper)
    if kept is not None:
        return kept
    seal = None if certificate.facts.seal is None else await seals.content(certificate.facts.seal)
    made = await asyncio.to_thread(
        certificate_bytes,
        certificate.facts,
        signer,
        at=signer.signing_time(certificate.issued_at, now=now),
        paper=paper,
        seal=seal,
    )
    try:
        async with transaction():
            await signing_certificates.record(signer, now=now)
            await tables.CertificateFile.create(
                certificate_id=certificate.id,
                format=PDF,
                paper=paper.value,
                content=made,
                sha256=hashlib.sha256(made).hexdigest(),
                made_at=now,
            )
            live.announce(topics.learner(certificate.learner_id))
    except IntegrityError:
        kept = await _kept(certificate.id, paper)
        assert kept is not None
        return kept
    return made


async def _may_download(certificate: Certificate, by: Actor, *, now: dt.datetime) -> bool:
    if by.learner_id == certificate.learner_id or by.sees_all:
        return True
    return (
        certificate.enrollment_id is not None and await enrollments.by_id(certificate.enrollment_id, by=by, now=now) is not None
    )


async def _kept(certificate_id: UUID, paper: Paper) -> bytes | None:
    found = await sql.row(
        "SELECT content FROM certificate_file WHERE certificate_id = :certificate AND format = :format AND paper = :paper",
        certificate=certificate_id,
        format=PDF,
        paper=paper.value,
    )
    return None if found is None else bytes(found["content"])
