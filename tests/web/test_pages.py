"""The plain routes beside the API: verifying without JavaScript, and downloads that say why they fail."""

from http import HTTPStatus

import pytest

from tests.schema.conftest import Api, api

__all__ = ["api"]

UNKNOWN = "MMX-000G40-R40M30-E209TT"
"""A number whose check characters fit, and that no certificate has."""


async def test_an_unknown_number_and_a_mistyped_one_are_told_apart_in_the_same_shape(api: Api) -> None:
    unknown = await api.client.get(f"/verify/{UNKNOWN.lower()}")
    mistyped = await api.client.get(f"/verify/{UNKNOWN[:-1]}S")

    assert (unknown.status_code, mistyped.status_code) == (HTTPStatus.OK, HTTPStatus.OK)
    assert "There is no certificate of this number." in unknown.text
    assert UNKNOWN in unknown.text
    assert "This is not a certificate number" in mistyped.text
    assert unknown.headers["cache-control"] == mistyped.headers["cache-control"] == "no-store"
    assert unknown.text.count("<div>") == mistyped.text.count("<div>")


async def test_a_hostile_number_is_printed_as_text(api: Api) -> None:
    answer = await api.client.get("/verify/%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text


async def test_the_form_leads_to_the_number_in_the_language_it_was_asked_in(api: Api) -> None:
    form = await api.client.get("/verify", params={"lang": "ar"})
    sent = await api.client.get("/verify", params={"number": " MMX 1/2 ", "lang": "ar"})

    assert '<html lang="ar" dir="rtl">' in form.text
    assert sent.status_code == HTTPStatus.SEE_OTHER
    assert sent.headers["location"] == "/verify/MMX%201%2F2?lang=ar"


async def test_verifying_again_and_again_is_throttled_with_the_time_to_wait(api: Api) -> None:
    answers = [await api.client.get("/verify/x") for _ in range(61)]

    assert [answer.status_code for answer in answers] == [HTTPStatus.OK] * 60 + [HTTPStatus.TOO_MANY_REQUESTS]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer mmx_live_wrong"}])
async def test_a_stranger_is_asked_to_sign_in_before_a_download(api: Api, headers: dict[str, str]) -> None:
    page = await api.client.get(f"/certificates/{UNKNOWN}.pdf", headers=headers)
    media = await api.client.get("/media/" + "0" * 64 + ".webm", headers=headers)

    assert page.status_code == media.status_code == HTTPStatus.UNAUTHORIZED
    assert "Sign in to download this certificate" in page.text
