"""Packages: what a job has put together, and which certificates are in it."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID, uuid4

from tortoise import fields
from tortoise.models import Model

from backend.models.certificates import Certificate
from backend.models.fields import InstantField
from backend.models.jobs import Job


class Package(Model):
    """What a job of packaging makes: its cover page, and what is in it, for as long as it can be downloaded.

    `cover` is None until the package is whole, and for one without. `as_of` is when the certificates' states were looked at.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    job: fields.OneToOneRelation[Job] = fields.OneToOneField("models.Job", related_name=False, on_delete=fields.CASCADE)
    job_id: UUID
    paper = fields.CharField(max_length=8)
    as_of: datetime | None = InstantField(null=True)
    cover: bytes | None = fields.BinaryField(null=True)

    class Meta:
        table = "package"


class PackagedCertificate(Model):
    """A certificate's place in a package. `size` and `crc32` are those of its kept bytes, None until these exist.

    `fault` says why it could not be printed; then it is left out.
    """

    id: UUID = fields.UUIDField(primary_key=True, default=uuid4)
    package: fields.ForeignKeyRelation[Package] = fields.ForeignKeyField(
        "models.Package", related_name=False, on_delete=fields.CASCADE
    )
    package_id: UUID
    certificate: fields.ForeignKeyRelation[Certificate] = fields.ForeignKeyField(
        "models.Certificate", related_name=False, on_delete=fields.RESTRICT
    )
    certificate_id: UUID
    position = fields.IntField()
    name = fields.CharField(max_length=255)
    size: int | None = fields.IntField(null=True)
    crc32: int | None = fields.BigIntField(null=True)
    fault = fields.CharField(max_length=300, default="")

    class Meta:
        table = "packaged_certificate"
        unique_together: ClassVar = [("package_id", "position"), ("package_id", "certificate_id")]
