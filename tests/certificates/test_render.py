# ruff: noqa: RUF001 - people's names are in their own letters
"""A certificate is printed completely, truthfully and on one page, or not at all."""

import datetime as dt
import hashlib
import io
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from backend.certificates import statements
from backend.certificates.facts import CertificateKind, Facts
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Paper
from backend.certificates.render import render
from backend.certificates.typefaces import is_arabic
from backend.domain import organizations
from tests.certificates import samples, tools


def printed(pdf: bytes, folder: Path) -> str:
    file = folder / "certificate.pdf"
    file.write_bytes(pdf)
    return tools.text_of(file)


# ---------------------------------------------------------------------------------------------------------- the facts


@pytest.mark.component
def test_every_fact_is_on_the_page(tmp_path: Path) -> None:
    facts = samples.fullest()

    text = printed(render(facts), tmp_path)

    for fact in (
        "Certificate of Credit",
        facts.learner_name,
        facts.credentials,
        facts.activity_title,
        samples.PROVIDER,
        f"in joint providership with {samples.PARTNER}",
        "Live activity · Dubai, United Arab Emirates",
        "Held August 18, 2026 to August 20, 2026 · Issued August 22, 2026",
        "4.00 AMA PRA Category 1 Credits™",
        "4.00 ABIM MOC points",
        "1.00 specialty credit (Emergency Medicine)",
        *facts.statements,
        f"Certificate {facts.number}",
        "Verify at credits.example.org",
        f"Demonstration: {samples.PROVIDER} is a fictitious provider, and the signature comes from a demonstration authority.",
    ):
        assert fact in text, fact


@pytest.mark.component
def test_a_real_provider_is_not_called_fictitious(tmp_path: Path) -> None:
    assert "fictitious" not in printed(render(samples.facts()), tmp_path)


@pytest.mark.component
def test_other_learners_participate_and_earn_no_accme_credit(tmp_path: Path) -> None:
    text = printed(render(samples.facts(credits=(samples.ACCME,), statements=(samples.ACCREDITED,))), tmp_path)

    assert "has participated in the ACCME-accredited activity" in text
    assert "4.00 hours of participation" in text
    assert "Category 1" not in text
    assert not statements.misstates(text)


@pytest.mark.component
@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        (CertificateKind.COMPLETION, "Certificate of Completion"),
        (CertificateKind.CREDIT, "Certificate of Credit"),
        (CertificateKind.TRANSCRIPT, "Transcript of Credit"),
        (CertificateKind.SPECIALTY, "Certificate of Specialty Credit"),
    ],
)
def test_each_kind_has_its_heading(kind: CertificateKind, heading: str, tmp_path: Path) -> None:
    assert heading in printed(render(samples.facts(kind=kind)), tmp_path)


@pytest.mark.component
@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Đặng Hằng",
        "Łukasz Wiśniewski, MBBS",
        "Ștefan Brâncuși-İnönü",
        "Иван Ильич Мечников",
        "Γιώργος Παπανικολάου",
        "فاطمة الزهراء بنت علي",
        "Bartholomew Abernathy-Featherstonehaugh von Müller-Lüdenscheidt y García Márquez, MD, PhD, FACP",
        "W" * 90,
    ],
)
@pytest.mark.parametrize("paper", Paper)
def test_a_name_in_any_covered_script_is_printed_whole(name: str, paper: Paper, tmp_path: Path) -> None:
    text = printed(render(samples.facts(learner_name=name), paper=paper), tmp_path)

    assert unicodedata.normalize("NFKC", name).replace(" ", "") in text.replace(" ", "")


@pytest.mark.component
@pytest.mark.parametrize(
    ("name", "from_left"),
    [
        ("Sarah محمد الخالدي Connor", ["Sarah", "الخالدي", "محمد", "Connor"]),
        ("محمد Sarah Connor الخالدي", ["الخالدي", "Sarah", "Connor", "محمد"]),
    ],
    ids=["left to right", "right to left"],
)
def test_a_name_of_mixed_direction_stands_in_the_order_it_is_read(name: str, from_left: list[str], tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(render(samples.facts(learner_name=name)))
    boxes = tools.run("pdftotext", "-bbox", file, "-").stdout

    found = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="[\d.]+">([^<]+)</word>', boxes)
    words = [unicodedata.normalize("NFKC", word) for _, word in sorted((float(left), word) for left, word in found)]
    as_written = [word[::-1] if is_arabic(word[0]) else word for word in words]

    assert [word for word in as_written if word in from_left] == from_left


@pytest.mark.component
def test_an_arabic_certificate_has_arabic_labels_and_english_statements(tmp_path: Path) -> None:
    facts = samples.arabic()

    text = printed(render(facts), tmp_path)

    assert "شهادة ساعات التعليم الطبي المستمر" in text
    assert facts.learner_name in text
    assert facts.activity_title in text
    assert "4.00 AMA PRA Category 1 Credits™" in text
    for statement in facts.statements:
        assert statement in text
    assert "Completed" not in text
    assert "Certificate of" not in text


@pytest.mark.component
@pytest.mark.parametrize("facts", [samples.facts(), samples.fullest(), samples.arabic()], ids=["plain", "fullest", "arabic"])
@pytest.mark.parametrize("paper", Paper)
def test_the_qr_code_of_the_printed_page_is_the_verify_url(facts: Facts, paper: Paper, tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(render(facts, paper=paper))
    tools.run("pdftoppm", "-r", "150", "-png", "-singlefile", file, tmp_path / "page")

    with Image.open(tmp_path / "page.png") as page:
        codes = zxingcpp.read_barcodes(page)

    assert [code.text for code in codes] == [facts.verify_url]


# ------------------------------------------------------------------------------------------------------------- the file


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("facts", [samples.facts(), samples.fullest(), samples.arabic()], ids=["plain", "fullest", "arabic"])
def test_a_certificate_is_one_page_of_its_paper(facts: Facts, paper: Paper) -> None:
    pages = PdfReader(io.BytesIO(render(facts, paper=paper))).pages

    assert len(pages) == 1
    assert [float(length) for length in pages[0].mediabox[2:]] == pytest.approx([paper.width, paper.height])


def test_the_file_is_described_and_dated_by_its_facts() -> None:
    reader = PdfReader(io.BytesIO(render(samples.facts())))

    assert reader.metadata == {
        "/Title": f"Certificate of Credit {samples.NUMBER}",
        "/Author": samples.PROVIDER,
        "/Subject": "Grand Rounds: Neonatal Sepsis",
        "/Creator": "MedMatrix Credits",
        "/Producer": "MedMatrix Credits",
        "/CreationDate": "D:20260822000000Z",
        "/ModDate": "D:20260822000000Z",
    }
    assert str(reader.root_object["/Lang"]) == "en"
    assert str(PdfReader(io.BytesIO(render(samples.arabic()))).root_object["/Lang"]) == "ar"


def test_the_same_facts_make_the_same_bytes() -> None:
    assert render(samples.fullest()) == render(samples.fullest())
    assert render(samples.facts()) != render(samples.facts(learner_name="Zoe Angstrom, MD"))


def test_threads_print_what_one_thread_prints() -> None:
    several = [samples.facts(learner_name=f"Learner {number}") for number in range(4)]

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(render, several)) == [render(facts) for facts in several]


@pytest.mark.component
@pytest.mark.parametrize("facts", [samples.fullest(), samples.arabic()], ids=["fullest", "arabic"])
def test_every_font_is_embedded_and_the_file_is_sound(facts: Facts, tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    file.write_bytes(render(facts))

    fonts = tools.run("pdffonts", file).stdout.splitlines()[2:]
    check = tools.run("qpdf", "--check", file)

    assert len(fonts) >= 3
    assert [line for line in fonts if "Noto" not in line or line.split()[-5:-2] != ["yes", "yes", "yes"]] == []
    assert check.returncode == 0, check.stdout + check.stderr


# --------------------------------------------------------------------------------------------------------- the refusals


@pytest.mark.parametrize(("name", "lacking"), [("דוד לוי", "ד ו ל י"), ("王小明", "王 小 明"), ("Ali 😀", "😀")])
def test_a_name_that_no_font_shows_is_refused_and_never_blank(name: str, lacking: str) -> None:
    with pytest.raises(RenderFailed, match=f"No shipped font can show {lacking} in: {name}"):
        render(samples.facts(learner_name=name))


HOSTILE = [
    '<img src="file:///etc/passwd">',
    "</p></div><pdf:nextpage/><p>",
    "<script>alert(1)</script>",
    "</style><style>p{font-size:90pt}",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &amp; &#0;",
    'Robert" style="font-size:99pt',
    "%s %(x)s {0} {provider}",
    "@@name@@ \\n \\u202e",
]


@pytest.mark.component
@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_fact_is_printed_as_text(text: str, tmp_path: Path) -> None:
    facts = samples.facts(
        learner_name=text, activity_title=text, location=text, credentials=text, provider_name=text, demonstration=True
    )

    pdf = render(facts)

    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert printed(pdf, tmp_path).replace(" ", "").count(text.replace(" ", "")) >= 5


@pytest.mark.component
def test_what_would_deceive_the_eye_is_not_printed(tmp_path: Path) -> None:
    text = printed(render(samples.facts(learner_name="Ali\u202eDM ,htimS\x00\u200b")), tmp_path)

    assert "AliDM ,htimS" in text


@pytest.mark.parametrize(
    "field", ["learner_name", "activity_title", "provider_name", "credentials", "location", "learning_format"]
)
@pytest.mark.parametrize("text", ["x" * 3000, "word " * 600, "<b>" * 1000])
def test_a_text_of_3000_characters_is_refused(field: str, text: str) -> None:
    with pytest.raises(RenderFailed, match="too long"):
        render(samples.facts(**{field: text}))


def test_more_statements_than_a_page_holds_are_refused() -> None:
    with pytest.raises(RenderFailed, match="statements of this certificate take more room"):
        render(samples.facts(statements=(samples.ACCREDITED,) * 20))


def test_more_credits_than_a_page_holds_are_refused() -> None:
    with pytest.raises(RenderFailed, match="more room than one page has"):
        render(samples.facts(credits=(samples.SPECIALTY,) * 25))


@pytest.mark.parametrize("wrong", ["4 ACCME credits", "Category 1 credits"])
def test_credit_under_a_wrong_name_is_refused(wrong: str) -> None:
    with pytest.raises(RenderFailed, match="must not be named"):
        render(samples.facts(statements=(wrong,)))
    with pytest.raises(RenderFailed, match="must not be named"):
        render(samples.facts(credits=(replace(samples.SPECIALTY, label=wrong),)))


def test_a_design_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RenderFailed, match="no certificate template of version 99"):
        render(samples.facts(template_version=99))


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="A5"):
        render(samples.facts(), paper="A5")


def test_an_activity_of_one_day_has_one_date() -> None:
    plain = samples.facts()
    same_day = samples.facts(started_on=plain.completed_on)

    assert _drawn(render(same_day)) == _drawn(render(plain))
    assert _drawn(render(samples.facts(started_on=dt.date(2026, 8, 19)))) != _drawn(render(plain))


@pytest.mark.component
def test_a_provider_whose_name_the_seal_cannot_carry_is_named_below_it(tmp_path: Path) -> None:
    name = "University Medical Center of the Southern Emirates, Office of Continuing Medical Education and Development"

    engraved = printed(render(samples.facts(provider_name=samples.PROVIDER, statements=())), tmp_path)
    below = printed(render(samples.facts(provider_name=name, statements=())), tmp_path)

    assert engraved.count(samples.PROVIDER) == 1
    assert below.count(name) == 2


@pytest.mark.component
@pytest.mark.parametrize("paper", Paper)
def test_a_provider_prints_its_own_seal(paper: Paper, tmp_path: Path) -> None:
    seal = samples.seal()
    facts = samples.facts(seal=hashlib.sha256(seal).hexdigest())
    file = tmp_path / "certificate.pdf"
    file.write_bytes(render(facts, paper=paper, seal=seal))
    tools.run("pdftoppm", "-r", "72", "-png", "-singlefile", file, tmp_path / "page")

    with Image.open(tmp_path / "page.png") as page:
        red = [
            (x, y)
            for x in range(page.width)
            for y in range(page.height)
            if all(abs(a - b) < 40 for a, b in zip(_pixel(page, x, y), samples.RED, strict=False))
        ]
        left, top = min(x for x, _ in red), min(y for _, y in red)
        right, bottom = max(x for x, _ in red), max(y for _, y in red)
        middle = _pixel(page, (left + right) // 2, (top + bottom) // 2)

    assert (right - left) / (bottom - top) == pytest.approx(590 / 440, rel=0.03)
    assert 105 <= right - left <= 132
    assert left > 52
    assert bottom < paper.height - 52
    assert min(middle) > 235, "the paper shows through"
    assert render(facts, paper=paper, seal=seal) == file.read_bytes()


@pytest.mark.parametrize(("named", "given"), [(True, None), (False, samples.seal()), (True, b"another")])
def test_no_other_seal_is_printed_than_the_one_of_the_day_of_issue(*, named: bool, given: bytes | None) -> None:
    facts = samples.facts(seal=hashlib.sha256(samples.seal()).hexdigest() if named else None)

    with pytest.raises(RenderFailed, match="not the one that this certificate was issued under"):
        render(facts, seal=given)


LONGEST_STATEMENTS = {
    "latin": ("Accredited by the board of mutual recognition of continuing medical education in several states. " * 6)[:500],
    "wide": ("WWWW " * 100)[:500],
    "one word": "W" * 500,
    "arabic": ("هذا النشاط معتمد من معهد أفق الخليج الطبي بموجب اتفاق للاعتراف المتبادل بين هيئات الاعتماد " * 6)[:500],
}


@pytest.mark.component
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("statement", LONGEST_STATEMENTS.values(), ids=LONGEST_STATEMENTS.keys())
def test_an_accreditation_statement_of_500_characters_is_printed_whole(statement: str, paper: Paper, tmp_path: Path) -> None:
    assert len(statement) == organizations.LONGEST_STATEMENT
    facts = samples.fullest()
    facts = replace(facts, statements=(statement, *facts.statements[1:]))

    text = printed(render(facts, paper=paper), tmp_path)

    assert statement.replace(" ", "") in text.replace(" ", "")
    for other in facts.statements[1:]:
        assert other in text


def _pixel(page: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = page.getpixel((x, y))
    assert isinstance(found, tuple)
    return tuple(int(part) for part in found)


def _drawn(pdf: bytes) -> bytes:
    content = PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    return content.get_data()
