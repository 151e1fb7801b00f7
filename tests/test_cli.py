"""Commands as an operator runs them: what they print, and with which status they end."""

import asyncio
import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

from backend.app import utc_now
from backend.certificates.authority import create_authority
from backend.certificates.signer import Signer, load_signer
from backend.models.database import open_database
from backend.services import signing_certificates


def medmatrix(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    wide = {"COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "backend.cli", *arguments],
        env={**os.environ, **wide, **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def signing(folder: Path, *, ago: dt.timedelta = dt.timedelta()) -> tuple[Signer, dict[str, str]]:
    """A signer that was made so long ago, and the settings that name it."""
    now = utc_now()
    authority = create_authority("Creek", now=now - ago, entropy=bytes(64))
    (folder / "key.pem").write_bytes(authority.key_pem)
    (folder / "chain.pem").write_bytes(authority.chain_pem)
    signer = load_signer(authority.key_pem, authority.chain_pem, at=now)
    return signer, {"SIGNING_KEY": str(folder / "key.pem"), "SIGNING_CERTIFICATES": str(folder / "chain.pem")}


def test_keys_says_which_key_signs_and_which_have_signed(database_url: str, tmp_path: Path) -> None:
    signer, settings = signing(tmp_path)

    before = medmatrix("keys", DATABASE_URL=database_url, **settings)
    asyncio.run(used(signer, database_url))
    after = medmatrix("keys", DATABASE_URL=database_url, **settings)

    signs = f"Signs: Creek Demonstration Certificates, until {signer.valid_until:%Y-%m-%d}, SHA-256 {signer.fingerprint}"
    assert (before.returncode, after.returncode) == (0, 0), before.stderr + after.stderr
    assert signs in before.stdout
    assert "It has signed nothing yet" in before.stdout
    assert "expires in" not in before.stdout
    assert signs in after.stdout
    assert "It has signed nothing yet" not in after.stdout
    assert after.stdout.count(signer.fingerprint[:16]) == 2


def test_keys_warns_before_the_certificate_expires(database_url: str, tmp_path: Path) -> None:
    _, settings = signing(tmp_path, ago=dt.timedelta(days=3653 - 30, hours=-1))

    answer = medmatrix("keys", DATABASE_URL=database_url, **settings)

    assert answer.returncode == 0, answer.stderr
    assert "It expires in 30 days: see to another certificate." in answer.stdout


def test_keys_says_in_one_sentence_what_is_wrong(database_url: str, tmp_path: Path) -> None:
    _, settings = signing(tmp_path)
    chain = settings["SIGNING_CERTIFICATES"]

    failing = medmatrix("keys", DATABASE_URL=database_url, SIGNING_COMMAND="false", SIGNING_CERTIFICATES=chain)
    wrong = medmatrix("keys", DATABASE_URL=database_url, SIGNING_KEY=chain, SIGNING_CERTIFICATES=chain)

    assert (failing.returncode, wrong.returncode) == (2, 2)
    assert "medmatrix: The signer command failed with exit status 1: it does not say why" in failing.stderr
    assert wrong.stderr == "medmatrix: The signing key is not a private key in PEM form.\n"


async def used(signer: Signer, database_url: str) -> None:
    async with open_database(database_url):
        await signing_certificates.begin(signer, now=utc_now())
