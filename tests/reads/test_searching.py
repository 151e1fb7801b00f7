"""A search finds the same on both databases: without case, accents and vowel signs, in Latin and in Arabic."""

import importlib
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from tortoise.transactions import in_transaction

from backend.domain.profiles import ProfileChange
from backend.models import database, tables
from backend.models.append_only import protect_all, release_all
from backend.reads import activities, credits, directory, people
from backend.reads.activities import ActivityFilter
from backend.reads.credits import CreditFilter, CreditOrder
from backend.reads.directory import LearnerFilter
from backend.reads.people import PersonFilter
from backend.services import profiles
from backend.services.ledger import Entry
from tests import make_credits as make
from tests import make_enrollments as earning
from tests import make_people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")

PAGE: dict[str, Any] = {"first": 50, "after": None, "count": True}
TITLES = (
    "Échocardiographie avancée",
    "ÉCHO de base",
    "أساسيات تخطيط القلب",
    "إدارةُ السُّكَّري ٢٠٢٦",
    "100% Sepsis_care",
    "Sepsis care",
)


def _entry(learner_id: UUID, title: str, provider: str) -> Entry:
    return replace(make.entry(learner_id, "1.00"), title=title, provider=provider)


async def found(learner_id: UUID, search: str) -> set[str]:
    page = await credits.of_learner(learner_id, CreditFilter(search=search), CreditOrder(), **PAGE, today=NOW.date())
    assert page.total_count == len(page.nodes)
    return {credit.title for credit in page.nodes}


@pytest.mark.parametrize(
    ("search", "titles"),
    [
        ("echo", {0, 1}),
        ("ÉCHO", {0, 1}),
        ("AVANCEE échocardiographie", {0}),
        ("اساسيات", {2}),
        ("أساسيّات القلب", {2}),
        ("ادارة السكرى", {3}),
        ("2026", {3}),
        ("\u200fالقلب\u200f", {2}),  # noqa: RUF001 - Arabic
        ("%", {4}),
        ("_", {4}),
        ("sepsis", {4, 5}),
        ("hopital", {0, 1, 2, 3, 4, 5}),
        ("sepsis hopital", {4, 5}),
        ("zzz", set()),
        ("  ", {0, 1, 2, 3, 4, 5}),
    ],
)
async def test_credits_are_found_by_title_and_provider_however_they_are_written(search: str, titles: set[int]) -> None:
    learner = await make_people.learner()
    await make.add(*(_entry(learner.id, title, "Hôpital du Nord") for title in TITLES))

    assert await found(learner.id, search) == {TITLES[n] for n in titles}


@pytest.mark.parametrize("search", ["zoe", "ZOË", "çelik", "celik zoe", "ÇELİK"])
async def test_people_are_found_by_name_and_by_address_in_both_lists(search: str) -> None:
    person = await make_people.learner(given_name="Zoë", family_name="Çelik", email="z.c@example.org")
    await make_people.learner(given_name="محمّد", family_name="الأحمد")

    for words in (search, "Z.C@EXAMPLE", f"{search} z.c@"):
        listed = await directory.page(LearnerFilter(search=words), providers=None, **PAGE)
        accounts = await people.page(PersonFilter(search=words), **PAGE)
        assert [one.id for one in listed.nodes] == [one.id for one in accounts.nodes] == [person.id]
    arabic = await people.page(PersonFilter(search="الاحمد محمد"), **PAGE)
    assert [one.name for one in arabic.nodes] == ["محمّد الأحمد"]


async def test_a_new_name_is_found_and_the_old_one_is_not() -> None:
    person = await make_people.learner(given_name="Zoë", family_name="Çelik")
    await profiles.update(ProfileChange(family_name="Ørsted"), by=person.actor)

    assert [one.id for one in (await people.page(PersonFilter(search="orsted zoe"), **PAGE)).nodes] == [person.id]
    assert (await people.page(PersonFilter(search="celik"), **PAGE)).nodes == ()


async def test_activities_are_found_by_their_words() -> None:
    activity = await earning.publish(earning.definition(title="Réanimation néonatale"))

    page = await activities.catalogue(ActivityFilter(search="NEONATALE reanimation"), **PAGE, today=NOW.date())

    assert [one.id for one in page.nodes] == [activity]


async def test_an_upgrade_folds_what_stands_already() -> None:
    learner = await make_people.learner(given_name="Zoë", family_name="Çelik")
    await make.add(_entry(learner.id, "Échographie", "Hôpital"))
    await earning.publish(earning.definition(title="Réanimation ٢٠٢٦"))
    migration = importlib.import_module("backend.models.migrations.0003_search_texts")
    async with in_transaction("default") as writing:
        connection: Any = writing
        await release_all(["credit"], on=connection, dialect=database.dialect())
        for table in ("credit", "learner", "activity_version"):
            await connection.run(f"UPDATE {table} SET search_text = 'Réanimation ٢٠٢٦'")
        await migration.fold(None, SimpleNamespace(client=connection))
        await protect_all(["credit"], on=connection, dialect=database.dialect())

    assert (await tables.Credit.get()).search_text == "echographie hopital"
    assert (await tables.Learner.get(id=learner.id)).search_text == "zoe celik"
    assert (await tables.ActivityVersion.get()).search_text == "reanimation 2026"


@pytest.mark.only_on("sqlite")
async def test_a_search_among_ones_credits_reads_no_other_rows_than_ones_own() -> None:
    learner = await make_people.learner()
    plan = await database.client().execute_query_dict(
        "EXPLAIN QUERY PLAN SELECT c.id FROM credit c WHERE c.learner_id = ? AND c.search_text LIKE ? ESCAPE '!'"
        " ORDER BY c.earned_on DESC, c.id LIMIT 51",
        [str(learner.id), "%echo%"],
    )

    assert any("USING INDEX" in row["detail"] and "learner_id=?" in row["detail"] for row in plan)
