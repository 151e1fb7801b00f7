"""The ledger of credits, and the sums that are kept beside it in the same transactions: balances and totals."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.activities import ActivityVersion
from backend.models.enrollments import Enrollment
from backend.models.fields import CreditField, InstantField
from backend.models.learners import Learner


class Credit(Model):
    """One entry of the ledger. Append-only: the database refuses UPDATE and DELETE on it.

    `specialty` is that of the credit where it has one, else that of its activity. `rank` is the place of its kind among
    those of its unit that its enrollment can award: 0 counts in a total. `offer` names all that it can award, in order, so
    that a filtered total finds the first kind that passes (`domain.counting`). `amount` is negative on a reversal, which names
    the entry it reverses. `claim_key` makes one award one row, whoever asks how often. `search_text` is title and provider as
    `domain.searching` folds them.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    enrollment: fields.ForeignKeyNullableRelation[Enrollment] = fields.ForeignKeyField(
        "models.Enrollment", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    enrollment_id: UUID | None
    version: fields.ForeignKeyNullableRelation[ActivityVersion] = fields.ForeignKeyField(
        "models.ActivityVersion", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    version_id: UUID | None
    title = fields.CharField(max_length=300)
    provider = fields.CharField(max_length=200)
    search_text = fields.TextField(default="")
    type = fields.CharField(max_length=32)
    board = fields.CharField(max_length=32)
    specialty = fields.CharField(max_length=64)
    unit = fields.CharField(max_length=8)
    rank = fields.IntField()
    offer = fields.CharField(max_length=1000, default="")
    amount: Decimal = CreditField()
    basis = fields.CharField(max_length=16)
    reason = fields.CharField(max_length=300)
    earned_on: date = fields.DateField()
    expires_on: date | None = fields.DateField(null=True)
    recorded_at: datetime = InstantField()
    recorded_by = fields.CharField(max_length=60)
    reverses: fields.OneToOneNullableRelation["Credit"] = fields.OneToOneField(
        "models.Credit", related_name=False, null=True, on_delete=fields.RESTRICT
    )
    reverses_id: UUID | None
    claim_key = fields.CharField(max_length=200, unique=True)

    class Meta:
        table = "credit"
        indexes: ClassVar = [("learner_id", "earned_on", "id"), ("learner_id", "expires_on"), ("enrollment_id",)]


class CreditBalance(Model):
    """The sum of a learner's entries of one kind and offer on one day, so that any period costs a bounded number of rows.

    `medmatrix verify ledger` recomputes it from the entries.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    earned_on: date = fields.DateField()
    type = fields.CharField(max_length=32)
    board = fields.CharField(max_length=32)
    specialty = fields.CharField(max_length=64)
    unit = fields.CharField(max_length=8)
    rank = fields.IntField()
    offer = fields.CharField(max_length=1000, default="")
    amount: Decimal = CreditField()
    entries = fields.IntField()

    class Meta:
        table = "credit_balance"
        unique_together: ClassVar = [("learner_id", "earned_on", "type", "board", "specialty", "rank", "offer")]


class CreditTotal(Model):
    """The sum of one group of a learner's entries in one day, month or year (`domain.totals`).

    So a summary of ten years reads ten rows of a group, not ten thousand. `medmatrix verify ledger` recomputes it from the
    entries. Its own number names no row to anybody: what is looked for is a learner's group.
    """

    id = fields.BigIntField(primary_key=True)
    learner: fields.ForeignKeyRelation[Learner] = fields.ForeignKeyField(
        "models.Learner", related_name=False, on_delete=fields.RESTRICT
    )
    learner_id: UUID
    aspect = fields.CharField(max_length=16)
    key = fields.CharField(max_length=100)
    unit = fields.CharField(max_length=8)
    grain = fields.CharField(max_length=8)
    starts_on: date = fields.DateField()
    amount: Decimal = CreditField()
    entries = fields.IntField()

    class Meta:
        table = "credit_total"
        unique_together: ClassVar = [("learner_id", "aspect", "grain", "starts_on", "key", "unit")]
