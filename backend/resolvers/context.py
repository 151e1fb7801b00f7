"""What a resolver is given: who asks, what time it is, and the hub that tells of changes."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

import strawberry
from starlette.requests import HTTPConnection
from starlette.responses import Response

from backend.domain.actors import Actor
from backend.domain.codes import LANGUAGES
from backend.live import Live
from backend.settings import Settings


@dataclass(slots=True)
class Context:
    """One request's surroundings. `response` takes cookies and is None where no headers can be set any more (websockets).

    `client` is the caller's address, for throttling only. `afterwards` runs something
    once the answer is on its way. `loaders` are made when first asked for (`loaders.of`);
    `looked_at` are the learners into whose records the caller was let;
    `connection_params` are what a websocket's first message brought.
    """

    actor: Actor
    now: Callable[[], datetime]
    live: Live
    settings: Settings
    request: HTTPConnection
    response: Response | None
    client: str
    afterwards: Callable[[Coroutine[Any, Any, None]], None]
    loaders: Any = None
    looked_at: set[UUID] = field(default_factory=set)
    connection_params: Any = None

    @property
    def language(self) -> str:
        """The language that labels are answered in: what the client prefers of those that the service speaks."""
        preferred = self.request.headers.get("accept-language", "")
        tags = (tag.split(";")[0].strip().lower().partition("-")[0] for tag in preferred.split(","))
        return next((tag for tag in tags if tag in LANGUAGES), LANGUAGES[0])


Info: TypeAlias = strawberry.Info[Context, None]
