"""The rules as data: complete in both languages, in the order that the judgement relies on, each with its picture."""

import runpy
import string
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from backend.domain.milestone_rules import BY_KEY, RULES, Measure, Rule, Text

FRONTEND = Path(__file__).parents[2] / "frontend"
PICTURES = runpy.run_path(str(FRONTEND / "badges.py"))["PICTURES"]


def test_no_two_rules_share_a_key() -> None:
    assert len(BY_KEY) == len(RULES)


def test_rules_of_one_measure_ask_for_more_and_more() -> None:
    asked = defaultdict(list)
    for rule in RULES:
        asked[rule.measure].append(rule.needed)

    assert all(each == sorted(set(each)) for each in asked.values())


@pytest.mark.parametrize("rule", RULES, ids=[rule.key for rule in RULES])
def test_a_rule_speaks_both_languages_about_the_same_things(rule: Rule) -> None:
    known = {Measure.SPECIALTY: {"specialty"}, Measure.YEAR: {"year", "required"}}.get(rule.measure, set())
    for text in (rule.label, rule.condition, rule.reason):
        named = [{name for _, name, _, _ in string.Formatter().parse(said) if name} for said in (text.en, text.ar)]
        assert named[0] == named[1] <= known
        assert text.ar != text.en


def test_arabic_is_said_with_arabic_digits() -> None:
    text = Text("{n} of 10", "{n} من 10")

    assert text.said("en", {"n": "25"}) == "25 of 10"
    assert [hex(ord(letter)) for letter in text.said("ar", {"n": "25"}) if letter.isdigit()] == [
        "0x662",
        "0x665",
        "0x661",
        "0x660",
    ]


@pytest.mark.parametrize("rule", RULES, ids=[rule.key for rule in RULES])
def test_a_rule_has_a_picture_that_is_the_one_drawn(rule: Rule) -> None:
    kept = FRONTEND / "public" / rule.image.removeprefix("/")

    assert kept.read_text() == PICTURES[rule.key], "run: python frontend/badges.py"


def test_there_is_no_picture_without_a_rule() -> None:
    assert set(PICTURES) == set(BY_KEY) == {path.stem for path in (FRONTEND / "public" / "badges").iterdir()}


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_a_picture_holds_nothing_that_a_strict_policy_refuses_or_that_needs_reading(picture: str) -> None:
    found = {element.tag.rpartition("}")[2] for element in ET.fromstring(picture).iter()}  # noqa: S314 - our own

    assert found <= {"svg", "path", "circle", "g"}
    assert "style" not in picture
    assert len(picture) < 4_000


def test_amounts_that_are_asked_for_are_whole_hundredths() -> None:
    assert all(rule.needed == rule.needed.quantize(Decimal("0.01")) for rule in RULES)
