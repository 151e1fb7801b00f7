"""Open Badges: where each one's bit stands, and which are withdrawn."""

from uuid import UUID

from backend.certificates.badge_status import SIZE
from backend.reads import sql
from backend.reads.certificates import CertificateStatus


async def serial(certificate_id: UUID) -> int | None:
    """The serial of a certificate's badge, None as long as it has none."""
    found = await sql.row("SELECT id FROM badge WHERE certificate_id = :certificate", certificate=certificate_id)
    return None if found is None else int(found["id"])


async def withdrawn(number: int) -> tuple[int, ...] | None:
    """The serials in a list of those whose certificate no longer stands, None where there is no such list.

    What was superseded counts: its successor certifies the same credit again.
    """
    newest = await sql.row("SELECT COALESCE(MAX(id), 0) AS serial FROM badge")
    if newest is None or number > newest["serial"] // SIZE:
        return None
    found = await sql.rows(
        """SELECT b.id FROM badge b JOIN certificate c ON c.id = b.certificate_id
           WHERE b.id >= :first AND b.id < :behind AND c.status <> :active ORDER BY b.id""",
        first=number * SIZE,
        behind=(number + 1) * SIZE,
        active=CertificateStatus.ACTIVE.value,
    )
    return tuple(int(row["id"]) for row in found)
