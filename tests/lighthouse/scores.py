"""Lighthouse's scores of the sign-in and of the dashboard, as a phone gets them.

`python -m tests.lighthouse.scores` prints the medians of five runs; `benchmarks/README.md` keeps them.

The browser is ours and signed in through the page itself: Lighthouse's own way of handing over cookies hides them from scripts.
"""

import json
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from playwright.sync_api import expect, sync_playwright

from backend import demo
from tests.walk.conftest import CHROMIUM, FLAGS, Demonstration, demonstrating, free_port

FOLDER = Path(__file__).parent
RUNS = 5
EXPERIENCED = demo.ACCOUNTS[3]

Measured = dict[str, Any]
GATES = ("accessibility", "best-practices")
"""What depends on the page alone."""


def main() -> None:
    """Print a table of medians."""
    with tempfile.TemporaryDirectory() as place, demonstrating(Path(place)) as demonstration:
        for name, signed_in in (("sign-in", False), ("dashboard", True)):
            with browsing(demonstration, signed_in=signed_in) as port:
                runs = list(islice(_whole_runs(port, demonstration.url), RUNS))
            assert len(runs) == RUNS, "the browser gave too few whole traces"
            scores = [run["scores"] for run in runs]
            middle = {key: statistics.median(run[key] for run in runs) for key in ("lcp", "tbt", "cls")}
            performance = sorted(score["performance"] for score in scores)
            print(  # noqa: T201 - what this command is for
                f"{name}: performance {statistics.median(performance)} of {performance}, "
                f"accessibility {min(score['accessibility'] for score in scores)}, "
                f"best practices {min(score['best-practices'] for score in scores)}, "
                f"LCP {middle['lcp']} ms, TBT {middle['tbt']} ms, CLS {middle['cls']}"
            )


def _whole_runs(port: int, url: str) -> Iterator[Measured]:
    """Looks at an address; one of which the browser gave no whole trace says nothing and is left out."""
    for _ in range(2 * RUNS):
        run = measure(port, url, "performance", *GATES)
        if None not in (run["scores"]["performance"], run["lcp"], run["tbt"], run["cls"]):
            yield run


@contextmanager
def browsing(demonstration: Demonstration, *, signed_in: bool) -> Iterator[int]:
    """The debugging port of a browser in which somebody is signed in, or nobody."""
    port, profile = free_port(), tempfile.mkdtemp()
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=CHROMIUM,
            args=[*FLAGS, f"--remote-debugging-port={port}"],
            base_url=demonstration.url,
        )
        if signed_in:
            page = context.new_page()
            page.goto("/sign-in")
            page.get_by_label("E-mail").fill(EXPERIENCED.email)
            page.get_by_label("Password", exact=True).fill(EXPERIENCED.password)
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="Your credit")).to_be_visible()
            # Its stream would take part in what is measured.
            page.goto("about:blank")
        yield port
        context.close()
    shutil.rmtree(profile, ignore_errors=True)


def measure(port: int, url: str, *categories: str) -> Measured:
    """One look at an address, for these categories."""
    command = ["node", "measure.mjs", str(port), f"{url}/", *categories]
    told = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    measured: Measured = json.loads(told.stdout)
    return measured


if __name__ == "__main__":
    main()
