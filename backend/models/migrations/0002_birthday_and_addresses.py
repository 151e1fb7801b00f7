from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('models', '0001_initial')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Learner',
            name='birthday',
            field=fields.CharField(default='', max_length=5),
        ),
        ops.AddField(
            model_name='MailedSecret',
            name='learner',
            field=fields.ForeignKeyField('models.Learner', source_field='learner_id', null=True, db_constraint=True, to_field='id', related_name=False, on_delete=OnDelete.RESTRICT),
        ),
        ops.AddIndex(
            model_name='MailedSecret',
            index=Index(fields=['learner_id']),
        ),
    ]
