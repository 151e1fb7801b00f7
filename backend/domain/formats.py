"""What a certificate can be downloaded as."""

from enum import StrEnum


class CertificateFormat(StrEnum):
    """A file format."""

    PDF = "PDF"
