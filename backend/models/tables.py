"""Every table, for Tortoise to find, and the ones that are only ever added to."""

from backend.models.activities import Activity, ActivityVersion, CheckInCode, Upload
from backend.models.audit import AuditEvent
from backend.models.certificates import (
    Badge,
    Certificate,
    CertificateFile,
    CertifiedCredit,
    SigningCertificate,
    VerificationEvent,
    VerificationReceipt,
)
from backend.models.credits import Credit, CreditBalance, CreditTotal
from backend.models.enrollments import Enrollment, LearningEvent
from backend.models.goals import Goal, Milestone, YearlyTarget
from backend.models.help import HelpMessage, HelpRequest, HelpVote
from backend.models.jobs import Job, JobRowError
from backend.models.learners import (
    BoardIdentifier,
    EmailAddress,
    Identity,
    Invitation,
    Learner,
    License,
    Mail,
    MailedSecret,
    RoleGrant,
    Session,
    SignInAttempt,
    Throttle,
)
from backend.models.organizations import ApiKey, Organization, Seal
from backend.models.packages import Package, PackagedCertificate

__all__ = [
    "Activity",
    "ActivityVersion",
    "ApiKey",
    "AuditEvent",
    "Badge",
    "BoardIdentifier",
    "Certificate",
    "CertificateFile",
    "CertifiedCredit",
    "CheckInCode",
    "Credit",
    "CreditBalance",
    "CreditTotal",
    "EmailAddress",
    "Enrollment",
    "Goal",
    "HelpMessage",
    "HelpRequest",
    "HelpVote",
    "Identity",
    "Invitation",
    "Job",
    "JobRowError",
    "Learner",
    "LearningEvent",
    "License",
    "Mail",
    "MailedSecret",
    "Milestone",
    "Organization",
    "Package",
    "PackagedCertificate",
    "RoleGrant",
    "Seal",
    "Session",
    "SignInAttempt",
    "SigningCertificate",
    "Throttle",
    "Upload",
    "VerificationEvent",
    "VerificationReceipt",
    "YearlyTarget",
]

APPEND_ONLY = (
    "credit",
    "learning_event",
    "certified_credit",
    "certificate_file",
    "signing_certificate",
    "badge",
    "verification_event",
    "help_message",
    "audit_event",
)
"""The database itself refuses UPDATE and DELETE on these."""
