"""Files on their way into the storage: each grows under its own name, written by one sender at a time."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BufferedRandom
from pathlib import Path

from backend.settings import Settings


class Busy(Exception):  # noqa: N818 - named after the fact
    """Another sender is writing to this file."""


class Part:
    """A file that is being received. What was flushed survives a crash."""

    def __init__(self, file: BufferedRandom) -> None:
        self._file = file

    async def write(self, chunk: bytes) -> None:
        """Append."""
        await asyncio.to_thread(self._file.write, chunk)

    async def flush(self) -> None:
        """Have the disk hold everything that was written."""
        await asyncio.to_thread(self._flush)

    async def head(self, length: int) -> bytes:
        """The first bytes."""
        return await asyncio.to_thread(self._head, length)

    def _flush(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())

    def _head(self, length: int) -> bytes:
        self._file.flush()
        with Path(self._file.name).open("rb") as file:
            return file.read(length)


class Incoming:
    """A folder of unfinished files."""

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`, made when the first one comes."""
        self._folder = folder

    def path(self, key: str, ending: str) -> Path:
        """Where the unfinished file lies."""
        return self._folder / f"{key}.{ending}"

    @asynccontextmanager
    async def part(self, key: str, ending: str, *, offset: int) -> AsyncIterator[Part]:
        """The file, cut off at `offset`: what came after the last flush before a crash is sent again.

        Raises: Busy while somebody else has it.
        """
        file = await asyncio.to_thread(self._open, self.path(key, ending), offset)
        try:
            yield Part(file)
        finally:
            await asyncio.to_thread(file.close)

    def discard(self, key: str, ending: str) -> None:
        """Forget the file, if there is one."""
        self.path(key, ending).unlink(missing_ok=True)

    def _open(self, path: Path, offset: int) -> BufferedRandom:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        file = path.open("r+b")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            raise Busy from None
        file.truncate(offset)
        file.seek(offset)
        return file


def incoming_of(settings: Settings) -> Incoming:
    """Where the installation keeps what is being received."""
    return Incoming(settings.data_folder / "incoming")
