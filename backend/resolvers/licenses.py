"""Licenses: what is shown of them, and writing down one's own."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

import strawberry

from backend.domain.actors import Actor
from backend.domain.codes import Code
from backend.domain.licenses import REGULATORS
from backend.domain.licenses import License as Written
from backend.domain.problems import Fault
from backend.reads import licenses as reads
from backend.reads.learners import Learner
from backend.reads.licenses import License
from backend.resolvers import ids, learners, loaders
from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.services import licenses, profiles


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseAnswer:
    """What a change of a license answers."""

    license: License | None = None
    learner: Learner | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="A license that one holds.")
class AddLicenseInput:
    """See `domain.licenses.License`."""

    regulator: str = strawberry.field(description="Code of the regulator: `regulators` lists them.")
    number: str = strawberry.field(description="The number as it stands on the license.")
    expires_on: dt.date | None = strawberry.field(default=None, description="Its last day, if it is known.")


@strawberry.input(description="How a license is to read from now on.")
class UpdateLicenseInput(AddLicenseInput):
    """See `domain.licenses.License`."""

    license_id: strawberry.ID = strawberry.field(description="The license.")


@strawberry.input(description="The license to forget.")
class RemoveLicenseInput:
    """See `services.licenses.remove`."""

    license_id: strawberry.ID = strawberry.field(description="The license.")


async def of_learner(root: Learner, info: Info) -> tuple[License, ...]:
    """The person's licenses; none for those who may not see them."""
    return await loaders.of(info.context).licenses.load(root.id) if learners.is_open(root, info) else ()


def regulator(root: License, info: Info) -> Code:
    """Who gave it, with its name in the reader's language."""
    return REGULATORS.named(root.regulator_code, info.context.language)


@payload(LicenseAnswer)
async def add_license(info: Info, input: Annotated[AddLicenseInput, INPUT]) -> LicenseAnswer:  # noqa: A002 - the schema's name
    """Write one down."""
    ctx = info.context
    return await _answer(await licenses.add(_written(input), by=ctx.actor, now=ctx.now()), by=ctx.actor)


@payload(LicenseAnswer)
async def update_license(info: Info, input: Annotated[UpdateLicenseInput, INPUT]) -> LicenseAnswer:  # noqa: A002 - the schema's name
    """Write one anew."""
    actor = info.context.actor
    actor.learner()
    license_id = ids.read(input.license_id, "license")
    await licenses.update(license_id, _written(input), by=actor)
    return await _answer(license_id, by=actor)


@payload(LicenseAnswer)
async def remove_license(info: Info, input: Annotated[RemoveLicenseInput, INPUT]) -> LicenseAnswer:  # noqa: A002 - the schema's name
    """Forget one."""
    actor = info.context.actor
    actor.learner()
    await licenses.remove(ids.read(input.license_id, "license"), by=actor)
    return LicenseAnswer(learner=await profiles.own(by=actor))


async def _answer(license_id: UUID, *, by: Actor) -> LicenseAnswer:
    return LicenseAnswer(license=await reads.by_id(license_id, by=by), learner=await profiles.own(by=by))


def _written(given: AddLicenseInput) -> Written:
    return Written(regulator=given.regulator, number=given.number, expires_on=given.expires_on)
