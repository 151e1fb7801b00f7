"""axe on a page, and what it does not see: whatever runs out of the screen."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
RULES_OF_COLOR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""In nothing else do dark pages differ from light ones."""


def bring(page: Page) -> None:
    """Once for each page that is loaded."""
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))


def violations(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What breaks these rules, and where."""
    result: dict[str, Any] = page.evaluate("runOnly => axe.run(document, { runOnly, resultTypes: ['violations'] })", rules)
    return [f"{found['id']}: {node['html'][:200]}" for found in result["violations"] for node in found["nodes"]]


def too_wide(page: Page) -> list[str]:
    """What makes the page wider than the screen; nothing if it is not."""
    wide: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
            .map(element => [element.getBoundingClientRect(), element])
            .filter(([{ left, right }]) => right > innerWidth + 1 || left < -1)
            .map(([, element]) => element.outerHTML.slice(0, 150)).slice(0, 5)"""
    )
    return wide


def sticking_out(page: Page) -> list[str]:
    """What stands across the edge of the panel that it is in, where the panel neither clips nor scrolls it."""
    out: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.panel')].flatMap(panel => {
            const edge = panel.getBoundingClientRect();
            return [...panel.querySelectorAll('input, select, textarea, button, a, p, h2, h3, dd, .badge')]
                .filter(element => element.checkVisibility({ visibilityProperty: true }))
                .filter(element => !element.closest('.unseen, thead, .behind'))
                .map(element => [element.getBoundingClientRect(), element])
                .filter(([{ left, right, width }]) => width > 1 && (right > edge.right + 1 || left < edge.left - 1))
                .map(([, element]) => element.outerHTML.slice(0, 150));
        }).slice(0, 5)"""
    )
    return out
