"""Durable work: asked for inside a transaction, done by a worker, however often that has to start again.

The `job` row is the truth. A service says `await queue.enqueue(JobKind.X, {...}, by=by, now=now)` in the transaction of the
change that asks for it. A `Worker` claims the row under a lease and hands a `Work` to the handler of its kind, whose every
write is fenced: once another worker has taken the job over, the first one can write nothing more.
"""

from backend.queue.enqueuing import WAITING, enqueue
from backend.queue.work import Cancelled, Taken, Work
from backend.queue.worker import Worker

__all__ = ["WAITING", "Cancelled", "Taken", "Work", "Worker", "enqueue"]
