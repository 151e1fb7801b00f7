"""Histories of one activity with everything in it, for properties: `HAPPENINGS` are drawn, `after` folds them."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import reduce

from hypothesis import strategies as st

from backend.domain.activities import Policy
from backend.domain.credits import CreditType, Rounding
from backend.domain.progress import ItemProgress, Progress
from tests import make_activities as make

Happening = Callable[[Progress], Progress]

AMA_AND_BONUS = make.credit("4.00", base=Decimal("3.25"))
DEFINITION = make.definition(
    designated=(
        AMA_AND_BONUS,
        make.moc("2.50"),
        make.credit("1.25", CreditType.SPECIALTY, specialty="cardiology"),
        make.credit("0.25", CreditType.OTHER, base=Decimal(0)),
    ),
    policy=Policy(
        minimum_minutes=20,
        rounding=Rounding.NEAREST,
        bonus=(
            make.score_bonus("0.25", "1"),
            make.interactive_bonus("0.25"),
            make.score_bonus("0.25", "0.90"),
            make.interactive_bonus("0.25", type=CreditType.OTHER),
        ),
    ),
    contents=(make.video(600, weight=3), make.reading(weight=20), make.case(weight=7, required=True), make.cards(3, weight=10)),
    sessions=(make.session(minutes=30), make.session("parallel", start=555, minutes=30)),
)


def _in_item(key: str, events: st.SearchStrategy[ItemProgress]) -> st.SearchStrategy[Happening]:
    return events.map(lambda more: lambda progress: progress.with_item(key, more))


def _spans(most: int, step: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, most // step), st.integers(1, 8)).map(
        lambda pair: (pair[0] * step, (pair[0] + pair[1]) * step)
    )


_ATTEMPTS = st.integers(1, 6).map(
    # an attempt's score is decided once, by its number: the service grades it and numbers it
    lambda number: (
        lambda progress: progress.with_attempt(
            make.attempt(("0.5", "0.9", "0.7", "1", "0.3", "0.95")[number - 1], number=number)
        )
    )
)
_PRESENT = st.tuples(st.sampled_from(["session", "parallel"]), _spans(60, 5)).map(
    lambda pair: lambda progress: progress.with_attendance(pair[0], (make.present(*pair[1]),))
)
HAPPENINGS: st.SearchStrategy[Happening] = st.one_of(
    _in_item("video", _spans(600, 60).map(make.watched)),
    _in_item("reading", st.sampled_from(["0", "0.3", "0.5", "0.8", "1"]).map(make.read)),
    _in_item("reading", _spans(60, 5).map(make.active)),
    _in_item(
        "case",
        st.sampled_from([("start", "l"), ("start", "r"), ("left", "on"), ("right", "end"), ("last", "end")]).map(make.answered),
    ),
    _in_item("cards", st.sampled_from(["c0", "c1", "c2"]).map(lambda key: make.answered((key, "")))),
    _PRESENT,
    _ATTEMPTS,
    st.just(Progress.with_evaluation),
)
"""One thing that a learner did in DEFINITION, as a step from progress to progress."""

STRIDES: st.SearchStrategy[Happening] = st.sampled_from(
    [
        lambda progress: progress.with_item("reading", make.read("1").and_also(make.active((0, 60)))),
        lambda progress: progress.with_item("case", make.answered(("right", "end"))),
        lambda progress: progress.with_item("video", make.watched((0, 600))),
        lambda progress: progress.with_attendance("session", (make.present(0, 45),)),
        lambda progress: progress.with_attendance("parallel", (make.present(0, 45),)),
    ]
)
"""Happenings that complete a part at once, so that histories often reach credit."""
WHAT_A_CLAIM_NEEDS: tuple[Happening, ...] = (
    Progress.with_evaluation,
    lambda progress: progress.with_attempt(make.attempt("0.7", number=3)),
)


def after(happenings: Iterable[Happening]) -> Progress:
    """The progress that these happenings lead to."""
    return reduce(lambda progress, happening: happening(progress), happenings, Progress())
