"""First steps: each is told from how things stand, to administrators alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backend.domain.actors import STRANGER, Role
from backend.domain.problems import Forbidden, Throttled, Unauthenticated
from backend.models import tables
from backend.models.database import transaction
from backend.services import setup
from backend.services.setup import SetupStep
from backend.settings import Settings
from tests import make_people as people
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_folder=tmp_path, demonstration=True)


async def done(settings: Settings, by: people.Made) -> list[SetupStep]:
    return [each.step for each in await setup.standing(by=by.actor, settings=settings, now=NOW) if each.done]


async def test_a_new_installation_lacks_everything(settings: Settings) -> None:
    noor = await people.administrator()

    steps = await setup.standing(by=noor.actor, settings=settings, now=NOW)

    assert [each.step for each in steps] == list(SetupStep)
    assert [each.done for each in steps] == [False] * 6
    assert steps[3].valid_until is not None
    assert steps[3].valid_until > datetime(2026, 3, 9, tzinfo=UTC)


async def test_each_step_is_done_by_what_it_asks_for(settings: Settings) -> None:
    noor, provider = await people.administrator(), await people.organization(name="Creek Heart")
    assert await done(settings, noor) == []  # a fictitious provider is none

    async with transaction():
        await tables.Organization.filter(id=provider).update(fictitious=False, accredited=False)
    assert await done(settings, noor) == [SetupStep.PROVIDER]
    async with transaction():
        await tables.Organization.filter(id=provider).update(accreditation_statement="By the Board.")
        await tables.Organization.filter(id=provider).update(seal="0" * 64)
        await tables.Activity.create(provider_id=provider, code="first", status="PUBLISHED", created_at=NOW)

    assert await done(settings, noor) == [SetupStep.PROVIDER, SetupStep.ACCREDITATION, SetupStep.SEAL, SetupStep.ACTIVITY]


async def test_a_mail_server_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    noor = await people.administrator(email="noor@example.org")
    none = Settings(data_folder=tmp_path)
    dead = Settings(data_folder=tmp_path, smtp_url="smtp://127.0.0.1:1", mail_from="credits@example.org")

    without = await setup.send_test_mail(by=noor.actor, settings=none, now=NOW)
    down = await setup.send_test_mail(by=noor.actor, settings=dead, now=NOW)

    assert (without.sent_to, without.failure) == ("noor@example.org", "No mail server is set: SMTP_URL is empty.")
    assert down.failure != ""
    assert await tables.Mail.all().count() == 0


async def test_test_mails_are_few(settings: Settings) -> None:
    noor = await people.administrator()
    for _ in range(5):
        await setup.send_test_mail(by=noor.actor, settings=settings, now=NOW)

    with pytest.raises(Throttled):
        await setup.send_test_mail(by=noor.actor, settings=settings, now=NOW)


async def test_nobody_else_is_told(settings: Settings) -> None:
    auditor = await people.learner(roles=[Role.AUDITOR])
    for caller, problem in ((auditor.actor, Forbidden), (STRANGER, Unauthenticated)):
        with pytest.raises(problem):
            await setup.standing(by=caller, settings=settings, now=NOW)
        with pytest.raises(problem):
            await setup.send_test_mail(by=caller, settings=settings, now=NOW)
