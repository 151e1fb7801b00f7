"""Migrations of a filled database: a parent that is rebuilt, its children, a ledger, and what must stop one."""

import asyncio
import importlib
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tortoise.exceptions import IntegrityError

from backend.models import database
from backend.models.database import open_database, transaction
from backend.models.migrating import Migrated, MigrationFailed, migrate, pending

TABLES = ["tests.models.tables"]

FIRST = """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops
from backend.models.fields import CreditField


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Clinic",
            fields=[
                ("id", fields.IntField(primary_key=True)),
                ("code", fields.CharField(max_length=10)),
                ("name", fields.CharField(max_length=10)),
                ("city", fields.CharField(max_length=10)),
            ],
            options={"table": "clinic", "app": "models", "unique_together": [("name", "city")], "indexes": [("city",)]},
        ),
        ops.CreateModel(
            name="Person",
            fields=[
                ("id", fields.IntField(primary_key=True)),
                ("clinic", fields.ForeignKeyField("models.Clinic", on_delete=fields.CASCADE)),
            ],
            options={"table": "person", "app": "models"},
        ),
        ops.CreateModel(
            name="Ledger",
            fields=[
                ("id", fields.IntField(primary_key=True)),
                ("amount", CreditField()),
                ("reason", fields.CharField(max_length=10)),
            ],
            options={"table": "ledger", "app": "models"},
        ),
    ]
"""

SECOND = """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0001_initial")]

    operations = [
        ops.AlterField(model_name="Clinic", name="name", field=fields.CharField(max_length=200)),
        ops.RemoveField(model_name="Clinic", name="code"),
        ops.AlterField(model_name="Ledger", name="reason", field=fields.CharField(max_length=100, null=True)),
    ]
"""

DATA = """
from tortoise import migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0002_wider")]

    operations = [ops.RunSQL({sql!r}, reverse_sql="")]
"""

Step = Callable[[str, str], None]


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Step]:
    """Write a migration into a package of this test's own, `own_steps`, which begins with the first one."""
    package = tmp_path / "own_steps"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(name: str, text: str) -> None:
        (package / f"{name}.py").write_text(text)
        importlib.invalidate_caches()

    write("0001_initial", FIRST)
    yield write
    for name in [name for name in sys.modules if name.split(".")[0] == "own_steps"]:
        del sys.modules[name]


async def migrated(url: str, *, backup: bool = True) -> Migrated:
    return await migrate(url, backup=backup, tables=TABLES, migrations="own_steps", append_only=("ledger",))


async def fill(url: str) -> None:
    async with open_database(url, tables=TABLES), transaction() as present:
        for statement in (
            "INSERT INTO clinic (id, code, name, city) VALUES (1, 'a', 'North', 'Dubai'), (2, 'b', 'South', 'Dubai')",
            "INSERT INTO person (id, clinic_id) VALUES (1, 1), (2, 1), (3, 2)",
            "INSERT INTO ledger (id, amount, reason) VALUES (1, 225, 'earned')",
        ):
            await present.connection.run(statement)


async def run(*statements: str) -> None:
    async with transaction() as present:
        for statement in statements:
            await present.connection.run(statement)


async def number_of(table: str) -> int:
    found = await database.connection().read(f"SELECT count(*) AS n FROM {table}")
    return int(found[0]["n"])


async def counts(url: str) -> dict[str, int]:
    async with open_database(url, tables=TABLES):
        return {table: await number_of(table) for table in ("clinic", "person", "ledger")}


async def test_a_migration_that_alters_the_parent_loses_no_child(empty_database: str, steps: Step) -> None:
    assert (await migrated(empty_database)).applied == ("0001_initial",)
    await fill(empty_database)
    steps("0002_wider", SECOND)

    done = await migrated(empty_database)

    assert done.applied == ("0002_wider",)
    assert await counts(empty_database) == {"clinic": 2, "person": 3, "ledger": 1}
    async with open_database(empty_database, tables=TABLES):
        await run(f"INSERT INTO clinic (id, name, city) VALUES (3, '{'x' * 200}', 'Dubai')")
        with pytest.raises(IntegrityError):
            await run("INSERT INTO person (id, clinic_id) VALUES (4, 99)")
        await run("DELETE FROM clinic WHERE id = 1")
        assert await number_of("person") == 1, "the children still belong to their parent"


async def test_what_keeps_rows_unique_and_quick_to_find_survives_a_rebuild(empty_database: str, steps: Step) -> None:
    await migrated(empty_database)
    await fill(empty_database)
    steps("0002_wider", SECOND)
    await migrated(empty_database)

    async with open_database(empty_database, tables=TABLES):
        with pytest.raises(IntegrityError):
            await run("INSERT INTO clinic (id, name, city) VALUES (3, 'North', 'Dubai')")
        assert await number_of("clinic") == 2
        named = (
            "SELECT count(*) AS n FROM sqlite_master WHERE type = 'index' AND name LIKE 'idx_clinic_city%'"
            if database.dialect() == "sqlite"
            else "SELECT count(*) AS n FROM pg_indexes WHERE indexname LIKE 'idx_clinic_city%'"
        )
        assert await database.connection().read(named) == [{"n": 1}]


@pytest.mark.parametrize("rebuilt", [False, True], ids=["as made", "after a rebuild"])
async def test_the_ledger_refuses_to_change_and_takes_another_entry(
    empty_database: str,
    steps: Step,
    rebuilt: bool,  # noqa: FBT001 - a row of the table of cases
) -> None:
    await migrated(empty_database)
    await fill(empty_database)
    if rebuilt:
        steps("0002_wider", SECOND)
        await migrated(empty_database)
        await migrated(empty_database)

    async with open_database(empty_database, tables=TABLES):
        with pytest.raises(IntegrityError, match="ledger is append-only: UPDATE is refused"):
            await run("UPDATE ledger SET amount = 900")
        with pytest.raises(IntegrityError, match="ledger is append-only: DELETE is refused"):
            await run("DELETE FROM ledger")
        if database.dialect() == "sqlite":
            with pytest.raises(IntegrityError, match="ledger is append-only: DELETE is refused"):
                await run("INSERT OR REPLACE INTO ledger (id, amount, reason) VALUES (1, 900, 'replaced')")
        else:
            with pytest.raises(IntegrityError, match="ledger is append-only: TRUNCATE is refused"):
                await run("TRUNCATE ledger")
        await run("INSERT INTO ledger (id, amount, reason) VALUES (2, -225, 'reversed')")
        found = await database.connection().read("SELECT id, amount, reason FROM ledger ORDER BY id")
        assert found == [{"id": 1, "amount": 225, "reason": "earned"}, {"id": 2, "amount": -225, "reason": "reversed"}]


async def test_a_migration_may_fill_a_new_column_of_the_ledger(empty_database: str, steps: Step) -> None:
    await migrated(empty_database)
    await fill(empty_database)
    steps("0002_wider", SECOND)
    steps("0003_data", DATA.format(sql="UPDATE ledger SET reason = 'filled'"))

    assert (await migrated(empty_database)).applied == ("0002_wider", "0003_data")

    async with open_database(empty_database, tables=TABLES):
        assert await database.connection().read("SELECT reason FROM ledger") == [{"reason": "filled"}]
        with pytest.raises(IntegrityError, match="append-only"):
            await run("UPDATE ledger SET amount = 900")


@pytest.mark.parametrize(
    ("sql", "complaint"),
    [
        ("DELETE FROM person WHERE id = 3", r"would lose rows of person \(3 before, 2 after\)"),
        ("UPDATE nothing SET x = 1", "nothing"),
    ],
)
async def test_a_migration_that_loses_a_row_or_fails_changes_nothing_at_all(
    empty_database: str, steps: Step, sql: str, complaint: str
) -> None:
    await migrated(empty_database)
    await fill(empty_database)
    steps("0002_wider", SECOND)
    steps("0003_data", DATA.format(sql=sql))

    with pytest.raises(MigrationFailed, match=complaint) as failure:
        await migrated(empty_database)

    assert "The database stands as it stood." in str(failure.value)
    assert await counts(empty_database) == {"clinic": 2, "person": 3, "ledger": 1}
    assert await pending(empty_database, tables=TABLES, migrations="own_steps") == ("0002_wider", "0003_data")
    async with open_database(empty_database, tables=TABLES):
        assert await database.connection().read("SELECT code FROM clinic WHERE id = 1") == [{"code": "a"}]
        with pytest.raises(IntegrityError, match="append-only"):
            await run("DELETE FROM ledger")


@pytest.mark.only_on("sqlite")
async def test_sqlite_a_migration_that_leaves_orphans_changes_nothing(empty_database: str, steps: Step) -> None:
    await migrated(empty_database)
    await fill(empty_database)
    steps("0002_wider", SECOND)
    steps("0003_data", DATA.format(sql="UPDATE person SET clinic_id = 99 WHERE id = 3"))

    with pytest.raises(MigrationFailed, match="would leave 1 references without their row: person to clinic"):
        await migrated(empty_database)

    async with open_database(empty_database, tables=TABLES):
        assert await database.connection().read("SELECT clinic_id FROM person WHERE id = 3") == [{"clinic_id": 2}]


@pytest.mark.only_on("sqlite")
async def test_sqlite_is_copied_before_if_there_are_rows_and_something_to_apply(empty_database: str, steps: Step) -> None:
    path = Path(empty_database.removeprefix("sqlite:///"))
    assert (await migrated(empty_database)).backup_path is None, "nothing was there"
    await fill(empty_database)
    assert (await migrated(empty_database)) == Migrated((), None), "nothing was to be done"
    steps("0002_wider", SECOND)

    copy = (await migrated(empty_database)).backup_path

    assert copy is not None
    assert copy.parent == path.parent
    assert copy.name.startswith("empty-before-0002_wider-")
    with sqlite3.connect(copy) as opened:
        assert opened.execute("SELECT code FROM clinic ORDER BY id").fetchall() == [("a",), ("b",)]
        assert opened.execute("SELECT count(*) FROM person").fetchone() == (3,)
    opened.close()
    assert [each.suffix for each in path.parent.iterdir() if each.name.startswith("empty-")] == [".db"]


@pytest.mark.only_on("sqlite")
async def test_the_error_of_a_failed_migration_says_where_the_copy_lies(empty_database: str, steps: Step) -> None:
    path = Path(empty_database.removeprefix("sqlite:///"))
    await migrated(empty_database)
    await fill(empty_database)
    steps("0002_wider", SECOND)
    steps("0003_data", DATA.format(sql="DELETE FROM person"))

    with pytest.raises(MigrationFailed) as failure:
        await migrated(empty_database)

    (copy,) = path.parent.glob("empty-before-*.db")
    assert f"A copy from before lies at {copy}." in str(failure.value)


async def test_several_starts_at_once_apply_each_migration_once(empty_database: str, steps: Step) -> None:
    await migrated(empty_database)
    await fill(empty_database)
    steps("0002_wider", SECOND)
    program = (
        "import asyncio, sys; from tests.models.test_migrating import migrated;"
        "print(len(asyncio.run(migrated(sys.argv[1], backup=False)).applied))"
    )
    where = {"PYTHONPATH": f"{Path.cwd()}:{sys.path[0]}"}

    async def start() -> tuple[str, str]:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "error", "-c", program, empty_database, stdout=-1, stderr=-1, env=where
        )
        out, errors = await process.communicate()
        return out.decode(), errors.decode()

    ended = await asyncio.gather(start(), start(), start())

    assert sorted(ended) == [("0\n", ""), ("0\n", ""), ("1\n", "")]
    assert await counts(empty_database) == {"clinic": 2, "person": 3, "ledger": 1}


@pytest.mark.usefixtures("own", "steps")
async def test_another_database_can_be_migrated_while_one_is_open(tmp_path: Path) -> None:
    await run("INSERT INTO counter (id, value) VALUES (1, 7)")

    assert (await migrated(f"sqlite:///{tmp_path}/deep/folder/other.db")).applied == ("0001_initial",)

    assert await database.connection().read("SELECT id, value FROM counter") == [{"id": 1, "value": 7}]
