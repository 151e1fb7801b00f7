"""What a resolver is given: who asks, what time it is, and the hub that tells of changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

import strawberry
from starlette.requests import HTTPConnection
from starlette.responses import Response

from backend.domain.actors import Actor
from backend.live import Live
from backend.settings import Settings


@dataclass(slots=True)
class Context:
    """One request's surroundings. `response` takes cookies and is None where no headers can be set any more (websockets).

    `client` is the caller's address, for throttling only.
    """

    actor: Actor
    now: Callable[[], datetime]
    live: Live
    settings: Settings
    request: HTTPConnection
    response: Response | None
    client: str


Info: TypeAlias = strawberry.Info[Context, None]
