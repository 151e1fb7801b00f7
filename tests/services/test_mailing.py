"""Mail goes out once, whoever sends it and whatever fails."""

import asyncio
from datetime import datetime, timedelta
from typing import NoReturn
from uuid import UUID

import pytest

from backend.domain.letters import Letter
from backend.integrations.mail import Message, NotTaken, Outbox
from backend.models import tables
from backend.models.database import transaction
from backend.reads import mails
from backend.services import mailing
from tests.make_people import NOW

pytestmark = pytest.mark.usefixtures("database")


class Server:
    """A mail server that takes what it is told to take."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.taken: list[Message] = []
        self.has_taken = asyncio.Event()

    async def send(self, message: Message) -> None:
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        self.taken.append(message)
        self.has_taken.set()


async def post(recipient: str = "amal@example.org", *, now: datetime = NOW) -> UUID:
    async with transaction():
        return await mailing.post(recipient, Letter("Hello", "A line.\n"), now=now)


async def test_a_mail_is_sent_once_and_noted() -> None:
    mail_id = await post()
    server = Server()

    assert await mailing.deliver_due(server, now=NOW) == 1
    assert await mailing.deliver_due(server, now=NOW + timedelta(days=1)) == 0

    assert server.taken == [Message(mail_id, "amal@example.org", "Hello", "A line.\n", NOW)]
    row = await tables.Mail.get(id=mail_id)
    assert (row.sent_at, row.tries, row.failure) == (NOW, 1, "")


async def test_a_mail_of_a_transaction_that_failed_was_never_written() -> None:
    async def fail() -> NoReturn:
        async with transaction():
            await mailing.post("amal@example.org", Letter("Hello", "A line.\n"), now=NOW)
            raise LookupError

    with pytest.raises(LookupError):
        await fail()

    assert await tables.Mail.all().count() == 0


async def test_a_mail_that_is_not_due_waits() -> None:
    await post(now=NOW + timedelta(seconds=1))

    assert await mailing.deliver_due(Server(), now=NOW) == 0


async def test_many_senders_at_once_send_each_mail_once() -> None:
    posted = {await post(f"learner{number}@example.org") for number in range(8)}
    servers = [Server() for _ in range(4)]

    sent = await asyncio.gather(*(mailing.deliver_due(server, now=NOW) for server in servers))

    taken = [message.id for server in servers for message in server.taken]
    assert sum(sent) == len(taken) == 8
    assert set(taken) == posted


async def test_a_failure_is_kept_and_tried_again_after_longer_and_longer_pauses() -> None:
    mail_id = await post()
    server = Server(*[NotTaken(f"451 try {number}") for number in range(1, 7)])
    now, pauses = NOW, []
    for number in range(1, 7):
        assert await mailing.deliver_due(server, now=now) == 0
        row = await tables.Mail.get(id=mail_id)
        assert (row.tries, row.failure, row.sent_at) == (number, f"451 try {number}", None)
        pauses.append((row.next_try_at - now) // timedelta(minutes=1))
        assert await mailing.deliver_due(server, now=row.next_try_at - timedelta(seconds=1)) == 0
        now = row.next_try_at

    assert pauses == [2, 5, 15, 60, 240, 240]
    assert await mailing.deliver_due(server, now=now) == 1
    row = await tables.Mail.get(id=mail_id)
    assert (row.sent_at, row.tries, row.failure) == (now, 7, "")


@pytest.mark.parametrize(
    ("failure", "tried_at"),
    [
        (NotTaken("550 no such mailbox", is_final=True), NOW),
        (NotTaken("451 later"), NOW + timedelta(days=3)),
    ],
)
async def test_a_mail_is_given_up_when_trying_is_pointless_or_has_taken_three_days(
    failure: NotTaken, tried_at: datetime
) -> None:
    mail_id = await post()

    assert await mailing.deliver_due(Server(failure), now=tried_at) == 0

    row = await tables.Mail.get(id=mail_id)
    assert (row.next_try_at, row.sent_at, row.failure) == (mailing.NEVER, None, str(failure))
    assert await mailing.deliver_due(Server(), now=tried_at + timedelta(days=3650)) == 0


async def test_a_sender_that_dies_leaves_the_mail_to_the_next_one() -> None:
    mail_id = await post()
    with pytest.raises(MemoryError):
        await mailing.deliver_due(Server(MemoryError()), now=NOW)

    server = Server()
    assert await mailing.deliver_due(server, now=NOW + timedelta(minutes=2, seconds=-1)) == 0
    assert await mailing.deliver_due(server, now=NOW + timedelta(minutes=2)) == 1
    assert [message.id for message in server.taken] == [mail_id]


async def test_one_round_takes_fifty_the_oldest_first() -> None:
    for number in range(52):
        await post(f"learner{number}@example.org", now=NOW - timedelta(minutes=number))
    server = Server()

    assert await mailing.deliver_due(server, now=NOW) == 50
    assert server.taken[0].recipient == "learner51@example.org"
    assert await mailing.deliver_due(server, now=NOW) == 2
    assert server.taken[-1].recipient == "learner0@example.org"


async def test_without_a_server_the_outbox_shows_the_newest_mail_first(caplog: pytest.LogCaptureFixture) -> None:
    await post("amal@example.org", now=NOW - timedelta(minutes=1))
    await post("sami@example.org")

    with caplog.at_level("INFO", logger="backend.integrations.mail"):
        assert await mailing.deliver_due(Outbox(), now=NOW) == 2

    assert [record.getMessage().split(" ")[3] for record in caplog.records] == ["amal@example.org", "sami@example.org"]
    listed = await mails.newest(10)
    assert [(mail.recipient, mail.body, mail.sent_at) for mail in listed] == [
        ("sami@example.org", "A line.\n", NOW),
        ("amal@example.org", "A line.\n", NOW),
    ]
    assert await mails.newest(10, recipient="amal@example.org") == listed[1:]
    assert await mails.newest(1) == listed[:1]


async def test_the_postman_walks_on_after_a_round_that_failed(caplog: pytest.LogCaptureFixture) -> None:
    server = Server(LookupError("something nobody expected"))
    moments = iter(NOW + timedelta(hours=number) for number in range(10_000))
    postman = mailing.Postman(server, lambda: next(moments), pause=0.001)
    await post()

    postman.start()
    async with asyncio.timeout(10):
        await server.has_taken.wait()
    await postman.stop()
    await postman.stop()

    assert len(server.taken) == 1
    assert [record.getMessage() for record in caplog.records] == ["A round of mails failed"]
    await post(now=NOW)
    await asyncio.sleep(0.02)
    assert len(server.taken) == 1


async def test_the_postman_does_not_wait_for_ever_for_a_server_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hanging(Server):
        async def send(self, message: Message) -> None:
            await super().send(message)
            await asyncio.Event().wait()

    monkeypatch.setattr(mailing, "PATIENCE", 0.05)
    server = Hanging()
    postman = mailing.Postman(server, lambda: NOW)
    mail_id = await post()

    postman.start()
    async with asyncio.timeout(10):
        await server.has_taken.wait()
        await postman.stop()

    row = await tables.Mail.get(id=mail_id)
    assert (row.sent_at, row.next_try_at) == (None, NOW + timedelta(minutes=2))
