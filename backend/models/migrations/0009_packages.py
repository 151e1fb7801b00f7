"""Packages of certificates: what a job puts together."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from backend.models.fields import InstantField
from tortoise.fields.base import OnDelete
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0008_signing_certificates')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Package',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('job', fields.OneToOneField('models.Job', source_field='job_id', db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('paper', fields.CharField(max_length=8)),
                ('as_of', InstantField(null=True)),
                ('cover', fields.BinaryField(null=True)),
            ],
            options={'table': 'package', 'app': 'models', 'pk_attr': 'id', 'table_description': 'What a job of packaging makes: its cover page, and what is in it, for as long as it can be downloaded.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='PackagedCertificate',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('package', fields.ForeignKeyField('models.Package', source_field='package_id', db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.CASCADE)),
                ('certificate', fields.ForeignKeyField('models.Certificate', source_field='certificate_id', db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.RESTRICT)),
                ('position', fields.IntField()),
                ('name', fields.CharField(max_length=255)),
                ('size', fields.IntField(null=True)),
                ('crc32', fields.BigIntField(null=True)),
                ('fault', fields.CharField(default='', max_length=300)),
            ],
            options={'table': 'packaged_certificate', 'app': 'models', 'unique_together': [('package_id', 'position'), ('package_id', 'certificate_id')], 'pk_attr': 'id', 'table_description': "A certificate's place in a package. `size` and `crc32` are those of its kept bytes, None until these exist."},
            bases=['Model'],
        ),
    ]
