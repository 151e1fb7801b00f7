"""Putting the service together: settings in, ASGI application out."""

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.routing import Mount, Route, WebSocketRoute

from backend.certificates.signer import Signer
from backend.domain.actors import STRANGER, Actor
from backend.handlers import handler
from backend.integrations import mail, oidc
from backend.integrations.incoming import incoming_of
from backend.integrations.storage import storage_of
from backend.live import Live
from backend.models.database import open_database
from backend.queue import Worker
from backend.reads import rights, sql
from backend.schema import root
from backend.services import clearing, signing_certificates
from backend.services.badge_keys import badge_issuer_of
from backend.services.caretaking import Caretaker
from backend.services.mailing import Postman
from backend.services.signing_keys import signer_of
from backend.settings import SettingRefused, Settings
from backend.web.background import Afterwards
from backend.web.badges import badge_routes
from backend.web.contexts import context_builder, identify_first_message, identify_request
from backend.web.documents import Documents
from backend.web.errors import RequestRefused
from backend.web.files import file_routes
from backend.web.graphql import graphql_app
from backend.web.health import health_routes
from backend.web.jobs import job_routes
from backend.web.security import SecurityHeaders, client_address, networks
from backend.web.signing import signing_routes
from backend.web.single_sign_on import single_sign_on_routes
from backend.web.statics import Statics
from backend.web.uploads import upload_routes
from backend.web.verifying import Surroundings, verification_routes

DASHBOARD = Path(__file__).parent.parent / "frontend" / "static"

NOT_COMPRESSED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/pdf", "application/jwt")
"""Besides what is compressed already: what can be fetched in parts must have the same bytes whole."""

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The present instant."""
    return dt.datetime.now(dt.UTC)


def create_app(settings: Settings, *, now: Clock = utc_now, dashboard: Path = DASHBOARD) -> Starlette:
    """The service as one ASGI application; `state.live` is its hub. The database must be migrated.

    Raises: SettingRefused or SignerRefused for settings that it cannot work with.
    """
    signer, issuer = signer_of(settings, now=now()), badge_issuer_of(settings)
    live, afterwards = Live(), Afterwards()
    trusted = networks(settings.trusted_proxies)
    endpoint = graphql_app(
        root.build(),
        build_context=context_builder(settings, live=live, now=now, afterwards=afterwards),
        on_connect=identify_first_message,
        documents=Documents.read(dashboard / "documents.json"),
        allowed_origins=settings.allowed_origins,
        trusted_proxies=trusted,
    )

    async def identify(connection: HTTPConnection) -> Actor:
        try:
            return await identify_request(connection, now=now())
        except RequestRefused:
            return STRANGER  # to a download a wrong key is as good as none

    def client_of(request: Request) -> str:
        return client_address(request.scope, trusted)

    application = Starlette(
        routes=[
            Route("/graphql", endpoint),
            WebSocketRoute("/graphql", endpoint),
            *health_routes({"database": _answers}),
            *file_routes(identify=identify, signer=signer, issuer=issuer, storage=storage_of(settings), now=now),
            *badge_routes(issuer=issuer, now=now),
            *upload_routes(
                identify=identify,
                incoming=incoming_of(settings),
                allowed_origins=settings.allowed_origins,
                trusted_proxies=trusted,
            ),
            *job_routes(identify=identify, data_folder=settings.data_folder, now=now),
            *signing_routes(signer),
            *verification_routes(
                Surroundings(
                    settings=settings,
                    signer=signer,
                    now=now,
                    identify=identify,
                    client_of=client_of,
                    afterwards=afterwards,
                    trusted_proxies=trusted,
                )
            ),
            *single_sign_on_routes(oidc.provider_of(settings), settings=settings, now=now, client_of=client_of),
            Mount("/", Statics(dashboard)),
        ],
        middleware=[
            Middleware(SecurityHeaders, trusted_proxies=trusted),
            Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=2, exclude_content_types=NOT_COMPRESSED),
        ],
        lifespan=_lifespan(settings, signer=signer, live=live, afterwards=afterwards, now=now),
    )
    application.state.live = live
    return application


def _lifespan(
    settings: Settings, *, signer: Signer, live: Live, afterwards: Afterwards, now: Clock
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with open_database(settings.database_url):
            postman = Postman(mail.transport_of(settings), now)
            worker = worker_of(settings, signer=signer, live=live, now=now)
            caretaker = Caretaker(partial(_clear_uploads, settings, now))
            await signing_certificates.begin(signer, now=now())
            await live.start()
            postman.start()
            if settings.workers:
                worker.start()
            caretaker.start()
            try:
                yield
            finally:
                await caretaker.stop()
                await worker.stop()
                await postman.stop()
                await live.stop()
                await afterwards.finish()

    return lifespan


def create_worker(settings: Settings, *, now: Clock = utc_now) -> Starlette:
    """A process that does jobs and answers nothing but how it is; `state.live` is its hub. The database must be migrated.

    Raises: SettingRefused on SQLite, whose jobs the serving process does; otherwise as `create_app`.
    """
    if settings.database_url.startswith("sqlite:"):
        raise SettingRefused("DATABASE_URL: `medmatrix worker` needs PostgreSQL. On SQLite the serving process does the jobs.")
    live = Live()
    signer = signer_of(settings, now=now())
    worker = worker_of(settings, signer=signer, live=live, now=now)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with open_database(settings.database_url):
            await signing_certificates.begin(signer, now=now())
            await live.start()
            worker.start()
            try:
                yield
            finally:
                await worker.stop()
                await live.stop()

    application = Starlette(routes=health_routes({"database": _answers, "worker": worker.check}), lifespan=lifespan)
    application.state.live = live
    return application


def worker_of(settings: Settings, *, signer: Signer, live: Live, now: Clock) -> Worker:
    """What does the installation's jobs, as many at once as the settings say."""
    return Worker(
        handler(signer),
        live=live,
        identify=rights.of_person,
        folder=settings.data_folder,
        clock=now,
        at_once=max(settings.workers, 1),
    )


async def _clear_uploads(settings: Settings, now: Clock) -> None:
    await clearing.clear(
        incoming=incoming_of(settings),
        storage=storage_of(settings),
        kept=dt.timedelta(days=settings.unused_uploads_kept),
        now=now(),
    )


async def _answers() -> None:
    await sql.row("SELECT 1 AS one")
