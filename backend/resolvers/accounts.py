"""Registering, signing in and out, and forgotten passwords."""

from dataclasses import dataclass
from typing import Annotated

import strawberry

from backend.domain.accounts import Person
from backend.domain.actors import STRANGER
from backend.domain.credits import Profession
from backend.domain.devices import device_of
from backend.domain.problems import Fault
from backend.resolvers import cookies
from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Context, Info
from backend.resolvers.payloads import Done, payload
from backend.resolvers.viewers import Viewer
from backend.services import accounts, passwords, sessions
from backend.services.accounts import CodeSent
from backend.services.sessions import SignedIn


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswer:
    """What signing in answers."""

    viewer: Viewer | None = None
    code_sent_to: str | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(
    description="First call without `code`: a code is mailed. "
    "Second call, same fields with `code`: the account exists and is signed in."
)
class RegisterInput:
    """See `domain.accounts.Person`."""

    email: str = strawberry.field(description="E-mail address.")
    password: str = strawberry.field(description="At least 12 characters, and not one that everybody uses.")
    given_name: str = strawberry.field(description="Given name.")
    family_name: str = strawberry.field(description="Family name.")
    profession: Profession = strawberry.field(description="Profession: it decides which kinds of credit can be claimed.")
    specialty: str | None = strawberry.field(default=None, description="Code of a specialty.")
    time_zone: str = strawberry.field(description='IANA time zone: "Asia/Dubai". Completion dates are local dates of it.')
    language: str = strawberry.field(description="Language of mails: `en` or `ar`.")
    code: str | None = strawberry.field(default=None, description="The six digits that were mailed.")


@strawberry.input(description="Address and password of an account.")
class SignInInput:
    """See `services.sessions.sign_in`."""

    email: str = strawberry.field(description="E-mail address.")
    password: str = strawberry.field(description="Password.")


@strawberry.input(description="Whose password is forgotten.")
class RequestPasswordResetInput:
    """See `services.passwords.request_reset`."""

    email: str = strawberry.field(description="E-mail address.")


@strawberry.input(description="The mailed link's token and the password to set.")
class ResetPasswordInput:
    """See `services.passwords.reset`."""

    token: str = strawberry.field(description="What stands behind `#token=` in the link.")
    password: str = strawberry.field(description="At least 12 characters, and not one that everybody uses.")


@payload(SessionAnswer)
async def register(info: Info, input: Annotated[RegisterInput, INPUT]) -> SessionAnswer:  # noqa: A002 - the schema's name
    """Ask for a code, or register with it."""
    ctx = info.context
    cookies.require_response(ctx)
    person = Person(
        email=input.email,
        password=input.password,
        given_name=input.given_name,
        family_name=input.family_name,
        profession=input.profession,
        specialty=input.specialty or "",
        time_zone=input.time_zone,
        language=input.language,
    )
    outcome = await accounts.register(
        person, input.code, device=_device(ctx), client=ctx.client, settings=ctx.settings, now=ctx.now()
    )
    return SessionAnswer(code_sent_to=outcome.address) if isinstance(outcome, CodeSent) else begun(ctx, outcome)


@payload(SessionAnswer)
async def sign_in(info: Info, input: Annotated[SignInInput, INPUT]) -> SessionAnswer:  # noqa: A002 - the schema's name
    """Begin a session."""
    ctx = info.context
    cookies.require_response(ctx)
    return begun(
        ctx, await sessions.sign_in(input.email, input.password, device=_device(ctx), client=ctx.client, now=ctx.now())
    )


@payload(Done)
async def sign_out(info: Info) -> Done:
    """End the session that asks. A cookie whose session is over is dropped all the same."""
    ctx = info.context
    cookies.drop(cookies.require_response(ctx), is_secure=ctx.settings.is_secure)
    ctx.actor.require_known()
    await sessions.sign_out(by=ctx.actor, now=ctx.now())
    ctx.actor = STRANGER
    return Done(done=True)


@payload(Done)
async def request_password_reset(info: Info, input: Annotated[RequestPasswordResetInput, INPUT]) -> Done:  # noqa: A002 - the schema's name
    """Have a link mailed, if the address has an account."""
    ctx = info.context
    await passwords.request_reset(input.email, client=ctx.client, settings=ctx.settings, now=ctx.now())
    return Done(done=True)


@payload(SessionAnswer)
async def reset_password(info: Info, input: Annotated[ResetPasswordInput, INPUT]) -> SessionAnswer:  # noqa: A002 - the schema's name
    """Set a password by a mailed link, and begin a session."""
    ctx = info.context
    cookies.require_response(ctx)
    signed_in = await passwords.reset(
        input.token, input.password, device=_device(ctx), client=ctx.client, settings=ctx.settings, now=ctx.now()
    )
    return begun(ctx, signed_in)


def begun(context: Context, signed_in: SignedIn) -> SessionAnswer:
    """Hand the token to the browser; the rest of the request is asked by whoever has signed in."""
    cookies.keep(cookies.require_response(context), signed_in.token, is_secure=context.settings.is_secure)
    context.actor = signed_in.actor
    return SessionAnswer(viewer=Viewer(signed_in.actor))


def _device(context: Context) -> str:
    return device_of(context.request.headers.get("user-agent", ""))
