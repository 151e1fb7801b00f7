"""Every page, in light and dark, English and Arabic, on a phone and on a desk: no violation, nothing out of the screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.walk import axe, history, pages
from tests.walk.conftest import demonstrating
from tests.walk.pages import SAMPLES, Sample, Visitors

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

WIDTHS = (360, 1440)
NARROWEST = 320
LARGEST_SHIFT = 0.02
"""A fifth of what browsers' makers call good."""


@pytest.fixture(scope="module")
def visitors(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitors]:
    with demonstrating(tmp_path_factory.mktemp("pages")) as demonstration:
        history.record(demonstration)
        visitors = Visitors(chromium, demonstration)
        yield visitors
        visitors.close()


def test_every_page_has_a_sample_address() -> None:
    assert sorted(SAMPLES) == sorted(pages.paths())


@pytest.mark.parametrize("sample", [sample for samples in SAMPLES.values() for sample in samples], ids=str)
def test_a_page_can_be_used_by_everybody(visitors: Visitors, sample: Sample) -> None:
    page = visitors.visit(sample)
    found = [f"jumps by {jump}" for jump in _jumps(page)]
    found += [f"says what went wrong: {said}" for said in page.get_by_role("alert").filter(visible=True).all_inner_texts()]
    axe.bring(page)
    # The language that the last page was left in comes first.
    first = page.locator("html").get_attribute("lang") or "en"
    for language in (first, "ar" if first == "en" else "en"):
        pages.speak(page, language)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light", reduced_motion="reduce")
            found += [f"{language} {width} light: {violation}" for violation in axe.violations(page)]
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            found += [f"{language} {width} dark: {violation}" for violation in axe.violations(page, axe.RULES_OF_COLOR)]
        page.set_viewport_size({"width": NARROWEST, "height": 900})
        found += [f"{language} {NARROWEST}: runs out of the screen: {wide}" for wide in axe.too_wide(page)]
        found += [f"{language} {NARROWEST}: runs out of its panel: {out}" for out in axe.sticking_out(page)]
    assert found == []


def _jumps(page: Page) -> list[str]:
    """What jumped while the page came, if it was more than a little as browsers measure it (0 to 1 and more)."""
    jumped: list[tuple[float, str]] = page.evaluate(
        """() => new Promise(resolve => {
            const jumped = [];
            const named = node => (node?.nodeType === 1 ? node : node?.parentElement)?.outerHTML.slice(0, 100) ?? '';
            new PerformanceObserver(list => {
                for (const { hadRecentInput, value, sources } of list.getEntries())
                    if (!hadRecentInput) jumped.push([value, sources.map(({ node }) => named(node)).join(' | ')]);
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(jumped), 50);
        })"""
    )
    return [f"{value:.3f}: {what}" for value, what in jumped] if sum(value for value, _ in jumped) > LARGEST_SHIFT else []
