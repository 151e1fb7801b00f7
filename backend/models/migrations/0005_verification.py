from tortoise import migrations
from tortoise.migrations import operations as ops
from backend.models.fields import InstantField
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('models', '0004_totals')]

    initial = False

    operations = [
        ops.CreateModel(
            name='VerificationReceipt',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('number', fields.CharField(unique=True, max_length=40)),
                ('issued_at', InstantField()),
                ('token', fields.TextField(unique=False)),
                ('pdf', fields.BinaryField(null=True)),
            ],
            options={'table': 'verification_receipt', 'app': 'models', 'pk_attr': 'id', 'table_description': 'What somebody asked about many certificates and was told: the signed statement, and its page once it was made.'},
            bases=['Model'],
        ),
        ops.AddField(
            model_name='Certificate',
            name='visible',
            field=fields.BooleanField(default=True, db_default=True),
        ),
        ops.AddIndex(
            model_name='CertificateFile',
            index=Index(fields=['sha256']),
        ),
        ops.AddField(
            model_name='VerificationEvent',
            name='api_key',
            field=fields.ForeignKeyField('models.ApiKey', source_field='api_key_id', null=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.RESTRICT),
        ),
        ops.AddField(
            model_name='VerificationEvent',
            name='verifier',
            field=fields.ForeignKeyField('models.Learner', source_field='verifier_id', null=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.RESTRICT),
        ),
    ]
