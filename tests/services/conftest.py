"""What tests of services share."""

import pytest

from backend.services import hashing
from tests import make_people as people


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed with little work, unless a test is about that."""
    monkeypatch.setattr(hashing, "HASHER", people.QUICK_HASHER)
