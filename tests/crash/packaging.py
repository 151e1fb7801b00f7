"""A worker as a process of its own that makes a package and kills itself where it is told to.

`python -m tests.crash.packaging DATABASE_URL FOLDER POINT`: a failpoint stands after every write and every commit; at number
POINT the process kills itself (0: never, and it is later). It ends when no job is left.
"""

import asyncio
import datetime as dt
import os
import signal
import sys
from pathlib import Path

from backend.handlers import handler
from backend.models import database
from backend.queue import Work, claiming
from backend.reads import rights
from backend.services import packages
from tests.crash.flow import stand_at_failpoints
from tests.handlers.working import LATER, signer
from tests.make_people import NOW

AT_ONCE = 4


async def work(folder: Path, *, now: dt.datetime) -> None:
    """Do every job that can be had at that time."""
    while (job := await claiming.claim(now=now)) is not None:
        actor = await rights.of_person(job.requested_by_id)
        assert actor is not None
        await handler(signer())(Work(job, actor, folder=folder, clock=lambda: now))


async def main(url: str, folder: Path, point: int) -> None:
    """Do what is asked for, printing the failpoints that are passed."""
    passed = 0
    packages.AT_ONCE = AT_ONCE

    def die_or_pass(name: str) -> None:
        nonlocal passed
        passed += 1
        print(name, flush=True)  # noqa: T201 - the parent reads it
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    async with database.open_database(url):
        await stand_at_failpoints(die_or_pass)
        await work(folder, now=NOW if point else NOW + LATER)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))
