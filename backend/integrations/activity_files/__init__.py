"""Activities as authors write them: one TOML file each, with its media beside it (docs/activities.md describes the format)."""

from backend.integrations.activity_files.mistakes import ActivityFileRefused, Mistake
from backend.integrations.activity_files.reading import ActivityFile, read

__all__ = ["ActivityFile", "ActivityFileRefused", "Mistake", "read"]
