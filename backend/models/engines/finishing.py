"""Work that must reach its end although the task that awaits it is cancelled, and what both engines say to latecomers."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from tortoise.exceptions import TransactionManagementError

T = TypeVar("T")


class TransactionEnded(TransactionManagementError):  # noqa: N818 - named after the fact, as refusals are
    """Somebody uses a transaction that was committed or rolled back before."""

    def __init__(self) -> None:
        super().__init__(
            "This transaction has ended. Do not use the database from a task that outlives the transaction it was started in."
        )


async def finish(work: Coroutine[Any, Any, T]) -> T:
    """Await `work` to its end, whatever cancels arrive meanwhile; then raise the cancel, if there was one.

    A BEGIN, COMMIT or ROLLBACK that is abandoned half-way leaves a lock or a connection taken for ever. Every one of them goes
    through here. Cancels come from clients that leave, `asyncio.timeout`, cancel scopes (which repeat them) and shutdown.

    Raises: what `work` raises; CancelledError if the caller was cancelled, also when `work` itself failed.
    """
    task = asyncio.ensure_future(work)
    cancel: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait((task,))  # unlike awaiting the task itself, this hands no cancel down to it
        except asyncio.CancelledError as error:
            cancel = error
    if cancel is None:
        return task.result()
    if not task.cancelled():
        task.exception()  # seen, so that asyncio does not report it: the cancel outranks it
    raise cancel
