"""Reading activity files: what a good one becomes, and for each mistake its line, its field and its words."""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from backend.domain import activities, assessments, contents
from backend.domain.activities import LearningFormat
from backend.domain.credits import CreditType, Profession, Rounding
from backend.integrations.activity_files import ActivityFileRefused, Mistake, media, read

GUIDE = Path(__file__).parents[2] / "docs" / "activities.md"
ENUMS = (contents.ContentKind, contents.InteractiveForm, assessments.EvaluationKind, activities.BonusRuleName)

GOOD = """\
code = "bleeding"
provider = "academy"
title = "Stop the bleeding"
description = "How to."
learning_format = "ENDURING"
language = "en"
released_on = 2026-01-15
minutes = 60

[policy]
passing_score = "0.75"

[[designated]]
type = "AMA_PRA_CATEGORY_1"
maximum = "1.00"

[[contents]]
key = "video"
kind = "VIDEO"
title = "Watch"
duration_seconds = 30
media = [
  { file = "media/a.webm", media_type = "video/webm" },
  { file = "media/a.mp4", media_type = "video/mp4" },
]
captions = [{ file = "media/a.vtt", language = "en", label = "English" }]
poster = { file = "media/a.png", media_type = "image/png" }
transcript_file = "media/a.txt"

[[contents]]
key = "reading"
kind = "READING"
title = "Read"
body_file = "media/a.md"

[[sessions]]
key = "meet"
title = "Meet"
starts_at = 2026-11-14T09:00:00
ends_at = 2026-11-14T10:00:00
place = "Hall 1"

[evaluation]
title = "Your view"
questions = [{ key = "e", text = "Useful?", kind = "RATING" }]

[[recognition]]
regulator = "DHA"
source = "https://dha.example"
checked_on = 2026-11-23
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An activity's folder with every file that GOOD names, and a secret beside it."""
    (tmp_path / "secret.txt").write_text("WEBVTT secret")
    files = {
        "a.webm": b"\x1a\x45\xdf\xa3...",
        "a.mp4": b"\0\0\0\x20ftypisom",
        "a.png": b"\x89PNG\r\n\x1a\n...",
        "a.vtt": "\ufeffWEBVTT\n".encode(),
        "a.txt": b"What is said.\n",
        "a.md": "# Wörter\n".encode(),
        "empty.md": b" \n",
        "latin.md": b"caf\xe9",
    }
    inside = tmp_path / "activity"
    (inside / "media").mkdir(parents=True)
    for name, content in files.items():
        (inside / "media" / name).write_bytes(content)
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "loop.txt").symlink_to(inside / "loop.txt")
    return inside


def _mistakes(folder: Path, text: str | bytes) -> list[tuple[int, str, str]]:
    path = folder / "activity.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ActivityFileRefused) as refused:
        read(path)
    assert {mistake.file for mistake in refused.value.mistakes} == {path}
    return [(mistake.line, mistake.field, mistake.message) for mistake in refused.value.mistakes]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_good_file_becomes_a_definition_and_its_media(folder: Path, line_end: str) -> None:
    path = folder / "activity.toml"
    path.write_bytes(GOOD.replace("\n", line_end).encode())

    definition, files = (found := read(path)).definition, found.media

    assert (definition.code, definition.learning_format, definition.minutes) == ("bleeding", LearningFormat.ENDURING, 60)
    assert definition.released_on == dt.date(2026, 1, 15)
    assert definition.policy.passing_score == Decimal("0.75")
    assert [(each.type, each.maximum) for each in definition.designated] == [(CreditType.AMA_PRA_CATEGORY_1, Decimal("1.00"))]
    assert definition.sessions[0].starts_at == dt.datetime(2026, 11, 14, 9)  # noqa: DTZ001 - local to the activity's zone
    assert definition.recognition[0].recognized is None
    video, reading = definition.contents
    assert (video.transcript, video.transcript_file) == ("What is said.\n", "")
    assert (reading.body, reading.body_file) == ("# Wörter\n", "")
    assert [each.file for each in video.media] == ["media/a.webm", "media/a.mp4"]
    assert files == {f"media/a.{end}": folder / f"media/a.{end}" for end in ("webm", "mp4", "vtt", "png")}


BROKEN = [
    # what stands in GOOD, what an author wrote instead, line, field, words of the message
    ('title = "Stop the bleeding"', "title = Stop", 3, "", "Invalid value"),
    ('code = "bleeding"', 'code = "bleeding"\ncode = "again"', 2, "", "Cannot overwrite a value"),
    ('key = "meet"', 'key = "meet', 37, "", "Illegal character"),
    ("[[recognition]]", '"""', 47, "", "Expected '=' after a key"),
    ('source = "https://dha.example"', 'source = """', 50, "", "Unterminated string."),
    ("released_on = 2026-01-15", "released_on = 2026-02-30", 7, "", "Invalid date or datetime"),
    ("minutes = 60", f"minutes = {'9' * 5000}", 1, "", "thousands of digits"),
    ("minutes = 60", f"minutes = {'[' * 5000}", 1, "", "nested too deeply"),
    ("minutes = 60", f"minutes = 60\n{'.'.join('a' * 5000)} = 1", 1, "", "nested too deeply"),
    ('code = "bleeding"\n', "", 1, "code", "is missing"),
    ('maximum = "1.00"\n', "", 13, "designated[0].maximum", "is missing"),
    ('key = "reading"\n', "", 30, "contents[1].key", "is missing"),
    ('{ file = "media/a.mp4", ', "{ ", 24, "contents[0].media[1].file", "is missing"),
    ("minutes = 60", "minuets = 60\nminutes = 60", 8, "minuets", "no such field"),
    ('passing_score = "0.75"', "passing = 3", 11, "policy.passing", "no such field"),
    ('label = "English"', 'label = "English", kind = "captions"', 26, "contents[0].captions[0].kind", "no such field"),
    ('maximum = "1.00"', "maximum = 0.75", 15, "designated[0].maximum", 'Write it in quotes, so that it stays exact: "0.75".'),
    ('maximum = "1.00"', 'maximum = "one"', 15, "designated[0].maximum", "Write a number in quotes"),
    ('maximum = "1.00"', 'maximum = "nan"', 15, "designated[0].maximum", "Write a number in quotes"),
    ('maximum = "1.00"', "maximum = inf", 15, "designated[0].maximum", "Write a number in quotes"),
    ("minutes = 60", "minutes = 60.0", 8, "minutes", "Write a whole number"),
    ("minutes = 60", 'minutes = "60"', 8, "minutes", "Write a whole number"),
    ("minutes = 60", "minutes = true", 8, "minutes", "Write a whole number"),
    ('passing_score = "0.75"', 'partial_credit = "no"', 11, "policy.partial_credit", "Write true or false"),
    ('language = "en"', "language = 1.5", 6, "language", 'Write it in quotes, so that it stays exact: "1.5".'),
    ('language = "en"', "language = 7", 6, "language", "Write a text in quotes"),
    ("released_on = 2026-01-15", 'released_on = "January"', 7, "released_on", "Write a date"),
    ("released_on = 2026-01-15", "released_on = 2026-01-15T00:00:00", 7, "released_on", "Write a date"),
    ("starts_at = 2026-11-14T09:00:00", "starts_at = 2026-11-14", 39, "sessions[0].starts_at", "Write a local date and time"),
    ("starts_at = 2026-11-14T09:00:00", "starts_at = 09:00:00", 39, "sessions[0].starts_at", "Write a local date and time"),
    ("T10:00:00", "T10:00:00+04:00", 40, "sessions[0].ends_at", "without an offset"),
    ('"ENDURING"', '"VIDEO"', 5, "learning_format", "It is one of 'LIVE', 'ENDURING', 'JOURNAL'"),
    ("[policy]", "[[policy]]", 10, "policy", "This is a table."),
    ("[[designated]]", "[designated]", 13, "designated", "This is a list"),
    ('maximum = "1.00"', 'maximum = "1.25"', 15, "designated[0].maximum", "60 minutes may be designated for 1.00 at most"),
    ('kind = "RATING"', 'kind = "CHOICE"', 45, "evaluation.questions[0].options", "at least two options"),
    ('place = "Hall 1"\n', "", 36, "sessions[0].place", "a place or a link"),
    ('"media/a.webm"', '"media/b.webm"', 23, "contents[0].media[0].file", "There is no file 'media/b.webm'."),
    ('"media/a.webm"', '"media"', 23, "contents[0].media[0].file", "There is no file 'media'."),
    ('"media/a.webm"', '"a\\u0000"', 23, "contents[0].media[0].file", "is not a file name"),
    ('"media/a.webm"', f'"{"x" * 5000}"', 23, "contents[0].media[0].file", "is not a file name"),
    ('"media/a.webm"', '"media/a.mp4"', 23, "contents[0].media[0].file", "is not video/webm inside"),
    ('"video/webm"', '"video/ogg"', 23, "contents[0].media[0].media_type", "one of video/mp4, video/webm"),
    ('"image/png"', '"image/svg+xml"', 27, "contents[0].poster.media_type", "one of image/jpeg, image/png, image/webp"),
    ('"media/a.png"', '"media/a.txt"', 27, "contents[0].poster.file", "is not image/png inside"),
    ('"media/a.vtt"', '"media/a.txt"', 26, "contents[0].captions[0].file", "its first line begins with WEBVTT"),
    ('"media/a.vtt"', '"../secret.txt"', 26, "contents[0].captions[0].file", "lies outside the folder"),
    ('"media/a.vtt"', '"link.txt"', 26, "contents[0].captions[0].file", "lies outside the folder"),
    ('"media/a.vtt"', '"loop.txt"', 26, "contents[0].captions[0].file", "loop.txt"),
    ('"media/a.txt"', '"/etc/passwd"', 28, "contents[0].transcript_file", "lies outside the folder"),
    ('"media/a.txt"', '"../nothing.txt"', 28, "contents[0].transcript_file", "lies outside the folder"),
    ('"media/a.md"', '"media/empty.md"', 34, "contents[1].body_file", "'media/empty.md' is empty"),
    ('"media/a.md"', '"media/latin.md"', 34, "contents[1].body_file", "is not UTF-8 text"),
    (
        'body_file = "media/a.md"',
        'body = "x"\nbody_file = "media/a.md"',
        35,
        "contents[1].body_file",
        "body or body_file, not both",
    ),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case[3]} {case[4]}")
def test_each_mistake_is_reported_with_line_and_field(folder: Path, case: tuple[str, str, int, str, str]) -> None:
    good, broken, line, field, message = case
    assert good in GOOD

    ((found_line, found_field, found_message),) = _mistakes(folder, GOOD.replace(good, broken, 1))

    assert (found_line, found_field) == (line, field)
    assert message in found_message


def test_all_mistakes_are_reported_at_once_in_the_order_of_their_lines(folder: Path) -> None:
    text = GOOD
    for good, broken in [
        ('language = "en"', 'language = " "\nlanguages = ["en"]'),  # a fault of meaning, and a field that is not known
        ('maximum = "1.00"', "maximum = 1.50"),
        ('"media/a.webm"', '"media/b.webm"'),
        ("starts_at = 2026-11-14T09:00:00", "starts_at = 2026-11-14T11:00:00"),
        ('regulator = "DHA"', 'regulator = "DHA"\nsince = 2026'),
    ]:
        text = text.replace(good, broken, 1)

    assert [(line, field) for line, field, _ in _mistakes(folder, text)] == [
        (6, "language"),
        (7, "languages"),
        (16, "designated[0].maximum"),
        (16, "designated[0].maximum"),  # written as a float, and too much for an hour
        (24, "contents[0].media[0].file"),
        (41, "sessions[0].ends_at"),
        (50, "recognition[0].since"),
    ]


def test_a_missing_field_hides_no_missing_file(folder: Path) -> None:
    text = GOOD.replace('title = "Watch"\n', "").replace('"media/a.md"', '"media/b.md"')

    assert [(line, field) for line, field, _ in _mistakes(folder, text)] == [
        (17, "contents[0].title"),
        (33, "contents[1].body_file"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'contents = "none"',
        "contents = [1, [2]]",
        "contents = [{ media = 1, captions = [2], poster = 3, steps = [4], body_file = 5, transcript_file = 6 }]",
        "contents = [{ media = [{ file = 1, media_type = 2 }], captions = [{ file = 3 }] }]",
        "contents = [{ steps = [{ image = { file = 1 } }] }]",
        'recognition = "none"',
        "recognition = [1]",
        "",
    ],
)
def test_values_of_any_shape_are_mistakes_and_never_a_crash(folder: Path, text: str) -> None:
    assert (1, "code", "This field is missing.") in _mistakes(folder, text)


def test_a_file_that_is_not_utf8_is_refused_at_its_line(folder: Path) -> None:
    assert _mistakes(folder, b'code = "a"\ntitle = "caf\xe9"\n') == [(2, "", "It is not UTF-8 text.")]


def test_a_file_that_is_not_there_is_refused(folder: Path) -> None:
    with pytest.raises(ActivityFileRefused, match=re.escape("nothing.toml:1: It cannot be read: No such file or directory.")):
        read(folder / "nothing.toml")


def test_a_file_larger_than_a_mebibyte_is_refused_unread(folder: Path) -> None:
    assert _mistakes(folder, b"#" * (media.TEXT_LIMIT + 1)) == [(1, "", "It is larger than 1 MiB.")]


@pytest.mark.parametrize(
    ("file", "limit", "field", "message"),
    [
        ("media/a.webm", media.VIDEO_LIMIT, "contents[0].media[0].file", "larger than 512 MiB"),
        ("media/a.png", media.PICTURE_LIMIT, "contents[0].poster.file", "larger than 4 MiB"),
        ("media/a.vtt", media.TEXT_LIMIT, "contents[0].captions[0].file", "larger than 1 MiB"),
        ("media/a.md", media.TEXT_LIMIT, "contents[1].body_file", "larger than 1 MiB"),
    ],
)
def test_media_may_reach_their_limit_and_not_one_byte_more(
    folder: Path, file: str, limit: int, field: str, message: str
) -> None:
    with (folder / file).open("r+b") as stream:
        stream.truncate(limit)  # sparse: it takes no room
        (folder / "activity.toml").write_text(GOOD)
        read(folder / "activity.toml")
        stream.truncate(limit + 1)

    ((_, found_field, found_message),) = _mistakes(folder, GOOD)

    assert found_field == field
    assert message in found_message


def test_a_mistake_reads_as_compilers_print_it() -> None:
    assert str(Mistake(Path("a.toml"), 3, "designated[0].maximum", "Too much.")) == "a.toml:3: designated[0].maximum: Too much."
    assert str(Mistake(Path("a.toml"), 3, "", "Invalid value.")) == "a.toml:3: Invalid value."


def _formats() -> Iterator[type]:
    """Every dataclass that the format is made of."""
    for module in (activities, assessments, contents):
        for value in vars(module).values():
            if isinstance(value, type) and hasattr(value, "__pydantic_config__"):
                yield value


def test_the_guides_example_is_a_complete_activity(tmp_path: Path) -> None:
    example = re.findall(r"```toml\n(code = .*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "activity.toml").write_text(example[0], encoding="utf-8")

    assert read(tmp_path / "activity.toml").definition.code == "stop-the-bleeding"


def test_the_guide_names_every_field_and_every_word_of_the_format() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    fields = {field.name for each in _formats() for field in dataclasses.fields(each)}
    enums = (CreditType, LearningFormat, Profession, Rounding, *ENUMS)
    words = {member.value for enum in enums for member in enum}

    assert len(fields) > 60
    assert {name for name in fields | words if not re.search(rf"\b{name}\b", guide)} == set()
