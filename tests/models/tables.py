"""Tables of the tests' own: a parent with children, a column of each kind of ours, and a ledger."""

from uuid import uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.fields import CreditField, InstantField


class Ward(Model):
    id = fields.UUIDField(primary_key=True, default=uuid4)
    name = fields.CharField(max_length=100)
    opened_at = InstantField(null=True)

    class Meta:
        table = "ward"


class Award(Model):
    id = fields.UUIDField(primary_key=True, default=uuid4)
    amount = CreditField(null=True)
    given_at = InstantField(null=True)

    class Meta:
        table = "award"


class Counter(Model):
    id = fields.IntField(primary_key=True)
    value = fields.IntField(default=0)

    class Meta:
        table = "counter"
