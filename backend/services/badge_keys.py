"""The key that signs Open Badges: the installation's own by setting, or one made on first start and kept in its data folder."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from backend.certificates.badge_issuer import BadgeIssuer, badge_issuer, new_key
from backend.settings import Settings

_KEY = Path("badges") / "key.pem"


def badge_issuer_of(settings: Settings) -> BadgeIssuer:
    """The issuer that the settings name.

    Unlike the key of the PDFs this one needs no certificate: what vouches for it is the domain that publishes it.

    Raises: SignerRefused for keys that cannot sign.
    """
    path = Path(settings.badge_key) if settings.badge_key else _made(settings.data_folder / _KEY)
    return badge_issuer(
        url=settings.public_url,
        name=settings.service_name,
        key_pem=path.read_bytes(),
        former_pems=[Path(former).read_bytes() for former in settings.badge_former_keys],
    )


def _made(path: Path) -> Path:
    """The key file, made if there is none. Of processes that start at once one makes it, and it appears whole."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent) as part:  # readable by its owner alone
            part.write(new_key())
            part.flush()
            os.fsync(part.fileno())
            with suppress(FileExistsError):
                path.hardlink_to(part.name)
    return path
