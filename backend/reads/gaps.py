"""What a learner's profile does not say yet, and what waits for it."""

from backend.certificates import glyphs
from backend.domain import gaps
from backend.domain.credits import CreditType
from backend.domain.gaps import Gap, Known
from backend.reads import sql
from backend.reads.learners import Learner


async def of_learner(learner: Learner) -> list[Gap]:
    """The gaps of a profile, the one that blocks most first, in one statement."""
    found = await sql.rows(
        """SELECT 'earned' AS what, board FROM credit WHERE learner_id = :learner AND type = :points
           GROUP BY board HAVING SUM(amount) > 0
           UNION ALL SELECT 'numbered', board FROM board_identifier WHERE learner_id = :learner
           UNION ALL SELECT 'licensed', regulator FROM license WHERE learner_id = :learner""",
        learner=learner.id,
        points=CreditType.MOC,
    )
    known = Known(
        profession=learner.profession,
        unprintable=glyphs.missing(learner.printed_name),
        npi=learner.npi,
        birthday=learner.birthday,
        has_license=any(row["what"] == "licensed" for row in found),
        earned_boards={row["board"] for row in found if row["what"] == "earned"},
        numbered_boards={row["board"] for row in found if row["what"] == "numbered"},
    )
    return list(gaps.gaps(known))
