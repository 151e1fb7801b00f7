"""A second browser, of another make: signing in, claiming and downloading work in Firefox too."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from backend import demo
from tests.certificates.tools import text_of
from tests.walk import history, learner, papers
from tests.walk.conftest import demonstrating

HERE = Path(__file__).parent
FIREFOX = "/usr/bin/firefox-esr"

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.component, pytest.mark.timeout(240)]


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    """Firefox as Debian has it, and what drives it as package-lock.json has it."""
    if not (shutil.which(FIREFOX) and shutil.which("npm")) and os.environ.get("CI") != "true":
        pytest.skip("needs Firefox and npm: apt install firefox-esr npm")
    if not (HERE / "node_modules" / "puppeteer-core").is_dir():
        subprocess.run(["npm", "ci", "--no-progress"], cwd=HERE, check=True, capture_output=True, timeout=300)


def test_in_firefox_a_credit_is_claimed_and_its_certificate_downloaded(tmp_path: Path) -> None:
    written, downloads = learner.activity(learner.SEPSIS), tmp_path / "downloads"
    downloads.mkdir()
    with demonstrating(tmp_path) as demonstration:
        history.complete(demonstration, learner.SEPSIS)

        walked = subprocess.run(
            ["node", "walk.mjs", FIREFOX, demonstration.url, downloads],
            cwd=HERE,
            input=json.dumps({"email": learner.EMAIL, "password": demo.PASSWORD, "title": written["title"]}),
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )

        assert walked.returncode == 0, walked.stdout + walked.stderr
        seen = json.loads(walked.stdout)
        assert seen["browser"].startswith("firefox/")
        assert seen["faults"] == []
        assert (seen["before"], seen["after"]) == ("3.50", "4.75")
        certificate = downloads / seen["file"]
        assert seen["number"] in text_of(certificate)
        assert "1.25 AMA PRA Category 1 Credits™" in text_of(certificate)
        assert papers.scanned(certificate).endswith(f"/verify/{seen['number']}")
        papers.assert_both_validators_accept(certificate, root=demonstration.root_certificate)
