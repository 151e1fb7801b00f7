"""What may be written into an account."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain import accounts, addresses, passwords
from backend.domain.accounts import Person
from backend.domain.boards import BOARDS
from backend.domain.codes import LANGUAGES, Code
from backend.domain.credits import Profession
from backend.domain.devices import device_of
from backend.domain.letters import (
    account_exists,
    address_added,
    address_code,
    password_changed,
    password_reset,
    primary_address_changed,
    registration_code,
)
from backend.domain.licenses import REGULATORS
from backend.domain.problems import InvalidInput
from backend.domain.specialties import SPECIALTIES

PERSON = Person(
    email="Amal.Haddad@Example.ORG",
    password="seven herons over the creek",
    given_name="Amal",
    family_name="Haddad",
    profession=Profession.PHYSICIAN,
    specialty="cardiology",
    time_zone="Asia/Dubai",
    language="en",
)


def faults_of(**changes: Any) -> list[tuple[str, str]]:
    """Path and rule of each fault of the person with these changes."""
    with pytest.raises(InvalidInput) as refused:
        accounts.checked(replace(PERSON, **changes))
    return [(".".join(fault.path), fault.parameters["rule"]) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("written", "mailbox"),
    [
        ("  Amal.Haddad+cme@Example.ORG ", "amal.haddad+cme@example.org"),
        ("a@b.ae", "a@b.ae"),
        ("dr@صحة.امارات", "dr@xn--ogbhx.xn--mgbaam7a8h"),
        ("o'brien@clinic-1.example", "o'brien@clinic-1.example"),
    ],
)
def test_one_mailbox_is_written_in_one_way(written: str, mailbox: str) -> None:
    assert addresses.mailbox(written) == mailbox
    assert addresses.mailbox(mailbox) == mailbox


@pytest.mark.parametrize(
    "written",
    [
        "",
        "amal",
        "amal@",
        "@example.org",
        "amal@localhost",
        "amal@example.123",
        "amal@@example.org",
        "a mal@example.org",
        "amal.@example.org",
        ".amal@example.org",
        "a..b@example.org",
        "amal@-example.org",
        "amal@exa_mple.org",
        '"amal haddad"@example.org',
        "amal@[192.0.2.1]",
        "أمل@example.org",
        "amal@example.org\nBcc: all@example.org",
        "amal@example.org, other@example.org",
        "<amal@example.org>",
        "a" * 65 + "@example.org",
        "amal@" + ".".join(["a" * 60] * 5) + ".org",
        "amal@" + "a" * 64 + ".org",
    ],
)
def test_what_no_ordinary_mailbox_has_is_refused(written: str) -> None:
    assert addresses.mailbox(written) is None


@given(st.text(max_size=80))
def test_nothing_that_passes_as_a_mailbox_can_break_a_header(text: str) -> None:
    found = addresses.mailbox(text)

    assert found is None or re.fullmatch(r"[!-~]+@[a-z0-9.-]+", found)


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("elevenchars", "too-short"),
        ("x" * 257, "too-long"),
        ("passwordpassword", "too-common"),
        ("Password1234!", "too-common"),
        ("2026!Hospital!2026", "too-common"),
        ("123456789012", "too-common"),
        ("aaaaaaaaaaaaaaaa", "too-common"),
        ("abababababab", "too-common"),
        ("qwertyuiopas", "too-common"),
        ("correcthorsebatterystaple", "too-common"),
        ("my amal.haddad word", "holds-address"),
        ("MY AMAL.HADDAD WORD", "holds-address"),
    ],
)
def test_a_password_that_is_short_common_or_the_mailbox_is_refused(password: str, rule: str) -> None:
    assert faults_of(password=password) == [("password", rule)]


@pytest.mark.parametrize("password", ["twelve chars", "سبعة طيور فوق الخور", "Zq8$kv2Lm0pX", "x7" * 3 + "yzabcd" * 41])
def test_any_other_password_is_taken(password: str) -> None:
    assert accounts.checked(replace(PERSON, password=password)).password == password


def test_a_short_part_of_the_address_may_stand_in_a_password() -> None:
    assert accounts.checked(replace(PERSON, email="ali@example.org", password="normality of ten")).email == "ali@example.org"


def test_a_password_is_the_same_from_every_keyboard() -> None:
    assert passwords.normal("cafe\u0301 du coin ouvert") == passwords.normal("caf\u00e9 du coin ouvert")


def test_a_person_is_written_down_in_normal_form() -> None:
    assert accounts.checked(replace(PERSON, given_name="  Amal \n Zoe\u0308 ")) == replace(
        PERSON, email="amal.haddad@example.org", given_name="Amal Zo\u00eb"
    )


def test_an_arabic_name_is_a_name() -> None:
    assert accounts.checked(replace(PERSON, given_name="أَمَل", family_name="حدّاد")).name == "أَمَل حدّاد"


def test_every_fault_of_a_person_is_told_at_once() -> None:
    assert faults_of(
        email="amal",
        password="short",
        given_name=" ",
        family_name="x" * 101,
        specialty="astrology",
        time_zone="Dubai",
        language="fr",
    ) == [
        ("email", "address"),
        ("password", "too-short"),
        ("given_name", "no-letter"),
        ("family_name", "too-long"),
        ("specialty", "unknown"),
        ("time_zone", "unknown"),
        ("language", "unknown"),
    ]


@pytest.mark.parametrize("unseen", ["\u202e", "\u2066", "\u200b", "\u200f", "\x07", "\ue000", "\ufeff"])
def test_a_name_holds_nothing_that_is_not_seen(unseen: str) -> None:
    assert faults_of(family_name=f"Had{unseen}dad") == [("family_name", "unseen")]


@pytest.mark.parametrize("zone", ["../etc/passwd", "/etc/localtime", "", "asia/dubai"])
def test_a_time_zone_is_one_of_the_known_names(zone: str) -> None:
    assert faults_of(time_zone=zone) == [("time_zone", "unknown")]


@pytest.mark.parametrize(("codes", "count"), [(SPECIALTIES, 49), (BOARDS, 24), (REGULATORS, 5)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_name_of_its_own_in_every_language(codes: Any, count: int, language: str) -> None:
    listed = codes.all(language)

    assert len(listed) == len({entry.label for entry in listed}) == count
    assert [entry.label for entry in listed] == sorted((entry.label for entry in listed), key=str.casefold)
    assert all(entry.code in codes for entry in listed)


def test_a_code_is_named_in_the_readers_language() -> None:
    assert SPECIALTIES.named("cardiology", "en") == Code("cardiology", "Cardiology")
    assert SPECIALTIES.named("cardiology", "ar") == Code("cardiology", "أمراض القلب")
    assert BOARDS.named("ABIM", "fr") == Code("ABIM", "American Board of Internal Medicine")
    assert SPECIALTIES.named("retired-code", "en") == Code("retired-code", "retired-code")


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_say_what_they_are_about(language: str) -> None:
    code = registration_code("012345", service="Credits", language=language)
    exists = account_exists("https://c.example/sign-in", service="Credits", language=language)
    reset = password_reset("https://c.example/reset#t", service="Credits", language=language)
    changed = password_changed(service="Credits", language=language)
    proof = address_code("543210", service="Credits", language=language)
    added = address_added("amal@clinic.example", service="Credits", language=language)
    primary = primary_address_changed("amal@clinic.example", service="Credits", language=language)
    every = (code, exists, reset, changed, proof, added, primary)

    assert "012345" in code.subject
    assert "\n\n012345\n\n" in code.body
    assert "\nhttps://c.example/sign-in\n" in exists.body
    assert "\n\nhttps://c.example/reset#t\n\n" in reset.body
    assert "543210" in proof.subject
    assert "\n\n543210\n\n" in proof.body
    assert "\n\namal@clinic.example\n\n" in added.body
    assert "\n\namal@clinic.example\n\n" in primary.body
    assert all("Credits" in letter.subject and "\n" not in letter.subject for letter in every)
    assert len({letter.subject for letter in every}) == len(every)
    assert [bool(re.search("[\u0600-\u06ff]", letter.body)) for letter in every] == [language == "ar"] * len(every)


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Chrome on Linux",
        ),
        (
            "Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
            "Chrome on ChromeOS",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1",
            "Safari on iPhone",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/19.0 Safari/605", "Safari on macOS"),
        ("Mozilla/5.0 (Linux; Android 16) SamsungBrowser/29.0 Chrome/140.0 Safari/537.36", "Samsung Internet on Android"),
        ("python-httpx/0.28", "python-httpx"),
        ("", "Unknown device"),
        ("\x00" * 5, "Unknown device"),
        ("z" * 500, "z" * 60),
    ],
)
def test_a_device_has_a_name_that_its_owner_knows(user_agent: str, device: str) -> None:
    assert device_of(user_agent) == device
