"""Issuing: from facts to the signed bytes that are kept."""

import datetime as dt

from backend.certificates import render
from backend.certificates.facts import Facts
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer


def certificate_bytes(
    facts: Facts, signer: Signer, *, at: dt.datetime, paper: Paper | str = Paper.A4, seal: bytes | None = None
) -> bytes:
    """The certificate as a signed PDF: a transcript's pages, or one. The same arguments make the same bytes.

    `seal`: as `render` has it.

    About a millisecond of CPU, if the key is at hand; a signer command or a time-stamp server takes its time: call it in a
    thread.

    Raises: RenderFailed if the facts cannot be printed as they stand; SigningFailed if whoever signs does not.
    """
    prepared = render.prepare(facts, paper=paper, seal=seal, signer=signer.name, at=at, room=signer.container_size)
    return prepared.signed(signer.container(prepared.digest))
