"""A provider that publishes where it is asked and which keys it signs with. Source: OpenID Connect Core and Discovery 1.0."""

import base64
import hashlib
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from backend.integrations.oidc.provider import Claims, ProviderFailed

ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "EdDSA"]
"""Public-key signatures alone: with them nobody but the provider can have signed."""
TIMEOUT = 10.0
LEEWAY = 60
"""Seconds by which the provider's clock may differ from ours."""
KEPT = 3600.0
"""Seconds for which the provider's description is believed without being asked for again."""


class DiscoveredProvider:
    """The provider at `issuer`. Its description and keys are fetched when first needed; unknown keys are asked for again."""

    def __init__(
        self,
        issuer: str,
        *,
        client_id: str,
        client_secret: str,
        redirect_uri: str,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._issuer = issuer
        self._client_id = client_id
        self._client_secret = client_secret
        self._redirect_uri = redirect_uri
        self._transport = transport
        self._description: Mapping[str, Any] = {}
        self._described_at = 0.0
        self._keys: KeySet | None = None

    async def authorization_url(self, *, state: str, nonce: str, verifier: str) -> str:
        """Where to send somebody to sign in.

        Raises: ProviderFailed.
        """
        digest = hashlib.sha256(verifier.encode()).digest()
        query = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self._redirect_uri,
            "scope": "openid email profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
        }
        endpoint = await self._described("authorization_endpoint")
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(query)}"

    async def claims(self, code: str, *, nonce: str, verifier: str) -> Claims:
        """Who came back with this code.

        Raises: ProviderFailed.
        """
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect_uri,
            "code_verifier": verifier,
        }
        endpoint = await self._described("token_endpoint")
        tokens = await self._ask("POST", endpoint, data=form, auth=(self._client_id, self._client_secret))
        signed = await self._verified(str(tokens.get("id_token")), nonce=nonce)
        userinfo = self._description.get("userinfo_endpoint")
        if "email" not in signed and userinfo:
            headers = {"authorization": f"Bearer {tokens.get('access_token')}"}
            told = await self._ask("GET", str(userinfo), headers=headers)
            if told.get("sub") != signed["sub"]:
                raise ProviderFailed("userinfo speaks of somebody else")
            signed = {**told, **signed}
        return _claims(signed)

    async def _verified(self, token: str, *, nonce: str) -> Mapping[str, Any]:
        """The claims of an ID token that the provider signed for us. Source: OpenID Connect Core, 3.1.3.7."""
        for is_last in (False, True):
            try:
                decoded = jwt.decode(token, await self._key_set(anew=is_last), algorithms=ALGORITHMS)
                break
            except (JoseError, ValueError) as wrong:
                if is_last:
                    raise ProviderFailed(f"the ID token is not signed by the provider: {wrong}") from wrong
        rules = JWTClaimsRegistry(
            now=int(time.time()),
            leeway=LEEWAY,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._client_id},
            sub={"essential": True},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            rules.validate(decoded.claims)
        except JoseError as wrong:
            raise ProviderFailed(f"the ID token is not for us, or not for now: {wrong}") from wrong
        if decoded.claims.get("azp", self._client_id) != self._client_id:
            raise ProviderFailed("the ID token was issued to another client")
        return decoded.claims

    async def _key_set(self, *, anew: bool) -> KeySet:
        if self._keys is None or anew:
            published = await self._ask("GET", await self._described("jwks_uri"))
            try:
                self._keys = KeySet.import_key_set(published)  # type: ignore[arg-type]  # checked by the import itself
            except (JoseError, KeyError, ValueError, TypeError) as wrong:
                raise ProviderFailed(f"the provider's keys cannot be read: {wrong}") from wrong
        return self._keys

    async def _described(self, name: str) -> str:
        if time.monotonic() - self._described_at > KEPT or not self._description:
            found = await self._ask("GET", f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
            if found.get("issuer") != self._issuer:
                raise ProviderFailed(f"the provider calls itself {found.get('issuer')!r}")
            self._description, self._described_at = found, time.monotonic()
        if not isinstance(self._description.get(name), str):
            raise ProviderFailed(f"the provider's description names no {name}")
        return str(self._description[name])

    async def _ask(self, method: str, url: str, **request: Any) -> Mapping[str, Any]:
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT, transport=self._transport) as client:
                answer = await client.request(method, url, **request)
                answer.raise_for_status()
                body = answer.json()
        except (httpx.HTTPError, ValueError) as wrong:
            raise ProviderFailed(f"{url}: {wrong!r}") from wrong
        if not isinstance(body, dict):
            raise ProviderFailed(f"{url}: not an object")
        return body


def _claims(said: Mapping[str, Any]) -> Claims:
    texts = {name: str(said.get(name) or "") for name in ("email", "given_name", "family_name", "locale")}
    # Some providers write the word instead of the truth value.
    verified = said.get("email_verified") in {True, "true"}
    return Claims(issuer=str(said["iss"]), subject=str(said["sub"]), email_verified=verified, **texts)
