"""Where the demonstration's data lie."""

from pathlib import Path

import backend

ACTIVITIES = Path(backend.__file__).parent / "demo" / "activities"
