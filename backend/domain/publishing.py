"""What can be wrong with an activity's definition: every fault at once, each with its path.

A draft may be unfinished, so most faults forbid publishing only; those of `draft_faults` forbid keeping it at all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from backend.domain.activities import ActivityDefinition, BonusRule, BonusRuleName, DesignatedCredit, Policy
from backend.domain.assessments import Assessment, EvaluationKind
from backend.domain.boards import BOARDS
from backend.domain.codes import CodeList
from backend.domain.contents import ContentItem, ContentKind, InteractiveForm, InteractiveStep, LiveSession
from backend.domain.credits import STEP, CreditType, CreditUnit, designated
from backend.domain.problems import ErrorCode, Fault
from backend.domain.specialties import SPECIALTIES

ONE = Decimal(1)

MOST_MONTHS = 1_200
"""Credit that can be used for longer than a century has no end: leave the months out."""
HUNDRED = Decimal(100)
MOST_KINDS = 25
"""Kinds of credit that one activity may award: what they are called together fits into the ledger's column."""
MOST_CREDIT = Decimal(1000)
"""Far above any activity: a slip of the keyboard ends here, before arithmetic that it would overflow."""


LONGEST = {"code": 100, "title": 300, "specialty": 64, "language": 8}
"""Characters that the catalogue keeps of a field."""

LONGEST_KINDS = 500
"""Characters of all kinds of credit together, as the catalogue keeps them."""


def draft_faults(definition: ActivityDefinition) -> tuple[Fault, ...]:
    """Everything that forbids saving it even as a draft; paths as those of `faults`."""
    return tuple(_storable(definition))


def faults(definition: ActivityDefinition) -> tuple[Fault, ...]:
    """Everything that forbids publishing, in the order of the definition; paths in snake_case from its root."""
    return tuple(found for check in _CHECKS for found in check(definition))


def files(definition: ActivityDefinition) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every file that a definition names, with its path from the definition's root."""
    for index, item in enumerate(definition.contents):
        at = ("contents", str(index))
        yield from (((*at, "media", str(number), "file"), one.file) for number, one in enumerate(item.media))
        yield from (((*at, "captions", str(number), "file"), one.file) for number, one in enumerate(item.captions))
        if item.poster is not None:
            yield (*at, "poster", "file"), item.poster.file
        for number, step in enumerate(item.steps):
            if step.image is not None:
                yield (*at, "steps", str(number), "image", "file"), step.image.file


def _fault(message: str, *path: str | int) -> Fault:
    return Fault(ErrorCode.INVALID_INPUT, message, tuple(str(part) for part in path))


def _unique(keys: Iterable[str], *path: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key in seen:
            yield _fault(f"The key {key!r} is used twice.", *path, index, "key")
        seen.add(key)


def _storable(definition: ActivityDefinition) -> Iterator[Fault]:
    for field in ("code", "provider"):
        if not getattr(definition, field).strip():
            yield _fault("It must not be empty.", field)
    for field, most in LONGEST.items():
        if len(getattr(definition, field)) > most:
            yield _fault(f"It has at most {most} characters.", field)
    if not 0 <= definition.minutes <= MOST_CREDIT * 60:
        yield _fault("Credit is designated by educational time: give the minutes, breaks excluded.", "minutes")
    if sum(len(credit.kind.key) + 1 for credit in definition.designated) >= LONGEST_KINDS:
        yield _fault("These are more kinds of credit than can be kept.", "designated")


def _head(definition: ActivityDefinition) -> Iterator[Fault]:
    for field in ("title", "description", "language"):
        if not getattr(definition, field).strip():
            yield _fault("It must not be empty.", field)
    if definition.minutes == 0:
        yield _fault("Credit is designated by educational time: give the minutes, breaks excluded.", "minutes")
    if definition.expires_on is not None and definition.expires_on < definition.released_on:
        yield _fault("It would expire before it is released.", "expires_on")
    yield from _unknown(definition.specialty, SPECIALTIES, "specialty", "specialty")
    try:
        ZoneInfo(definition.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones ("Asia"), or a name too long
        yield _fault(f"{definition.time_zone!r} is not a time zone.", "time_zone")


def _credit(definition: ActivityDefinition) -> Iterator[Fault]:
    if not definition.designated:
        yield _fault("Designate at least one kind of credit.", "designated")
    if len(definition.designated) > MOST_KINDS:
        yield _fault(f"Designate at most {MOST_KINDS} kinds of credit.", "designated")
    kinds = Counter(credit.kind for credit in definition.designated)
    ceiling = designated(max(0, min(definition.minutes, int(MOST_CREDIT) * 60)))
    for index, credit in enumerate(definition.designated):
        at = ("designated", index)
        if kinds[credit.kind] > 1:
            yield _fault(f"{credit.kind.key} is designated more than once.", *at, "type")
        if credit.maximum <= 0 or not _is_in_steps(credit.maximum):
            yield _fault("It must be above zero and in steps of 0.25.", *at, "maximum")
        elif credit.kind.unit is CreditUnit.CREDIT and credit.maximum > ceiling:
            yield _fault(f"{definition.minutes} minutes may be designated for {ceiling} at most.", *at, "maximum")
        if credit.paid_for_participation < 0 or not _is_in_steps(credit.paid_for_participation):
            yield _fault("It must not be negative, and in steps of 0.25.", *at, "base")
        bonus = definition.bonus_for(credit.kind)
        if credit.paid_for_participation + bonus > credit.maximum:
            yield _fault(
                f"Base {credit.paid_for_participation} and bonus {bonus} could exceed the maximum {credit.maximum}.",
                *at,
                "base",
            )
        yield from _names(credit, *at)


def _names(credit: DesignatedCredit, *at: str | int) -> Iterator[Fault]:
    if (credit.type is CreditType.MOC) != bool(credit.board):
        yield _fault("MOC names its certifying board, and nothing else does.", *at, "board")
    if (credit.type is CreditType.SPECIALTY) != bool(credit.specialty):
        yield _fault("Specialty credit names its specialty, and nothing else does.", *at, "specialty")
    yield from _unknown(credit.board, BOARDS, "certifying board", *at, "board")
    yield from _unknown(credit.specialty, SPECIALTIES, "specialty", *at, "specialty")


def _unknown(code: str, known: CodeList, noun: str, *at: str | int) -> Iterator[Fault]:
    if code and code not in known:
        yield _fault(f"{code!r} is not a {noun} of the list.", *at)


def _is_in_steps(amount: Decimal) -> bool:
    return abs(amount) <= MOST_CREDIT and not amount % STEP


def _policy(definition: ActivityDefinition) -> Iterator[Fault]:
    policy = definition.policy
    for field in ("minimum_participation", "passing_score", "partial_from"):
        if not 0 < getattr(policy, field) <= ONE:
            yield _fault("A share lies above 0 and is at most 1.", "policy", field)
    if policy.partial_credit and policy.partial_from > policy.minimum_participation:
        yield _fault("Partial credit cannot begin above the minimum participation.", "policy", "partial_from")
    if policy.minimum_minutes < 0:
        yield _fault("It must not be negative.", "policy", "minimum_minutes")
    if policy.evaluation_required and definition.evaluation is None:
        yield _fault("An evaluation is required, but the activity has no evaluation form.", "evaluation")
    yield from _validity(policy)
    for index, rule in enumerate(policy.bonus):
        yield from _bonus(definition, rule, index)


def _validity(policy: Policy) -> Iterator[Fault]:
    if policy.credit_valid_months is not None and policy.credit_valid_until is not None:
        yield _fault("State months or a date, not both.", "policy", "credit_valid_until")
    if policy.credit_valid_months is not None and not 0 < policy.credit_valid_months <= MOST_MONTHS:
        yield _fault(f"It lies between 1 and {MOST_MONTHS} months.", "policy", "credit_valid_months")


def _bonus(definition: ActivityDefinition, rule: BonusRule, index: int) -> Iterator[Fault]:
    at = ("policy", "bonus", index)
    if rule.amount <= 0 or not _is_in_steps(rule.amount):
        yield _fault("It must be above zero and in steps of 0.25.", *at, "amount")
    if rule.kind not in {credit.kind for credit in definition.designated}:
        yield _fault(f"{rule.kind.key} is not designated by this activity.", *at, "type")
    if rule.name is BonusRuleName.INTERACTIVE_COMPLETE:
        item = definition.content(rule.content)
        if item is None or item.kind is not ContentKind.INTERACTIVE:
            yield _fault(f"{rule.content!r} is not an interactive content item.", *at, "content")
    else:
        if definition.assessment(rule.assessment) is None:
            yield _fault(f"{rule.assessment!r} is not an assessment.", *at, "assessment")
        if rule.score is None or not 0 < rule.score <= ONE:
            yield _fault("A share lies above 0 and is at most 1.", *at, "score")


def _contents(definition: ActivityDefinition) -> Iterator[Fault]:
    yield from _unique([item.key for item in definition.contents], "contents")
    for index, item in enumerate(definition.contents):
        at = ("contents", index)
        if item.weight <= 0:
            yield _fault("It must be above zero.", *at, "weight")
        if item.minimum_minutes < 0:
            yield _fault("It must not be negative.", *at, "minimum_minutes")
        if item.kind is ContentKind.VIDEO:
            yield from _video(item, index)
        elif item.kind is ContentKind.READING:
            if not (item.body.strip() or item.body_file):
                yield _fault("A reading has a body.", *at, "body")
        else:
            yield from _interactive(item, index)


def _video(item: ContentItem, index: int) -> Iterator[Fault]:
    at = ("contents", index)
    if item.duration_seconds <= 0:
        yield _fault("A video states its length.", *at, "duration_seconds")
    if not item.media:
        yield _fault("A video has at least one file.", *at, "media")
    if not item.captions:
        yield _fault("Every video has captions.", *at, "captions")
    if not (item.transcript.strip() or item.transcript_file):
        yield _fault("Every video has a transcript.", *at, "transcript")


def _interactive(item: ContentItem, index: int) -> Iterator[Fault]:
    at = ("contents", index)
    if item.form is None:
        yield _fault("Interactive content states its form.", *at, "form")
    if not item.steps:
        yield _fault("Interactive content has at least one step.", *at, "steps")
    yield from _unique([step.key for step in item.steps], *map(str, at), "steps")
    keys = {step.key for step in item.steps}
    for number, step in enumerate(item.steps):
        if item.form is InteractiveForm.FLASH_CARDS and not step.back:
            yield _fault("A flash card has a back.", *at, "steps", number, "back")
        if item.form is InteractiveForm.HOTSPOT and not (step.image and step.areas and step.image_description):
            yield _fault("A hotspot has a picture, its description and areas.", *at, "steps", number, "areas")
        if item.form is InteractiveForm.BRANCHING_CASE and not step.choices:
            yield _fault("A step of a branching case has choices.", *at, "steps", number, "choices")
        yield from _unique([choice.key for choice in step.choices], *map(str, at), "steps", str(number), "choices")
        yield from _areas(step, *at, "steps", number, "areas")
        for place, choice in enumerate(step.choices):
            if choice.goes_to and choice.goes_to not in keys:
                yield _fault(f"There is no step {choice.goes_to!r}.", *at, "steps", number, "choices", place, "goes_to")


def _areas(step: InteractiveStep, *at: str | int) -> Iterator[Fault]:
    yield from _unique([area.key for area in step.areas], *map(str, at))
    for index, area in enumerate(step.areas):
        for start, length, name in ((area.x, area.width, "width"), (area.y, area.height, "height")):
            if not (0 <= start < HUNDRED and 0 < length <= HUNDRED - start):
                yield _fault("The area does not lie on the picture: percent of its width and height.", *at, index, name)


def _sessions(definition: ActivityDefinition) -> Iterator[Fault]:
    yield from _unique([session.key for session in definition.sessions], "sessions")
    for index, session in enumerate(definition.sessions):
        yield from _session(session, index)


def _session(session: LiveSession, index: int) -> Iterator[Fault]:
    at = ("sessions", index)
    with_offset = [field for field in ("starts_at", "ends_at") if getattr(session, field).tzinfo is not None]
    for field in with_offset:
        yield _fault("Times are local to the activity's time zone: write them without an offset.", *at, field)
    if not with_offset and session.ends_at <= session.starts_at:
        yield _fault("It would end before it starts.", *at, "ends_at")
    if not (session.place or session.link):
        yield _fault("Say where it is held: a place or a link.", *at, "place")


def _assessments(definition: ActivityDefinition) -> Iterator[Fault]:
    yield from _unique([assessment.key for assessment in definition.assessments], "assessments")
    for index, assessment in enumerate(definition.assessments):
        yield from _assessment(assessment, index)


def _assessment(assessment: Assessment, index: int) -> Iterator[Fault]:
    at = ("assessments", index)
    if assessment.attempts_allowed < 0:
        yield _fault("It must not be negative; 0 allows any number.", *at, "attempts_allowed")
    if assessment.passing_score is not None and not 0 < assessment.passing_score <= ONE:
        yield _fault("A share lies above 0 and is at most 1.", *at, "passing_score")
    if not assessment.questions:
        yield _fault("An assessment has at least one question.", *at, "questions")
    yield from _unique([question.key for question in assessment.questions], *map(str, at), "questions")
    for number, question in enumerate(assessment.questions):
        yield from _unique([choice.key for choice in question.choices], *map(str, at), "questions", str(number), "choices")
        if not question.correct:
            yield _fault("At least one choice must be correct.", *at, "questions", number, "choices")
        if len(question.correct) == len(question.choices):
            yield _fault("At least one choice must be wrong.", *at, "questions", number, "choices")


def _evaluation(definition: ActivityDefinition) -> Iterator[Fault]:
    if definition.evaluation is None:
        return
    at = ("evaluation", "questions")
    if not definition.evaluation.questions:
        yield _fault("An evaluation has at least one question.", *at)
    yield from _unique([question.key for question in definition.evaluation.questions], *at)
    for index, question in enumerate(definition.evaluation.questions):
        if question.kind is EvaluationKind.CHOICE and len(question.options) < 2:  # noqa: PLR2004 - a choice is between two
            yield _fault("A choice needs at least two options.", *at, index, "options")


def _recognition(definition: ActivityDefinition) -> Iterator[Fault]:
    regulators = Counter(entry.regulator for entry in definition.recognition)
    for index, entry in enumerate(definition.recognition):
        if regulators[entry.regulator] > 1:
            yield _fault(f"{entry.regulator!r} is named more than once.", "recognition", index, "regulator")
        if not entry.source.strip():
            yield _fault("Say where this was read.", "recognition", index, "source")


def _something_to_do(definition: ActivityDefinition) -> Iterator[Fault]:
    if not definition.contents and not definition.sessions:
        yield _fault("An activity has content or sessions to take part in.", "contents")


_CHECKS = (
    *(_storable, _head, _credit, _policy, _contents),
    *(_sessions, _assessments, _evaluation, _recognition, _something_to_do),
)
