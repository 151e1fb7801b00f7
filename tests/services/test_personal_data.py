"""The document of everything that is held on a person."""

import json
from pathlib import Path
from typing import Any

import pytest
from tortoise.models import Model

from backend.domain.actors import STRANGER, Scope
from backend.domain.jobs import JobStatus
from backend.domain.licenses import License
from backend.domain.problems import Forbidden, Throttled, Unauthenticated
from backend.domain.profiles import ProfileChange
from backend.models import tables
from backend.services import licenses, personal_data, profiles
from backend.services.personal_data import KEPT_BACK, SECTIONS
from tests import make_enrollments as earning
from tests import make_people as people
from tests.handlers import working
from tests.make_people import NOW, Made

pytestmark = pytest.mark.usefixtures("database")


async def document(person: Made) -> dict[str, Any]:
    pieces = [piece async for _, piece in personal_data.document(by=person.actor, now=NOW)]
    read: dict[str, Any] = json.loads(b"".join(pieces))
    return read


def refers_to(model: type[Model]) -> set[Any]:
    """The tables that a table has foreign keys to."""
    keys = model._meta.fk_fields | model._meta.o2o_fields
    return {getattr(model._meta.fields_map[name], "related_model", None) for name in keys}


def speaking_of_people() -> set[type[Model]]:
    """Every table that refers to a learner, or to something that does."""
    models = [each for each in vars(tables).values() if isinstance(each, type) and issubclass(each, Model)]
    found: set[type[Model]] = {tables.Learner}
    grown = True
    while grown:
        more = {model for model in models if not found.isdisjoint(refers_to(model))}
        grown = not more <= found
        found |= more
    named = {model for model in models if {"learner_id", "subject_id", "uploaded_by_id"} & model._meta.db_fields}
    return found | named


def test_every_table_that_speaks_of_people_is_handed_out_or_kept_back_for_a_reason(database: str) -> None:
    assert database

    assert {section.model for section in SECTIONS} | set(KEPT_BACK) == speaking_of_people()


def test_no_secret_is_handed_out(database: str) -> None:
    assert database
    columns = {f"{section.name}.{column}" for section in SECTIONS for column in section.columns}

    assert [column for column in columns if "hash" in column or "secret" in column or "token" in column] == []
    assert {"profile.npi", "credits.amount", "learningEvents.payload", "certificates.facts"} <= columns


async def test_the_document_holds_what_was_done_and_earned_and_nobody_elses() -> None:
    person = await people.learner(email="amal@example.org")
    other = await people.learner(email="zahra@example.org", given_name="Zahra")
    for each in (person, other):
        scene = await earning.scene(earning.definition(code=f"sepsis-{each.email[0]}"), learner=each)
        await scene.do_all()
        await scene.claim()
        await licenses.add(License(regulator="DHA", number=f"{each.email[0]}-1"), by=each.actor, now=NOW)
        await people.session(each)
    await profiles.update(ProfileChange(npi="1234567893"), by=person.actor)

    found = await document(person)

    assert (found["format"], found["version"]) == ("medmatrix-personal-data", 1)
    assert list(found)[3:] == [section.name for section in SECTIONS]
    [profile] = found["profile"]
    assert (profile["givenName"], profile["npi"]) == ("Amal", "1234567893")
    assert [row["address"] for row in found["emailAddresses"]] == ["amal@example.org"]
    assert [row["number"] for row in found["licenses"]] == ["A-1"]
    assert [row["amount"] for row in found["credits"]] == ["4.00"]
    assert [row["percent"] for row in found["enrollments"]] == [10_000]
    assert len(found["learningEvents"]) == await tables.LearningEvent.filter(enrollment__learner_id=person.id).count() > 0
    certificate = await tables.Certificate.get(learner_id=person.id)
    assert [(row["number"], row["facts"]) for row in found["certificates"]] == [(certificate.number, certificate.facts)]
    assert len(found["sessions"]) == 1
    text = json.dumps(found)
    assert str(other.id) not in text
    assert "zahra@example.org" not in text


async def test_many_rows_come_page_by_page_each_once_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(personal_data, "PAGE", 2)
    person = await people.learner()
    for number in range(5):
        await licenses.add(License(regulator="DHA", number=str(number)), by=person.actor, now=NOW)

    found = await document(person)

    assert sorted(row["number"] for row in found["licenses"]) == ["0", "1", "2", "3", "4"]


async def test_a_job_writes_the_file(tmp_path: Path) -> None:
    person = await people.learner(email="amal@example.org")

    job_id = await personal_data.ask(by=person.actor, now=NOW)
    job = await working.done(job_id, tmp_path)

    assert (job.status, job.done, job.total, job.file) == (
        JobStatus.DONE,
        len(SECTIONS),
        len(SECTIONS),
        f"{job_id}/my-data.json",
    )
    written = json.loads((tmp_path / "jobs" / str(job_id) / "my-data.json").read_bytes())
    assert written["emailAddresses"][0]["address"] == "amal@example.org"


async def test_one_asks_five_times_a_day() -> None:
    person = await people.learner()
    for _ in range(5):
        await personal_data.ask(by=person.actor, now=NOW)

    with pytest.raises(Throttled):
        await personal_data.ask(by=person.actor, now=NOW)

    assert await tables.Job.all().count() == 5


async def test_only_persons_take_their_data_along() -> None:
    key = await people.key(await people.organization(), Scope.IMPORT)

    with pytest.raises(Unauthenticated):
        await personal_data.ask(by=STRANGER, now=NOW)
    with pytest.raises(Forbidden):
        await personal_data.ask(by=key.actor, now=NOW)
    assert await tables.Job.all().count() == 0
