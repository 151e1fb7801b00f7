"""The process that listens: how uvicorn runs the application, and how it stops."""

import contextlib
import socket
import sys

import uvicorn
from starlette.applications import Starlette
from typing_extensions import override

from backend.live import Live
from backend.settings import Settings
from backend.web.limits import Limits

WAIT_FOR_ANSWERS_SECONDS = 5
"""How long a process that stops waits for what is being answered."""

COULD_NOT_START = 3
"""Exit status if the address is taken or the application refuses to start; uvicorn's own."""


class Server(uvicorn.Server):
    """Ends the streams before it waits for answers: they would last as long as their readers do."""

    def __init__(self, config: uvicorn.Config, *, live: Live) -> None:
        super().__init__(config)
        self._live = live

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take nothing more, end the streams, finish the answers, then stop the application."""
        self._live.dismiss()
        await super().shutdown(sockets)


def serve(application: Starlette, settings: Settings, *, live: Live) -> None:
    """Serve until a signal says to stop. `live` is the application's own hub."""
    config = uvicorn.Config(
        application,
        host=settings.host,
        port=settings.port,
        log_level=settings.log_level,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=2 * Limits().max_body_bytes,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=WAIT_FOR_ANSWERS_SECONDS,
    )
    server = Server(config, live=live)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(COULD_NOT_START)
