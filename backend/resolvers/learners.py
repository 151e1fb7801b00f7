"""A person's profile: what is shown of it, and changing one's own."""

from dataclasses import dataclass
from typing import Annotated, Protocol
from uuid import UUID

import strawberry

from backend.domain.accounts import ProfileChange
from backend.domain.codes import Code
from backend.domain.credits import Profession
from backend.domain.problems import Fault
from backend.domain.specialties import SPECIALTIES
from backend.reads.learners import Learner
from backend.resolvers import loaders
from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.services import profiles


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerAnswer:
    """What a change of a profile answers."""

    learner: Learner | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="What is to be different; what is left out or null stays as it is.")
class UpdateProfileInput:
    """See `domain.accounts.ProfileChange`."""

    given_name: str | None = strawberry.field(default=None, description="Given name.")
    family_name: str | None = strawberry.field(default=None, description="Family name.")
    printed_name: str | None = strawberry.field(
        default=None, description="Name on certificates; follows the other two until it is set."
    )
    profession: Profession | None = strawberry.field(default=None, description="Profession.")
    specialty: str | None = strawberry.field(default=None, description='Code of a specialty, "" for none.')
    time_zone: str | None = strawberry.field(default=None, description='IANA time zone: "Asia/Dubai".')
    language: str | None = strawberry.field(default=None, description="Language of mails: `en` or `ar`.")


def specialty(root: Learner, info: Info) -> Code | None:
    """The specialty with its name in the reader's language."""
    return SPECIALTIES.named(root.specialty_code, info.context.language) if root.specialty_code else None


class OwnedByLearner(Protocol):
    """A record that belongs to a learner."""

    @property
    def learner_id(self) -> UUID:
        """Whose it is."""


async def of_record(root: OwnedByLearner, info: Info) -> Learner:
    """The learner that a record belongs to: who may see the record may see whose it is."""
    return await loaders.of(info.context).learners.load(root.learner_id)


@payload(LearnerAnswer)
async def update_profile(info: Info, input: Annotated[UpdateProfileInput, INPUT]) -> LearnerAnswer:  # noqa: A002 - the schema's name
    """Change the viewer's profile."""
    change = ProfileChange(
        given_name=input.given_name,
        family_name=input.family_name,
        printed_name=input.printed_name,
        profession=input.profession,
        specialty=input.specialty,
        time_zone=input.time_zone,
        language=input.language,
    )
    return LearnerAnswer(learner=await profiles.update(change, by=info.context.actor))
