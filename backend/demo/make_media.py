"""Makes the demonstration's media from `media_sources/`: run `python -m backend.demo.make_media` after editing them.

Needs the development requirements and, of the machine, ffmpeg, espeak-ng, chromium and the Noto fonts (Debian: `ffmpeg
espeak-ng chromium fonts-noto-core`). What it makes is committed, so nobody needs any of that to run the demonstration.
"""

import subprocess
import tempfile
import tomllib
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Page, sync_playwright
from pydantic import TypeAdapter

SOURCES = Path(__file__).parent / "media_sources"
MEDIA = Path(__file__).parent / "activities" / "media"
WIDTH, HEIGHT = 960, 540
FRAMES_PER_SECOND = 10
PAUSE_SECONDS = 0.3
ENCODINGS = {
    "webm": ["-c:v", "libvpx-vp9", "-crf", "40", "-b:v", "0", "-row-mt", "1", "-c:a", "libopus", "-b:a", "40k"],
    "mp4": ["-c:v", "libx264", "-crf", "26", "-profile:v", "main", "-c:a", "aac", "-b:a", "64k", "-movflags", "+faststart"],
}


@dataclass(frozen=True)
class Cue:
    """One spoken sentence and the point that appears with it."""

    point: str
    says: str


@dataclass(frozen=True)
class Slide:
    """A heading and its cues, one after the other."""

    heading: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Video:
    """All of one video, in one language."""

    name: str
    language: str
    voice: str
    words_per_minute: int
    footer: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True)
class Shot:
    """One cue, drawn and spoken: the picture stands for as many frames as the sentence and its pause take."""

    cue: Cue
    picture: Path
    samples: bytes
    frames: int


def main() -> None:
    """Make everything anew."""
    videos = TypeAdapter(tuple[Video, ...]).validate_python(tomllib.loads((SOURCES / "videos.toml").read_text())["videos"])
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for video in videos:
            _make(video, page, Path(folder))
        _draw(page, (SOURCES / "bedside.svg").read_text(), MEDIA / "bedside.png")
        browser.close()


def _make(video: Video, page: Page, folder: Path) -> None:
    shots = list(_shots(video, page, folder))
    seconds = -(-sum(shot.frames for shot in shots) // FRAMES_PER_SECOND)  # up to a whole second: activities state whole ones
    sound = _sound(shots, seconds, folder / f"{video.name}.wav")
    pictures = folder / f"{video.name}.txt"
    lines = [f"file '{shot.picture}'\nduration {shot.frames / FRAMES_PER_SECOND}\n" for shot in shots]
    pictures.write_text("".join(lines) + f"file '{shots[-1].picture}'\n")
    for ending, encoding in ENCODINGS.items():
        _run(
            *("ffmpeg", "-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", str(pictures), "-i", str(sound)),
            *("-vf", "tpad=stop_mode=clone:stop_duration=2,format=yuv420p", "-r", str(FRAMES_PER_SECOND), "-t", str(seconds)),
            *encoding,
            *("-metadata:s:a:0", f"language={video.language}", "-fflags", "+bitexact", str(MEDIA / f"{video.name}.{ending}")),
        )
    (MEDIA / f"{video.name}.{video.language}.vtt").write_text(_captions(shots))
    (MEDIA / f"{video.name}.{video.language}.txt").write_text(_transcript(video))
    _draw(page, _slide(video, video.slides[0], len(video.slides[0].cues)), MEDIA / f"{video.name}.png")
    print(f"{video.name}: {seconds} s")  # noqa: T201 - the number its activity states as duration_seconds


def _shots(video: Video, page: Page, folder: Path) -> Iterator[Shot]:
    for number, slide in enumerate(video.slides):
        for now, cue in enumerate(slide.cues):
            picture = folder / f"{video.name}-{number}-{now}.png"
            _draw(page, _slide(video, slide, now), picture)
            spoken = folder / "cue.wav"
            _run("espeak-ng", "-v", video.voice, "-s", str(video.words_per_minute), "-w", str(spoken), cue.says)
            with wave.open(str(spoken)) as sound:
                samples = sound.readframes(sound.getnframes())
                length = sound.getnframes() / sound.getframerate() + PAUSE_SECONDS
            yield Shot(cue, picture, samples, frames=-(-int(length * 1000) * FRAMES_PER_SECOND // 1000))


def _slide(video: Video, slide: Slide, now: int) -> str:
    templates = Environment(loader=FileSystemLoader(SOURCES), autoescape=True, undefined=StrictUndefined)
    points = [cue.point for cue in slide.cues]
    return templates.get_template("slide.html").render(
        language=video.language, heading=slide.heading, points=points, now=now, footer=video.footer
    )


def _draw(page: Page, content: str, picture: Path) -> None:
    page.set_content(f"<style>body {{ margin: 0 }}</style>{content}" if content.startswith("<svg") else content)
    page.screenshot(path=picture)


def _sound(shots: list[Shot], seconds: int, path: Path) -> Path:
    """The sentences, each with silence up to the end of its picture, and silence to the end."""
    rate, width = 22_050, 2  # what espeak-ng writes, in one channel
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(width)
        sound.setframerate(rate)
        for shot in shots:
            sound.writeframes(shot.samples.ljust(rate * width * shot.frames // FRAMES_PER_SECOND, b"\0"))
        rest = seconds * FRAMES_PER_SECOND - sum(shot.frames for shot in shots)
        sound.writeframes(bytes(rate * width * rest // FRAMES_PER_SECOND))
    return path


def _captions(shots: list[Shot]) -> str:
    cues, frame = ["WEBVTT\n"], 0
    for shot in shots:
        cues.append(f"{_time(frame)} --> {_time(frame + shot.frames)}\n{shot.cue.says}\n")
        frame += shot.frames
    return "\n".join(cues)


def _time(frame: int) -> str:
    seconds, rest = divmod(frame, FRAMES_PER_SECOND)
    return f"00:{seconds // 60:02}:{seconds % 60:02}.{rest * 1000 // FRAMES_PER_SECOND:03}"


def _transcript(video: Video) -> str:
    return "\n\n".join(f"{slide.heading}\n\n{' '.join(cue.says for cue in slide.cues)}" for slide in video.slides) + "\n"


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - our own commands, from a file of the repository


if __name__ == "__main__":
    main()
