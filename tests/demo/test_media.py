"""The demonstration's media: small, in both formats, captioned, as long as they are said to be, and playing in a browser."""

import functools
import http.server
import itertools
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from backend.domain.contents import ContentItem, ContentKind
from backend.integrations.activity_files import read
from tests.demo import ACTIVITIES

CHROMIUM = "/usr/bin/chromium"
LIMIT_BYTES = 12_000_000
LONGEST_CAPTION_SECONDS = 8


def _needs(tool: str, package: str) -> None:
    """Skip where the tool is absent; CI installs it, so there its absence is a failure."""
    if shutil.which(tool) is None and os.environ.get("CI") != "true":
        pytest.skip(f"{tool} is not installed (Debian: {package})")


def _videos() -> list[ContentItem]:
    contents = [item for path in sorted(ACTIVITIES.glob("*.toml")) for item in read(path).definition.contents]
    return [item for item in contents if item.kind is ContentKind.VIDEO]


VIDEOS = _videos()
IDS = [Path(video.media[0].file).stem for video in VIDEOS]


def test_all_media_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in (ACTIVITIES / "media").iterdir()) <= LIMIT_BYTES


def test_there_is_a_video_in_english_and_one_in_arabic() -> None:
    assert sorted(video.captions[0].language for video in VIDEOS) == ["ar", "en"]


@pytest.mark.parametrize("video", VIDEOS, ids=IDS)
def test_each_video_has_both_formats_captions_a_transcript_and_a_poster(video: ContentItem) -> None:
    assert [medium.media_type for medium in video.media] == ["video/webm", "video/mp4"]
    assert len(video.captions) == 1
    assert video.poster is not None
    assert len(video.transcript) > 300


@pytest.mark.parametrize("video", VIDEOS, ids=IDS)
def test_captions_follow_each_other_to_the_end_and_say_what_the_transcript_says(video: ContentItem) -> None:
    text = (ACTIVITIES / video.captions[0].file).read_text(encoding="utf-8")
    times = [tuple(map(_seconds, pair)) for pair in re.findall(r"^(\S+) --> (\S+)$", text, re.MULTILINE)]
    lines = [line for line in text.splitlines()[1:] if line and "-->" not in line]

    assert times[0][0] == 0
    assert all(end == start for (_, end), (start, _) in itertools.pairwise(times))
    assert all(0 < end - start <= LONGEST_CAPTION_SECONDS for start, end in times)
    assert video.duration_seconds - 1 < times[-1][1] <= video.duration_seconds
    assert len(lines) == len(times)
    assert all(line in video.transcript for line in lines)


@pytest.mark.component
@pytest.mark.parametrize(
    ("video", "file"),
    [(video, medium.file) for video in VIDEOS for medium in video.media],
    ids=[Path(medium.file).name for video in VIDEOS for medium in video.media],
)
def test_each_file_is_as_long_as_its_activity_says(video: ContentItem, file: str) -> None:
    _needs("ffprobe", "ffmpeg")
    asked = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(ACTIVITIES / file)]

    stated = float(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)

    assert stated == pytest.approx(video.duration_seconds, abs=0.05)  # a sound frame may stand over the last picture


@pytest.fixture
def served() -> Iterator[str]:
    """The activities' folder behind a server of its own."""
    handler = functools.partial(_Quiet, directory=str(ACTIVITIES))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture
def page() -> Iterator[Page]:
    _needs(CHROMIUM, "chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--autoplay-policy=no-user-gesture-required"])
        yield browser.new_page()
        browser.close()


@pytest.mark.browser
def test_a_browser_plays_every_file_with_sound_and_captions(page: Page, served: str) -> None:
    page.goto(f"{served}/media/")
    for video in VIDEOS:
        for medium in video.media:
            played = page.evaluate(
                PLAY,
                {
                    "source": f"{served}/{medium.file}",
                    "type": medium.media_type,
                    "captions": f"{served}/{video.captions[0].file}",
                },
            )

            assert played["can"] in {"maybe", "probably"}
            assert played["at"] >= 2
            assert played["duration"] == pytest.approx(video.duration_seconds, abs=0.05)
            assert (played["width"], played["height"]) == (960, 540)
            assert played["soundBytes"] > 0
            assert played["cues"] == 6


PLAY = """async ({ source, type, captions }) => {
  const video = document.createElement("video");
  video.src = source;
  const track = Object.assign(document.createElement("track"), { kind: "captions", src: captions, default: true });
  video.append(track);
  document.body.append(video);
  track.track.mode = "showing";
  await video.play();
  await new Promise((resolve, reject) => {
    video.onerror = () => reject(video.error.message);
    video.ontimeupdate = () => video.currentTime >= 2 && resolve();
  });
  video.pause();
  return {
    can: video.canPlayType(type), at: video.currentTime, duration: video.duration, width: video.videoWidth,
    height: video.videoHeight, soundBytes: video.webkitAudioDecodedByteCount, cues: track.track.cues.length,
  };
}"""


def _seconds(time: str) -> float:
    hours, minutes, seconds = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
