"""Packages of certificates: noted, made a few at a time, then finished with cover and all."""

from backend.certificates.signer import Signer
from backend.domain.packages import PackageFormat, safe
from backend.queue import Work
from backend.services import packages


async def package_certificates(work: Work, *, signer: Signer) -> None:
    """Make what is missing and put the package together. A repetition after a crash makes what is missing and nothing twice."""
    done, total = await packages.begin(work.id, work.input, by=work.actor)
    await work.progress(done, total)

    async def note(more: int) -> None:
        await work.progress(work.done + more)

    while await packages.advance(work.id, signer=signer, now=work.now(), note=note) is not None:
        pass
    for position, fault in await packages.faults(work.id):
        await work.wrong(position, "", "not_printed", fault)
    name = f"{safe(work.input['name'] or 'certificates')}.{work.input['format'].lower()}"
    if work.input["format"] == PackageFormat.PDF.value:
        with work.store(name) as file:
            await packages.finish(work.id, work.input, signer=signer, file=file, now=work.now())
    else:
        await packages.finish(work.id, work.input, signer=signer, file=None, now=work.now())
    await work.finish(file=name)
