"""What a certificate stands for, at most one for each; the credit certificates that stand are told theirs."""

from typing import Any

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields


async def fill(_: Any, editor: Any) -> None:
    """One credit certificate stands for each enrollment: the claim saw to it."""
    await editor.client.execute_query(
        """UPDATE certificate SET occasion = 'CREDIT:' || CAST(enrollment_id AS text)
           WHERE status = 'ACTIVE' AND kind = 'CREDIT' AND enrollment_id IS NOT NULL"""
    )


async def empty(_: Any, editor: Any) -> None:
    """Going back drops the column."""


class Migration(migrations.Migration):
    dependencies = [('models', '0005_verification')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Certificate',
            name='occasion',
            field=fields.CharField(null=True, unique=True, max_length=200),
        ),
        ops.RunPython(fill, empty),
    ]
