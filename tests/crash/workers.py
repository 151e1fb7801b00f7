"""A worker as a process of its own, doing jobs that leave a trace each, under a lease short enough for a test.

`python -m tests.crash.workers DATABASE_URL AT_ONCE DEATH`: it kills itself after so many jobs (0: never), in the middle of the
ones that are under way, or works until it is killed.
"""

import asyncio
import datetime as dt
import os
import signal
import sys
import tempfile
from pathlib import Path

from backend import queue
from backend.app import utc_now
from backend.live import Live
from backend.models import tables
from backend.models.database import open_database, transaction
from backend.queue import claiming, worker
from backend.reads import rights

LEASE = dt.timedelta(seconds=2)
SECONDS = 0.05
"""What a job takes."""


async def work_for(url: str, at_once: int, death: int) -> None:
    """Do jobs until the process ends. Each leaves an entry in the audit trail, in the transaction that closes it."""
    claiming.LEASE, worker.LOOK_EVERY = LEASE, 0.2
    done = 0

    async def handle(work: queue.Work) -> None:
        nonlocal done
        await work.progress(0, 1)
        await asyncio.sleep(SECONDS)
        async with transaction():
            await tables.AuditEvent.create(kind="TEST", actor="test", happened_at=work.now(), details={"job": str(work.id)})
            await work.finish()
        done += 1
        if done == death:
            os.kill(os.getpid(), signal.SIGKILL)

    async with open_database(url):
        live = Live()
        with tempfile.TemporaryDirectory() as folder:
            one = queue.Worker(
                handle, live=live, identify=rights.of_person, folder=Path(folder), clock=utc_now, at_once=at_once
            )
            await live.start()
            one.start()
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work_for(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
