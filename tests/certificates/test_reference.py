"""What is set directly is the page that the style sheet and xhtml2pdf make, to the pixel; Arabic is as it was reviewed."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from backend.certificates import layout, looks, printing, reference
from backend.certificates.facts import CertificateKind, Facts
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Code, Paper
from backend.certificates.page import compose
from backend.certificates.render import render
from tests.certificates import pictures, samples

GOLDEN = Path(__file__).parents[1] / "golden" / "certificates"
DPI = {Paper.A4: 150, Paper.LETTER: 149}
"""Letter's measures are whole quarters of pixels at 150 dpi: there a float's last bit would decide where a letter stands."""

MOST_DIFFERENT = 50
"""Pixels of the two million of a page (decision 21 of the project's own): a glyph may round to the next quarter of a pixel."""

SEAL = samples.seal()
LATIN: Mapping[str, Facts] = {
    "plain": samples.facts(),
    "fullest": samples.fullest(),
    "completion": samples.facts(kind=CertificateKind.COMPLETION, credits=()),
    "specialty": samples.facts(kind=CertificateKind.SPECIALTY, credits=(samples.SPECIALTY,)),
    "longest name": samples.facts(
        learner_name="Bartholomew Abernathy-Featherstonehaugh von Müller-Lüdenscheidt y García Márquez, MD, PhD, FACP"
    ),
    "Vietnamese": samples.facts(learner_name="Nguyễn Thị Đặng Hằng"),
    "Cyrillic": samples.facts(learner_name="Иван Ильич Мечников", credentials="врач"),
    "Greek": samples.facts(learner_name="Γιώργος Παπανικολάου"),
    "own seal": samples.facts(seal=hashlib.sha256(SEAL).hexdigest()),
}
TURNED: Mapping[str, Facts] = {
    "arabic": samples.arabic(),
    "mixed": samples.facts(learner_name="Sarah محمد الخالدي Connor", credentials="طبيبة (MD)"),
    "vowels": samples.facts(learner_name="مُحَمَّد بن عَبْدِ ٱلله", activity_title="إدارة الإنتان: 3 حالات (ICU)"),
}


@pytest.mark.component
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", LATIN.values(), ids=LATIN.keys())
def test_the_page_is_the_one_that_the_style_sheet_makes(facts: Facts, paper: Paper, tmp_path: Path) -> None:
    seal = SEAL if facts.seal else None
    ours = pictures.of(render(facts, paper=paper, seal=seal), tmp_path, dpi=DPI[paper])
    plain = pictures.of(reference.render(facts, paper=paper, seal=seal), tmp_path, dpi=DPI[paper])
    # The codes are of the same address; the modules are another choice among eight equals.
    box = _code_box(facts, paper, seal)

    assert pictures.different(pictures.covered(ours, box), pictures.covered(plain, box)) <= MOST_DIFFERENT


@pytest.mark.component
@pytest.mark.parametrize("name", TURNED)
def test_arabic_and_mixed_direction_look_as_they_did_when_they_were_reviewed(name: str, tmp_path: Path) -> None:
    page = pictures.of(render(TURNED[name]), tmp_path, dpi=100)
    file = GOLDEN / f"{name}.png"
    if os.environ.get("REVIEW") == "true":
        page.quantize(64).save(file, optimize=True)

    with Image.open(file) as golden:
        assert pictures.different(page, golden.convert("RGB")) <= MOST_DIFFERENT


def test_a_design_that_does_not_exist_has_no_looks() -> None:
    with pytest.raises(RenderFailed, match="no certificate template of version 99"):
        looks.of(99)


def test_a_frame_that_is_too_small_is_a_failure_and_not_shrunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "SPARE", -6.0)

    with pytest.raises(RenderFailed, match="could not be printed as it should be: The content of the static frame"):
        reference.render(samples.facts())


@pytest.mark.parametrize("source", ["file:///etc/hostname", "/etc/hostname", "http://127.0.0.1:9/x.png", "../facts.py"])
def test_the_engine_reads_nothing_outside_the_assets(source: str) -> None:
    with pytest.raises(RenderFailed, match="Blocked by the resource policy"):
        printing.printed(f'<p><img src="{source}"></p>')


def _code_box(facts: Facts, paper: Paper, seal: bytes | None) -> tuple[float, float, float, float]:
    (frame,) = (placed.frame for placed in compose(facts, paper=paper, own_seal=seal) if isinstance(placed.item, Code))
    left, top, right, bottom = (
        length * DPI[paper] / 72 for length in (frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
    )
    return left, top, right, bottom
