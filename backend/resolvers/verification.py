"""Verifying, open to everybody: by number, by many, by file; each leaves its trace after the answer."""

import base64
import binascii
import datetime as dt
from dataclasses import dataclass
from typing import Annotated

import strawberry

from backend.certificates.receipts import Entry
from backend.domain.problems import Fault, Forbidden, InvalidInput
from backend.reads.verifications import Channel
from backend.resolvers.arguments import INPUT
from backend.resolvers.context import Info
from backend.resolvers.payloads import payload
from backend.services import file_verification, receipts, throttling, verification
from backend.services.file_verification import FileVerification
from backend.services.receipts import Receipt
from backend.services.verification import Verification, VerificationOutcome

Numbers = Annotated[list[str], strawberry.argument(description="1 to 500 numbers, as printed or typed.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileVerificationAnswer:
    """What verifying a file answers."""

    verification: FileVerification | None = None
    errors: tuple[Fault, ...] = ()


@strawberry.input(description="A file to verify.")
class VerifyFileInput:
    """For `verifyFile`."""

    content: str = strawberry.field(
        description="The PDF in base64, as far as the limit of a request's body allows; POST /verify/file takes larger ones."
    )


async def verify(
    info: Info,
    number: Annotated[str, strawberry.argument(description="The number as printed or typed.")],
    holder_name: Annotated[str | None, strawberry.argument(description="A name to compare with the holder's.")] = None,
) -> Verification:
    """What is certified under a number."""
    ctx = info.context
    _require_post(info)
    await verification.spend(client=ctx.client, number=number, holder_name=holder_name, now=ctx.now())
    found = await verification.verify(number, holder_name=holder_name, now=ctx.now())
    ctx.afterwards(verification.trace(found, channel=Channel.API, by=ctx.actor))
    return found


async def verify_all(info: Info, numbers: Numbers) -> Receipt:
    """A receipt of what is certified under many numbers."""
    ctx = info.context
    _require_post(info)
    await throttling.spend(receipts.LIMIT.on_client(ctx.client), now=ctx.now())
    receipt, found = await receipts.issue(numbers, settings=ctx.settings, now=ctx.now())
    ctx.afterwards(verification.trace(*found, channel=Channel.LIST, by=ctx.actor))
    return receipt


async def receipt(
    info: Info, number: Annotated[str, strawberry.argument(description="The receipt's number, as printed or typed.")]
) -> Receipt | None:
    """A receipt that was issued earlier, None where there is none of that number."""
    ctx = info.context
    await throttling.spend(verification.LIMIT.on_client(ctx.client), now=ctx.now())
    return await receipts.by_number(number)


@payload(FileVerificationAnswer)
async def verify_file(info: Info, input: Annotated[VerifyFileInput, INPUT]) -> FileVerificationAnswer:  # noqa: A002 - the schema's name
    """What a file is."""
    ctx = info.context
    await throttling.spend(file_verification.LIMIT.on_client(ctx.client), now=ctx.now())
    try:
        content = base64.b64decode(input.content, validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise InvalidInput("The content is not base64.", path=("content",)) from wrong
    found = await file_verification.verify(content, now=ctx.now())
    if found.certificate is not None:
        ctx.afterwards(verification.trace(found.certificate, channel=Channel.FILE, by=ctx.actor))
    return FileVerificationAnswer(verification=found)


def facts(root: Verification) -> Verification | None:
    """The verification itself where there is something to tell, so that its facts are read from it."""
    return root if root.certificate is not None else None


def pdf_url(root: Receipt) -> str:
    """Where the receipt is downloaded as a signed PDF."""
    return f"/verify/{root.statement.number}.pdf"


def json_url(root: Receipt) -> str:
    """Where the receipt is downloaded as JSON with its signed token."""
    return f"/verify/{root.statement.number}.json"


def outcome(root: Entry) -> VerificationOutcome:
    """What was found."""
    return VerificationOutcome(root.outcome)


def completed_on(root: Entry) -> dt.date | None:
    """The day it was completed on."""
    return None if root.completed_on is None else dt.date.fromisoformat(root.completed_on)


def issued_on(root: Entry) -> dt.date | None:
    """The day it was issued on."""
    return None if root.issued_on is None else dt.date.fromisoformat(root.issued_on)


def _require_post(info: Info) -> None:
    """Verifying leaves a trace, and its answer is kept nowhere on the way.

    Raises: Forbidden for an operation that came by GET.
    """
    if info.context.request.scope.get("method") == "GET":
        raise Forbidden("Verify by POST.")
