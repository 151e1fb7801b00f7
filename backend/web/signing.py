"""What anybody needs to check our signatures with other programs: every certificate that this installation has signed with."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from backend.certificates.signer import Signer
from backend.reads import signing_certificates

CACHED = {"cache-control": "public, max-age=3600"}


def signing_routes(signer: Signer) -> list[Route]:
    """`/signing/chain.pem`: public, the chain of the present key first, then those of former ones."""

    async def chain(_: Request) -> Response:
        former = [each for each in await signing_certificates.known() if each.fingerprint != signer.fingerprint]
        parts = [
            _part("Signs now", signer.name, signer.fingerprint, signer.valid_from, signer.valid_until, signer.chain_pem),
            *(
                _part("Signed before", each.name, each.fingerprint, each.valid_from, each.valid_until, each.chain)
                for each in former
            ),
        ]
        return Response(b"\n".join(parts), media_type="application/x-pem-file", headers=CACHED)

    return [Route("/signing/chain.pem", chain)]


def _part(heading: str, name: str, fingerprint: str, start: datetime, end: datetime, chain: bytes) -> bytes:
    lines = (
        f"# {heading}: {' '.join(name.split())}",
        f"# Valid from {start:%Y-%m-%d} to {end:%Y-%m-%d}",
        f"# SHA-256 {fingerprint.upper()}\n",
    )
    return "\n".join(lines).encode() + chain
