"""Transcripts: every entry on as many pages as it takes, each page with its header and number, both ways of reading."""

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pypdf import PdfReader

from backend.certificates import facts as certified
from backend.certificates import issue, transcript
from backend.certificates.facts import CertificateKind, CertifiedEntry, Facts, Transcript
from backend.certificates.failures import RenderFailed
from backend.certificates.layout import Paper
from backend.certificates.render import render
from backend.certificates.signer import Signer
from tests.certificates import samples

PLAIN = CertifiedEntry(
    earned_on=dt.date(2026, 1, 5), title="Airway", provider=samples.PROVIDER, credit=samples.AMA, status="Valid"
)


def entries(count: int, **changes: Any) -> tuple[CertifiedEntry, ...]:
    """So many, a day apart, named "Course 1" and on."""
    return tuple(
        replace(PLAIN, earned_on=PLAIN.earned_on + dt.timedelta(days=place), title=f"Course {place + 1}", **changes)
        for place in range(count)
    )


def facts(*listed: CertifiedEntry, **changes: Any) -> Facts:
    """A transcript of 2026 in English."""
    return replace(
        samples.facts(),
        **{
            "kind": CertificateKind.TRANSCRIPT,
            "activity_title": "2026",
            "provider_name": "Credits of Creek",
            "started_on": dt.date(2026, 1, 1),
            "completed_on": dt.date(2026, 12, 31),
            "credits": (samples.AMA, samples.MOC),
            "statements": (),
            "transcript": Transcript(entries=listed, total=Decimal("12.00"), points=Decimal("4.00")),
        }
        | changes,
    )


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_every_entry_is_printed_once_under_a_header_that_stands_on_each_page() -> None:
    printed = pages(render(facts(*entries(60))))

    assert len(printed) > 1
    text = " ".join(printed)
    assert [text.count(f"Course {number} ") for number in range(1, 61)] == [1] * 60
    for number, page in enumerate(printed, start=1):
        assert "Date Activity Credit Status" in page
        assert f"Page {number} of {len(printed)}" in page
        assert f"Certificate {samples.NUMBER} · As of August 22, 2026" in page


def test_totals_head_and_statements_are_printed_once() -> None:
    text = " ".join(pages(render(facts(*entries(60), statements=("As the provider says.",)))))

    for words in (
        "Transcript of Credit",
        "Zoë Ångström, MD",
        "Earned January 1, 2026 to December 31, 2026",
        "12.00 credits · 4.00 points",
        "4.00 ABIM MOC points",
        "As the provider says.",
    ):
        assert text.count(words) == 1, words


@pytest.mark.parametrize("paper", Paper)
def test_pages_are_upright(paper: Paper) -> None:
    for page in PdfReader(io.BytesIO(render(facts(*entries(40)), paper=paper))).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((paper.height, paper.width), abs=0.01)


def test_everything_stands_within_the_page() -> None:
    longest = replace(PLAIN, title=samples.LONGEST_TITLE * 3, status="Valid until September 30, 2026")
    for paper in Paper:
        for page in transcript.compose(facts(*(longest,) * 9), paper=paper):
            for placed in page[1:]:
                assert placed.frame.left >= 40
                assert placed.frame.left + placed.frame.width <= paper.upright.width - 37
                assert placed.frame.bottom <= paper.upright.height - 37


def test_arabic_is_laid_out_from_the_right() -> None:
    first_english, first_arabic = (
        next(
            placed
            for placed in transcript.compose(facts(PLAIN, language=tag), paper=Paper.A4)[0]
            if placed.item.look == "title"
        )
        for tag in ("en", "ar")
    )
    width = Paper.A4.upright.width

    assert first_english.item.align == "left"  # type: ignore[union-attr] - a title is a text
    assert first_arabic.item.align == "right"  # type: ignore[union-attr] - the same
    assert first_arabic.frame.left == pytest.approx(width - first_english.frame.left - first_english.frame.width, abs=0.1)


def test_a_title_is_text_whatever_it_holds() -> None:
    text = " ".join(pages(render(facts(replace(PLAIN, title='<img src="file:///etc/passwd">{{ 7*7 }}&amp;')))))

    assert '<img src="file:///etc/passwd">{{ 7*7 }}&amp;' in text


@pytest.mark.parametrize("change", [{"title": "Airway 🙂"}, {"provider": "क्रीक"}, {"status": "𒀀"}])
def test_what_cannot_be_shown_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(RenderFailed, match="No shipped font"):
        render(facts(replace(PLAIN, **change)))


def test_credit_that_does_not_exist_is_refused() -> None:
    wrong = replace(samples.SPECIALTY, label="ACCME credits")

    with pytest.raises(RenderFailed, match="must not be named"):
        render(facts(replace(PLAIN, credit=wrong)))


def test_more_than_the_limit_is_refused_and_the_limit_is_printed() -> None:
    with pytest.raises(RenderFailed, match="at most 5,000 entries; these are 5,001"):
        render(facts(*(PLAIN,) * (transcript.MOST_ENTRIES + 1)))
    assert len(PdfReader(io.BytesIO(render(facts(*(PLAIN,) * transcript.MOST_ENTRIES)))).pages) > 200


def test_an_empty_period_says_so() -> None:
    assert "No credit was recorded in this time." in pages(render(facts(credits=())))[0]


def test_the_same_facts_make_the_same_bytes_and_come_back_from_json(signer: Signer) -> None:
    listed = facts(*entries(30))

    assert certified.from_json(certified.to_json(listed)) == listed
    one, other = (issue.certificate_bytes(listed, signer, at=samples.NOW) for _ in range(2))
    assert len(PdfReader(io.BytesIO(one)).pages) == len(PdfReader(io.BytesIO(other)).pages) > 1
    assert render(listed) == render(listed)


def test_what_has_no_transcript_is_named_as_it_was_before_there_were_any() -> None:
    assert "transcript" not in certified.to_json(samples.facts())
