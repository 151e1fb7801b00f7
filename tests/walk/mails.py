"""What was mailed, as an operator without a mail server reads it."""

import os
import re
import subprocess
import sys

from tests.walk.conftest import Demonstration


def code_mailed_to(demonstration: Demonstration, address: str) -> str:
    """The code in the newest mail to this mailbox."""
    return _found(r"\b\d{6}\b", demonstration, address)


def path_mailed_to(demonstration: Demonstration, address: str, page: str) -> str:
    """The link to a page, with its token, in the newest mail to this mailbox."""
    return _found(re.escape(page) + r"#token=\S+", demonstration, address)


def _found(pattern: str, demonstration: Demonstration, address: str) -> str:
    command = [sys.executable, "-m", "backend.cli", "mail", "--recipient", address, "--count", "1"]
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{demonstration.folder / 'medmatrix.db'}"}
    shown = subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout
    found = re.search(pattern, shown)
    assert found, shown
    return found[0]
