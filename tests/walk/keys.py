"""Somebody who has a keyboard and nothing else."""

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as TooLate

MOST_STOPS = 80
SOON = 3_000

_FAULT = """() => {
    const stop = document.activeElement;
    if (!stop || stop === document.body) return '';  // on its way round, the focus passes the browser itself
    if (stop.matches('video[controls]:not(:focus)')) return '';  // it is among the browser's own controls
    const style = getComputedStyle(stop), [box] = stop.getClientRects();
    const said = `${stop.outerHTML.slice(0, 150)}: `;
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return said + 'it has no outline';
    if (!box || box.width < 8 || box.height < 8) return said + 'it is too small to be seen';
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height, innerHeight) / 2;
    const seen = document.elementFromPoint(x, y);
    if (!seen) return said + 'it is outside of the screen';
    return stop.contains(seen) || seen.contains(stop) ? '' : said + `it is covered by ${seen.outerHTML.slice(0, 100)}`;
}"""
"""What keeps the reader from seeing where the focus is; empty if nothing does."""


class Keyboard:
    """Goes through a page with Tab and Shift+Tab, and asserts at every stop that one sees where the focus is."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._has_acted = False

    def go_to(self, target: Locator) -> None:
        """Tab to it, backwards if it lies behind. What was pressed before must not have left the focus nowhere."""
        target.wait_for()
        if self._has_acted:
            self._assert_focus_is_kept()
        key = "Shift+Tab" if target.evaluate("it => document.activeElement.compareDocumentPosition(it) & 2") else "Tab"
        for _ in range(MOST_STOPS):
            if _has_focus(target):
                return
            self._page.keyboard.press(key)
            self._assert_focus_is_seen()
        raise AssertionError(f"{MOST_STOPS} stops do not lead to {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        self.go_to(target)
        self._page.keyboard.press(key)
        self._has_acted = True

    def write(self, field: Locator, text: str) -> None:
        self.go_to(field)
        self._page.keyboard.type(text)

    def choose(self, group: Locator, label: str) -> None:
        """Take one of a group of radio buttons, of which none is chosen: Tab leads to the first, arrows to the others."""
        first, wanted = group.get_by_role("radio").first, group.get_by_role("radio", name=label, exact=True)
        self.go_to(first)
        self._page.keyboard.press("Space")
        for _ in range(group.get_by_role("radio").count()):
            if _has_focus(wanted):
                break
            self._page.keyboard.press("ArrowDown")
            self._assert_focus_is_seen()
        assert wanted.is_checked()

    def _assert_focus_is_kept(self) -> None:
        try:
            self._page.wait_for_function("() => document.activeElement !== document.body", timeout=SOON)
        except TooLate:
            raise AssertionError("what was pressed left the focus nowhere") from None

    def _assert_focus_is_seen(self) -> None:
        try:
            self._page.wait_for_function(f"() => !({_FAULT})()", timeout=SOON)
        except TooLate:
            raise AssertionError(self._page.evaluate(_FAULT)) from None


def _has_focus(target: Locator) -> bool:
    return bool(target.evaluate("it => it === document.activeElement"))
