"""Totals beside the ledger, filled from the entries that stand, and an index for what a learner has open."""

from typing import Any

from tortoise import migrations
from tortoise.migrations import operations as ops
from backend.models.fields import CreditField
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

GROUPS = """
    SELECT learner_id, 'TYPE' AS aspect, CASE WHEN board = '' THEN type ELSE type || ':' || board END AS key, unit,
        earned_on AS day, amount FROM credit
    UNION ALL SELECT learner_id, 'SPECIALTY', specialty, unit, earned_on, amount FROM credit WHERE specialty <> ''
    UNION ALL SELECT learner_id, 'TOTAL', '', unit, earned_on, amount FROM credit WHERE rank = 0
    UNION ALL SELECT learner_id, 'EXPIRY', '', unit, expires_on, amount FROM credit WHERE rank = 0 AND expires_on IS NOT NULL
"""
GRAINS = "SELECT 'DAY' AS grain, 10 AS digits UNION ALL SELECT 'MONTH', 7 UNION ALL SELECT 'YEAR', 4"


async def fill(_: Any, editor: Any) -> None:
    """Add up the entries. A day's text, cut to its month or year and filled up again, is the first day of that."""
    starts_on = "SUBSTR(CAST(day AS text), 1, digits) || SUBSTR('0001-01-01', digits + 1)"
    if editor.client.capabilities.dialect != "sqlite":  # where a CAST to a date would make a number
        starts_on = f"CAST({starts_on} AS date)"
    await editor.client.execute_query(
        f"""INSERT INTO credit_total (learner_id, aspect, key, unit, grain, starts_on, amount, entries)
            SELECT learner_id, aspect, key, unit, grain, {starts_on} AS starts_on, SUM(amount), COUNT(*)
            FROM ({GROUPS}) entries CROSS JOIN ({GRAINS}) grains
            GROUP BY learner_id, aspect, key, unit, grain, {starts_on}"""
    )


async def empty(_: Any, editor: Any) -> None:
    """Going back drops the table."""


class Migration(migrations.Migration):
    dependencies = [('models', '0003_search_texts')]

    initial = False

    operations = [
        ops.CreateModel(
            name='CreditTotal',
            fields=[
                ('id', fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('learner', fields.ForeignKeyField('models.Learner', source_field='learner_id', db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.RESTRICT)),
                ('aspect', fields.CharField(max_length=16)),
                ('key', fields.CharField(max_length=100)),
                ('unit', fields.CharField(max_length=8)),
                ('grain', fields.CharField(max_length=8)),
                ('starts_on', fields.DateField()),
                ('amount', CreditField()),
                ('entries', fields.IntField()),
            ],
            options={'table': 'credit_total', 'app': 'models', 'unique_together': [('learner_id', 'aspect', 'grain', 'starts_on', 'key', 'unit')], 'pk_attr': 'id', 'table_description': "The sum of one group of a learner's entries in one day, month or year (`domain.totals`)."},
            bases=['Model'],
        ),
        ops.RunPython(fill, empty),
        ops.AddIndex(
            model_name='Enrollment',
            index=Index(fields=['learner_id', 'status', 'updated_at']),
        ),
    ]
