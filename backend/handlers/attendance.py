"""Attendance from a file: planned at once, then written person by person, each in a transaction of its own."""

from uuid import UUID

from backend.domain.attendance import CHANGING, AttendanceOutcome, Attendee
from backend.domain.problems import Problem, Refusal
from backend.queue import Work
from backend.reads import attendance as reads
from backend.services import attendance

NOT_TAKEN = {
    AttendanceOutcome.UNKNOWN: "Nobody has proven this address.",
    AttendanceOutcome.NOT_ENROLLED: "The person does not take part in the activity.",
    AttendanceOutcome.OUTSIDE: "The times lie outside the session.",
}


async def import_attendance(work: Work) -> None:
    """Bring the file in, or say what it would change. A repetition after a crash writes what is missing and nothing twice.

    The plan of the first attempt is the one that is shown: to a later one, what is written already would look unchanged.
    """
    activity_id, session_key, preview = UUID(work.input["activity_id"]), work.input["session_key"], work.input["preview"]
    sheet, people = await attendance.plan(
        activity_id, session_key, work.input["text"], enroll=work.input["enroll"], by=work.actor
    )
    planned = work.result or reads.dump(
        people, preview=preview, rows=len(sheet.lines) + len(sheet.mistakes), mistakes=len(sheet.mistakes)
    )
    await work.progress(0, len(people), result=planned)
    for mistake in sheet.mistakes:
        await work.wrong(mistake.row, mistake.column, mistake.code, mistake.message)
    for place, person in enumerate(people, start=1):
        await _one(work, person, activity_id, session_key, preview=preview)
        if place % EVERY == 0:
            await work.progress(place)
    await work.progress(len(people))
    await work.finish()


EVERY = 100
"""People between two notes of progress."""


async def _one(work: Work, person: Attendee, activity_id: UUID, session_key: str, *, preview: bool) -> None:
    if person.outcome in NOT_TAKEN:
        await work.wrong(person.row, "", person.outcome.value.lower(), NOT_TAKEN[person.outcome])
    elif person.outcome in CHANGING and not preview:
        try:
            await attendance.take(person, activity_id, session_key, by=work.actor, now=work.now())
        except (Refusal, Problem) as no:
            await work.wrong(person.row, "", no.code.value.lower(), str(no))
