"""What was mailed, as an operator without a mail server reads it."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.walk.conftest import Demonstration


def code_mailed_to(demonstration: Demonstration, address: str) -> str:
    """The code in the newest mail to this mailbox."""
    command = [str(Path(sys.executable).with_name("medmatrix")), "mail", "--recipient", address, "--count", "1"]
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{demonstration.folder / 'medmatrix.db'}"}
    shown = subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout
    found = re.search(r"\b\d{6}\b", shown)
    assert found, shown
    return found[0]
