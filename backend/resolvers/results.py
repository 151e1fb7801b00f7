"""Results of an activity, for those who may look at its participants."""

from backend.domain import results as domain
from backend.reads import pages
from backend.reads import results as reads
from backend.reads.activities import Activity
from backend.resolvers.arguments import After, First
from backend.resolvers.context import Info


async def of_evaluation(root: Activity, info: Info) -> reads.EvaluationResults | None:
    """What was answered in evaluations, None for whoever may not look and where there is no form."""
    return await reads.evaluation(root) if info.context.actor.oversees(root.provider.id) else None


async def of_assessments(root: Activity, info: Info) -> tuple[reads.AssessmentResults, ...] | None:
    """How the assessments were answered, None for whoever may not look."""
    return await reads.assessments(root) if info.context.actor.oversees(root.provider.id) else None


async def texts(root: reads.EvaluationAnswers, first: First = 50, after: After = None) -> pages.Page[reads.TextAnswer]:
    """A page of what was written: whoever has the question's results may look."""
    return await reads.texts(root.activity_id, root.summary.question.key, first=pages.size(first), after=after)


def fewest() -> int:
    """How many responses it takes before answers are told."""
    return domain.FEWEST
