"""Media files: kept under the hash of their content, so that the same file is stored once and a name says what it holds."""

import asyncio
import hashlib
import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from backend.settings import Settings

NAME = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{1,5}")


class Storage:
    """A folder of files named `<sha256>.<ending>`."""

    def __init__(self, folder: Path) -> None:
        """Keep files in `folder`, made when the first one is put."""
        self._folder = folder

    async def put(self, source: Path) -> str:
        """Store a copy of a file and return its name. The copy appears whole or not at all."""
        return await asyncio.to_thread(self._put, source)

    async def set_aside(self, name: str) -> None:
        """Take a file out of the storage so that it can still be brought back. Safe to repeat."""
        await asyncio.to_thread(self._move, self._folder / name[:2] / name, self._aside(name))

    async def bring_back(self, name: str) -> None:
        """Have a file that was set aside in the storage again."""
        await asyncio.to_thread(self._move, self._aside(name), self._folder / name[:2] / name)

    async def forget(self, name: str) -> None:
        """Delete a file that was set aside."""
        await asyncio.to_thread(self._aside(name).unlink, missing_ok=True)

    def path(self, name: str) -> Path | None:
        """Where the file of that name lies, None if there is none."""
        if not NAME.fullmatch(name):
            return None
        path = self._folder / name[:2] / name
        return path if path.is_file() else None

    def _aside(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not the name of a stored file.")
        return self._folder / name[:2] / f"{name}.aside"

    def _move(self, source: Path, target: Path) -> None:
        with suppress(FileNotFoundError):
            source.replace(target)

    def _put(self, source: Path) -> str:
        with source.open("rb") as file:
            name = hashlib.file_digest(file, "sha256").hexdigest() + source.suffix.lower()
        target = self._folder / name[:2] / name
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part, source.open("rb") as file:
                shutil.copyfileobj(file, part)
                part.flush()
                os.fsync(part.fileno())
            Path(part.name).replace(target)
        return name


def storage_of(settings: Settings) -> Storage:
    """Where the installation keeps media."""
    return Storage(settings.data_folder / "media")
