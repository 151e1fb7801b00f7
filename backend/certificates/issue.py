"""Issuing: from facts to the signed bytes that are kept."""

import datetime as dt

from backend.certificates.facts import Facts
from backend.certificates.layout import Paper
from backend.certificates.render import render
from backend.certificates.signer import Signer
from backend.certificates.signing import sign


def certificate_bytes(
    facts: Facts, signer: Signer, *, at: dt.datetime, paper: Paper | str = Paper.A4, seal: bytes | None = None
) -> bytes:
    """The certificate as a signed PDF of one page. The same arguments make the same bytes. `seal`: as `render` has it.

    CPU-bound (about 0.2 s), serialised within a process, and runs its own event loop: call it in a thread.

    Raises: RenderFailed if the facts cannot be printed as they stand.
    """
    return sign(render(facts, paper=paper, seal=seal), signer, at=at)
