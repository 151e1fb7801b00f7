"""Publishing: a definition becomes a draft, a draft becomes the version on offer. What was earned before stays as it was."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from backend import live
from backend.certificates import glyphs
from backend.domain import publishing, searching
from backend.domain.activities import ActivityDefinition, ActivityStatus
from backend.domain.actors import Actor
from backend.domain.contents import ContentItem, InteractiveStep, MediaFile
from backend.domain.problems import Conflict, ErrorCode, Fault, InvalidInput, NotFound
from backend.integrations.storage import Storage
from backend.live import topics
from backend.models.database import transaction
from backend.models.tables import Activity, ActivityVersion, CheckInCode, Organization
from backend.reads import activities as reads
from backend.reads import definitions
from backend.services import staff_tasks

CHECK_IN_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CHECK_IN_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving led to: `changed` is False when the same definition stood there already."""

    activity: reads.Activity
    changed: bool


async def publish_file(
    definition: ActivityDefinition, media: Mapping[str, Path], *, storage: Storage, by: Actor, now: datetime
) -> Saved:
    """Store a file's media and publish its definition, all or nothing. Publishing the same again changes nothing.

    Raises: NotFound for a provider that the actor does not work for; InvalidInput with every fault.
    """
    _refuse_faults(definition)
    names = {name: await storage.put(path) for name, path in media.items()}
    saved = await save(with_stored_media(definition, names), publish=True, by=by, now=now)
    for name, path in media.items():
        if storage.path(names[name]) is None:  # an upload of the same file was cleared away in this moment
            await storage.put(path)
    return saved


async def save(
    definition: ActivityDefinition, *, publish: bool, by: Actor, now: datetime, expected_digest: str | None = None
) -> Saved:
    """Save a definition as the draft of its code, finished or not, or publish it at once.

    `expected_digest` is that of the version which was edited ("" for none), where another's changes must not be lost.

    Raises: InvalidInput with every fault, among them a provider that the actor does not work for; Conflict where something
    else stands there than what was expected.
    """
    by.require_staff()
    if publish:
        _refuse_faults(definition)
    else:
        _refuse(publishing.draft_faults(definition))
    digest = definitions.digest(definition)
    async with transaction():
        provider = await _provider(definition, by=by)
        joint = await _joint(definition)
        activity = await _activity(provider, definition, now=now)
        newest = await ActivityVersion.filter(activity_id=activity.id).order_by("-number").first()
        _refuse_what_was_not_seen(newest, expected_digest)
        changed = newest is None or newest.digest != digest or (publish and newest.published_at is None)
        if changed:
            version = await _version(activity, newest, definition, digest=digest, joint=joint, now=now)
            if publish:
                await _offer(activity, version, now=now)
        else:
            assert newest is not None
            version = newest
        announce(activity)
    saved = await reads.version(version.id)
    assert saved is not None
    return Saved(saved, changed)


async def publish(activity_id: UUID, *, by: Actor, now: datetime) -> reads.Activity:
    """Offer the draft of an activity.

    Raises: NotFound if it is not theirs; Conflict where no draft waits; InvalidInput with every fault of the draft.
    """
    by.require_staff()
    async with transaction():
        activity = await theirs(activity_id, by=by)
        draft = await ActivityVersion.filter(activity_id=activity.id, published_at=None).first()
        if draft is None:
            raise Conflict("There is no draft to publish.", path=("activity_id",))
        _refuse_faults(definitions.read(draft.definition))
        await _offer(activity, draft, now=now)
        announce(activity)
    offered = await reads.version(draft.id)
    assert offered is not None
    return offered


async def retire(activity_id: UUID, *, by: Actor, now: datetime) -> reads.Activity:
    """Take an activity out of the catalogue. Those enrolled may finish it.

    Raises: NotFound if it is not theirs; Conflict unless it is published.
    """
    by.require_staff()
    async with transaction():
        activity = await theirs(activity_id, by=by)
        changed = await Activity.filter(id=activity.id, status=ActivityStatus.PUBLISHED.value).update(
            status=ActivityStatus.RETIRED.value, retired_at=now
        )
        if changed != 1:
            raise Conflict("Only a published activity can be retired.", path=("activity_id",))
        announce(activity)
    retired = await reads.by_id(activity_id, by=by)
    assert retired is not None
    return retired


async def create_check_in_code(
    activity_id: UUID, session_key: str, *, valid_for: timedelta, by: Actor, now: datetime
) -> tuple[str, datetime]:
    """A code for those in the room of a session, and until when it may be entered.

    Raises: NotFound if the activity is not theirs; InvalidInput for an unknown session or a time of more than a day.
    """
    by.require_staff()
    if not timedelta(minutes=1) <= valid_for <= timedelta(days=1):
        raise InvalidInput("A code is valid for one minute to one day.", path=("valid_minutes",))
    activity = await reads.by_id(activity_id, by=by)
    if activity is None or not by.works_for(activity.provider.id):
        raise NotFound("activity")
    if activity.definition.session(session_key) is None:
        raise InvalidInput("The activity has no such session.", path=("session_key",))
    code = "".join(secrets.choice(CHECK_IN_ALPHABET) for _ in range(CHECK_IN_LENGTH))
    async with transaction():
        await CheckInCode.create(
            activity_id=activity_id, session_key=session_key, code=code, created_at=now, valid_until=now + valid_for
        )
    return code, now + valid_for


def announce(activity: Activity) -> None:
    """In the caller's transaction: what the activity offers has changed, and with it what waits for its provider's staff."""
    live.announce(topics.activity(activity.id))
    staff_tasks.announce(activity.provider_id)


async def theirs(activity_id: UUID, *, by: Actor) -> Activity:
    """The activity's row, locked, for those who work for its provider. Call it within a transaction.

    Raises: NotFound for everybody else.
    """
    activity = await Activity.select_for_update().get_or_none(id=activity_id)
    if activity is None or not by.works_for(activity.provider_id):
        raise NotFound("activity")
    return activity


def with_stored_media(definition: ActivityDefinition, names: Mapping[str, str]) -> ActivityDefinition:
    """The definition with every file name replaced by the name it is stored under.

    Raises: KeyError for a file without one.
    """

    def stored(file: MediaFile) -> MediaFile:
        return replace(file, file=names[file.file])

    def step(one: InteractiveStep) -> InteractiveStep:
        return replace(one, image=stored(one.image)) if one.image else one

    def item(one: ContentItem) -> ContentItem:
        return replace(
            one,
            media=tuple(map(stored, one.media)),
            captions=tuple(replace(track, file=names[track.file]) for track in one.captions),
            poster=stored(one.poster) if one.poster else None,
            steps=tuple(map(step, one.steps)),
        )

    return replace(definition, contents=tuple(map(item, definition.contents)))


def faults(definition: ActivityDefinition) -> tuple[Fault, ...]:
    """Everything that forbids publishing; paths in snake_case from the definition's root."""
    return (*publishing.faults(definition), *_unprintable(definition))


def _refuse_faults(definition: ActivityDefinition) -> None:
    _refuse(faults(definition))


def _refuse(found: tuple[Fault, ...]) -> None:
    if found:
        raise InvalidInput.of(tuple(replace(fault, path=("definition", *fault.path)) for fault in found))


def _refuse_what_was_not_seen(newest: ActivityVersion | None, expected_digest: str | None) -> None:
    if expected_digest is None or expected_digest == (newest.digest if newest else ""):
        return
    if not expected_digest:
        raise Conflict("There is an activity with this code already.", path=("definition", "code"))
    raise Conflict("Somebody else has changed the activity meanwhile.", path=("expected_digest",))


def _unprintable(definition: ActivityDefinition) -> Iterator[Fault]:
    """What could not be printed on a certificate must not get as far as one."""
    for field in ("title", "location"):
        missing = glyphs.missing(getattr(definition, field))
        if missing:
            message = f"No certificate could print these characters: {' '.join(missing)}"
            yield Fault(ErrorCode.GLYPH_MISSING, message, (field,), {"characters": " ".join(missing)})


async def _provider(definition: ActivityDefinition, *, by: Actor) -> Organization:
    provider = await Organization.get_or_none(code=definition.provider, kind="PROVIDER")
    if provider is None or not by.works_for(provider.id):
        raise InvalidInput(f"There is no provider {definition.provider!r}.", path=("definition", "provider"))
    return provider


async def _joint(definition: ActivityDefinition) -> UUID | None:
    if not definition.joint_provider:
        return None
    joint = await Organization.get_or_none(code=definition.joint_provider)
    if joint is None:
        raise InvalidInput(f"There is no organization {definition.joint_provider!r}.", path=("definition", "joint_provider"))
    return joint.id


async def _activity(provider: Organization, definition: ActivityDefinition, *, now: datetime) -> Activity:
    activity, _ = await Activity.get_or_create(
        defaults={"status": ActivityStatus.DRAFT.value, "created_at": now}, provider_id=provider.id, code=definition.code
    )
    return await Activity.select_for_update().get(id=activity.id)


async def _version(
    activity: Activity,
    newest: ActivityVersion | None,
    definition: ActivityDefinition,
    *,
    digest: str,
    joint: UUID | None,
    now: datetime,
) -> ActivityVersion:
    """The draft with this definition: the one that waits already, else the next number."""
    is_draft = newest is not None and newest.published_at is None
    version = newest if newest is not None and is_draft else ActivityVersion(activity_id=activity.id)
    if newest is None or not is_draft:
        version.number = newest.number + 1 if newest else 1
    version.update_from_dict(
        {
            "definition": definitions.dump(definition),
            "digest": digest,
            "joint_provider_id": joint,
            "title": definition.title,
            "learning_format": definition.learning_format.value,
            "specialty": definition.specialty,
            "language": definition.language,
            "minutes": definition.minutes,
            "released_on": definition.released_on,
            "expires_on": definition.expires_on,
            "kinds": "|" + "|".join(credit.kind.key for credit in definition.designated) + "|",
            "search_text": searching.folded(f"{definition.title} {definition.description}"),
            "saved_at": now,
        }
    )
    await version.save()
    return version


async def _offer(activity: Activity, version: ActivityVersion, *, now: datetime) -> None:
    version.published_at = now
    await version.save(update_fields=["published_at"])
    activity.status = ActivityStatus.PUBLISHED.value
    activity.version_number = version.number
    activity.retired_at = None
    await activity.save(update_fields=["status", "version_number", "retired_at"])
