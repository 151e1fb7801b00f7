"""The e-mail addresses of an account: adding, proving, choosing and removing them."""

from typing import Annotated

import strawberry

from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.resolvers.viewers import Viewer, ViewerAnswer
from backend.services import addresses


@strawberry.input(description="The address to add.")
class AddEmailInput:
    """See `services.addresses.add`."""

    email: str = strawberry.field(description="E-mail address.")


@strawberry.input(description="The address that waits, and the code that was mailed to it.")
class VerifyEmailInput:
    """See `services.addresses.verify`."""

    email: str = strawberry.field(description="E-mail address.")
    code: str = strawberry.field(description="The six digits that were mailed.")


@strawberry.input(description="The address to remove.")
class RemoveEmailInput:
    """See `services.addresses.remove`."""

    email: str = strawberry.field(description="E-mail address.")


@strawberry.input(description="The proven address that mails shall go to.")
class MakePrimaryEmailInput:
    """See `services.addresses.make_primary`."""

    email: str = strawberry.field(description="E-mail address.")


@payload(ViewerAnswer)
async def add_email(info: Info, input: Annotated[AddEmailInput, INPUT]) -> ViewerAnswer:  # noqa: A002 - the schema's name
    """Have a code mailed."""
    ctx = info.context
    await addresses.add(input.email, by=ctx.actor, settings=ctx.settings, now=ctx.now())
    return ViewerAnswer(viewer=Viewer(ctx.actor))


@payload(ViewerAnswer)
async def verify_email(info: Info, input: Annotated[VerifyEmailInput, INPUT]) -> ViewerAnswer:  # noqa: A002 - the schema's name
    """Hand in the code."""
    ctx = info.context
    await addresses.verify(input.email, input.code, by=ctx.actor, settings=ctx.settings, now=ctx.now())
    return ViewerAnswer(viewer=Viewer(ctx.actor))


@payload(ViewerAnswer)
async def remove_email(info: Info, input: Annotated[RemoveEmailInput, INPUT]) -> ViewerAnswer:  # noqa: A002 - the schema's name
    """Take it off the account."""
    ctx = info.context
    await addresses.remove(input.email, by=ctx.actor)
    return ViewerAnswer(viewer=Viewer(ctx.actor))


@payload(ViewerAnswer)
async def make_primary_email(info: Info, input: Annotated[MakePrimaryEmailInput, INPUT]) -> ViewerAnswer:  # noqa: A002 - the schema's name
    """Have mails go there."""
    ctx = info.context
    await addresses.make_primary(input.email, by=ctx.actor, settings=ctx.settings, now=ctx.now())
    return ViewerAnswer(viewer=Viewer(ctx.actor))
