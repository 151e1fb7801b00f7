"""Each page of the route table has a test in which somebody does something on it."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from tests.walk import pages


def test_each_page_has_a_test_of_its_own() -> None:
    assert sorted(set(_marked())) == sorted(pages.paths())


def _marked() -> Iterator[str]:
    """The paths that tests are marked with: `@pytest.mark.page("/where")`."""
    for file in Path(__file__).parent.glob("test_*.py"):
        module = importlib.import_module(f"tests.walk.{file.stem}")
        for name, test in vars(module).items():
            if name.startswith("test_"):
                yield from (path for mark in getattr(test, "pytestmark", []) if mark.name == "page" for path in mark.args)
