"""Seals that organizations have, or had when a certificate was issued."""

from backend.reads import sql


async def content(sha256: str) -> bytes | None:
    """The picture (PNG) of that hash, None if no organization has had it."""
    found = await sql.row("SELECT content FROM seal WHERE sha256 = :sha256 LIMIT 1", sha256=sha256)
    return None if found is None else bytes(found["content"])
