from tortoise import migrations
from tortoise.migrations import operations as ops
from backend.models.fields import InstantField
from uuid import uuid4
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('models', '0007_badges')]

    initial = False

    operations = [
        ops.CreateModel(
            name='SigningCertificate',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ('fingerprint', fields.CharField(unique=True, max_length=64)),
                ('name', fields.TextField(unique=False)),
                ('chain', fields.TextField(unique=False)),
                ('valid_from', InstantField()),
                ('valid_until', InstantField()),
                ('first_used_at', InstantField()),
            ],
            options={'table': 'signing_certificate', 'app': 'models', 'pk_attr': 'id', 'table_description': 'A certificate that this installation has signed with: whatever it signed stays checkable when another key signs.'},
            bases=['Model'],
        ),
    ]
