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
from backend.certificates.layout import Frame, Paper, Text
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
    return samples.facts(
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


def first_title(language: str) -> tuple[Text, Frame]:
    """The first text of the table in this language, and where it stands."""
    for item, frame in transcript.compose(facts(PLAIN, language=language), paper=Paper.A4)[0]:
        if isinstance(item, Text) and item.look == "title":
            return item, frame
    raise AssertionError("There is no title.")


def test_arabic_is_laid_out_from_the_right() -> None:
    (english, there), (arabic, here) = first_title("en"), first_title("ar")

    assert (english.align, arabic.align) == ("left", "right")
    assert here.left == pytest.approx(Paper.A4.upright.width - there.left - there.width, abs=0.1)


def test_a_title_is_text_whatever_it_holds() -> None:
    text = " ".join(pages(render(facts(replace(PLAIN, title='<img src="file:///etc/passwd">{{ 7*7 }}&amp;')))))

    assert '<img src="file:///etc/passwd">{{ 7*7 }}&amp;' in text


CHANGES: list[dict[str, Any]] = [{"title": "Airway 🙂"}, {"provider": "क्रीक"}, {"status": "𒀀"}]


@pytest.mark.parametrize("change", CHANGES)
def test_what_cannot_be_shown_is_refused(change: dict[str, Any]) -> None:
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
