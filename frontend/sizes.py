"""The byte budgets of the dashboard, from Vite's manifest: fails if one is exceeded.

Sizes are of gzip level 9. A page's first load is the entry and the page's chunk with everything that they import statically,
and the styles of all of them.
"""
# ruff: noqa: INP001 - a script beside the sources, not part of a package

import gzip
import json
import sys
from pathlib import Path

STATIC = Path(__file__).parent / "static"
MANIFEST: dict[str, dict[str, list[str] | str]] = json.loads((STATIC / "manifest.json").read_text())

STAFF = ("src/routes/staff/", "src/routes/administration/", "src/routes/Setup")
"""Where the pages of staff and administrators lie: a learner never fetches any of their code."""

ENTRY = "index.html"
DASHBOARD = "src/routes/Dashboard.tsx"
STREAM = "src/state/live.ts"


def gzipped(file: str) -> int:
    """Bytes of one built file on the wire."""
    return len(gzip.compress((STATIC / file).read_bytes(), 9, mtime=0))


def closure(*keys: str) -> set[str]:
    """These chunks and all that they import statically."""
    seen: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting.extend(MANIFEST[key].get("imports", []))
    return seen


def reached(*keys: str) -> set[str]:
    """All chunks that a learner's browser may ever fetch, starting from these."""
    seen: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in seen and not key.startswith(STAFF):
            seen.add(key)
            waiting.extend([*MANIFEST[key].get("imports", []), *MANIFEST[key].get("dynamicImports", [])])
    return seen


def scripts(keys: set[str]) -> int:
    """Bytes of the scripts of these chunks."""
    return sum(gzipped(file) for file in {str(MANIFEST[key]["file"]) for key in keys} if file.endswith(".js"))


def styles(keys: set[str]) -> int:
    """Bytes of the stylesheets of these chunks."""
    return sum(gzipped(file) for file in {css for key in keys for css in MANIFEST[key].get("css", [])})


def figures() -> list[tuple[str, int, int]]:
    """Name, bytes and budget of everything that has a budget."""
    entry, dashboard = closure(ENTRY), closure(ENTRY, DASHBOARD)
    lazy = {key for key in MANIFEST if key not in dashboard and str(MANIFEST[key]["file"]).endswith(".js")}
    arabic = {key for key in lazy if "arabic" in key or key.endswith(".ar.ts")}
    return [
        ("sign-in, scripts", scripts(entry), 16_000),
        ("sign-in, styles", styles(entry), 4_000),
        ("dashboard, scripts", scripts(dashboard), 24_000),
        ("dashboard, styles", styles(dashboard), 5_000),
        ("stream, after the first paint", scripts(closure(STREAM) - dashboard), 4_200),
        *((f"Arabic: {key}", scripts({key}), 6_000) for key in sorted(arabic)),
        *((key, scripts({key}), 10_000) for key in sorted(lazy - arabic)),
        ("all scripts of learners, in English", scripts(reached(ENTRY) - arabic), 100_500),
        ("what staff and administrators fetch besides", scripts(set(MANIFEST) - reached(ENTRY) - arabic), 47_500),
        ("Arabic, all of it", scripts(arabic), 31_900),
    ]


def main() -> None:
    """Print every figure; exit with the names of those over budget."""
    over = []
    for name, size, budget in figures():
        sys.stdout.write(f"{size:>7,} of {budget:>7,}  {name}\n")
        if size > budget:
            over.append(name)
    if over:
        sys.exit(f"over budget: {', '.join(over)}")


if __name__ == "__main__":
    main()
