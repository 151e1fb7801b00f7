"""What the trail of acts tells apart: changes of rights and records, and looks at what belongs to somebody else."""

from enum import StrEnum


class AuditKind(StrEnum):
    """What somebody did. Kept as text for ever: a kind may be added, none renamed."""

    PERSON_INVITED = "PERSON_INVITED"
    INVITATION_ACCEPTED = "INVITATION_ACCEPTED"
    INVITATION_WITHDRAWN = "INVITATION_WITHDRAWN"
    ROLES_CHANGED = "ROLES_CHANGED"
    ORGANIZATION_CREATED = "ORGANIZATION_CREATED"
    ORGANIZATION_CHANGED = "ORGANIZATION_CHANGED"
    IDENTITY_LINKED = "IDENTITY_LINKED"
    LEARNER_VIEWED = "LEARNER_VIEWED"
    ATTENDANCE_IMPORTED = "ATTENDANCE_IMPORTED"
    CREDITS_AWARDED = "CREDITS_AWARDED"
    CERTIFICATE_REVOKED = "CERTIFICATE_REVOKED"
