"""People: the account, its addresses, roles and sessions, and what was mailed to prove who they are."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.fields import InstantField
from backend.models.organizations import Organization


class Learner(Model):
    """A person with an account. Staff and administrators are learners too, with further roles.

    `birthday` is month and day ("03-09"), by which boards match a learner; "" where it is not told, as `npi`. `search_text` is
    the name as `domain.searching` folds it.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    given_name = fields.CharField(max_length=100)
    family_name = fields.CharField(max_length=100)
    printed_name = fields.CharField(max_length=200)
    search_text = fields.TextField(default="")
    profession = fields.CharField(max_length=32)
    specialty = fields.CharField(max_length=64, default="")
    time_zone = fields.CharField(max_length=64)
    language = fields.CharField(max_length=8, default="en")
    npi = fields.CharField(max_length=10, default="")
    birthday = fields.CharField(max_length=5, default="")
    password_hash = fields.CharField(max_length=255)
    created_at: datetime = InstantField()
    closed_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "learner"


class EmailAddress(Model):
    """An address that its owner has proven. `address` is lower case: one mailbox, one account."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    address = fields.CharField(max_length=254, unique=True)
    verified_at: datetime | None = InstantField(null=True)
    primary = fields.BooleanField(default=True)

    class Meta:
        table = "email_address"
        indexes: ClassVar = [("learner_id",)]


class BoardIdentifier(Model):
    """The number by which a certifying board knows a learner: what MOC points are reported under."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    board = fields.CharField(max_length=32)
    number = fields.CharField(max_length=32)

    class Meta:
        table = "board_identifier"
        unique_together: ClassVar = [("learner_id", "board")]


class License(Model):
    """A license to practice that a learner holds. `regulator` is a code of ours, `expires_on` its last day if known."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    regulator = fields.CharField(max_length=32)
    number = fields.CharField(max_length=64)
    expires_on: date | None = fields.DateField(null=True)
    created_at: datetime = InstantField()

    class Meta:
        table = "license"
        unique_together: ClassVar = [("learner_id", "regulator", "number")]


class Identity(Model):
    """Who an identity provider says somebody is: `issuer` and `subject` of its tokens, which lead to one account."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    issuer = fields.CharField(max_length=300)
    subject = fields.CharField(max_length=255)
    created_at: datetime = InstantField()
    last_used_at: datetime = InstantField()

    class Meta:
        table = "identity"
        unique_together: ClassVar = [("issuer", "subject")]
        indexes: ClassVar = [("learner_id",)]


class SignInAttempt(Model):
    """A sign-in that was sent to an identity provider and has not come back: what its answer must fit. Single use."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    state_hash = fields.CharField(max_length=64, unique=True)
    nonce = fields.CharField(max_length=64)
    verifier = fields.CharField(max_length=128)
    return_to = fields.CharField(max_length=300)
    created_at: datetime = InstantField()
    expires_at: datetime = InstantField()
    used_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "sign_in_attempt"


class Invitation(Model):
    """A role that is offered to a mailbox by mail. Whoever opens the link accepts it once; the table holds the link's hash."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    address = fields.CharField(max_length=254)
    role = fields.CharField(max_length=16)
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    organization_id: UUID | None
    secret_hash = fields.CharField(max_length=64, unique=True)
    invited_by: fields.ForeignKeyNullableRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    invited_by_id: UUID | None
    created_at: datetime = InstantField()
    expires_at: datetime = InstantField()
    accepted_at: datetime | None = InstantField(null=True)
    withdrawn_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "invitation"
        indexes: ClassVar = [("address",)]


class RoleGrant(Model):
    """A role a person has: STAFF for one provider, the others for the whole installation."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    role = fields.CharField(max_length=16)
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "models.Organization", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    organization_id: UUID | None
    granted_at: datetime = InstantField()

    class Meta:
        table = "role_grant"
        unique_together: ClassVar = [("learner_id", "role", "organization_id")]


class Session(Model):
    """A signed-in browser. The cookie holds the token, this row its hash."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    token_hash = fields.CharField(max_length=64, unique=True)
    device = fields.CharField(max_length=200)
    started_at: datetime = InstantField()
    last_seen_at: datetime = InstantField()
    expires_at: datetime = InstantField()
    ended_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "session"
        indexes: ClassVar = [("learner_id",)]


class MailedSecret(Model):
    """A code or link that was mailed: single use, short-lived, stored hashed. `details` holds a registration that waits.

    `learner` is who wants the mailbox for an account that they have, None for everything else.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    purpose = fields.CharField(max_length=16)
    address = fields.CharField(max_length=254)
    learner: fields.ForeignKeyNullableRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    learner_id: UUID | None
    secret_hash = fields.CharField(max_length=64)
    details: dict[str, str] = fields.JSONField(default=dict)
    tries = fields.IntField(default=0)
    created_at: datetime = InstantField()
    expires_at: datetime = InstantField()
    used_at: datetime | None = InstantField(null=True)

    class Meta:
        table = "mailed_secret"
        indexes: ClassVar = [("purpose", "address"), ("secret_hash",), ("learner_id",)]


class Throttle(Model):
    """Tries per subject (an address, a client, a purpose) since its window began."""

    subject = fields.CharField(primary_key=True, max_length=200)
    tries = fields.IntField()
    ends_at: datetime = InstantField()

    class Meta:
        table = "throttle"


class Mail(Model):
    """A message that must go out: written in the transaction that asks for it, sent afterwards, retried until it is."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    recipient = fields.CharField(max_length=254)
    subject = fields.CharField(max_length=200)
    body = fields.TextField()
    created_at: datetime = InstantField()
    next_try_at: datetime = InstantField()
    tries = fields.IntField(default=0)
    sent_at: datetime | None = InstantField(null=True)
    failure = fields.CharField(max_length=300, default="")

    class Meta:
        table = "mail"
        indexes: ClassVar = [("sent_at", "next_try_at")]
