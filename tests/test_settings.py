"""Settings from the environment: the defaults work, every value is read, and a wrong one is refused by its name."""

from dataclasses import FrozenInstanceError, asdict, fields
from pathlib import Path

import pytest

from backend.settings import SettingRefused, Settings


def test_an_empty_environment_gives_the_documented_defaults() -> None:
    assert asdict(Settings.from_environ({})) == {
        "database_url": "sqlite:///var/medmatrix.db",
        "host": "127.0.0.1",
        "port": 8000,
        "public_url": "http://127.0.0.1:8000",
        "data_folder": Path("var"),
        "service_name": "MedMatrix Credits",
        "support_address": "",
        "registration": "open",
        "catalogue": "public",
        "demonstration": False,
        "signing_key": "",
        "signing_pkcs12": "",
        "signing_command": "",
        "signing_certificates": "",
        "signing_passphrase": "",
        "signing_seconds": 10,
        "time_stamp_url": "",
        "badge_key": "",
        "badge_former_keys": (),
        "smtp_url": "",
        "mail_from": "",
        "oidc_issuer": "",
        "oidc_client_id": "",
        "oidc_client_secret": "",
        "oidc_name": "Single sign-on",
        "largest_video": 512,
        "largest_picture": 4,
        "largest_captions": 1,
        "unused_uploads_kept": 30,
        "allowed_origins": (),
        "trusted_proxies": (),
        "workers": 2,
        "log_level": "info",
    }


OWN_SIGNERS: tuple[dict[str, str], ...] = (
    {"signing_key": __file__, "signing_certificates": __file__, "signing_passphrase": "secret"},
    {"signing_pkcs12": __file__, "signing_passphrase": "secret"},
    {"signing_command": "sh -c 'sign it'", "signing_certificates": __file__},
)


@pytest.mark.parametrize("signer", OWN_SIGNERS)
def test_every_setting_is_read_from_its_variable(signer: dict[str, str], tmp_path: Path) -> None:
    wanted = Settings(
        database_url="postgresql://user:secret@db/credits",
        host="0.0.0.0",  # noqa: S104 - read, not listened on
        port=65535,
        public_url="https://credits.example.org",
        data_folder=tmp_path,
        service_name="Academy",
        support_address="help@example.org",
        registration="invitation",
        catalogue="members",
        demonstration=True,
        **signer,
        signing_seconds=30,
        time_stamp_url="https://time.example.org/tsr",
        badge_key=__file__,
        badge_former_keys=(__file__,),
        smtp_url="smtps://user:secret@mail.example.org",
        mail_from="credits@example.org",
        oidc_issuer="https://id.example.org",
        oidc_client_id="credits",
        oidc_client_secret="known to two",
        oidc_name="Clinic ID",
        largest_video=2048,
        largest_picture=8,
        largest_captions=2,
        unused_uploads_kept=90,
        allowed_origins=("https://a.example.org", "https://b.example.org"),
        trusted_proxies=("10.0.0.0/8", "::1", "192.0.2.7"),
        workers=0,
        log_level="debug",
    )
    environ = {
        name.upper(): ",".join(value) if isinstance(value, tuple) else str(value) for name, value in asdict(wanted).items()
    }

    assert Settings.from_environ(environ) == wanted
    assert wanted.has_own_signer
    others = {name for each in OWN_SIGNERS for name in each} - set(signer)
    same = {field.name for field in fields(Settings) if getattr(wanted, field.name) == getattr(Settings(), field.name)}
    assert same == others


@pytest.mark.parametrize("text", ["", "   ", "\t"])
def test_an_empty_variable_is_as_good_as_none(text: str) -> None:
    assert Settings.from_environ({field.name.upper(): text for field in fields(Settings)}) == Settings()


def test_spaces_around_a_value_and_the_variables_of_others_do_not_matter() -> None:
    environ = {"PORT": " 9001 ", "ALLOWED_ORIGINS": " https://a.example , ,https://b.example,", "PATH": "/bin", "port": "no"}

    found = Settings.from_environ(environ)

    assert (found.port, found.allowed_origins) == (9001, ("https://a.example", "https://b.example"))


@pytest.mark.parametrize(
    ("text", "on"),
    [("true", True), ("TRUE", True), ("1", True), ("yes", True), ("false", False), ("0", False), ("No", False)],
)
def test_a_switch_is_on_or_off(*, text: str, on: bool) -> None:
    assert Settings.from_environ({"DEMONSTRATION": text}).demonstration is on


@pytest.mark.parametrize(("url", "secure"), [("http://127.0.0.1:8000", False), ("https://credits.example.org", True)])
def test_cookies_are_secure_where_the_address_is(*, url: str, secure: bool) -> None:
    assert Settings.from_environ({"PUBLIC_URL": url}).is_secure is secure


@pytest.mark.parametrize(
    "url",
    ["sqlite:///var/medmatrix.db", "sqlite:////srv/medmatrix.db", "postgresql://u:p@host/name", "postgres://host/name"],
)
def test_both_databases_may_be_named(url: str) -> None:
    assert Settings.from_environ({"DATABASE_URL": url}).database_url == url


APART = (
    "SIGNING_CERTIFICATES belongs to SIGNING_KEY or SIGNING_COMMAND: set both or neither."
    " A PKCS#12 file holds its certificates itself."
)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("PORT", "http", "PORT='http': write a whole number."),
        ("PORT", "80.5", "PORT='80.5': write a whole number."),
        ("PORT", "-1", "PORT='-1': write a whole number."),
        ("PORT", "0", "PORT=0: a port lies between 1 and 65535."),
        ("PORT", "65536", "PORT=65536: a port lies between 1 and 65535."),
        ("LARGEST_VIDEO", "0", "LARGEST_VIDEO=0: write a number between 1 and 100,000."),
        ("UNUSED_UPLOADS_KEPT", "36501", "UNUSED_UPLOADS_KEPT=36501: write a number between 1 and 36,500."),
        ("DEMONSTRATION", "maybe", "DEMONSTRATION='maybe': write true or false."),
        ("REGISTRATION", "closed", "REGISTRATION='closed': write one of open, invitation."),
        ("CATALOGUE", "private", "CATALOGUE='private': write one of public, members."),
        ("LOG_LEVEL", "INFO", "LOG_LEVEL='INFO': write one of debug, info, warning, error."),
        (
            "DATABASE_URL",
            "mysql://host/name",
            "DATABASE_URL: write an address that begins with sqlite:// or postgresql:// or postgres://.",
        ),
        (
            "DATABASE_URL",
            "/var/medmatrix.db",
            "DATABASE_URL: write an address that begins with sqlite:// or postgresql:// or postgres://.",
        ),
        (
            "DATABASE_URL",
            "postgresql:///name",
            "DATABASE_URL: write an address that begins with sqlite:// or postgresql:// or postgres://.",
        ),
        ("PUBLIC_URL", "credits.example.org", "PUBLIC_URL: write an address that begins with http:// or https://."),
        ("PUBLIC_URL", "ftp://example.org", "PUBLIC_URL: write an address that begins with http:// or https://."),
        ("PUBLIC_URL", "https://", "PUBLIC_URL: write an address that begins with http:// or https://."),
        ("SMTP_URL", "mail.example.org:587", "SMTP_URL: write an address that begins with smtp:// or smtps://."),
        ("SMTP_URL", "smtp://mail.example.org", "MAIL_FROM must name the sender when SMTP_URL is set."),
        ("OIDC_ISSUER", "id.example.org", "OIDC_ISSUER: write an address that begins with http:// or https://."),
        ("OIDC_ISSUER", "https://id.example.org", "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set when OIDC_ISSUER is."),
        ("TRUSTED_PROXIES", "10.0.0.1,proxy", "TRUSTED_PROXIES: 'proxy' is neither an address nor a network."),
        ("TRUSTED_PROXIES", "10.0.0.0/33", "TRUSTED_PROXIES: '10.0.0.0/33' is neither an address nor a network."),
        ("SIGNING_KEY", "/no/such.pem", "SIGNING_KEY: there is no file '/no/such.pem'."),
        ("SIGNING_KEY", "/", "SIGNING_KEY: there is no file '/'."),
        ("WORKERS", "0", "WORKERS=0 needs PostgreSQL: beside SQLite no other process could do the jobs."),
        ("WORKERS", "65", "WORKERS=65: write a number between 0 and 64."),
        ("SIGNING_CERTIFICATES", "/no/such.pem", "SIGNING_CERTIFICATES: there is no file '/no/such.pem'."),
        ("SIGNING_PKCS12", "/no/such.p12", "SIGNING_PKCS12: there is no file '/no/such.p12'."),
        ("SIGNING_COMMAND", "/no/such --key 1", "SIGNING_COMMAND: there is no program '/no/such' that may be run."),
        ("SIGNING_COMMAND", "sh -c 'exit", "SIGNING_COMMAND: a quotation mark has no other."),
        ("SIGNING_SECONDS", "0", "SIGNING_SECONDS=0: write a number between 1 and 120."),
        ("TIME_STAMP_URL", "time.example.org", "TIME_STAMP_URL: write an address that begins with http:// or https://."),
        ("SIGNING_KEY", __file__, APART),
        ("SIGNING_COMMAND", "sh", APART),
        ("SIGNING_CERTIFICATES", __file__, APART),
        (
            "SIGNING_PASSPHRASE",
            "secret",
            "SIGNING_PASSPHRASE belongs to SIGNING_KEY or SIGNING_PKCS12: set one of them too.",
        ),
    ],
)
def test_a_wrong_setting_is_refused_with_a_sentence_that_names_it(name: str, text: str, message: str) -> None:
    with pytest.raises(SettingRefused) as refused:
        Settings.from_environ({name: text})

    assert str(refused.value) == message


@pytest.mark.parametrize("name", ["DATABASE_URL", "SMTP_URL"])
def test_a_refused_address_does_not_show_its_password(name: str) -> None:
    with pytest.raises(SettingRefused) as refused:
        Settings.from_environ({name: "wrong://user:secret@host/name"})

    assert "secret" not in str(refused.value)


def test_two_keys_are_refused() -> None:
    with pytest.raises(SettingRefused, match="set one of them, one key signs"):
        Settings.from_environ({"SIGNING_KEY": __file__, "SIGNING_CERTIFICATES": __file__, "SIGNING_PKCS12": __file__})


def test_settings_cannot_be_changed_once_read() -> None:
    settings = Settings()

    with pytest.raises(FrozenInstanceError):
        settings.port = 9000  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "²"),
        ("PORT", "9" * 5000),
        ("PUBLIC_URL", "http://[::1"),
        ("PUBLIC_URL", "https://x:port"),
        ("PUBLIC_URL", "HTTPS://x.org"),
        ("DATABASE_URL", "sqlite:"),
        ("DATABASE_URL", "sqlite:///"),
        ("ALLOWED_ORIGINS", "example.com"),
        ("ALLOWED_ORIGINS", "https://example.com/path"),
        ("SUPPORT_ADDRESS", "nobody"),
        ("MAIL_FROM", "a b@example.org"),
    ],
)
def test_what_only_looks_right_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingRefused, match=name):
        Settings.from_environ({name: value})
