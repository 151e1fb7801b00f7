"""What many records of one answer refer to, fetched together: one statement per noun and level, never one per row."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader

from backend.domain.profiles import BoardIdentifier
from backend.reads import activities, certificates, credits, directory, enrollments, learners, licenses, organizations
from backend.reads.activities import Activity
from backend.reads.certificates import Certificate
from backend.reads.credits import Credit
from backend.reads.enrollments import Attempt, Enrollment
from backend.reads.learners import Learner
from backend.reads.licenses import License
from backend.reads.organizations import Organization
from backend.resolvers.context import Context

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Loaders:
    """Batching without a cache: a subscription's answers are read anew each time."""

    own_enrollments: DataLoader[UUID, Enrollment | None]
    enrollments: DataLoader[UUID, Enrollment | None]
    versions: DataLoader[UUID, Activity | None]
    credits: DataLoader[UUID, Credit | None]
    certificates: DataLoader[UUID, Certificate | None]
    certified: DataLoader[UUID, tuple[Credit, ...]]
    attempts: DataLoader[Enrollment, tuple[Attempt, ...]]
    learners: DataLoader[UUID, Learner]
    board_identifiers: DataLoader[UUID, tuple[BoardIdentifier, ...]]
    licenses: DataLoader[UUID, tuple[License, ...]]
    organizations: DataLoader[UUID, Organization | None]
    addresses: DataLoader[UUID, str | None]


def of(context: Context) -> Loaders:
    """The loaders of a request."""
    if context.loaders is None:
        context.loaders = _loaders(context)
    loaders: Loaders = context.loaders
    return loaders


def _loaders(context: Context) -> Loaders:
    async def own(ids: Iterable[UUID]) -> Mapping[UUID, Enrollment]:
        if context.actor.learner_id is None:
            return {}
        return await enrollments.of_activities(ids, learner_id=context.actor.learner_id, now=context.now())

    async def by_id(ids: Iterable[UUID]) -> Mapping[UUID, Enrollment]:
        return await enrollments.by_ids(ids, now=context.now())

    async def entries(ids: Iterable[UUID]) -> Mapping[UUID, Credit]:
        return await credits.by_ids(ids, now=context.now())

    async def certified(ids: Iterable[UUID]) -> Mapping[UUID, tuple[Credit, ...]]:
        return await credits.of_certificates(ids, now=context.now())

    async def attempts(many: list[Enrollment]) -> list[tuple[Attempt, ...]]:
        found = await enrollments.attempts_of(many)
        return [found[enrollment.id] for enrollment in many]

    async def owners(ids: list[UUID]) -> list[Learner]:
        found = await learners.by_ids(dict.fromkeys(ids))
        return [found[key] for key in ids]

    return Loaders(
        own_enrollments=_batched(own),
        enrollments=_batched(by_id),
        versions=_batched(activities.versions),
        credits=_batched(entries),
        certificates=_batched(certificates.by_ids),
        certified=_each(certified),
        attempts=DataLoader(attempts, cache=False),
        learners=DataLoader(owners, cache=False),
        board_identifiers=_each(learners.board_identifiers),
        licenses=_each(licenses.of_learners),
        organizations=_batched(organizations.by_ids),
        addresses=_batched(directory.addresses),
    )


def _each(fetch: Callable[[Iterable[K]], Awaitable[Mapping[K, T]]]) -> DataLoader[K, T]:
    """For what every key has, be it empty."""

    async def load(keys: list[K]) -> list[T]:
        found = await fetch(dict.fromkeys(keys))
        return [found[key] for key in keys]

    return DataLoader(load, cache=False)


def _batched(fetch: Callable[[Iterable[K]], Awaitable[Mapping[K, T]]]) -> DataLoader[K, T | None]:
    async def load(keys: list[K]) -> list[T | None]:
        found = await fetch(dict.fromkeys(keys))
        return [found.get(key) for key in keys]

    return DataLoader(load, cache=False)
