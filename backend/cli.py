"""The `medmatrix` command: run the service, and whatever an operator does with it from a terminal."""

import asyncio
import hashlib
import os
import sys
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from tortoise.exceptions import ConfigurationError

from backend import demo as demonstration
from backend.app import create_app, create_worker, utc_now
from backend.certificates.failures import SignerRefused, SigningFailed
from backend.domain.accounts import Person
from backend.domain.actors import SYSTEM, Role, Scope
from backend.domain.credits import Profession
from backend.domain.organizations import OrganizationKind
from backend.domain.problems import Problem, Refusal
from backend.integrations import activity_files
from backend.integrations.activity_files import ActivityFile, ActivityFileRefused, Mistake
from backend.integrations.storage import storage_of
from backend.models.database import open_database
from backend.models.migrating import MigrationFailed, migrate, pending
from backend.reads import mails
from backend.reads import signing_certificates as recorded
from backend.services import accounts, activities, api_keys, ledger, organizations, reported, signing_certificates, signing_keys
from backend.settings import SettingRefused, Settings
from backend.web import serving

T = TypeVar("T")

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
activity_app = typer.Typer(no_args_is_help=True, help="Publish activities.")
verify_app = typer.Typer(no_args_is_help=True, help="Check that the records agree.")
create_app_ = typer.Typer(no_args_is_help=True, help="Make people, organizations and API keys.")
app.add_typer(activity_app, name="activity")
app.add_typer(verify_app, name="verify")
app.add_typer(create_app_, name="create")

screen = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


def main() -> None:
    """Run the command; what the operator can mend is said in one sentence, with exit status 2."""
    try:
        app()
    except (SettingRefused, SignerRefused, SigningFailed, ConfigurationError, MigrationFailed, Refusal, Problem) as refusal:
        errors.print(f"[red]medmatrix:[/red] {escape(str(refusal))}")
        sys.exit(2)


# ------------------------------------------------------------------------------------------------------------ serving


@app.command()
def serve() -> None:
    """Serve the API and the dashboard. Settings come from the environment (docs/settings.md)."""
    settings = Settings.from_environ(os.environ)
    _refuse_outdated(settings)
    _serve(settings)


@app.command()
def worker(
    at_once: Annotated[int, typer.Option(min=1, max=64, help="Jobs that it does at once.")] = 2,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1 for /health/live and /health/ready; 0 for any free one.")] = 8001,
) -> None:
    """Do jobs beside the serving process: any number of these, on any machine that has the database and the data folder."""
    settings = replace(Settings.from_environ(os.environ), workers=at_once, host="127.0.0.1", port=port)
    application = create_worker(settings)
    _refuse_outdated(settings)
    serving.serve(application, settings, live=application.state.live)


def _refuse_outdated(settings: Settings) -> None:
    waiting = asyncio.run(pending(settings.database_url))
    if waiting:
        raise SettingRefused(f"The database is not up to date ({len(waiting)} to apply): run `medmatrix migrate` first.")


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port to listen on, on 127.0.0.1.")] = 8000,
    folder: Annotated[Path, typer.Option(help="Folder for its database, media and key.")] = Path("var/demo"),
) -> None:
    """Serve a demonstration: an embedded database with six activities and three people to sign in as."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings.from_environ(
        {
            "DATABASE_URL": f"sqlite:///{folder / 'medmatrix.db'}",
            "DATA_FOLDER": str(folder),
            "PORT": str(port),
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "DEMONSTRATION": "true",
            "LOG_LEVEL": "warning",
        }
    )

    async def prepare() -> None:
        await migrate(settings.database_url)
        async with open_database(settings.database_url):
            await demonstration.load(storage=storage_of(settings), now=utc_now())

    asyncio.run(prepare())
    _introduce(settings)
    _serve(settings)


def _introduce(settings: Settings) -> None:
    table = Table(title="Sign in as", title_justify="left")
    for heading in ("role", "e-mail", "password"):
        table.add_column(heading)
    for account in demonstration.ACCOUNTS:
        table.add_row(account.role, account.email, account.password)
    screen.print(f"\nMedMatrix Credits, demonstration: open [bold]{settings.public_url}[/bold]\n")
    screen.print(table)
    screen.print(
        f"Certificates are signed by a demonstration authority: {signing_keys.demonstration_folder(settings) / 'root.pem'}"
    )
    screen.print(f"Mails (codes, links) are shown by: DATABASE_URL={settings.database_url} medmatrix mail", soft_wrap=True)
    screen.print("Stop with Ctrl+C.\n")


def _serve(settings: Settings) -> None:
    application = create_app(settings)
    serving.serve(application, settings, live=application.state.live)


# ------------------------------------------------------------------------------------------------------------ database


@app.command("migrate")
def migrate_command() -> None:
    """Bring the database up to date; a copy is made before."""
    settings = Settings.from_environ(os.environ)
    done = asyncio.run(migrate(settings.database_url))
    screen.print(f"Applied: {', '.join(done.applied) or 'nothing, it is up to date'}.")
    if done.backup_path:
        screen.print(f"A copy from before: {done.backup_path}")


@verify_app.command("ledger")
def verify_ledger() -> None:
    """Recompute every balance and total from the ledger's entries and print any difference. Exit status 1 if there is one."""
    differences = _in_database(lambda _: ledger.verify())
    for each in differences:
        screen.print(
            f"{each.learner_id} {each.key} {each.earned_on}: recorded {each.recorded}, computed {each.computed} (hundredths)"
        )
    screen.print(f"{len(differences)} differences.")
    if differences:
        raise typer.Exit(1)


@app.command("mail")
def mail_command(
    recipient: Annotated[str | None, typer.Option(help="Only mails to this address.")] = None,
    count: Annotated[int, typer.Option(help="How many, the newest first.")] = 5,
) -> None:
    """Show mails: codes and links of an installation without a mail server."""
    for mail in _in_database(lambda _: mails.newest(count, recipient=recipient)):
        state = f"sent {mail.sent_at:%Y-%m-%d %H:%M}" if mail.sent_at else mail.failure or "not sent"
        screen.print(f"[bold]{escape(mail.subject)}[/bold] to {mail.recipient}, {mail.created_at:%Y-%m-%d %H:%M} UTC, {state}")
        screen.print(escape(mail.body), soft_wrap=True)


@app.command("keys")
def keys_command() -> None:
    """Sign something with the key that the settings name, and list every certificate that has signed here."""
    now = utc_now()
    signer = signing_keys.signer_of(Settings.from_environ(os.environ), now=now)
    signer.container(hashlib.sha256(b"medmatrix keys").digest())
    known = _in_database(lambda _: recorded.known())
    table = Table("SHA-256", "name", "valid until", "in use since")
    for each in known:
        table.add_row(
            each.fingerprint[:16], escape(each.name), f"{each.valid_until:%Y-%m-%d}", f"{each.first_used_at:%Y-%m-%d}"
        )
    screen.print(
        f"Signs: {escape(signer.name)}, until {signer.valid_until:%Y-%m-%d}, SHA-256 {signer.fingerprint}", soft_wrap=True
    )
    if signing_certificates.expires_soon(signer, now=now):
        screen.print(f"[yellow]It expires in {(signer.valid_until - now).days} days: see to another certificate.[/yellow]")
    if known:
        screen.print(table)
    if signer.fingerprint not in {each.fingerprint for each in known}:
        screen.print("It has signed nothing yet: it is recorded when the service starts with it.")


# ------------------------------------------------------------------------------------------------------------ activities


@activity_app.command("publish")
def publish(files: Annotated[list[Path], typer.Argument(help="Activity files (docs/activities.md).")]) -> None:
    """Publish activities from TOML files: all of them or, with any mistake, none."""
    read: list[ActivityFile] = []
    mistakes: list[Mistake] = []
    for path in files:
        try:
            read.append(activity_files.read(path))
        except ActivityFileRefused as refused:
            mistakes += refused.mistakes
    for mistake in mistakes:
        errors.print(escape(str(mistake)), soft_wrap=True)
    if mistakes:
        raise typer.Exit(1)

    async def publish_all(settings: Settings) -> None:
        for file in read:
            saved = await activities.publish_file(
                file.definition, file.media, storage=storage_of(settings), by=SYSTEM, now=utc_now()
            )
            state = f"version {saved.activity.version}" if saved.changed else "unchanged"
            screen.print(f"{file.definition.provider}/{file.definition.code}: {state}")

    _in_database(publish_all)


@app.command()
def record(
    file: Annotated[typer.FileText, typer.Argument(help="One JSON object a line, as docs/lms.md says; - for stdin.")],
) -> None:
    """Take what an LMS reports: enrollments, progress, attendance, assessments, evaluations and claims. Safe to repeat."""

    async def take(settings: Settings) -> int:
        failed = 0
        async for outcome in reported.take(file, public_url=settings.public_url, by=SYSTEM, now=utc_now()):
            for mistake in outcome.mistakes:
                errors.print(f"{file.name}:{outcome.line}: {escape(mistake)}", soft_wrap=True)
            failed += bool(outcome.mistakes)
        return failed

    if _in_database(take):
        raise typer.Exit(1)


# ------------------------------------------------------------------------------------------------------------ people


@create_app_.command("organization")
def create_organization(
    code: str,
    name: str,
    kind: OrganizationKind = OrganizationKind.PROVIDER,
    *,
    accredited: Annotated[bool, typer.Option(help="Accredited by the ACCME.")] = False,
) -> None:
    """Make a provider, employer, board or LMS."""
    _in_database(lambda _: organizations.create(code, name, kind=kind, accredited=accredited, by=SYSTEM, now=utc_now()))
    screen.print(f"Made {code}.")


@create_app_.command("person")
def create_person(
    email: str,
    given_name: str,
    family_name: str,
    role: Annotated[list[Role] | None, typer.Option(help="Further roles.")] = None,
    organization: Annotated[str | None, typer.Option(help="Code of the provider, for STAFF.")] = None,
    profession: Profession = Profession.OTHER,
    time_zone: str = "Asia/Dubai",
) -> None:
    """Make an account whose address you vouch for. The password is asked for."""
    password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    person = Person(
        email=email,
        password=password,
        given_name=given_name,
        family_name=family_name,
        profession=profession,
        specialty="",
        time_zone=time_zone,
        language="en",
    )
    _in_database(
        lambda _: accounts.create_person(person, roles=role or (), organization_code=organization, by=SYSTEM, now=utc_now())
    )
    screen.print(f"Made {email}.")
    if Role.ADMINISTRATOR in (role or ()):
        url = Settings.from_environ(os.environ).public_url.rstrip("/")
        screen.print(f"Next: medmatrix serve, sign in, and open {url}/setup: it says what is still needed.", soft_wrap=True)


@create_app_.command("key")
def create_key(organization: str, name: str, scope: Annotated[list[Scope], typer.Option(help="What it may do.")]) -> None:
    """Make an API key for an organization's system. It is shown this once."""

    async def make(_settings: Settings) -> str:
        organization_id = await organizations.id_of(organization)
        if organization_id is None:
            raise SettingRefused(f"There is no organization {organization!r}.")
        _key, secret = await api_keys.create(organization_id, name, scope, by=SYSTEM, now=utc_now())
        return secret

    typer.echo(_in_database(make))


def _in_database(work: Callable[[Settings], Coroutine[Any, Any, T]]) -> T:
    """Run something with the installation's database open."""
    settings = Settings.from_environ(os.environ)

    async def run() -> T:
        async with open_database(settings.database_url):
            return await work(settings)

    return asyncio.run(run())


if __name__ == "__main__":
    main()
