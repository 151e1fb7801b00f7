"""Whose signatures are this installation's own: the certificates that whatever it signed leads to."""

import asyncio
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from backend.services import signing_keys
from backend.settings import Settings


async def roots(settings: Settings) -> bytes:
    """The roots as PEM: the last certificate of the chain that signs."""
    chain = settings.signing_certificates or signing_keys.demonstration_folder(settings) / "chain.pem"
    content = await asyncio.to_thread(Path(chain).read_bytes)
    return x509.load_pem_x509_certificates(content)[-1].public_bytes(Encoding.PEM)
