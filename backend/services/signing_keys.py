"""The key that signs certificates: the installation's own by setting, or a demonstration authority made on first start."""

import datetime as dt
import os
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path

from backend.certificates.authority import ENTROPY_BYTES, create_authority
from backend.certificates.failures import SigningFailed
from backend.certificates.signer import Signer, load_pkcs12, load_signer, outside_signer
from backend.integrations.signing import NoAnswer, SignerCommand, TimeStampServer
from backend.settings import SettingRefused, Settings

_KEY, _CHAIN, _ROOT = "key.pem", "chain.pem", "root.pem"


def signer_of(settings: Settings, *, now: dt.datetime) -> Signer:
    """The signer that the settings name. Neither the signer command nor the time-stamp server is asked anything yet.

    Raises: SettingRefused where a real installation names none; SignerRefused for a key and chain that cannot sign.
    """
    signer = _own_signer(settings, now=now) if settings.has_own_signer else _demonstration_signer(settings, now=now)
    if not settings.time_stamp_url:
        return signer
    server = TimeStampServer(settings.time_stamp_url, seconds=settings.signing_seconds)
    return signer.stamping(partial(_answered, server.token))


def demonstration_folder(settings: Settings) -> Path:
    """Where the demonstration authority lies; its `root.pem` is what a verifier is to trust."""
    return settings.data_folder / "signing"


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
        raise SigningFailed(str(failure)) from failure


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
