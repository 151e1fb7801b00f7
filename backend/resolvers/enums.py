"""The enums of the domain as clients see them, each value with its description.

They are published before anything refers to them: `backend.resolvers` imports this module first.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import strawberry

from backend.certificates.checking import CheckName, Finding, PrintedFact
from backend.certificates.facts import CertificateKind
from backend.certificates.layout import Paper
from backend.domain.accounts import RegistrationMode
from backend.domain.activities import ActivityStatus, LearningFormat
from backend.domain.actors import Role, Scope
from backend.domain.assessments import EvaluationKind
from backend.domain.attendance import AttendanceOutcome
from backend.domain.awards import EnrollmentStatus
from backend.domain.contents import ContentKind, InteractiveForm
from backend.domain.credits import CreditBasis, CreditStatus, CreditType, CreditUnit, Profession, Rounding
from backend.domain.formats import CertificateFormat
from backend.domain.gaps import GapEffect
from backend.domain.gates import GateActor, GateKind, GateUnit
from backend.domain.help import HelpStatus
from backend.domain.invitations import InvitationStatus
from backend.domain.jobs import JobKind, JobStatus
from backend.domain.organizations import OrganizationKind
from backend.domain.packages import PackageFormat, PackageOrder
from backend.domain.policy_changes import PolicyOutcome
from backend.domain.problems import ErrorCode
from backend.domain.readings import TextBlockKind
from backend.domain.staff_tasks import StaffTaskKind
from backend.domain.targets import ProgressStatus
from backend.domain.uploads import UploadStatus
from backend.reads.certificates import CertificateStatus
from backend.reads.credits import CreditOrderField
from backend.reads.verifications import Channel
from backend.services.file_verification import FileOutcome
from backend.services.setup import SetupStep
from backend.services.verification import VerificationOutcome


def publish(cls: type[Enum], description: str, values: Mapping[str, str]) -> None:
    """Publish an enum.

    Raises: KeyError when a value has no description.
    """
    published: Any = strawberry.enum(cls, description=description)
    for value in published.__strawberry_definition__.values:
        value.description = values[value.name]


publish(
    ErrorCode,
    "What went wrong, for a program to react to. May grow: treat unknown codes as INVALID_INPUT.",
    {
        "INVALID_INPUT": "The input does not say what it must; `path` names the field.",
        "NOT_FOUND": "It does not exist, or the caller may not know that it does.",
        "FORBIDDEN": "The caller's role may never call this operation.",
        "UNAUTHENTICATED": "Sign in first.",
        "THROTTLED": "Too many tries; `retryAfterSeconds` says when to come back.",
        "CONFLICT": "Something else stands there already, or moved meanwhile.",
        "NOTHING_TO_CLAIM": "No credit is due now; the gates say why.",
        "NO_ATTEMPTS_LEFT": "Every allowed attempt at the assessment is spent.",
        "NOT_ELIGIBLE": "The activity awards nothing that this profession may claim.",
        "ACTIVITY_EXPIRED": "The activity's window is closed, or not open yet.",
        "GLYPH_MISSING": "A text to be printed holds characters that no shipped font can show.",
        "CODE_EXPIRED": "The mailed code or link is unknown, used or too old.",
        "TOO_COSTLY": "A limit of the API would be exceeded.",
    },
)
publish(
    ActivityStatus,
    "Where an activity stands.",
    {"DRAFT": "Not offered yet.", "PUBLISHED": "Offered.", "RETIRED": "Not offered any more; those enrolled may finish it."},
)
publish(
    LearningFormat,
    "The AMA's learning formats.",
    {
        "LIVE": "Attended at a set time, in person or online.",
        "ENDURING": "Printed or recorded, taken at any time.",
        "JOURNAL": "An article of a peer-reviewed journal.",
        "TEST_ITEM_WRITING": "Writing questions for an examination.",
        "MANUSCRIPT_REVIEW": "Reviewing an article for a journal.",
        "PERFORMANCE_IMPROVEMENT": "Measuring and improving one's own practice in three stages.",
        "POINT_OF_CARE": "Looking up an answer for a patient at hand.",
        "OTHER": "Any other or blended format.",
    },
)
publish(
    ContentKind,
    "How a content item is taken in.",
    {"VIDEO": "Watched.", "READING": "Read.", "INTERACTIVE": "Answered step by step."},
)
publish(
    InteractiveForm,
    "The shapes of interactive content.",
    {
        "BRANCHING_CASE": "Each choice leads to another step.",
        "HOTSPOT": "Places to find on a picture.",
        "FLASH_CARDS": "Cards with a front and a back.",
    },
)
publish(
    EvaluationKind,
    "How a question of an evaluation form is answered.",
    {"RATING": '"1" to "5".', "YES_NO": '"YES" or "NO".', "CHOICE": "One of `options`.", "TEXT": "Free text."},
)
publish(
    TextBlockKind,
    "What a block of a reading is.",
    {"HEADING": "A heading.", "PARAGRAPH": "A paragraph.", "LIST_ITEM": "An item of a list.", "QUOTE": "A quotation."},
)
publish(
    Rounding,
    "How a prorated amount reaches a step of 0.25.",
    {"DOWN": "Always down.", "NEAREST": "To the nearest step, ties down."},
)
publish(
    Profession,
    "What a learner is, as far as it decides which kind of credit may be claimed.",
    {
        "PHYSICIAN": "MD, DO or equivalent: may claim AMA PRA Category 1 Credit.",
        "DENTIST": "Dentist.",
        "NURSE": "Nurse.",
        "MIDWIFE": "Midwife.",
        "PHARMACIST": "Pharmacist.",
        "PHYSICIAN_ASSISTANT": "Physician assistant.",
        "PSYCHOLOGIST": "Psychologist.",
        "ALLIED_HEALTH": "Another licensed health profession.",
        "OTHER": "Anything else.",
    },
)
publish(
    CreditType,
    "The kinds of credit.",
    {
        "AMA_PRA_CATEGORY_1": "AMA PRA Category 1 Credit(s)™: for physicians.",
        "ACCME": "Participation in an ACCME-accredited activity: for every other learner.",
        "SPECIALTY": "Credit of a medical specialty.",
        "MOC": "Maintenance of Certification points of a board.",
        "OTHER": "Any other kind; treat unknown ones alike.",
    },
)
publish(
    CreditUnit,
    "What credit is counted in. The two are never added together.",
    {"CREDIT": "Credits; 60 minutes are 1.", "POINT": "Points of a certifying board."},
)
publish(
    CreditBasis,
    "Why an entry stands in the ledger.",
    {
        "FULL": "The activity was completed.",
        "PARTIAL": "Part of it was completed; the rest can still be earned.",
        "TOP_UP": "The rest of it was completed after a partial claim.",
        "BONUS": "A named bonus rule was met; `reason` names it.",
        "TRANSFER": "It was earned elsewhere.",
        "CORRECTION": "Staff corrected the record.",
        "REVERSAL": "It takes back the entry that `reverses` names.",
    },
)
publish(
    CreditStatus,
    "Whether a credit can be used. Its record stays.",
    {
        "ACTIVE": "It can be used.",
        "EXPIRING": "Its use ends within 90 days.",
        "EXPIRED": "Its use has ended.",
        "REVERSED": "Another entry takes it back, or it takes one back: together they are nothing.",
    },
)
publish(
    ProgressStatus,
    "How progress toward an amount stands: at the pace so far, what will its last day see?",
    {
        "MET": "It is reached.",
        "ON_TRACK": "It will be reached.",
        "AT_RISK": "It will be missed by a fifth at most.",
        "BEHIND": "It will be missed by more.",
        "UNKNOWN": "What is required is not known for certain; never shown as met.",
    },
)
publish(
    CreditOrderField,
    "What a list of credits is ordered by.",
    {"EARNED_ON": "The day it was earned on.", "AMOUNT": "The amount.", "TITLE": "The title."},
)
publish(
    CertificateKind,
    "The kinds of certificate.",
    {
        "COMPLETION": "An activity was completed.",
        "CREDIT": "Credit of one or more kinds was earned.",
        "TRANSCRIPT": "All activity of a period.",
        "SPECIALTY": "Credit of a specialty was earned.",
    },
)
publish(
    CertificateStatus,
    "What a certificate is worth today. Its record and its bytes stay.",
    {
        "ACTIVE": "It stands.",
        "SUPERSEDED": "Another one took its place, which it names.",
        "REVOKED": "It was taken back; the reason is kept.",
    },
)
publish(
    CertificateFormat,
    "What a certificate can be downloaded as.",
    {
        "PDF": "A signed PDF.",
        "PNG": "A picture of the PDF, at the resolution of print.",
        "OPEN_BADGE": "An Open Badges 3.0 credential: a signed JWT. It has no paper.",
    },
)
publish(Paper, "The paper that it is laid out for.", {"A4": "A4, landscape.", "LETTER": "US Letter, landscape."})
publish(
    VerificationOutcome,
    "What verifying a number found.",
    {
        "ACTIVE": "The certificate stands.",
        "SUPERSEDED": "Another one took its place.",
        "REVOKED": "It was taken back.",
        "UNKNOWN": "There is no certificate of that number.",
        "MISTYPED": "This is not a certificate number: its check characters do not fit.",
    },
)
publish(
    EnrollmentStatus,
    "Where an enrollment stands.",
    {
        "IN_PROGRESS": "Something is still to be done.",
        "READY_TO_CLAIM": "Credit is due.",
        "PARTLY_CLAIMED": "Part of the credit was claimed; more can be earned or claimed.",
        "CLAIMED": "The full credit was claimed.",
        "FAILED": "All attempts at an assessment are used.",
        "EXPIRED": "The activity closed before anything was earned.",
        "WITHDRAWN": "The learner withdrew.",
    },
)
publish(
    AttendanceOutcome,
    "What an attendance file means for one person.",
    {
        "ADDS": "More time in the session is recorded.",
        "ENROLLS": "The person is enrolled, and the time recorded.",
        "UNCHANGED": "All of it is recorded already.",
        "OUTSIDE": "The times lie outside the session.",
        "NOT_ENROLLED": "The person has an account and does not take part: nothing is recorded.",
        "UNKNOWN": "Nobody has proven this address: nothing is recorded.",
    },
)
publish(
    PolicyOutcome,
    "Whether other rules make more or less due.",
    {"LOSES": "Less would be due.", "GAINS": "More would be due.", "UNCHANGED": "The same would be due."},
)
publish(
    GateKind,
    "What a gate is about.",
    {
        "ELIGIBILITY": "Whether the profession may claim this credit.",
        "WINDOW": "Whether the activity is open.",
        "CONTENT": "How much of the activity was taken in.",
        "ASSESSMENT": "Whether the assessments are passed.",
        "ATTEMPTS": "Whether attempts are left.",
        "TIME": "Whether enough time was spent.",
        "EVALUATION": "Whether the evaluation is submitted.",
        "ATTENDANCE": "Whether required sessions were attended.",
        "CLAIM": "Whether the credit is claimed.",
    },
)
publish(
    GateUnit,
    "What `actual` and `required` are counted in.",
    {"PERCENT": "Percent.", "MINUTES": "Minutes.", "SCORE": "Percent of right answers.", "COUNT": "A number."},
)
publish(
    GateActor,
    "Who has to act next.",
    {"LEARNER": "The learner.", "STAFF": "The provider.", "SYSTEM": "Nobody: it takes its time.", "REGULATOR": "A regulator."},
)
publish(
    Role,
    "What a person may do.",
    {
        "LEARNER": "Earn credit.",
        "STAFF": "Offer a provider's activities and look after those who take them.",
        "PARTNER": "See the credit of those who consented.",
        "AUDITOR": "See everything, change nothing.",
        "ADMINISTRATOR": "Run the installation.",
    },
)
publish(
    Scope,
    "What an API key may do.",
    {
        "READ_REPORTS": "Read reports.",
        "VERIFY": "Check certificates.",
        "WRITE_PROGRESS": "Report what learners did.",
        "IMPORT": "Bring in credits from other systems.",
    },
)
publish(
    GapEffect,
    "What waits for a field of the profile.",
    {
        "CERTIFICATES": "Certificates cannot print the name.",
        "STATE_BOARD_REPORTING": "Credit cannot be reported to a state board of the United States by ACCME PARS.",
        "BOARD_REPORTING": "Points cannot be reported to a certifying board.",
        "RENEWAL": "Progress toward the renewal of a license cannot be shown.",
    },
)
publish(
    RegistrationMode,
    "How one comes to an account.",
    {"OPEN": "Anybody registers, by a mailed code.", "INVITATION": "By invitation."},
)
publish(
    OrganizationKind,
    "What an organization is to the service.",
    {
        "PROVIDER": "Offers activities and awards credit for them.",
        "EMPLOYER": "Employs learners.",
        "BOARD": "Licenses or certifies learners.",
        "LMS": "Reports what learners did elsewhere.",
    },
)
publish(
    JobKind,
    "What a job does.",
    {
        "EXPORT_MY_DATA": "Writes everything that is held on a person into a file for them.",
        "IMPORT_ATTENDANCE": "Reads the attendance of a session from a webinar tool's file.",
        "AWARD_CREDITS": "Claims, for many learners of an activity, what is due to them.",
        "PACKAGE_CERTIFICATES": "Puts many certificates into one file.",
    },
)
publish(
    PackageFormat,
    "What a package of certificates is.",
    {"ZIP": "An archive with a signed PDF for each.", "PDF": "One PDF with a page for each and an outline, signed as a whole."},
)
publish(
    PackageOrder,
    "In which order certificates stand in a package.",
    {
        "DATE": "By the day of completion, the earliest first.",
        "TITLE": "By title.",
        "HOLDER": "By the printed name.",
        "GIVEN": "As the ids are given.",
    },
)
publish(
    JobStatus,
    "Where a job stands.",
    {
        "QUEUED": "It waits for a worker.",
        "RUNNING": "It is being done.",
        "CANCELLING": "It was called off and ends at its next step.",
        "DONE": "It is done.",
        "FAILED": "It could not be done; `errors` says why.",
        "CANCELLED": "It was called off.",
    },
)
publish(
    HelpStatus,
    "Where a question stands.",
    {
        "OPEN": "It waits for an answer.",
        "ANSWERED": "It was answered.",
        "CLOSED": "It was put aside by the learner or by staff.",
    },
)
publish(
    InvitationStatus,
    "What has become of an invitation.",
    {
        "OPEN": "Its link works.",
        "ACCEPTED": "Somebody has accepted it.",
        "WITHDRAWN": "It was ended by those who invite, or by a later one of the same kind.",
        "EXPIRED": "Nobody accepted it in time.",
    },
)
publish(
    UploadStatus,
    "Where an upload stands.",
    {
        "RECEIVING": "Bytes are still to come.",
        "FINISHED": "It is stored.",
        "CANCELLED": "It was called off, or given up after a day.",
        "CLEARED": "It was stored, and deleted after a time in which nothing used it.",
    },
)
publish(
    SetupStep,
    "What an installation needs before its first real credit, in the order in which it is done.",
    {
        "PROVIDER": "A provider that is not fictitious.",
        "ACCREDITATION": "A provider that is accredited, or has a statement of its own.",
        "SEAL": "Such a provider has a seal of its own; until then one is drawn with its name.",
        "SIGNING": "A key of the installation's own signs certificates.",
        "MAIL": "A mail server takes mails.",
        "ACTIVITY": "An activity of such a provider is offered.",
    },
)
publish(
    StaffTaskKind,
    "What waits for staff.",
    {
        "QUESTIONS": "Questions of learners that nobody has answered.",
        "FAILED_JOBS": "Work that the caller asked for and that failed within the last seven days.",
        "SESSIONS_TODAY": "Sessions that begin today, by the date where they are held.",
        "READY_TO_CLAIM": "Participants who have earned credit and not claimed it.",
        "EXPIRING_ACTIVITIES": "Activities on offer whose last day is within 30 days.",
        "DRAFTS": "Drafts that are not published.",
        "INVITATIONS": "Invitations that nobody has accepted yet.",
        "RUNNING_JOBS": "Work that the caller asked for and that is not over.",
    },
)

publish(
    Channel,
    "How a certificate was verified.",
    {
        "PAGE": "By its number, on the public page.",
        "API": "By its number, through the API.",
        "FILE": "By the file itself.",
        "LIST": "Among many, with a receipt.",
    },
)

publish(
    FileOutcome,
    "What a file is, all checks taken together.",
    {
        "ACTIVE": "The certificate as it was issued, and it stands.",
        "SUPERSEDED": "The certificate as it was issued; a newer one has taken its place.",
        "REVOKED": "The certificate as it was issued; it was taken back.",
        "ALTERED": "It bears the number of a certificate that was issued here, and is not the file that was issued.",
        "NOT_OURS": "It was not issued here: another key signed it, or no certificate has its number.",
        "UNREADABLE": "It is no PDF that can be read.",
    },
)

publish(
    CheckName,
    "What is looked at in a file, in this order.",
    {
        "DOCUMENT": "Whether it is a PDF of a size that is looked at.",
        "SIGNATURE": "Whether a signature is there, and every byte is as it was signed.",
        "ISSUER": "Whether the key that signed is this installation's.",
        "BYTES": "Whether it is, byte for byte, the file that was issued.",
        "FACTS": "Whether what is printed is what was certified.",
        "STANDING": "What the certificate is worth today.",
    },
)

publish(
    Finding,
    "What a check found.",
    {
        "IS_PDF": "A PDF.",
        "NOT_PDF": "No PDF.",
        "TOO_LARGE": "Larger than 5,000,000 bytes.",
        "ENCRYPTED": "Encrypted; certificates never are.",
        "DAMAGED": "A PDF that cannot be read.",
        "INTACT": "Every byte is as it was signed.",
        "UNSIGNED": "No signature that can be read.",
        "CHANGED": "Changed since it was signed.",
        "ADDED_TO": "Something was added behind what was signed.",
        "OUR_KEY": "Signed here.",
        "FOREIGN_KEY": "Signed by another key.",
        "SAME_BYTES": "The very file that was issued.",
        "OTHER_BYTES": "Not the file that was issued.",
        "SAME_FACTS": "What is printed is what was certified.",
        "OTHER_FACTS": "Something else is printed; `differingFacts` says where.",
        "ACTIVE": "It stands.",
        "SUPERSEDED": "A newer one has taken its place.",
        "REVOKED": "It was taken back.",
        "UNKNOWN": "There is no certificate of its number, or it bears none.",
        "NOT_CHECKED": "An earlier check left nothing to look at.",
    },
)

publish(
    PrintedFact,
    "A fact that is looked for in what a file prints.",
    {
        "NUMBER": "The number.",
        "NAME": "The holder's name.",
        "TITLE": "What was completed.",
        "CREDIT": "What was claimed.",
        "COMPLETED": "The day it was completed on.",
        "ISSUED": "The day it was issued on.",
    },
)
