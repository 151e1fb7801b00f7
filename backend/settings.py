"""Settings: read from the environment once, checked at once, passed down as one frozen value. docs/settings.md lists them."""

import ipaddress
import shlex
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LONGEST_NUMBER = 9
"""Digits of any number that a setting could mean."""


class SettingRefused(Exception):  # noqa: N818 - named after the fact
    """A setting has a value that cannot be worked with; the message names it and says what would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that an installation decides. The variable is the field's name in capitals, `public_url` is `PUBLIC_URL`."""

    database_url: str = "sqlite:///var/medmatrix.db"
    """`sqlite:///path` (one process) or `postgresql://user:password@host/name`."""
    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = 8000
    """Port to listen on."""
    public_url: str = "http://127.0.0.1:8000"
    """Address under which the installation is reached: it stands in QR codes, mails and cookies' rules."""
    data_folder: Path = Path("var")
    """Folder for media and, unless given by setting, the demonstration signing key."""
    service_name: str = "MedMatrix Credits"
    """Name shown on pages and in mails."""
    support_address: str = ""
    """E-mail address that help requests go to, "" for none."""
    registration: str = "open"
    """`open` (anybody, by mailed code) or `invitation`."""
    catalogue: str = "public"
    """`public` or `members`: who may read the catalogue."""
    demonstration: bool = False
    """Whether every page says that this is a demonstration."""
    signing_key: str = ""
    """Path of the PEM private key that signs certificates."""
    signing_pkcs12: str = ""
    """Path of a PKCS#12 file with the private key that signs certificates and its certificate chain."""
    signing_command: str = ""
    """Command that signs certificates with a key that lies elsewhere (KMS, HSM)."""
    signing_certificates: str = ""
    """Path of the PEM certificate chain that belongs to `SIGNING_KEY` or `SIGNING_COMMAND`, signer first."""
    signing_passphrase: str = ""
    """Passphrase of `SIGNING_KEY` or `SIGNING_PKCS12`, "" for none."""
    signing_seconds: int = 10
    """Seconds that the signer command and the time-stamp server may each take for a signature."""
    time_stamp_url: str = ""
    """Address of a time-stamp server (RFC 3161) whose token goes into every signature, "" for none."""
    badge_key: str = ""
    """Path of the PEM private key (P-256) that signs Open Badges, "" for one made on first start in the data folder."""
    badge_former_keys: tuple[str, ...] = ()
    """Paths of the PEM keys that signed Open Badges before, separated by commas: they stay published."""
    smtp_url: str = ""
    """`smtp://user:password@host:587` (STARTTLS) or `smtps://...`, "" keeps mail for `medmatrix mail`."""
    mail_from: str = ""
    """Sender of mails; needed with `SMTP_URL`."""
    oidc_issuer: str = ""
    """Address of the identity provider that people may sign in with, as it calls itself, "" for none."""
    oidc_client_id: str = ""
    """Name by which the provider knows this installation; needed with `OIDC_ISSUER`."""
    oidc_client_secret: str = ""
    """Secret that goes with it; needed with `OIDC_ISSUER`."""
    oidc_name: str = "Single sign-on"
    """What the button on the sign-in page calls the provider."""
    largest_video: int = 512
    """MiB that an uploaded video may have."""
    largest_picture: int = 4
    """MiB that an uploaded picture may have."""
    largest_captions: int = 1
    """MiB that an uploaded file of captions may have."""
    unused_uploads_kept: int = 30
    """Days for which an uploaded file is kept that nothing uses."""
    allowed_origins: tuple[str, ...] = ()
    """Further origins whose pages may call the API with a cookie, separated by commas."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses or networks whose X-Forwarded-For and X-Forwarded-Proto are believed, separated by commas."""
    workers: int = 2
    """Jobs that the serving process does at once; 0 leaves them to `medmatrix worker` (PostgreSQL)."""
    log_level: str = "info"
    """`debug`, `info`, `warning` or `error`."""

    @property
    def is_secure(self) -> bool:
        """Whether the installation is reached by https, so that cookies may insist on it."""
        return self.public_url.startswith("https://")

    @property
    def has_own_signer(self) -> bool:
        """Whether the installation names a signer of its own, instead of the demonstration's."""
        return bool(self.signing_key or self.signing_pkcs12 or self.signing_command)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Settings":
        """Read the settings.

        Raises: SettingRefused, naming the variable.
        """
        given: dict[str, Any] = {}
        for field in fields(cls):
            name = field.name.upper()
            text = environ.get(name)
            if text is not None and text.strip():
                given[field.name] = _read(name, text.strip(), field.type)
        settings = cls(**given)
        for name, check in _CHECKS.items():
            check(name.upper(), getattr(settings, name))
        settings._together()
        return settings

    def _together(self) -> None:
        self._signer_together()
        if self.workers == 0 and self.database_url.startswith("sqlite:"):
            raise SettingRefused("WORKERS=0 needs PostgreSQL: beside SQLite no other process could do the jobs.")
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_client_secret):
            raise SettingRefused("OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set when OIDC_ISSUER is.")
        if self.smtp_url and not self.mail_from:
            raise SettingRefused("MAIL_FROM must name the sender when SMTP_URL is set.")

    def _signer_together(self) -> None:
        if sum(map(bool, (self.signing_key, self.signing_pkcs12, self.signing_command))) > 1:
            raise SettingRefused("SIGNING_KEY, SIGNING_PKCS12 and SIGNING_COMMAND: set one of them, one key signs.")
        if bool(self.signing_key or self.signing_command) != bool(self.signing_certificates):
            raise SettingRefused(
                "SIGNING_CERTIFICATES belongs to SIGNING_KEY or SIGNING_COMMAND: set both or neither."
                " A PKCS#12 file holds its certificates itself."
            )
        if self.signing_passphrase and not (self.signing_key or self.signing_pkcs12):
            raise SettingRefused("SIGNING_PASSPHRASE belongs to SIGNING_KEY or SIGNING_PKCS12: set one of them too.")


def _read(name: str, text: str, kind: object) -> object:
    if kind is bool:
        if text.lower() not in {"true", "false", "1", "0", "yes", "no"}:
            raise SettingRefused(f"{name}={text!r}: write true or false.")
        return text.lower() in {"true", "1", "yes"}
    if kind is int:
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
            raise SettingRefused(f"{name}={text[:40]!r}: write a whole number.")
        return int(text)
    if kind is Path:
        return Path(text)
    if kind == tuple[str, ...]:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return text


def _one_of(*allowed: str) -> Callable[[str, str], None]:
    def check(name: str, value: str) -> None:
        if value not in allowed:
            raise SettingRefused(f"{name}={value!r}: write one of {', '.join(allowed)}.")

    return check


def _url(*schemes: str, optional: bool = False) -> Callable[[str, str], None]:
    def check(name: str, value: str) -> None:
        if optional and not value:
            return
        if not _is_address(value, schemes):
            raise SettingRefused(f"{name}: write an address that begins with {' or '.join(f'{s}://' for s in schemes)}.")

    return check


def _is_address(value: str, schemes: tuple[str, ...]) -> bool:
    if not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
        return False
    if value.startswith("sqlite:"):
        return len(value) > len("sqlite:///")
    try:
        parts = urlsplit(value)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _origins(name: str, value: tuple[str, ...]) -> None:
    for origin in value:
        if not _is_address(origin, ("http", "https")) or urlsplit(origin).path:
            raise SettingRefused(f"{name}: {origin!r} is not an origin: write it like https://example.org.")


def _mailbox(name: str, value: str) -> None:
    local, at, domain = value.rpartition("@")
    if value and not (local and at and domain and value.isprintable() and " " not in value):
        raise SettingRefused(f"{name}={value!r}: write an e-mail address.")


def _port(name: str, value: int) -> None:
    if not 1 <= value <= 65535:  # noqa: PLR2004 - the ports there are
        raise SettingRefused(f"{name}={value}: a port lies between 1 and 65535.")


def _between(least: int, most: int) -> Callable[[str, int], None]:
    def check(name: str, value: int) -> None:
        if not least <= value <= most:
            raise SettingRefused(f"{name}={value}: write a number between {least:,} and {most:,}.")

    return check


def _networks(name: str, value: tuple[str, ...]) -> None:
    for network in value:
        try:
            ipaddress.ip_network(network, strict=False)
        except ValueError as wrong:
            raise SettingRefused(f"{name}: {network!r} is neither an address nor a network.") from wrong


def _file(name: str, value: str) -> None:
    if value and not Path(value).is_file():
        raise SettingRefused(f"{name}: there is no file {value!r}.")


def _command(name: str, value: str) -> None:
    try:
        words = shlex.split(value)
    except ValueError as wrong:
        raise SettingRefused(f"{name}: a quotation mark has no other.") from wrong
    if words and shutil.which(words[0]) is None:
        raise SettingRefused(f"{name}: there is no program {words[0]!r} that may be run.")


def _files(name: str, value: tuple[str, ...]) -> None:
    for path in value:
        _file(name, path)


_CHECKS: Mapping[str, Callable[[str, Any], None]] = {
    "database_url": _url("sqlite", "postgresql", "postgres"),
    "public_url": _url("http", "https"),
    "smtp_url": _url("smtp", "smtps", optional=True),
    "oidc_issuer": _url("http", "https", optional=True),
    "allowed_origins": _origins,
    "support_address": _mailbox,
    "mail_from": _mailbox,
    "port": _port,
    "largest_video": _between(1, 100_000),
    "largest_picture": _between(1, 100),
    "largest_captions": _between(1, 100),
    "unused_uploads_kept": _between(1, 36_500),
    "workers": _between(0, 64),
    "registration": _one_of("open", "invitation"),
    "catalogue": _one_of("public", "members"),
    "log_level": _one_of("debug", "info", "warning", "error"),
    "trusted_proxies": _networks,
    "signing_key": _file,
    "signing_pkcs12": _file,
    "signing_command": _command,
    "signing_certificates": _file,
    "signing_seconds": _between(1, 120),
    "time_stamp_url": _url("http", "https", optional=True),
    "badge_key": _file,
    "badge_former_keys": _files,
}
