"""Somebody's data, collected into one file."""

from backend.queue import Work
from backend.services import personal_data
from backend.services.personal_data import FILE, SECTIONS


async def export_my_data(work: Work) -> None:
    """Write the document, section by section. A repetition after a crash begins anew: the file appears whole or not at all."""
    noted = 0
    await work.progress(0, len(SECTIONS))
    with work.store(FILE) as file:
        async for done, piece in personal_data.document(by=work.actor, now=work.now()):
            file.write(piece)
            if done > noted:
                await work.progress(done)
                noted = done
    await work.finish(file=FILE)
