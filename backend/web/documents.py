"""Persisted documents: operations that a client names by an identifier instead of sending their text.

As the appendix of that name in the GraphQL-over-HTTP specification has it. The documents are those of the dashboard that this
server serves: its build writes them beside its scripts, which hold the identifiers only.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from backend.web.errors import RequestRefused

NOT_FOUND = "PERSISTED_DOCUMENT_NOT_FOUND"


class Documents:
    """Texts by identifier: by `sha256:` and the digest in hexadecimal, and by the shorter name that the build has given."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {f"sha256:{sha256(text.encode()).hexdigest()}": text for text in texts.values()} | dict(texts)

    @classmethod
    def read(cls, file: Path) -> "Documents":
        """Those that a build of the dashboard has written. Raises: FileNotFoundError."""
        listed = json.loads(file.read_text()).values()
        return cls({document["id"]: document["text"] for document in listed})

    def text(self, identifier: str) -> str:
        """The document. Raises: RequestRefused with 404 for one that is not known."""
        try:
            return self._texts[identifier]
        except KeyError:
            message = "No document of that identifier is known: send its text, or load the page anew."
            raise RequestRefused(HTTPStatus.NOT_FOUND, NOT_FOUND, message) from None
