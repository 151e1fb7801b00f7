"""A person's profile: what is shown of it, and changing one's own."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Protocol
from uuid import UUID

import strawberry

from backend.certificates import glyphs
from backend.domain.boards import BOARDS
from backend.domain.codes import Code
from backend.domain.credits import Profession
from backend.domain.gaps import Gap
from backend.domain.ledger import local_date
from backend.domain.problems import ErrorCode, Fault, InvalidInput
from backend.domain.profiles import LONGEST_PRINTED_NAME, BoardIdentifier, ProfileChange
from backend.domain.specialties import SPECIALTIES
from backend.reads import gaps as gaps_
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


@strawberry.input(description="The number by which a certifying board knows the learner.")
class BoardIdentifierInput:
    """See `domain.profiles.BoardIdentifier`."""

    board: str = strawberry.field(description="Code of the board: `boards` lists them.")
    number: str = strawberry.field(description="The board's number of the learner.")


@strawberry.input(description="What is to be different; what is left out or null stays as it is.")
class UpdateProfileInput:
    """See `domain.profiles.ProfileChange`."""

    given_name: str | None = strawberry.field(default=None, description="Given name.")
    family_name: str | None = strawberry.field(default=None, description="Family name.")
    printed_name: str | None = strawberry.field(
        default=None, description="Name on certificates; follows the other two until it is set."
    )
    profession: Profession | None = strawberry.field(default=None, description="Profession.")
    specialty: str | None = strawberry.field(default=None, description='Code of a specialty, "" for none.')
    time_zone: str | None = strawberry.field(default=None, description='IANA time zone: "Asia/Dubai".')
    language: str | None = strawberry.field(default=None, description="Language of mails: `en` or `ar`.")
    npi: str | None = strawberry.field(default=None, description='National Provider Identifier, ten digits; "" for none.')
    birthday: str | None = strawberry.field(default=None, description='Month and day of birth: "03-09"; "" for none.')
    board_identifiers: list[BoardIdentifierInput] | None = strawberry.field(
        default=None, description="All numbers by which boards know the learner, each board once: they replace those kept."
    )


def is_open(root: Learner, info: Info) -> bool:
    """Whether the caller may see what only the person and administrators may: numbers, day of birth, licenses."""
    return is_own(root.id, info)


def is_own(learner_id: UUID, info: Info) -> bool:
    """The same of a learner known by id."""
    actor = info.context.actor
    return actor.learner_id == learner_id or actor.sees_all


def npi(root: Learner, info: Info) -> str | None:
    """The NPI, for those who may see it."""
    return (root.npi or None) if is_open(root, info) else None


def birthday(root: Learner, info: Info) -> str | None:
    """Month and day of birth, for those who may see it."""
    return (root.birthday or None) if is_open(root, info) else None


async def board_identifiers(root: Learner, info: Info) -> tuple[BoardIdentifier, ...]:
    """The boards' numbers, for those who may see them."""
    return await loaders.of(info.context).board_identifiers.load(root.id) if is_open(root, info) else ()


async def gaps(root: Learner, info: Info) -> list[Gap]:
    """What the profile does not say yet, for those who may see it."""
    return await gaps_.of_learner(root) if is_open(root, info) else []


def board(root: BoardIdentifier | Gap, info: Info) -> Code | None:
    """The board with its name in the reader's language."""
    return BOARDS.named(root.board, info.context.language) if root.board else None


async def unprintable_characters(
    info: Info,
    text: Annotated[str, strawberry.argument(description="A name as it is to be printed, at most 200 characters.")],
) -> list[str]:
    """What certificates cannot show of a text."""
    info.context.actor.require_known()
    if len(text) > LONGEST_PRINTED_NAME:
        message = f"Use at most {LONGEST_PRINTED_NAME} characters."
        raise InvalidInput.of((Fault(ErrorCode.INVALID_INPUT, message, ("text",)),))
    return list(glyphs.missing(text))


def specialty(root: Learner, info: Info) -> Code | None:
    """The specialty with its name in the reader's language."""
    return SPECIALTIES.named(root.specialty_code, info.context.language) if root.specialty_code else None


def today_of(root: Learner, info: Info) -> dt.date:
    """The date where the learner is: what decides on expiry and on the year."""
    return local_date(info.context.now(), root.time_zone)


async def today(learner_id: UUID, info: Info) -> dt.date:
    """The same of a learner known by id."""
    return today_of(await loaders.of(info.context).learners.load(learner_id), info)


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
        npi=input.npi,
        birthday=input.birthday,
        board_identifiers=None
        if input.board_identifiers is None
        else tuple(BoardIdentifier(each.board, each.number) for each in input.board_identifiers),
    )
    return LearnerAnswer(learner=await profiles.update(change, by=info.context.actor))
