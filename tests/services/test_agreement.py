"""Whatever happens, in any order: summary, list of credits, goals, milestones and ledger agree with an independent fold over
the raw entries, to the hundredth; a defect planted in any of them is seen; and no maximum is exceeded.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Awaitable, Callable
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import Phase, given, settings

from backend.reads import credits, goals, milestones, sql, summaries, targets
from tests import comparing
from tests import make_histories as make
from tests.comparing import Case

pytestmark = pytest.mark.usefixtures("database")


MANY = 300 if os.environ.get("EVERY_HISTORY") else 50
"""`.ci/full` plays all of them."""
SUMMARY = frozenset({"total", "expired", "byType", "bySpecialty", "byMonth"})


class DisagreementError(AssertionError):
    """What does not say what the oracle says."""

    def __init__(self, parts: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(parts)))
        self.parts = parts


async def agrees(case: Case) -> None:
    if parts := await comparing.disagreements(case):
        raise DisagreementError(frozenset(parts))


async def every(check: Callable[[Case], Awaitable[None]], *, examples: int, shrink: bool = True) -> None:
    """Check so many random cases, the same ones in every run; the first that fails, made as small as can be, is raised.

    They are drawn in a thread, because hypothesis does not wait; what is awaited runs here, with this test's database.
    """
    loop = asyncio.get_running_loop()
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)

    async def awaited(case: Case) -> None:
        await check(case)

    @settings(max_examples=examples, phases=phases, derandomize=True, database=None, report_multiple_bugs=False)
    @given(comparing.CASES)
    def each(case: Case) -> None:
        asyncio.run_coroutine_threadsafe(awaited(case), loop).result()

    await asyncio.to_thread(each)


# ------------------------------------------------------------------------------------------------------------ agreement


async def test_whatever_happens_every_screen_says_what_the_fold_of_the_raw_entries_says() -> None:
    await every(agrees, examples=20)


@pytest.mark.slow
async def test_so_it_is_in_many_histories() -> None:
    await every(agrees, examples=MANY)


# ------------------------------------------------------------------------------------------------------------ defects


@pytest.mark.parametrize(
    ("reads", "right", "wrong", "blamed"),
    [
        (summaries, "earned_on <= :last", "earned_on < :last", SUMMARY),
        (credits, "c.earned_on >= :earned_from", "c.earned_on > :earned_from", {"credits", "rows"}),
        (goals, "b.unit = g.unit", "TRUE", {"goals"}),
        (milestones, "AND r.id IS NULL", "", {"milestones"}),
        (targets, "unit = :unit", "TRUE", {"annual"}),
    ],
    ids=["summary", "credits", "goals", "milestones", "annual"],
)
async def test_a_defect_is_seen_and_blamed_on_what_it_is_in(
    reads: ModuleType, right: str, wrong: str, blamed: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def rows(query: str, **parameters: object) -> list[sql.Row]:
        return await sql.rows(query.replace(right, wrong), **parameters)

    monkeypatch.setattr(reads, "sql", SimpleNamespace(**{**vars(sql), "rows": rows}))

    with pytest.raises(DisagreementError) as seen:
        await every(agrees, examples=100, shrink=False)

    assert seen.value.parts <= blamed


# ------------------------------------------------------------------------------------------------------------ maximum


async def never_too_much(case: Case) -> None:
    lives, now = await make.played(case[0])
    for scene in (scene for life in lives for scene in life.scenes.values()):
        standing = await scene.stands()
        paid = Counter[str]()
        for entry in standing.credits:
            if entry.reverses_id is None:
                paid[entry.kind.key] += int(entry.amount * 100)
        most = {offered.kind.key: int(offered.maximum * 100) for offered in standing.activity.definition.designated}
        assert all(amount <= most[key] for key, amount in paid.items())
        certified = {entry.id for entry in standing.credits if entry.status != "REVERSED" and entry.reverses_id is None}
        active = [certificate.id for certificate in standing.certificates if certificate.status == "ACTIVE"]
        assert len(active) <= 1
        for certificate_id in active:
            listed = (await credits.of_certificates([certificate_id], now=now))[certificate_id]
            assert {entry.id for entry in listed} == certified


async def test_no_history_pays_more_than_the_designated_maximum() -> None:
    await every(never_too_much, examples=20)
