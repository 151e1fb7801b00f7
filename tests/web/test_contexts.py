"""Who a request comes from, where no HTTP answer shows it: on websockets, and behind proxies."""

from typing import Any

import pytest
from starlette.requests import HTTPConnection

from backend.domain.actors import STRANGER, Scope
from backend.live import Live
from backend.resolvers.context import Context
from backend.schema import root
from backend.settings import Settings
from backend.web.background import Afterwards
from backend.web.contexts import context_builder, identify_first_message
from backend.web.errors import RequestRefused
from tests import make_people as people
from tests.make_people import NOW, PASSWORD

pytestmark = pytest.mark.usefixtures("database")

SIGN_IN = 'mutation { signIn(input: {email: "amal@example.org", password: "%s"}) { viewer { roles } } }'


async def handshake(headers: dict[str, str] | None = None, **settings: Any) -> Context:
    """The context of a websocket whose handshake has these headers."""
    build = context_builder(Settings(**settings), live=Live(), now=lambda: NOW, afterwards=Afterwards())
    raw = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    scope = {"type": "websocket", "scheme": "ws", "path": "/graphql", "headers": raw, "client": ("192.0.2.1", 4000)}
    return await build(HTTPConnection(scope), None)


async def test_a_websocket_belongs_to_the_session_of_its_handshakes_cookie() -> None:
    signed_in = await people.session(await people.learner())

    context = await handshake({"Cookie": f"hint=1; session={signed_in.token}"})

    assert context.actor == signed_in.actor
    assert (await handshake({"Cookie": "session="})).actor == STRANGER
    assert (await handshake({"Cookie": f"session={signed_in.token}x"})).actor == STRANGER


@pytest.mark.parametrize("name", ["authorization", "Authorization"])
async def test_a_websockets_first_message_can_bring_a_key(name: str) -> None:
    key = await people.key(await people.organization(), Scope.READ_REPORTS)
    context = await handshake()

    context.connection_params = {name: f"bearer {key.secret}", "other": 1}
    await identify_first_message(context)

    assert context.actor == key.actor


async def test_a_first_message_without_a_key_changes_nothing() -> None:
    signed_in = await people.session(await people.learner())
    context = await handshake({"Cookie": f"session={signed_in.token}"})

    context.connection_params = {}
    await identify_first_message(context)

    assert context.actor == signed_in.actor


@pytest.mark.parametrize("given", ["Bearer mmx_live_wrong", "", None, 7, ["Bearer"]])
async def test_a_first_message_with_a_wrong_key_is_refused(given: object) -> None:
    context = await handshake()

    context.connection_params = {"authorization": given}
    if given is None:
        await identify_first_message(context)
    else:
        with pytest.raises(RequestRefused) as refused:
            await identify_first_message(context)
        assert refused.value.status == 401
    assert context.actor == STRANGER


async def test_nobody_signs_in_over_a_websocket_which_can_set_no_cookie() -> None:
    await people.learner(email="amal@example.org")
    before = await people.as_they_stand()

    result = await root.build().execute(SIGN_IN % PASSWORD, context_value=await handshake())

    assert [type(error.original_error).__name__ for error in result.errors or ()] == ["Forbidden"]
    assert await people.as_they_stand() == before


@pytest.mark.parametrize(("proxies", "client"), [((), "192.0.2.1"), (("192.0.2.0/24",), "198.51.100.7")])
async def test_who_is_throttled_behind_a_proxy_is_the_caller_if_the_proxy_is_trusted(
    proxies: tuple[str, ...], client: str
) -> None:
    context = await handshake({"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}, trusted_proxies=proxies)

    assert context.client == client
