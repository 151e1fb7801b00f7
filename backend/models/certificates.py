"""Certificates: the record that the claim writes, and its bytes, made once and kept."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.credits import Credit
from backend.models.enrollments import Enrollment
from backend.models.fields import InstantField
from backend.models.learners import Learner
from backend.models.organizations import ApiKey


class Certificate(Model):
    """A certificate's record: its number and the facts as they were at issue. The facts never change."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    number = fields.CharField(max_length=40, unique=True)
    kind = fields.CharField(max_length=16)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    enrollment: fields.ForeignKeyNullableRelation[Enrollment] = fields.ForeignKeyField(
        "models.Enrollment", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    enrollment_id: UUID | None
    occasion = fields.CharField(max_length=200, null=True, unique=True)
    """What it is the standing certificate of, None once it is superseded or revoked."""
    facts: dict[str, Any] = fields.JSONField()
    issued_at: datetime = InstantField()
    status = fields.CharField(max_length=16)
    superseded_by: fields.ForeignKeyNullableRelation["Certificate"] = fields.ForeignKeyField(
        "models.Certificate", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    superseded_by_id: UUID | None
    revoked_at: datetime | None = InstantField(null=True)
    revocation_reason = fields.CharField(max_length=300, default="")
    name_visible = fields.BooleanField(default=True)
    visible = fields.BooleanField(default=True, db_default=True)

    class Meta:
        table = "certificate"
        indexes: ClassVar = [("learner_id", "issued_at"), ("enrollment_id",)]


class CertifiedCredit(Model):
    """Which ledger entries a certificate certifies."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    certificate: fields.ForeignKeyRelation[Certificate] = fields.ForeignKeyField(
        "models.Certificate", related_name=False, on_delete=fields.RESTRICT
    )
    certificate_id: UUID
    credit: fields.ForeignKeyRelation[Credit] = fields.ForeignKeyField(
        "models.Credit", related_name=False, on_delete=fields.RESTRICT
    )
    credit_id: UUID

    class Meta:
        table = "certified_credit"
        unique_together: ClassVar = [("certificate_id", "credit_id")]
        indexes: ClassVar = [("credit_id",)]


class CertificateFile(Model):
    """The bytes of a certificate in one format and paper: the first ones made are the ones kept."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    certificate: fields.ForeignKeyRelation[Certificate] = fields.ForeignKeyField(
        "models.Certificate", related_name=False, on_delete=fields.RESTRICT
    )
    certificate_id: UUID
    format = fields.CharField(max_length=16)
    paper = fields.CharField(max_length=8)
    content = fields.BinaryField()
    sha256 = fields.CharField(max_length=64)
    made_at: datetime = InstantField()

    class Meta:
        table = "certificate_file"
        unique_together: ClassVar = [("certificate_id", "format", "paper")]
        indexes: ClassVar = [("sha256",)]


class Badge(Model):
    """The Open Badge of a certificate: its id says which bit of which list tells whether it is withdrawn."""

    id: int = fields.IntField(primary_key=True)
    certificate: fields.OneToOneRelation[Certificate] = fields.OneToOneField(
        "models.Certificate", related_name=False, on_delete=fields.RESTRICT
    )
    certificate_id: UUID

    class Meta:
        table = "badge"


class SigningCertificate(Model):
    """A certificate that this installation has signed with: whatever it signed stays checkable when another key signs.

    `fingerprint` is the SHA-256 of the signer's own certificate; `chain` holds it and its issuers, as PEM.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    fingerprint = fields.CharField(max_length=64, unique=True)
    name = fields.TextField()
    chain = fields.TextField()
    valid_from: datetime = InstantField()
    valid_until: datetime = InstantField()
    first_used_at: datetime = InstantField()

    class Meta:
        table = "signing_certificate"


class VerificationEvent(Model):
    """Somebody asked whether a certificate is genuine: when and how, never who, unless signed in."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    certificate: fields.ForeignKeyRelation[Certificate] = fields.ForeignKeyField(
        "models.Certificate", related_name=False, on_delete=fields.RESTRICT
    )
    certificate_id: UUID
    occurred_at: datetime = InstantField()
    channel = fields.CharField(max_length=16)
    verifier: fields.ForeignKeyNullableRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    verifier_id: UUID | None
    api_key: fields.ForeignKeyNullableRelation[ApiKey] = fields.ForeignKeyField(
        "models.ApiKey", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    api_key_id: UUID | None

    class Meta:
        table = "verification_event"
        indexes: ClassVar = [("certificate_id", "occurred_at")]


class VerificationReceipt(Model):
    """What somebody asked about many certificates and was told: the signed statement, and its page once it was made."""

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    number = fields.CharField(max_length=40, unique=True)
    issued_at: datetime = InstantField()
    token = fields.TextField()
    pdf: bytes | None = fields.BinaryField(null=True)

    class Meta:
        table = "verification_receipt"
