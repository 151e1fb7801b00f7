"""Activities as their provider's staff works on them: right answers included, drafts included."""

from dataclasses import is_dataclass
from datetime import date, datetime
from typing import Any, get_args, get_origin, get_type_hints

import strawberry

from backend.domain.activities import ActivityStatus, LearningFormat
from backend.reads import authoring as reads
from backend.resolvers import authoring
from backend.resolvers.definitions import ActivityDefinitionInput
from backend.schema.activities import Activity
from backend.schema.basics import Node, PageInfo, UserError
from backend.schema.describe import field, stands_for, taken
from backend.schema.organizations import Organization


def _readable(kind: type, made: dict[type, type]) -> type:
    """The output type with the fields and descriptions of an input type: `PolicyInput` becomes `AuthoredPolicy`.

    So what can be given to `saveActivity` can be read, field by field, and a field that is added to one is in the other.
    """
    if kind not in made:
        name = f"Authored{kind.__name__.removesuffix('Input')}"
        definition = kind.__strawberry_definition__  # type: ignore[attr-defined]
        described = {one.python_name: one.description for one in definition.fields}
        hints = {each: _output(hint, made) for each, hint in get_type_hints(kind).items()}
        fields = {each: field(described[each]) for each in hints}
        made[kind] = strawberry.type(
            type(name, (), {"__module__": __name__, "__annotations__": hints, **fields}), description=definition.description
        )
    return made[kind]


def _output(hint: Any, made: dict[type, type]) -> Any:
    if isinstance(hint, type) and is_dataclass(hint):
        return _readable(hint, made)
    if get_origin(hint) is list:
        return list[_output(get_args(hint)[0], made)]  # type: ignore[misc]
    if type(None) in get_args(hint):
        (inner,) = (each for each in get_args(hint) if each is not type(None))
        return _output(inner, made) | None
    return hint


_DEFINITION: Any = _readable(ActivityDefinitionInput, {})


@strawberry.type(description="An activity as its provider's staff works on it: in its newest version, draft or not.")
class AuthoredActivity(Node):
    """Filled from `reads.authoring.AuthoredActivity`."""

    code: str = taken("Its code within its provider.", "definition.code")
    title: str = taken("Its title.", "definition.title")
    format: LearningFormat = taken("Its learning format.", "definition.learning_format")
    language: str = taken("Its language tag.", "definition.language")
    released_on: date = taken("First day on which it can be taken.", "definition.released_on")
    expires_on: date | None = taken("Last day on which it can be taken.", "definition.expires_on")
    status: ActivityStatus = field("Where it stands.")
    provider: Organization = field("Who provides it.")
    version: int | None = field("The version that is offered; null before the first.")
    draft: int | None = field("The version that waits to be published; null where none does.")
    saved_at: datetime = field("When the newest version was saved.")
    published_at: datetime | None = field("When the version on offer was published.")
    retired_at: datetime | None = field("When it was taken out of the catalogue.")
    participants: int = field("How many are enrolled and have not withdrawn.")
    digest: str = field("What names the newest version's content, for `expectedDigest`.")
    definition: _DEFINITION = field("All of the newest version, as `saveActivity` takes it.", resolver=authoring.definition)
    faults: list[UserError] = field("What forbids publishing the newest version. At most 200.", resolver=authoring.faults)
    preview: Activity | None = field("The newest version as a learner would be shown it.", resolver=authoring.preview)

    is_type_of = stands_for(reads.AuthoredActivity)


@strawberry.type(description="An activity in a page, and the cursor behind it.")
class AuthoredActivityEdge:
    """Filled from `reads.pages.Edge`."""

    cursor: str = field("Pass it as `after` to continue here.")
    node: AuthoredActivity = field("The activity.")


@strawberry.type(description="A page of a provider's activities.")
class AuthoredActivityConnection:
    """Filled from `reads.pages.Page`."""

    edges: list[AuthoredActivityEdge] = field("The page's activities.")
    page_info: PageInfo = field("Where the page lies.")
    total_count: int = field("How many there are in all; counted only when asked for.")
