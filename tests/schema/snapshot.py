"""The published schema as text: `python -m tests.schema.snapshot` writes it anew, test_schema.py compares."""

from pathlib import Path

from backend.schema import root

FILE = Path(root.__file__).parent / "schema.graphql"


def text() -> str:
    return root.build().as_str() + "\n"


if __name__ == "__main__":
    FILE.write_text(text())
