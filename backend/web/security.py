"""Who is really calling, over what, from which page; and the headers that keep a browser on our side.

Forwarded headers are believed from trusted proxies only, so uvicorn must run with `proxy_headers=False`.
"""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Networks = tuple[IPv4Network | IPv6Network, ...]

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: under it a form of our own pages is posted with `Origin: null`, which the check below must refuse.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STRICT_TRANSPORT = "max-age=31536000"

_DEFAULT_PORTS = {"http": 80, "https": 443}


class SecurityHeaders:
    """Adds the headers to every answer; one that an answer has set for itself stands. HSTS goes out over https only."""

    def __init__(self, app: ASGIApp, trusted_proxies: Networks = ()) -> None:
        self._app = app
        self._trusted_proxies = trusted_proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application inside does, with the headers added."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        secure = is_secure(scope, self._trusted_proxies)

        async def send_with_headers(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if secure:
                    headers.setdefault("Strict-Transport-Security", STRICT_TRANSPORT)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def networks(addresses: Iterable[str]) -> Networks:
    """Networks from addresses or CIDR blocks: "127.0.0.1", "10.0.0.0/8", "fd00::/8".

    Raises: ValueError naming the entry that is neither.
    """
    return tuple(ip_network(address.strip(), strict=False) for address in addresses)


def client_address(scope: Scope, trusted_proxies: Networks) -> str:
    """The caller's address: the nearest one that is not a trusted proxy of ours; "unknown" on a socket without addresses.

    X-Forwarded-For is read from its right end, where our own proxies write; what a client wrote there itself is never reached.
    """
    client = scope.get("client")
    address: str = client[0] if client and client[0] else "unknown"
    for hop in reversed(_list(scope, "x-forwarded-for")):
        if not _is_trusted(address, trusted_proxies):
            break
        plain = _without_port(hop)
        if not _is_address(plain):
            break
        address = plain
    return address


def is_secure(scope: Scope, trusted_proxies: Networks) -> bool:
    """Whether the caller speaks https, to us or to a trusted proxy before us."""
    if scope["scheme"] in {"https", "wss"}:
        return True
    client = scope.get("client")
    forwarded = _list(scope, "x-forwarded-proto")
    return bool(client and forwarded and _is_trusted(client[0], trusted_proxies) and forwarded[-1].lower() == "https")


def has_own_origin(headers: Headers, *, secure: bool, allowed_origins: Sequence[str] = ()) -> bool:
    """Whether the request comes from a page of ours, from an allowed origin, or from no page at all.

    Browsers send Origin with every POST and websocket handshake; what sends none is no browser and holds no one's cookies.
    """
    origin = headers.get("origin")
    if origin is None or headers.get("sec-fetch-site") == "same-origin":
        return True
    found = _origin(origin)
    if found is None:
        return False
    scheme, host, port = found
    if found in {_origin(allowed) for allowed in allowed_origins}:
        return True
    own = _origin(f"{scheme}://{headers.get('host', '')}")
    return own == (scheme, host, port) and (scheme == "https" or not secure)


def _origin(text: str) -> tuple[str, str, int] | None:
    """Scheme, host and port; None for "null" and whatever else names no http origin."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    return scheme, parts.hostname.lower(), port or _DEFAULT_PORTS[scheme]


def _list(scope: Scope, name: str) -> list[str]:
    """The entries of a header that may come as several lines, in order."""
    return [entry.strip() for line in Headers(scope=scope).getlist(name) for entry in line.split(",") if entry.strip()]


def _without_port(hop: str) -> str:
    if hop.startswith("["):
        return hop[1:].partition("]")[0]
    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_trusted(address: str, trusted_proxies: Networks) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in trusted_proxies)
