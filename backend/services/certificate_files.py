"""A certificate's bytes: made once, when they are first asked for, and kept. Every later download is the same file."""

import asyncio
import datetime as dt
import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tortoise.exceptions import IntegrityError

from backend import live
from backend.certificates.badge_issuer import BadgeIssuer
from backend.certificates.issue import certificate_bytes
from backend.certificates.layout import Paper
from backend.certificates.picture import picture
from backend.certificates.signer import Signer
from backend.domain.actors import Actor
from backend.domain.formats import CertificateFormat
from backend.domain.problems import NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction
from backend.reads import certificates, enrollments, seals, sql
from backend.reads.certificates import Certificate
from backend.services import badges, signing_certificates

_DRAWING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
"""Where pictures are drawn: one at a time, as PDFium asks, so that many first downloads take neither all cores nor memory."""

_NO_PAPER = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was made first, with its SHA-256 in hexadecimal."""

    content: bytes
    sha256: str


async def pdf(number: str, *, paper: Paper, signer: Signer, by: Actor, now: dt.datetime) -> bytes:
    """The signed PDF of a certificate on one paper, for its holder and the provider's staff.

    Rendering and signing happen in a thread and outside any transaction; of two first downloads at once, one's bytes are kept
    and both get those.

    Raises: Unauthenticated; NotFound for a certificate that is not theirs; RenderFailed; SigningFailed if it could not be
    signed just now.
    """
    certificate = await _theirs(number, by, now=now)
    return (await _pdf(certificate, paper, signer=signer, now=now)).content


async def png(number: str, *, paper: Paper, signer: Signer, by: Actor, now: dt.datetime) -> KeptFile:
    """The certificate as a picture of its PDF on one paper. Rights and errors as for `pdf`."""
    certificate = await _theirs(number, by, now=now)
    kept = await _kept(certificate, CertificateFormat.PNG, paper.value)
    if kept is not None:
        return kept
    printed = await _pdf(certificate, paper, signer=signer, now=now)
    drawn = asyncio.get_running_loop().run_in_executor(_DRAWING, lambda: picture(printed.content, number=certificate.number))
    return await _keep(certificate, CertificateFormat.PNG, paper.value, await drawn, now=now)


async def open_badge(number: str, *, issuer: BadgeIssuer, by: Actor, now: dt.datetime) -> KeptFile:
    """The certificate as an Open Badges credential (a JWT). Rights and errors as for `pdf`."""
    certificate = await _theirs(number, by, now=now)
    kept = await _kept(certificate, CertificateFormat.OPEN_BADGE, _NO_PAPER)
    if kept is not None:
        return kept
    made = await badges.issue(certificate, issuer=issuer, now=now)
    return await _keep(certificate, CertificateFormat.OPEN_BADGE, _NO_PAPER, made, now=now)


async def file(
    number: str,
    file_format: CertificateFormat,
    *,
    paper: Paper,
    signer: Signer,
    issuer: BadgeIssuer,
    by: Actor,
    now: dt.datetime,
) -> KeptFile:
    """The certificate in any format; `paper` means nothing to a badge. Rights and errors as for `pdf`."""
    match file_format:
        case CertificateFormat.PDF:
            return await _pdf(await _theirs(number, by, now=now), paper, signer=signer, now=now)
        case CertificateFormat.PNG:
            return await png(number, paper=paper, signer=signer, by=by, now=now)
        case CertificateFormat.OPEN_BADGE:
            return await open_badge(number, issuer=issuer, by=by, now=now)


async def _theirs(number: str, by: Actor, *, now: dt.datetime) -> Certificate:
    by.require_known()
    certificate = await certificates.by_number(number)
    if certificate is None or not await _may_download(certificate, by, now=now):
        raise NotFound("certificate")
    return certificate


async def _may_download(certificate: Certificate, by: Actor, *, now: dt.datetime) -> bool:
    if by.learner_id == certificate.learner_id or by.sees_all:
        return True
    return (
        certificate.enrollment_id is not None and await enrollments.by_id(certificate.enrollment_id, by=by, now=now) is not None
    )


async def _pdf(certificate: Certificate, paper: Paper, *, signer: Signer, now: dt.datetime) -> KeptFile:
    kept = await _kept(certificate, CertificateFormat.PDF, paper.value)
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
    return await _keep(certificate, CertificateFormat.PDF, paper.value, made, signer=signer, now=now)


async def _keep(
    certificate: Certificate,
    file_format: CertificateFormat,
    paper: str,
    made: bytes,
    *,
    signer: Signer | None = None,
    now: dt.datetime,
) -> KeptFile:
    """Keep what was made, with who signed it, unless somebody was quicker: what is kept already is the answer then."""
    new = KeptFile(made, hashlib.sha256(made).hexdigest())
    try:
        async with transaction():
            if signer is not None:
                await signing_certificates.record(signer, now=now)
            await tables.CertificateFile.create(
                certificate_id=certificate.id,
                format=file_format.value,
                paper=paper,
                content=made,
                sha256=new.sha256,
                made_at=now,
            )
            live.announce(topics.learner(certificate.learner_id))
    except IntegrityError:
        kept = await _kept(certificate, file_format, paper)
        assert kept is not None
        return kept
    return new


async def _kept(certificate: Certificate, file_format: CertificateFormat, paper: str) -> KeptFile | None:
    found = await sql.row(
        """SELECT content, sha256 FROM certificate_file
           WHERE certificate_id = :certificate AND format = :format AND paper = :paper""",
        certificate=certificate.id,
        format=file_format.value,
        paper=paper,
    )
    return None if found is None else KeptFile(bytes(found["content"]), found["sha256"])
