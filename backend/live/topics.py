"""The names of what can change. A topic says which thing changed, never how."""

from uuid import UUID


def learner(learner_id: UUID) -> str:
    """A learner's credits, goals, certificates, enrollments or profile."""
    return f"learner:{learner_id}"


def account(learner_id: UUID) -> str:
    """What a person's account holds: profile, numbers, licenses, addresses, roles, sessions."""
    return f"account:{learner_id}"


def enrollment(enrollment_id: UUID) -> str:
    """One enrollment's progress or gates."""
    return f"enrollment:{enrollment_id}"


def activity(activity_id: UUID) -> str:
    """What an activity offers, or who takes part in it."""
    return f"activity:{activity_id}"


def certificate(certificate_id: UUID) -> str:
    """One certificate's status or readiness."""
    return f"certificate:{certificate_id}"


def job(job_id: UUID) -> str:
    """One job's progress or outcome."""
    return f"job:{job_id}"


def organization(organization_id: UUID) -> str:
    """What waits for an organization's staff."""
    return f"organization:{organization_id}"


ORGANIZATIONS = "organizations"
"""What waits for the staff of any organization, or for administrators alone: announced together with the organization's own."""


def session(session_id: UUID) -> str:
    """One sign-in: extended or ended."""
    return f"session:{session_id}"
