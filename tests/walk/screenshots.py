"""Writes a picture of every page into `build/screenshots/`: on a phone and on a desk, light and dark, English and Arabic.

Run by `make screenshots`; needs what the browser tests need. With `--readme` it writes the two that the README shows instead.
"""

import io
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.walk import history, pages
from tests.walk.conftest import CHROMIUM, FLAGS, demonstrating
from tests.walk.pages import EXPERIENCED, SAMPLES, Sample, Visitors

ROOT = Path(__file__).parents[2]
ALL = ROOT / "build" / "screenshots"
SHOWN = ROOT / "docs" / "images"
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1440, "height": 900}}


def main() -> None:
    """Begin a demonstration, and look at it."""
    with _visitors() as visitors:
        if "--readme" in sys.argv:
            _readme(visitors)
        else:
            _everything(visitors)


def _everything(visitors: Visitors) -> None:
    ALL.mkdir(parents=True, exist_ok=True)
    for sample in (sample for samples in SAMPLES.values() for sample in samples):
        page = visitors.visit(sample)
        name = re.sub(r"\W+", "-", f"{sample.role}{sample.address}").strip("-")
        for language in ("en", "ar"):
            pages.speak(page, language)
            for size, viewport in SIZES.items():
                for scheme in ("light", "dark"):
                    _look(page, viewport, scheme)
                    page.screenshot(path=ALL / f"{name}.{size}.{scheme}.{language}.png", full_page=True)


def _readme(visitors: Visitors) -> None:
    page = visitors.visit(Sample("/", EXPERIENCED))
    for name, size, scheme, language in (("dashboard", "desk", "light", "en"), ("dashboard-phone-ar", "phone", "dark", "ar")):
        pages.speak(page, language)
        _look(page, SIZES[size], scheme)
        with Image.open(io.BytesIO(page.screenshot())) as picture:
            picture.save(SHOWN / f"{name}.webp", quality=80, method=6)


def _look(page: Page, viewport: dict[str, int], scheme: str) -> None:
    page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    pages.settle(page)


@contextmanager
def _visitors() -> Iterator[Visitors]:
    with (
        tempfile.TemporaryDirectory() as place,
        demonstrating(Path(place)) as demonstration,
        sync_playwright() as playwright,
    ):
        history.record(demonstration)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield Visitors(browser, demonstration)
        browser.close()


if __name__ == "__main__":
    main()
