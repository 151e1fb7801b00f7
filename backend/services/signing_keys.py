"""The key that signs certificates: the installation's own by setting, or a demonstration authority made on first start."""

import datetime as dt
import os
import secrets
from pathlib import Path

from backend.certificates.authority import ENTROPY_BYTES, create_authority
from backend.certificates.signer import Signer, load_signer
from backend.settings import SettingRefused, Settings

_KEY, _CHAIN, _ROOT = "key.pem", "chain.pem", "root.pem"


def signer_of(settings: Settings, *, now: dt.datetime) -> Signer:
    """The signer that the settings name.

    Raises: SettingRefused where a real installation names none; SignerRefused for a key and chain that cannot sign.
    """
    if settings.signing_key:
        return load_signer(Path(settings.signing_key).read_bytes(), Path(settings.signing_certificates).read_bytes(), at=now)
    if not settings.demonstration:
        raise SettingRefused(
            "SIGNING_KEY and SIGNING_CERTIFICATES: a real installation signs certificates with a key of its own."
            " Set both (PEM), or DEMONSTRATION=true for an authority that is made on first start and says so."
        )
    folder = demonstration_folder(settings)
    if not (folder / _KEY).is_file():
        _make(folder, settings, now=now)
    return load_signer((folder / _KEY).read_bytes(), (folder / _CHAIN).read_bytes(), at=now)


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
