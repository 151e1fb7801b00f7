"""First steps of an installation, for its administrators."""

from dataclasses import dataclass

from backend.domain.problems import Fault
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.services import setup
from backend.services.setup import Standing


@dataclass(frozen=True, slots=True)
class Setup:
    """Every step as it stands."""

    steps: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TestMailAnswer:
    """What came of a test mail."""

    sent_to: str | None = None
    failure: str | None = None
    errors: tuple[Fault, ...] = ()


async def standing(info: Info) -> Setup:
    """What the installation still lacks."""
    ctx = info.context
    return Setup(await setup.standing(by=ctx.actor, settings=ctx.settings, now=ctx.now()))


@payload(TestMailAnswer)
async def send_test_mail(info: Info) -> TestMailAnswer:
    """Send oneself a mail."""
    ctx = info.context
    outcome = await setup.send_test_mail(by=ctx.actor, settings=ctx.settings, now=ctx.now())
    return TestMailAnswer(sent_to=outcome.sent_to, failure=outcome.failure or None)
