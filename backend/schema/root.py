"""Every operation there is, one entry each: what it answers, what it promises, and the function that keeps the promise."""

from typing import Any

import strawberry
from strawberry.schema.config import StrawberryConfig

from backend.resolvers import accounts as accounts_
from backend.resolvers import activities as activities_
from backend.resolvers import addresses as addresses_
from backend.resolvers import attendance as attendance_
from backend.resolvers import authoring as authoring_
from backend.resolvers import awarding as awarding_
from backend.resolvers import certificates as certificates_
from backend.resolvers import credits as credits_
from backend.resolvers import directory as directory_
from backend.resolvers import enrollments as enrollments_
from backend.resolvers import goals as goals_
from backend.resolvers import help as help_
from backend.resolvers import invitations as invitations_
from backend.resolvers import jobs as jobs_
from backend.resolvers import learners as learners_
from backend.resolvers import licenses as licenses_
from backend.resolvers import live as live_
from backend.resolvers import nodes as nodes_
from backend.resolvers import organizations as organizations_
from backend.resolvers import packages as packages_
from backend.resolvers import participants as participants_
from backend.resolvers import people as people_
from backend.resolvers import personal_data as personal_data_
from backend.resolvers import policy_changes as policy_changes_
from backend.resolvers import proration as proration_
from backend.resolvers import service as service_
from backend.resolvers import sessions as sessions_
from backend.resolvers import setup as setup_
from backend.resolvers import staff_tasks as staff_tasks_
from backend.resolvers import summaries as summaries_
from backend.resolvers import targets as targets_
from backend.resolvers import uploads as uploads_
from backend.resolvers import verification as verification_
from backend.resolvers import viewers as viewers_
from backend.schema.accounts import Service, SessionPayload, Viewer, ViewerPayload
from backend.schema.activities import Activity, ActivityConnection, ActivityPayload, CheckInCodePayload
from backend.schema.authoring import AuthoredActivity, AuthoredActivityConnection
from backend.schema.basics import Code, DonePayload, Node
from backend.schema.certificates import CertificatePayload
from backend.schema.credits import CreditPayload
from backend.schema.describe import SCALARS, field, mutation, subscription
from backend.schema.enrollments import ClaimCreditPayload, Enrollment, EnrollmentConnection, EnrollmentPayload
from backend.schema.goals import GoalPayload
from backend.schema.help import HelpPagePayload, HelpRequestConnection, HelpRequestPayload
from backend.schema.invitations import InvitationConnection, InvitationOffer, InvitationPayload
from backend.schema.jobs import Job, JobPayload
from backend.schema.learners import Learner, LearnerConnection, LearnerPayload
from backend.schema.licenses import LicensePayload
from backend.schema.live import LiveUpdate
from backend.schema.organizations import OrganizationConnection, OrganizationPayload
from backend.schema.participants import ParticipantFigures
from backend.schema.people import PersonConnection
from backend.schema.policy_changes import PolicyChangeConnection
from backend.schema.proration import ProrationResult
from backend.schema.setup import Setup, TestMailPayload
from backend.schema.staff_tasks import StaffTask
from backend.schema.summaries import CreditSummary
from backend.schema.uploads import UploadPayload
from backend.schema.verification import CertificateVerification, FileVerificationPayload, VerificationReceipt

PUBLIC = frozenset(
    {
        *("viewer", "service", "invitation"),
        *("verifyCertificate", "verifyCertificates", "verificationReceipt", "verifyFile"),
        *("signIn", "register", "requestPasswordReset", "resetPassword", "acceptInvitation"),
        *("activity", "activities"),
    }
)
"""The operations that answer a stranger; the last two where the installation's catalogue is public. Every other refuses."""


@strawberry.type(description="What can be asked.")
class Query:
    """Fields that can fail are nullable, so that one failure never hides another answer."""

    viewer: Viewer = field("Who is asking.", resolver=viewers_.viewer)
    service: Service = field("The installation: its name, languages and ways to sign in.", resolver=service_.service)
    node: Node | None = field("Anything by its global id.", resolver=nodes_.node)
    nodes: list[Node | None] = field("Many things by id, in the order asked. At most 100.", resolver=nodes_.nodes)
    activity: Activity | None = field("One activity, in the version offered now.", resolver=activities_.activity)
    learner: Learner | None = field(
        "One person whom the caller may see; a look at somebody else is written down.", resolver=directory_.learner
    )
    learners: LearnerConnection | None = field(
        "The learners of the providers that the caller works for, by name; everybody for auditors and administrators.",
        resolver=directory_.learners,
    )
    enrollments: EnrollmentConnection | None = field(
        "The enrollments in everything that the caller may look at (staff, auditors), the one touched last first.",
        resolver=participants_.enrollments,
    )
    proration_preview: ProrationResult | None = field(
        "What a time in a session would pay, by the function that pays (staff, auditors).", resolver=proration_.preview
    )
    policy_change_preview: PolicyChangeConnection | None = field(
        "Whom other rules would make a difference to: of an activity's participants, what is due now and would be due (staff,"
        " auditors). What is paid stays paid; nothing is written.",
        resolver=policy_changes_.preview,
    )
    activities: ActivityConnection | None = field("What is offered, newest first.", resolver=activities_.catalogue)
    authored_activity: AuthoredActivity | None = field(
        "One activity in its newest version, for those who oversee its provider.", resolver=authoring_.authored_activity
    )
    authored_activities: AuthoredActivityConnection | None = field(
        "A provider's activities, the one saved last first.", resolver=authoring_.authored_activities
    )
    specialties: list[Code] = field("Every specialty. At most 200.", resolver=service_.specialties)
    boards: list[Code] = field("Every certifying board. At most 200.", resolver=service_.boards)
    regulators: list[Code] | None = field("Every body that gives licenses. At most 200.", resolver=service_.regulators)
    unprintable_characters: list[str] | None = field(
        "The characters of a name that certificates cannot print, each once. At most 200.",
        resolver=learners_.unprintable_characters,
    )
    help_requests: HelpRequestConnection | None = field(
        "Questions to the providers that the caller works for, the newest first (staff).", resolver=help_.requests
    )
    staff_tasks: list[StaffTask] | None = field(
        "What waits for the caller with the providers that they work for (staff), or with all (administrators, auditors), the"
        " most pressing first; what nothing waits for is left out. At most 8.",
        resolver=staff_tasks_.tasks,
    )
    verify_certificate: CertificateVerification | None = field(
        "What a certificate certifies, by its number. Asked by POST; it leaves a trace.", resolver=verification_.verify
    )
    verify_certificates: VerificationReceipt | None = field(
        "What many certificates certify, and a signed receipt of it. Asked by POST; it leaves traces.",
        resolver=verification_.verify_all,
    )
    verification_receipt: VerificationReceipt | None = field(
        "A receipt that was issued earlier, by its number.", resolver=verification_.receipt
    )
    invitation: InvitationOffer | None = field(
        "What a mailed link offers; null once it works no more.", resolver=invitations_.offer
    )
    invitations: InvitationConnection | None = field(
        "What was offered to whom, newest first: all for administrators and auditors, for staff that of their providers.",
        resolver=invitations_.listed,
    )
    setup: Setup | None = field(
        "What the installation still lacks before its first real credit. For administrators.", resolver=setup_.standing
    )
    people: PersonConnection | None = field(
        "Who has an account, by family name. For administrators and auditors.", resolver=people_.people
    )
    providers: list[Code] | None = field(
        "Every provider by name, by the code that an activity names a joint one by (staff, auditors). At most 200.",
        resolver=organizations_.providers,
    )
    organizations: OrganizationConnection | None = field(
        "The organizations that one has to do with, by name: all for administrators and auditors.",
        resolver=organizations_.listed,
    )


@strawberry.type(description="What can be done. Each answers its result and `errors`; nothing is done when there is one.")
class Mutation:
    """Every field is nullable, so that one failure never hides another answer."""

    # account
    register: SessionPayload | None = mutation("Open an account: first a code is mailed.", resolver=accounts_.register)
    sign_in: SessionPayload | None = mutation("Sign in by e-mail address and password.", resolver=accounts_.sign_in)
    sign_out: DonePayload | None = mutation("End this session.", resolver=accounts_.sign_out)
    request_password_reset: DonePayload | None = mutation(
        "Mail a link to set a new password; the answer is the same for unknown addresses.",
        resolver=accounts_.request_password_reset,
    )
    reset_password: SessionPayload | None = mutation(
        "Set a new password with a mailed link.", resolver=accounts_.reset_password
    )
    update_profile: LearnerPayload | None = mutation("Change one's own profile.", resolver=learners_.update_profile)
    add_license: LicensePayload | None = mutation("Write down a license that one holds.", resolver=licenses_.add_license)
    update_license: LicensePayload | None = mutation("Write a license anew.", resolver=licenses_.update_license)
    remove_license: LicensePayload | None = mutation("Forget a license.", resolver=licenses_.remove_license)
    add_email: ViewerPayload | None = mutation(
        "Have a code mailed to another address of one's own; asked again, another code.", resolver=addresses_.add_email
    )
    verify_email: ViewerPayload | None = mutation("Prove an address by the mailed code.", resolver=addresses_.verify_email)
    remove_email: ViewerPayload | None = mutation(
        "Take an address off the account, or give up one that waits; never the primary one.", resolver=addresses_.remove_email
    )
    make_primary_email: ViewerPayload | None = mutation(
        "Have mails go to another proven address.", resolver=addresses_.make_primary_email
    )
    change_password: DonePayload | None = mutation(
        "Set another password by the present one; the other sessions end.", resolver=sessions_.change_password
    )
    end_sessions: ViewerPayload | None = mutation(
        "Sign out elsewhere, or everywhere: one session, all others, or all.", resolver=sessions_.end_sessions
    )
    accept_invitation: SessionPayload | None = mutation(
        "Take the role that a mailed link offers; who has no account yet opens one.", resolver=invitations_.accept_invitation
    )

    export_my_data: JobPayload | None = mutation(
        "Have everything that is held on the viewer collected into one JSON document.",
        resolver=personal_data_.export_my_data,
    )

    # earning
    enroll: EnrollmentPayload | None = mutation("Take part in an activity.", resolver=enrollments_.enroll)
    withdraw: EnrollmentPayload | None = mutation(
        "Stop taking part; enrolling again continues.", resolver=enrollments_.withdraw
    )
    record_progress: EnrollmentPayload | None = mutation(
        "Report what was watched, read and answered. Order and repetition do not matter.", resolver=enrollments_.record_progress
    )
    record_attendance: EnrollmentPayload | None = mutation(
        "Report when a learner was in a session (staff and keys of the provider).", resolver=enrollments_.record_attendance
    )
    check_in: EnrollmentPayload | None = mutation("Check in with the code shown in the room.", resolver=enrollments_.check_in)
    submit_assessment: EnrollmentPayload | None = mutation(
        "Hand in an attempt; it is graded on the server.", resolver=enrollments_.submit_assessment
    )
    submit_evaluation: EnrollmentPayload | None = mutation("Hand in the evaluation.", resolver=enrollments_.submit_evaluation)
    claim_credit: ClaimCreditPayload | None = mutation(
        "Claim what is due; a signed certificate is issued for it.", resolver=enrollments_.claim_credit
    )

    # certificates
    issue_certificate: CertificatePayload | None = mutation(
        "Issue a certificate: of completion, of credit, of a specialty's credit in a period, or a transcript.",
        resolver=certificates_.issue_certificate,
    )
    revoke_certificate: CertificatePayload | None = mutation(
        "Take a certificate back (staff of the provider, administrators); its record stays, with the reason.",
        resolver=certificates_.revoke_certificate,
    )
    set_certificate_visibility: CertificatePayload | None = mutation(
        "Show or hide one's own certificate, or the name on it, to those who verify it.",
        resolver=certificates_.set_visibility,
    )
    verify_file: FileVerificationPayload | None = mutation(
        "Check a PDF that somebody holds against what was issued. Nothing of it is kept.", resolver=verification_.verify_file
    )

    # help
    vote_help: HelpPagePayload | None = mutation("Say whether a page of help helped.", resolver=help_.vote)
    ask_for_help: HelpRequestPayload | None = mutation(
        "Ask the provider of an activity, or the administrators.", resolver=help_.ask
    )
    reply_to_help: HelpRequestPayload | None = mutation(
        "Write on: an answer by staff is mailed to the learner.", resolver=help_.reply
    )
    close_help: HelpRequestPayload | None = mutation("Put a question aside.", resolver=help_.close)

    # jobs
    package_certificates: JobPayload | None = mutation(
        "Put many certificates into one file by a job: one's own, or as staff those of an activity.",
        resolver=packages_.package_certificates,
    )
    cancel_job: JobPayload | None = mutation("Call off work that one asked for.", resolver=jobs_.cancel_job)

    # goals
    set_yearly_target: LearnerPayload | None = mutation(
        "Set the credit wanted in every year, or remove it.", resolver=targets_.set_yearly_target
    )
    create_goal: GoalPayload | None = mutation("Set a goal; what was earned in its days counts.", resolver=goals_.create_goal)
    update_goal: GoalPayload | None = mutation("Change a goal.", resolver=goals_.update_goal)
    archive_goal: GoalPayload | None = mutation(
        "Put a goal away; it goes on following the ledger.", resolver=goals_.archive_goal
    )
    restore_goal: GoalPayload | None = mutation("Take an archived goal up again.", resolver=goals_.restore_goal)
    celebrate_goal: GoalPayload | None = mutation(
        "Remember that a goal's being met was shown to the learner, so that it is shown once.", resolver=goals_.celebrate_goal
    )

    # staff
    save_activity: ActivityPayload | None = mutation(
        "Save an activity as a draft or publish it; a published version never changes.", resolver=activities_.save_activity
    )
    publish_activity: ActivityPayload | None = mutation("Offer an activity's draft.", resolver=activities_.publish_activity)
    retire_activity: ActivityPayload | None = mutation(
        "Take an activity out of the catalogue; those enrolled may finish it.", resolver=activities_.retire_activity
    )
    start_upload: UploadPayload | None = mutation(
        "Announce a file; its bytes go to the address that is answered.", resolver=uploads_.start_upload
    )
    finish_upload: UploadPayload | None = mutation(
        "Check a file that has come whole, and store it.", resolver=uploads_.finish_upload
    )
    cancel_upload: UploadPayload | None = mutation("Call an upload off.", resolver=uploads_.cancel_upload)
    restore_activity: ActivityPayload | None = mutation(
        "Offer a retired activity again, in the version that was offered last.", resolver=authoring_.restore_activity
    )
    duplicate_activity: ActivityPayload | None = mutation(
        "Copy an activity's newest version into a draft of its own.", resolver=authoring_.duplicate_activity
    )
    discard_draft: DonePayload | None = mutation(
        "Throw an activity's draft away; an activity that was never published goes with it.", resolver=authoring_.discard_draft
    )
    create_check_in_code: CheckInCodePayload | None = mutation(
        "Make a code for those in the room of a session.", resolver=activities_.create_check_in_code
    )
    import_attendance: JobPayload | None = mutation(
        "Bring in a webinar tool's attendance by a job, or preview it.", resolver=attendance_.import_attendance
    )
    award_credits: JobPayload | None = mutation(
        "Award what is due to many participants by a job, or preview it.", resolver=awarding_.award_credits
    )
    reverse_credit: CreditPayload | None = mutation(
        "Take a ledger entry back by another one; its certificates are revoked.", resolver=credits_.reverse_credit
    )

    # administration
    invite_user: InvitationPayload | None = mutation(
        "Mail a link that offers a role. Administrators offer any, staff that of a colleague or a learner.",
        resolver=invitations_.invite_user,
    )
    withdraw_invitation: InvitationPayload | None = mutation(
        "End an open invitation.", resolver=invitations_.withdraw_invitation
    )
    set_roles: ViewerPayload | None = mutation(
        "Give somebody exactly these roles. There is always an administrator.", resolver=people_.set_roles
    )
    send_test_mail: TestMailPayload | None = mutation(
        "Send oneself a mail at once, and hear what came of it. For administrators.", resolver=setup_.send_test_mail
    )
    create_organization: OrganizationPayload | None = mutation(
        "Make a provider, employer, board or learning system.", resolver=organizations_.create_organization
    )
    update_organization: OrganizationPayload | None = mutation(
        "Change what certificates print of an organization from now on.", resolver=organizations_.update_organization
    )
    change_seal: OrganizationPayload | None = mutation(
        "Change the seal that an organization's certificates carry from now on.", resolver=organizations_.change_seal
    )


@strawberry.type(
    description="What can be watched. Each sends the present state first, then again after every committed change."
)
class Subscription:
    """Each ends when the caller's session or key does."""

    enrollment_progress: Enrollment = subscription("Each enrollment, then each that changed.", resolver=enrollments_.watch)
    credit_summary: CreditSummary = subscription("The learner's credit in a period.", resolver=summaries_.watch)
    staff_tasks: list[StaffTask] = subscription(
        "What waits for the caller, as the query of that name answers it.", resolver=staff_tasks_.watch
    )
    job: Job = subscription("One's own job, until it is over.", resolver=jobs_.watch)
    participants: ParticipantFigures = subscription(
        "How many take part in an activity, after everything that happens in it (staff, auditors).",
        resolver=participants_.watch,
    )
    live: LiveUpdate = subscription("The one stream of a browser tab.", resolver=live_.watch)


def build(**options: Any) -> strawberry.Schema:
    """The schema of the service."""
    return strawberry.Schema(Query, Mutation, Subscription, config=StrawberryConfig(scalar_map=SCALARS), **options)
