"""Who is calling, over what, from which page; and the headers on every answer."""

from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from backend.web.security import SecurityHeaders, client_address, has_own_origin, is_secure, networks

PROXIES = networks(["10.0.0.0/8", "::1"])


def scope(peer: str | None = "203.0.113.9", scheme: str = "http", **headers: str) -> dict[str, Any]:
    raw = [(name.replace("_", "-").encode(), line.encode()) for name, value in headers.items() for line in value.split("|")]
    return {"type": "http", "scheme": scheme, "client": (peer, 5000) if peer is not None else None, "headers": raw}


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # not a proxy of ours: what it forwards is its own tale
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),  # the left end was written by the client
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.3, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1|198.51.100.1", "198.51.100.1"),  # two header lines
        ("10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        ("10.0.0.1", "[2001:db8::7]:4711", "2001:db8::7"),
        ("::1", "2001:db8::7", "2001:db8::7"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, nonsense", "10.0.0.1"),
        ("", "", "unknown"),
        (None, "198.51.100.1", "unknown"),
    ],
)
def test_the_clients_address_is_the_nearest_that_is_no_proxy_of_ours(peer: str | None, forwarded: str, address: str) -> None:
    headers = {"x_forwarded_for": forwarded} if forwarded else {}

    assert client_address(scope(peer, **headers), PROXIES) == address


def test_without_trusted_proxies_nothing_forwarded_is_believed() -> None:
    asked = scope("127.0.0.1", x_forwarded_for="198.51.100.1", x_forwarded_proto="https")

    assert client_address(asked, ()) == "127.0.0.1"
    assert not is_secure(asked, ())


@pytest.mark.parametrize(
    ("peer", "scheme", "forwarded", "secure"),
    [
        ("203.0.113.9", "https", "", True),
        ("203.0.113.9", "wss", "", True),
        ("203.0.113.9", "http", "", False),
        ("203.0.113.9", "http", "https", False),
        ("10.0.0.1", "http", "https", True),
        ("10.0.0.1", "ws", "HTTPS", True),
        ("10.0.0.1", "http", "https, http", False),
        (None, "http", "https", False),
    ],
)
def test_https_is_ours_or_a_trusted_proxys(peer: str | None, scheme: str, forwarded: str, *, secure: bool) -> None:
    headers = {"x_forwarded_proto": forwarded} if forwarded else {}

    assert is_secure(scope(peer, scheme, **headers), PROXIES) is secure


def test_a_wrong_network_is_named() -> None:
    with pytest.raises(ValueError, match=r"10\.0\.0\.300"):
        networks(["10.0.0.1", "10.0.0.300"])


@pytest.mark.parametrize(
    ("headers", "secure", "own"),
    [
        ({}, False, True),
        ({"origin": "http://cme.example"}, False, True),
        ({"origin": "https://cme.example"}, False, True),  # a proxy that is not named as trusted may end TLS
        ({"origin": "http://cme.example"}, True, False),
        ({"origin": "HTTPS://CME.example:443"}, True, True),
        ({"origin": "https://cme.example:8443"}, True, False),
        ({"origin": "https://cme.example.evil.example"}, True, False),
        ({"origin": "https://evil.example"}, True, False),
        ({"origin": "https://evil.example", "sec-fetch-site": "cross-site"}, True, False),
        ({"origin": "https://inner.example", "sec-fetch-site": "same-origin"}, True, True),  # the proxy rewrote Host
        ({"origin": "null"}, False, False),
        ({"origin": "https://["}, False, False),
        ({"origin": "file://"}, False, False),
        ({"origin": "https://partner.example"}, True, True),
        ({"origin": "http://partner.example"}, True, False),
    ],
)
def test_a_page_is_ours_by_its_origin(headers: dict[str, str], *, secure: bool, own: bool) -> None:
    asked = Headers({"host": "cme.example", **headers})

    assert has_own_origin(asked, secure=secure, allowed_origins=["https://partner.example"]) is own


async def page(request: Request) -> Response:
    headers = {"Referrer-Policy": "no-referrer"} if request.url.path == "/own" else None
    return PlainTextResponse("ok", headers=headers)


@pytest.fixture
def application() -> SecurityHeaders:
    return SecurityHeaders(Starlette(routes=[Route("/", page), Route("/own", page)]), trusted_proxies=networks(["127.0.0.1"]))


async def test_every_answer_carries_the_headers_also_a_404(application: SecurityHeaders) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://testserver") as http:
        answers = [await http.get("/"), await http.get("/nowhere"), await http.post("/")]

    assert [answer.status_code for answer in answers] == [200, 404, 405]
    for answer in answers:
        assert answer.headers["content-security-policy"] == (
            "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; "
            "require-trusted-types-for 'script'"
        )
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "camera=()" in answer.headers["permissions-policy"]
        assert "strict-transport-security" not in answer.headers


async def test_strict_transport_goes_out_over_https_only_and_an_answers_own_header_stands(
    application: SecurityHeaders,
) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="https://testserver") as http:
        direct, own = await http.get("/"), await http.get("/own")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://testserver") as http:
        proxied = await http.get("/", headers={"X-Forwarded-Proto": "https"})

    assert direct.headers["strict-transport-security"] == "max-age=31536000"
    assert proxied.headers["strict-transport-security"] == "max-age=31536000"
    assert own.headers.get_list("referrer-policy") == ["no-referrer"]
