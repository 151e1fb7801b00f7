"""Every table, for Tortoise to find, and the ones that are only ever added to."""

from backend.models.activities import Activity, ActivityVersion, CheckInCode
from backend.models.certificates import Certificate, CertificateFile, CertifiedCredit, VerificationEvent
from backend.models.credits import Credit, CreditBalance
from backend.models.enrollments import Enrollment, LearningEvent
from backend.models.learners import EmailAddress, Learner, Mail, MailedSecret, RoleGrant, Session, Throttle
from backend.models.organizations import ApiKey, Organization

__all__ = [
    "Activity",
    "ActivityVersion",
    "ApiKey",
    "Certificate",
    "CertificateFile",
    "CertifiedCredit",
    "CheckInCode",
    "Credit",
    "CreditBalance",
    "EmailAddress",
    "Enrollment",
    "Learner",
    "LearningEvent",
    "Mail",
    "MailedSecret",
    "Organization",
    "RoleGrant",
    "Session",
    "Throttle",
    "VerificationEvent",
]

APPEND_ONLY = ("credit", "learning_event", "certified_credit", "certificate_file", "verification_event")
"""The database itself refuses UPDATE and DELETE on these."""
