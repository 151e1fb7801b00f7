"""What a new installation still lacks, told from how things stand: nothing is ticked off by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import uuid4

from backend.certificates.failures import SignerRefused
from backend.domain import letters
from backend.domain.actors import Actor
from backend.integrations import mail
from backend.integrations.mail import Message, NotTaken
from backend.reads import addresses, learners, sql
from backend.services import signing_certificates, throttling
from backend.services.signing_keys import signer_of
from backend.settings import Settings

TEST_MAILS = throttling.Limit("test-mail:learner", 5, timedelta(hours=1))


class SetupStep(StrEnum):
    """What an installation needs before its first real credit, in the order in which it is done."""

    PROVIDER = "PROVIDER"
    ACCREDITATION = "ACCREDITATION"
    SEAL = "SEAL"
    SIGNING = "SIGNING"
    MAIL = "MAIL"
    ACTIVITY = "ACTIVITY"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a step stands. `detail` is what it rests on: a provider's name, the signer and until when, the sender of mails."""

    step: SetupStep
    done: bool
    detail: str = ""
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class TestMail:
    """What came of a test mail: `failure` is the mail server's word, "" if it took the mail."""

    sent_to: str
    failure: str


async def standing(*, by: Actor, settings: Settings, now: datetime) -> tuple[Standing, ...]:
    """Every step as it stands now. One statement.

    Raises: Unauthenticated, Forbidden for all but administrators.
    """
    by.require_administrator()
    found = await sql.row(
        """SELECT (SELECT MIN(name) FROM organization WHERE kind = 'PROVIDER' AND NOT fictitious) AS provider,
            (SELECT MIN(name) FROM organization WHERE kind = 'PROVIDER' AND NOT fictitious
                AND (accredited OR accreditation_statement <> '')) AS accredited,
            (SELECT MIN(name) FROM organization WHERE kind = 'PROVIDER' AND NOT fictitious AND seal <> '') AS sealed,
            (SELECT COUNT(*) FROM activity a JOIN organization o ON o.id = a.provider_id
                WHERE a.status = 'PUBLISHED' AND NOT o.fictitious) AS activities"""
    )
    assert found is not None
    return (
        Standing(SetupStep.PROVIDER, found["provider"] is not None, found["provider"] or ""),
        Standing(SetupStep.ACCREDITATION, found["accredited"] is not None, found["accredited"] or ""),
        Standing(SetupStep.SEAL, found["sealed"] is not None, found["sealed"] or ""),
        _signing(settings, now=now),
        Standing(SetupStep.MAIL, bool(settings.smtp_url), settings.mail_from),
        Standing(SetupStep.ACTIVITY, found["activities"] > 0),
    )


def _signing(settings: Settings, *, now: datetime) -> Standing:
    try:
        signer = signer_of(settings, now=now)
    except SignerRefused as refusal:  # a certificate that has expired since the service started
        return Standing(SetupStep.SIGNING, done=False, detail=str(refusal))
    done = settings.has_own_signer and not signing_certificates.expires_soon(signer, now=now)
    return Standing(SetupStep.SIGNING, done, signer.name, signer.valid_until)


async def send_test_mail(*, by: Actor, settings: Settings, now: datetime) -> TestMail:
    """Hand a mail to oneself to the mail server at once, and say what came of it. It is not tried again.

    Raises: Unauthenticated, Forbidden for all but administrators; Throttled.
    """
    by.require_administrator()
    learner_id = by.learner()
    await throttling.spend(TEST_MAILS.on(str(learner_id)), now=now)
    own = await learners.by_ids([learner_id])
    address = (await addresses.of_learner(learner_id, now=now))[0].address
    letter = letters.test_mail(service=settings.service_name, language=own[learner_id].language)
    if not settings.smtp_url:
        return TestMail(address, "No mail server is set: SMTP_URL is empty.")
    try:
        await mail.transport_of(settings).send(Message(uuid4(), address, letter.subject, letter.body, now))
    except NotTaken as failure:
        return TestMail(address, str(failure))
    return TestMail(address, "")
