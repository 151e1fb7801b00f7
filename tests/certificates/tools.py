"""Independent programs that judge our files: poppler, qpdf, pyHanko's command."""

import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

_PACKAGES = {
    "pdfsig": "poppler-utils",
    "pdftotext": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "qpdf": "qpdf",
    "unzip": "unzip",
}


def run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What the program answers; the test is skipped where it is absent, but never in CI."""
    if shutil.which(name) is None and os.environ.get("CI") != "true":
        pytest.skip(f"needs {name}: apt install {_PACKAGES[name]}")
    return subprocess.run([name, *arguments], capture_output=True, text=True, check=False, timeout=60)


def pyhanko(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What pyHanko's command answers."""
    command = Path(sys.executable).parent / "pyhanko"
    return subprocess.run([command, *arguments], capture_output=True, text=True, check=False, timeout=60)


def pdfua(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What the checker for accessible files answers."""
    command = Path(sys.executable).parent / "pdfua"
    return subprocess.run([command, *arguments], capture_output=True, text=True, check=False, timeout=60)


def text_of(pdf: Path) -> str:
    """The page's text in the order it was written: one space between words, Arabic as its letters, no direction marks."""
    text = unicodedata.normalize("NFKC", run("pdftotext", pdf, "-").stdout.replace("™", "\ue000"))
    visible = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return " ".join(visible.replace("\ue000", "™").split())
