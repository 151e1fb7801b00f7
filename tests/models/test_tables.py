"""The tables of the product: migrated, complete, and closed where they are append-only."""

from datetime import UTC, datetime

import pytest
from tortoise.context import require_context
from tortoise.exceptions import IntegrityError
from tortoise.migrations.autodetector import MigrationAutodetector

from backend.models import database
from backend.models.migrating import migrate, pending
from backend.models.tables import APPEND_ONLY, Certificate, Learner, VerificationEvent

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


async def test_a_migrated_database_has_nothing_pending(database_url: str) -> None:
    assert await pending(database_url) == ()
    assert (await migrate(database_url)).applied == ()


@pytest.mark.usefixtures("database")
async def test_every_change_of_a_table_has_its_migration() -> None:
    apps = require_context().apps
    assert apps is not None

    unwritten = await MigrationAutodetector(apps, database.config("sqlite:///unused.db")["apps"]).changes()

    assert [migration.as_string() for migration in unwritten] == [], "run: tortoise makemigrations"


@pytest.mark.usefixtures("database")
async def test_append_only_tables_carry_their_triggers() -> None:
    if database.dialect() == "sqlite":
        text = "SELECT tbl_name AS name, name AS trigger FROM sqlite_master WHERE type = 'trigger'"
        verbs = ("delete", "update")
    else:
        text = "SELECT tgrelid::regclass::text AS name, tgname AS trigger FROM pg_trigger WHERE NOT tgisinternal"
        verbs = ("change", "truncate")

    found = {(row["name"], row["trigger"]) for row in await database.connection().read(text)}

    assert found == {(table, f"{table}_refuses_{verb}") for table in APPEND_ONLY for verb in verbs}


@pytest.mark.usefixtures("database")
async def test_an_event_once_written_can_be_neither_changed_nor_deleted() -> None:
    learner = await Learner.create(
        given_name="Ann",
        family_name="Lee",
        printed_name="Ann Lee",
        profession="MD",
        time_zone="UTC",
        password_hash="",
        created_at=NOW,
    )
    certificate = await Certificate.create(
        number="N1", kind="CREDIT", learner_id=learner.id, facts={}, issued_at=NOW, status="ACTIVE"
    )
    await VerificationEvent.create(certificate_id=certificate.id, occurred_at=NOW, channel="PAGE")

    with pytest.raises(IntegrityError, match="verification_event is append-only: UPDATE is refused"):
        await VerificationEvent.all().update(channel="API")
    with pytest.raises(IntegrityError, match="verification_event is append-only: DELETE is refused"):
        await VerificationEvent.all().delete()

    assert [event.channel for event in await VerificationEvent.all()] == ["PAGE"]
