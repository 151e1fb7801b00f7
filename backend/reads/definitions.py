"""Activity definitions as they lie in the database: JSON there, the domain's frozen value here."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson
from pydantic import TypeAdapter

from backend.domain.activities import ActivityDefinition
from backend.reads import sql

_DEFINITION = TypeAdapter(ActivityDefinition)


def dump(definition: ActivityDefinition) -> dict[str, Any]:
    """A definition as JSON values, decimals as strings."""
    written: dict[str, Any] = _DEFINITION.dump_python(definition, mode="json")
    return written


def digest(definition: ActivityDefinition) -> str:
    """SHA-256 over the definition: two definitions with the same digest are the same."""
    return hashlib.sha256(orjson.dumps(dump(definition), option=orjson.OPT_SORT_KEYS)).hexdigest()


def read(written: Mapping[str, Any]) -> ActivityDefinition:
    """The definition in JSON values, as `dump` writes them."""
    return _DEFINITION.validate_python(written)


@lru_cache(maxsize=1024)
def load(text: str) -> ActivityDefinition:
    """The definition in a JSON text. Versions never change, so what was read once is kept."""
    return _DEFINITION.validate_json(text)


async def names_file(name: str) -> bool:
    """Whether any version of an activity, draft or published, names the stored file: a hash, which no text holds by chance."""
    found = await sql.row(
        "SELECT 1 AS found FROM activity_version WHERE CAST(definition AS TEXT) LIKE :pattern LIMIT 1", pattern=f"%{name}%"
    )
    return found is not None
