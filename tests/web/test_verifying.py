"""The pages for verifying: a file, a list, a receipt and a name, each without JavaScript, bounded and throttled."""

import re
from http import HTTPStatus

import httpx
import pytest

from backend.certificates import checking, numbers
from backend.models import tables
from tests import make_enrollments as earning
from tests.schema.conftest import Api, api
from tests.web.test_pages import UNKNOWN

__all__ = ["api"]

MISTYPED = f"{UNKNOWN[:-1]}S"
EVIL = {"origin": "https://evil.example.org"}


async def claimed() -> str:
    scene = await earning.scene()
    await scene.do_all()
    return (await scene.claim()).certificate.number


async def sent_list(api: Api, text: str, **changes: object) -> httpx.Response:
    return await api.client.post("/verify/list", files={"numbers": (None, text)}, **changes)  # type: ignore[arg-type]


async def test_a_file_is_answered_by_a_page_and_by_json(api: Api) -> None:
    page = await api.client.post("/verify/file", files={"file": ("x.pdf", b"GIF89a")})
    told = await api.client.post("/verify/file", content=b"GIF89a", headers={"accept": "application/json"})

    assert (page.status_code, page.headers["cache-control"]) == (HTTPStatus.OK, "no-store")
    assert "It is not a PDF." in page.text
    assert page.text.count("There was nothing to check this by.") == 5
    assert (told.json()["outcome"], told.json()["checks"][0]) == (
        "UNREADABLE",
        {"name": "DOCUMENT", "passed": False, "finding": "NOT_PDF"},
    )


async def test_a_file_that_is_too_large_is_not_read_to_its_end(api: Api) -> None:
    answer = await api.client.post("/verify/file", files={"file": ("x.pdf", b"%PDF-" + b" " * (checking.LARGEST + 200_000))})

    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "This is too large" in answer.text


async def test_nothing_sent_is_said_so(api: Api) -> None:
    for path in ("/verify/file", "/verify/list"):
        answer = await api.client.post(path, files={"other": (None, "x")})
        assert answer.status_code == HTTPStatus.BAD_REQUEST
        assert "/verify" in answer.text
        assert (await api.client.get(path)).headers["location"] == "/verify"


@pytest.mark.parametrize("path", ["/verify/file", "/verify/list", f"/verify/{UNKNOWN}"])
async def test_a_form_of_another_site_is_refused(api: Api, path: str) -> None:
    answer = await api.client.post(path, files={"numbers": (None, UNKNOWN)}, headers=EVIL)

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert await tables.VerificationReceipt.all().count() == 0


@pytest.mark.parametrize(("path", "most"), [("/verify/file", 20), ("/verify/list", 20)])
async def test_sending_again_and_again_is_throttled_with_the_time_to_wait(api: Api, path: str, most: int) -> None:
    answers = [await api.client.post(path, files={"other": (None, "x")}) for _ in range(most + 1)]

    assert {answer.status_code for answer in answers[:-1]} == {HTTPStatus.BAD_REQUEST}
    assert answers[-1].status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_a_list_leads_to_its_receipt_as_page_pdf_and_json(api: Api) -> None:
    number = await claimed()

    sent = await sent_list(api, f"{number}\n{UNKNOWN}\n{MISTYPED}\n")
    assert sent.status_code == HTTPStatus.SEE_OTHER
    address = sent.headers["location"].partition("?")[0]
    page, pdf, told = [await api.client.get(address + suffix) for suffix in ("", ".pdf", ".json")]

    assert re.fullmatch(r"/verify/MMR-\w{6}-\w{6}-\w{6}", address)
    assert "This receipt was issued here." in page.text
    for words in (number, "Genuine, stands", "Amal Haddad", UNKNOWN, "Not issued here", MISTYPED, "Not a number"):
        assert words in page.text
    assert (pdf.headers["content-type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert (await api.client.get(address + ".pdf")).content == pdf.content
    outcomes = [entry["outcome"] for entry in told.json()["statement"]["entries"]]
    assert outcomes == ["ACTIVE", "UNKNOWN", "MISTYPED"]


async def test_a_table_is_read_for_its_numbers_and_more_than_500_are_refused(api: Api) -> None:
    table = f"Name,Certificate\nAmal,{UNKNOWN}\n".encode()
    sent = await api.client.post("/verify/list", files={"list": ("list.csv", table)})
    too_many = await sent_list(api, "\n".join([UNKNOWN] * 501))

    found = await api.client.get(sent.headers["location"].partition("?")[0] + ".json")
    assert [entry["asked"] for entry in found.json()["statement"]["entries"]] == [UNKNOWN]
    assert too_many.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert await tables.VerificationReceipt.all().count() == 1


async def test_a_receipt_that_was_never_issued_is_not_found(api: Api) -> None:
    number = numbers.new_number(bytes(10), prefix=numbers.RECEIPT)

    for suffix in ("", ".pdf", ".json"):
        answer = await api.client.get(f"/verify/{number}{suffix}")
        assert answer.status_code == HTTPStatus.NOT_FOUND
        assert "There is no receipt of this number" in answer.text


async def test_a_hidden_name_is_compared_by_a_form_and_not_told(api: Api) -> None:
    number = await claimed()
    await tables.Certificate.filter(number=number).update(name_visible=False)

    right, wrong = [
        await api.client.post(f"/verify/{number}", files={"name": (None, name)}) for name in ("amal haddad", "Somebody Else")
    ]

    assert "Yes: this is the name on the certificate." in right.text
    assert "No: another name is on the certificate." in wrong.text
    assert "Amal Haddad" not in right.text + wrong.text


async def test_a_hidden_certificate_looks_like_one_that_was_never_issued(api: Api) -> None:
    number = await claimed()
    await tables.Certificate.filter(number=number).update(visible=False)

    hidden, unknown = await api.client.get(f"/verify/{number}"), await api.client.get(f"/verify/{UNKNOWN}")

    assert hidden.text.replace(number, UNKNOWN) == unknown.text


async def test_every_form_works_in_arabic(api: Api) -> None:
    page = await api.client.post("/verify/file?lang=ar", files={"file": ("x.pdf", b"GIF89a")})

    assert '<html lang="ar" dir="rtl">' in page.text
    assert "ليس ملف PDF." in page.text
