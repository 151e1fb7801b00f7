"""What a certificate can be downloaded as."""

from enum import StrEnum


class CertificateFormat(StrEnum):
    """A file format."""

    PDF = "PDF"
    PNG = "PNG"
    OPEN_BADGE = "OPEN_BADGE"

    @property
    def suffix(self) -> str:
        """How the names of its files end."""
        return "jwt" if self is CertificateFormat.OPEN_BADGE else self.value.lower()

    @property
    def on_paper(self) -> bool:
        """Whether a file of it is laid out for a paper."""
        return self is not CertificateFormat.OPEN_BADGE
