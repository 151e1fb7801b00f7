"""The earning flow as a process of its own, which says what was answered and dies where it is told to.

`python -m tests.crash.flow DATABASE_URL LEARNER ACTIVITY POINT`: a failpoint stands after every write of a transaction and
after every commit, before anything is answered; at number POINT the process kills itself (0: never).
"""

import asyncio
import datetime as dt
import hashlib
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from uuid import UUID

from backend.certificates.authority import create_authority
from backend.certificates.layout import Paper
from backend.certificates.signer import load_signer
from backend.domain.actors import Actor, Role
from backend.domain.problems import NothingToClaim
from backend.models import database
from backend.reads import certificates
from backend.services import certificate_files, enrollments
from tests import make_enrollments as earning
from tests import make_people as people

DEFINITION = earning.definition(designated=(earning.AMA, earning.MOC))


async def answers(learner_id: UUID, activity_id: UUID) -> AsyncIterator[str]:
    """Do the flow, from whatever stands already; after each step, what the client learns: an id, a number, a hash."""
    learner = people.Made(learner_id, "", Actor(learner_id=learner_id, roles=frozenset({Role.LEARNER})))
    enrollment_id = await enrollments.enroll(activity_id, by=learner.actor, now=people.NOW)
    yield str(enrollment_id)
    scene = earning.Scene(learner, activity_id, enrollment_id)
    await scene.read("one", event_id="read-one")
    yield "read-one"
    await scene.take_test(earning.HALF_RIGHT, event_id="test-failed")
    yield "test-failed"
    await scene.take_test(event_id="test-passed")
    yield "test-passed"
    await scene.evaluate(event_id="evaluation")
    yield "evaluation"
    yield await claimed(scene)
    await scene.read("two", event_id="read-two")
    yield "read-two"
    number = await claimed(scene)
    yield number
    yield await downloaded(scene, number)


async def claimed(scene: earning.Scene) -> str:
    """Claim what is due, if anything is; the number of the certificate that stands then."""
    with suppress(NothingToClaim):
        await scene.claim()
    issued = (await certificates.of_enrollments([scene.enrollment_id]))[scene.enrollment_id]
    return next(certificate.number for certificate in issued if certificate.status is certificates.CertificateStatus.ACTIVE)


async def downloaded(scene: earning.Scene, number: str) -> str:
    """The SHA-256 of the certificate's PDF."""
    authority = create_authority("Creek", now=people.NOW - dt.timedelta(days=1), entropy=bytes(range(64)))
    signer = load_signer(authority.key_pem, authority.chain_pem, at=people.NOW)
    content = await certificate_files.pdf(number, paper=Paper.A4, signer=signer, **scene.own)
    return hashlib.sha256(content).hexdigest()


async def stand_at_failpoints(passed: Callable[[str], None]) -> None:
    """Call `passed` with a name after every write of a transaction and every commit of the database that is open."""
    async with database.transaction() as present:
        transaction = type(present.connection)
    for method in ("execute_insert", "execute_many", "execute_query", "run", "commit"):
        setattr(transaction, method, _then(getattr(transaction, method), passed))


def _then(method: Callable[..., Any], passed: Callable[[str], None]) -> Callable[..., Any]:
    @wraps(method)
    async def wrapped(self: object, *given: Any) -> Any:
        result = await method(self, *given)
        write = re.match(r'(INSERT|UPDATE)(?: INTO)? "?(\w+)', given[0]) if given else None
        if write:
            passed(f"{write[1].lower()} {write[2]}")
        elif not given:
            passed("commit")
        return result

    return wrapped


async def main(url: str, learner_id: UUID, activity_id: UUID, point: int) -> None:
    """Run the flow, printing `passed NAME` for failpoints and `answered WHAT` for answers."""
    passed = 0

    def die_or_pass(name: str) -> None:
        nonlocal passed
        passed += 1
        print("passed", name, flush=True)  # noqa: T201 - the parent reads it
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    async with database.open_database(url):
        await stand_at_failpoints(die_or_pass)
        async for answer in answers(learner_id, activity_id):
            print("answered", answer, flush=True)  # noqa: T201 - the same


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], UUID(sys.argv[2]), UUID(sys.argv[3]), int(sys.argv[4])))
