"""Accessibility and best practices are gates; performance is recorded (`scores.py`), because it depends on the machine."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.lighthouse import scores
from tests.walk.conftest import demonstrating

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.component, pytest.mark.timeout(240)]


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    """Lighthouse, as package-lock.json has it."""
    if shutil.which("npm") is None and not os.environ.get("CI"):
        pytest.skip("Lighthouse needs node and npm.")
    if not (scores.FOLDER / "node_modules" / "lighthouse").is_dir():
        subprocess.run(["npm", "ci", "--no-progress"], cwd=scores.FOLDER, check=True, capture_output=True, timeout=300)


@pytest.mark.parametrize("signed_in", [False, True], ids=["sign-in", "dashboard"])
def test_accessibility_and_best_practices_are_whole(tmp_path: Path, *, signed_in: bool) -> None:
    with demonstrating(tmp_path) as demonstration, scores.browsing(demonstration, signed_in=signed_in) as port:
        measured = scores.measure(port, demonstration.url, *scores.GATES)

    assert measured["faults"] == []
    assert measured["scores"] == dict.fromkeys(scores.GATES, 100)
