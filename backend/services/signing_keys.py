"""The key that signs certificates: the installation's own by setting, or a demonstration authority made on first start."""

import datetime as dt
import logging
import os
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

from backend.certificates.authority import ENTROPY_BYTES, create_authority
from backend.certificates.failures import SigningFailed
from backend.certificates.signer import Signer, load_pkcs12, load_signer, outside_signer, own_certificate
from backend.integrations.signing import NoAnswer, SignerCommand, TimeStampServer
from backend.models.database import transaction
from backend.reads import signing_certificates, sql
from backend.settings import SettingRefused, Settings

SOON = dt.timedelta(days=60)
"""How long before its end a certificate is spoken of: authorities take weeks."""

_KEY, _CHAIN, _ROOT = "key.pem", "chain.pem", "root.pem"

logger = logging.getLogger(__name__)


def signer_of(settings: Settings, *, now: dt.datetime) -> Signer:
    """The signer that the settings name. Neither the signer command nor the time-stamp server is asked anything yet.

    Raises: SettingRefused where a real installation names none; SignerRefused for a key and chain that cannot sign.
    """
    signer = _own_signer(settings, now=now) if settings.has_own_signer else _demonstration_signer(settings, now=now)
    if not settings.time_stamp_url:
        return signer
    server = TimeStampServer(settings.time_stamp_url, seconds=settings.signing_seconds)
    return signer.stamping(partial(_answered, server.token))


def _own_signer(settings: Settings, *, now: dt.datetime) -> Signer:
    if settings.signing_pkcs12:
        content = _content("SIGNING_PKCS12", settings.signing_pkcs12)
        return load_pkcs12(content, passphrase=settings.signing_passphrase, at=now)
    chain = _content("SIGNING_CERTIFICATES", settings.signing_certificates)
    if settings.signing_key:
        return load_signer(_content("SIGNING_KEY", settings.signing_key), chain, at=now, passphrase=settings.signing_passphrase)
    command = SignerCommand(settings.signing_command, seconds=settings.signing_seconds)
    return outside_signer(partial(_answered, command.value), chain, at=now)


def _demonstration_signer(settings: Settings, *, now: dt.datetime) -> Signer:
    if not settings.demonstration:
        raise SettingRefused(
            "SIGNING_KEY and SIGNING_CERTIFICATES: a real installation signs certificates with a key of its own."
            " Set both (PEM), or SIGNING_PKCS12, or SIGNING_COMMAND and SIGNING_CERTIFICATES;"
            " or DEMONSTRATION=true for an authority that is made on first start and says so."
        )
    folder = demonstration_folder(settings)
    if not (folder / _KEY).is_file():
        _make(folder, settings, now=now)
    return load_signer((folder / _KEY).read_bytes(), (folder / _CHAIN).read_bytes(), at=now)


def _content(name: str, path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise SettingRefused(f"{name}: the file {path!r} cannot be read: {error.strerror}.") from error


def _answered(ask: Callable[[bytes], bytes], digest: bytes) -> bytes:
    try:
        return ask(digest)
    except NoAnswer as failure:
        logger.warning("Nothing was signed: %s", failure)
        raise SigningFailed(str(failure)) from failure


async def record(signer: Signer, *, now: dt.datetime) -> None:
    """In the caller's transaction: remember for ever that this certificate signs here. Safe to repeat.

    What it signed is then known as ours, whichever key signs later. Whoever keeps signed bytes records their signer first.
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


async def own_certificates() -> bytes:
    """PEM of every certificate that this installation signs with or has signed with, without their issuers.

    A check that trusts these alone says "ours", of any time, and of nothing else that the same authority has issued.
    """
    return b"".join(own_certificate(each.chain) for each in await signing_certificates.known())


def expires_soon(signer: Signer, *, now: dt.datetime) -> bool:
    """Whether it is time to see to another certificate."""
    return signer.valid_until - now < SOON


async def begin(signer: Signer, *, now: dt.datetime) -> None:
    """When a process begins to sign: record the signer, and say so in the log if its certificate expires soon."""
    async with transaction():
        await record(signer, now=now)
    if expires_soon(signer, now=now):
        logger.warning("The signing certificate of %s expires on %s.", signer.name, f"{signer.valid_until:%Y-%m-%d}")


def demonstration_folder(settings: Settings) -> Path:
    """Where the demonstration authority lies; its `root.pem` is what a verifier is to trust."""
    return settings.data_folder / "signing"


def _make(folder: Path, settings: Settings, *, now: dt.datetime) -> None:
    """Make the authority. The key is written last and whole: with it the authority is complete."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = create_authority(settings.service_name, now=now, entropy=secrets.token_bytes(ENTROPY_BYTES))
    (folder / _ROOT).write_bytes(authority.root_pem)
    (folder / _CHAIN).write_bytes(authority.chain_pem)
    part = folder / f"{_KEY}.part"
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(authority.key_pem)
        os.fsync(file.fileno())
    part.replace(folder / _KEY)
