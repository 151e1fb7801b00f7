"""A started hub."""

from collections.abc import AsyncIterator

import pytest

from backend.live import Live


@pytest.fixture
async def hub(own: str) -> AsyncIterator[Live]:
    """A hub on an open database, started."""
    assert own
    hub = Live()
    await hub.start()
    yield hub
    await hub.stop()
