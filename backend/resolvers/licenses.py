"""Licenses: what is shown of them, and writing down one's own."""

import datetime as dt
from typing import Annotated

import strawberry

from backend.domain.codes import Code
from backend.domain.licenses import REGULATORS
from backend.domain.licenses import License as Written
from backend.reads.learners import Learner
from backend.reads.licenses import License
from backend.resolvers import ids, learners, loaders
from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Info
from backend.resolvers.learners import LearnerAnswer
from backend.resolvers.payloads import payload
from backend.services import licenses, profiles


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


@payload(LearnerAnswer)
async def add_license(info: Info, input: Annotated[AddLicenseInput, INPUT]) -> LearnerAnswer:  # noqa: A002 - the schema's name
    """Write one down."""
    ctx = info.context
    await licenses.add(_written(input), by=ctx.actor, now=ctx.now())
    return LearnerAnswer(learner=await profiles.own(by=ctx.actor))


@payload(LearnerAnswer)
async def update_license(info: Info, input: Annotated[UpdateLicenseInput, INPUT]) -> LearnerAnswer:  # noqa: A002 - the schema's name
    """Write one anew."""
    actor = info.context.actor
    actor.learner()
    await licenses.update(ids.read(input.license_id, "license"), _written(input), by=actor)
    return LearnerAnswer(learner=await profiles.own(by=actor))


@payload(LearnerAnswer)
async def remove_license(info: Info, input: Annotated[RemoveLicenseInput, INPUT]) -> LearnerAnswer:  # noqa: A002 - the schema's name
    """Forget one."""
    actor = info.context.actor
    actor.learner()
    await licenses.remove(ids.read(input.license_id, "license"), by=actor)
    return LearnerAnswer(learner=await profiles.own(by=actor))


def _written(given: AddLicenseInput) -> Written:
    return Written(regulator=given.regulator, number=given.number, expires_on=given.expires_on)
