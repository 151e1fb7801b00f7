"""An upgrade keeps what was issued: the same bytes, the same answer, and nobody gets a mail."""

import asyncio
import gzip
from pathlib import Path

import pytest

from backend.certificates import signing
from backend.certificates.authority import create_authority
from backend.certificates.layout import Paper
from backend.certificates.signer import Signer, load_signer
from backend.domain.actors import Actor
from backend.models import tables
from backend.models.database import open_database
from backend.models.migrating import migrate
from backend.reads import certificates
from backend.services import certificate_files, verification
from backend.services.verification import VerificationOutcome
from tests.make_people import NOW

GOLDEN = Path(__file__).parents[1] / "golden" / "upgrade"
NUMBER = "MMX-KQW51V-4GSW1M-DV3951"
AUTHORITY = create_authority("Creek", now=NOW, entropy=bytes(range(64)))

pytestmark = pytest.mark.only_on("sqlite")


def another_signer() -> Signer:
    other = create_authority("Another", now=NOW, entropy=bytes(range(64, 128)))
    return load_signer(other.key_pem, other.chain_pem, at=NOW)


async def test_a_certificate_of_an_earlier_release_is_the_same_file_and_mails_nobody(tmp_path: Path) -> None:
    path = tmp_path / "database.db"
    path.write_bytes(gzip.decompress((GOLDEN / "database.db.gz").read_bytes()))
    issued = (GOLDEN / "certificate.pdf").read_bytes()
    await migrate(f"sqlite:///{path}")

    async with open_database(f"sqlite:///{path}"):
        record = await certificates.by_number(NUMBER)
        assert record is not None
        holder = Actor(learner_id=record.learner_id)
        mails = await tables.Mail.all().count()
        again = await certificate_files.pdf(NUMBER, paper=Paper.A4, signer=another_signer(), by=holder, now=NOW)
        found = await verification.verify(NUMBER, now=NOW)
        letter = await certificate_files.pdf(NUMBER, paper=Paper.LETTER, signer=another_signer(), by=holder, now=NOW)

        assert again == issued
        assert found.outcome is VerificationOutcome.ACTIVE
        assert letter[:5] == b"%PDF-"
        assert await tables.Mail.all().count() == mails
        assert await tables.Job.all().count() == 0
    checked = await asyncio.to_thread(signing.check, issued, roots=AUTHORITY.root_pem, at=NOW)
    assert (checked.intact, checked.trusted) == (True, True)
