from tortoise import migrations
from tortoise.migrations import operations as ops
from backend.models.fields import InstantField
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('models', '0001_initial')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Seal',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('organization', fields.ForeignKeyField('models.Organization', source_field='organization_id', db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.RESTRICT)),
                ('sha256', fields.CharField(max_length=64)),
                ('content', fields.BinaryField()),
                ('created_at', InstantField()),
            ],
            options={'table': 'seal', 'app': 'models', 'unique_together': [('sha256', 'organization_id')], 'pk_attr': 'id', 'table_description': 'A picture that an organization has had as its seal: certificates issued under it keep it, whatever comes later.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Upload',
            name='checked_at',
            field=InstantField(null=True),
        ),
        ops.AddIndex(
            model_name='Upload',
            index=Index(fields=['stored_as']),
        ),
    ]
