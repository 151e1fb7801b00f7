"""Issuing: from facts to the signed bytes that are kept."""

import asyncio
import datetime as dt

from backend.certificates import render
from backend.certificates.facts import Facts
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer


def certificate_bytes(
    facts: Facts, signer: Signer, *, at: dt.datetime, paper: Paper | str = Paper.A4, seal: bytes | None = None
) -> bytes:
    """The certificate as a signed PDF of one page. The same arguments make the same bytes. `seal`: as `render` has it.

    CPU-bound (some milliseconds): call it in a thread.

    Raises: RenderFailed if the facts cannot be printed as they stand.
    """
    prepared = render.prepare(facts, paper=paper, seal=seal, signer=signer.name, at=at, room=signer.bytes_reserved // 2)
    return prepared.signed(asyncio.run(signer.engine.async_sign(prepared.digest, "sha256", use_pades=True)).dump())
