from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise import fields
from tortoise.indexes import Index

from backend.domain import searching

NAMES = {"credit": ("title", "provider"), "learner": ("given_name", "family_name")}


async def fold(_apps, editor):
    """Fold what stands already: the new columns from their texts, and what was folded by an earlier rule once more."""
    client = editor.client
    mark = "?" if client.capabilities.dialect == "sqlite" else "$"
    for table, (first, second) in NAMES.items():
        for row in await client.read(f'SELECT DISTINCT {first}, {second} FROM "{table}"'):
            text = searching.folded(f"{row[first]} {row[second]}")
            where = f"{first} = {mark}2 AND {second} = {mark}3"
            await client.run(f'UPDATE "{table}" SET search_text = {mark}1 WHERE {where}', (text, row[first], row[second]))
    for row in await client.read("SELECT id, search_text FROM activity_version"):
        text = searching.folded(row["search_text"])
        await client.run(f"UPDATE activity_version SET search_text = {mark}1 WHERE id = {mark}2", (text, row["id"]))


class Migration(migrations.Migration):
    dependencies = [('models', '0002_uploads_and_seals')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Credit',
            name='search_text',
            field=fields.TextField(default='', unique=False),
        ),
        ops.AddIndex(
            model_name='Enrollment',
            index=Index(fields=['status', 'activity_id']),
        ),
        ops.AddField(
            model_name='Learner',
            name='search_text',
            field=fields.TextField(default='', unique=False),
        ),
        ops.RunPython(fold),
    ]
