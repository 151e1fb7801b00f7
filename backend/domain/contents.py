"""What an activity gives to watch, read, do and attend: its content items and live sessions, as the provider defines them."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

EXACT = {"extra": "forbid"}
"""For the reader of files and inputs: a field that is not known is a mistake, not something to ignore."""


class ContentKind(StrEnum):
    """How a content item is taken in."""

    VIDEO = "VIDEO"
    READING = "READING"
    INTERACTIVE = "INTERACTIVE"


class InteractiveForm(StrEnum):
    """The shapes of interactive content (decision 10)."""

    BRANCHING_CASE = "BRANCHING_CASE"
    HOTSPOT = "HOTSPOT"
    FLASH_CARDS = "FLASH_CARDS"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """One file of a medium: `file` is its name beside the activity's TOML when authored, its storage name once published."""

    __pydantic_config__ = EXACT

    file: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionTrack:
    """Captions of a video in one language, as WebVTT."""

    __pydantic_config__ = EXACT

    file: str
    language: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChoice:
    """One way on from a step: `goes_to` names the next step, "" ends the case. `feedback` is shown once it is chosen."""

    __pydantic_config__ = EXACT

    key: str
    text: str
    feedback: str = ""
    goes_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotArea:
    """A rectangle on a hotspot step's picture, in percent of its width and height."""

    __pydantic_config__ = EXACT

    key: str
    label: str
    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractiveStep:
    """One step: of a branching case (choices), of a hotspot (picture and areas) or a flash card (text and its back)."""

    __pydantic_config__ = EXACT

    key: str
    text: str
    back: str = ""
    image: MediaFile | None = None
    image_description: str = ""
    choices: tuple[CaseChoice, ...] = ()
    areas: tuple[HotspotArea, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentItem:
    """Something to watch, read or do. `weight` is its part in the activity's percentage; live sessions weigh their minutes.

    A `required` item must itself reach the minimum participation before the full amount is due.
    A video has `media` (best first), `captions`, a `transcript` and its length in seconds; a reading has `body` (Markdown)
    or `body_file`; an interactive item has a form and steps.
    """

    __pydantic_config__ = EXACT

    key: str
    kind: ContentKind
    title: str
    weight: int = 1
    required: bool = False
    minimum_minutes: int = 0
    duration_seconds: int = 0
    media: tuple[MediaFile, ...] = ()
    captions: tuple[CaptionTrack, ...] = ()
    poster: MediaFile | None = None
    transcript: str = ""
    transcript_file: str = ""
    body: str = ""
    body_file: str = ""
    form: InteractiveForm | None = None
    steps: tuple[InteractiveStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSession:
    """A session held at one time: local start and end in the activity's zone, at a place or behind a link.

    Sessions weigh their minutes in the activity's percentage; an hour in which two run at once counts as one hour. A
    `required` session must itself be attended to the minimum participation, for partial credit too.
    """

    __pydantic_config__ = EXACT

    key: str
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str = ""
    link: str = ""
    required: bool = False

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)
