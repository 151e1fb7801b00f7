"""Badges: which bit of which list tells whether a certificate's Open Badge is withdrawn."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0006_occasions')]

    initial = False

    operations = [
        ops.CreateModel(
            name='Badge',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('certificate', fields.OneToOneField('models.Certificate', source_field='certificate_id', db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.RESTRICT)),
            ],
            options={'table': 'badge', 'app': 'models', 'pk_attr': 'id', 'table_description': 'The Open Badge of a certificate: its id says which bit of which list tells whether it is withdrawn.'},
            bases=['Model'],
        ),
    ]
