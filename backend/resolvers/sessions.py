"""Where one is signed in: ending sessions, and the password that begins them."""

from typing import Annotated

import strawberry

from backend.domain.actors import STRANGER
from backend.domain.problems import InvalidInput
from backend.resolvers import cookies, ids
from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Context, Info
from backend.resolvers.payloads import Done, payload
from backend.resolvers.viewers import Viewer, ViewerAnswer
from backend.services import passwords, sessions


@strawberry.input(description="Which sessions to end: one, all others, or (with neither) all of them.")
class EndSessionsInput:
    """See `services.sessions`."""

    session_id: strawberry.ID | None = strawberry.field(default=None, description="The one to end.")
    others: bool = strawberry.field(default=False, description="All but the one that asks.")


@strawberry.input(description="The present password and the one to set.")
class ChangePasswordInput:
    """See `services.passwords.change`."""

    current_password: str = strawberry.field(description="The present password.")
    password: str = strawberry.field(description="At least 12 characters, and not one that everybody uses.")


@payload(ViewerAnswer)
async def end_sessions(info: Info, input: Annotated[EndSessionsInput, INPUT]) -> ViewerAnswer:  # noqa: A002 - the schema's name
    """End sessions; whoever ends their own is a stranger from here on."""
    ctx = info.context
    if input.session_id is not None and input.others:
        raise InvalidInput("Name a session, or ask for all others, not both.", path=("others",), rule="both")
    chosen = None if input.session_id is None else ids.read(input.session_id, "session")
    ends_own = chosen == ctx.actor.session_id if chosen else not input.others
    if ends_own and ctx.actor.session_id:
        cookies.require_response(ctx)
    if chosen is not None:
        await sessions.end(chosen, by=ctx.actor, now=ctx.now())
    else:
        await sessions.end_sessions(by=ctx.actor, others_only=input.others, now=ctx.now())
    if ends_own:
        _leave(ctx)
    return ViewerAnswer(viewer=Viewer(ctx.actor))


@payload(Done)
async def change_password(info: Info, input: Annotated[ChangePasswordInput, INPUT]) -> Done:  # noqa: A002 - the schema's name
    """Set another password; the other sessions end."""
    ctx = info.context
    await passwords.change(input.current_password, input.password, by=ctx.actor, settings=ctx.settings, now=ctx.now())
    return Done(done=True)


def _leave(context: Context) -> None:
    cookies.drop(cookies.require_response(context), is_secure=context.settings.is_secure)
    context.actor = STRANGER
