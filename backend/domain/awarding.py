"""Awarding to many: who would get what, and who would not, with the gates that stand in between."""

from dataclasses import dataclass
from uuid import UUID

from backend.domain.awards import Award
from backend.domain.gates import Gate


@dataclass(frozen=True, slots=True)
class Candidate:
    """One enrollment looked at for an award: what is due, or what is open if nothing is."""

    enrollment_id: UUID
    learner_id: UUID
    name: str
    due: tuple[Award, ...]
    open_gates: tuple[Gate, ...]
