"""What is asked of an identity provider, and what it says of somebody."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Who somebody is by the provider's word: `issuer` and `subject` never change, the rest may. "": not said."""

    issuer: str
    subject: str
    email: str = ""
    email_verified: bool = False
    given_name: str = ""
    family_name: str = ""
    locale: str = ""


class ProviderFailed(Exception):  # noqa: N818 - named after the fact, as refusals are
    """The provider does not answer, or its answer cannot be believed; the message says why, for the operator's log."""


class Provider(Protocol):
    """An identity provider, spoken to with the authorization code flow."""

    async def authorization_url(self, *, state: str, nonce: str, verifier: str) -> str:
        """Where to send somebody to sign in; `verifier` is the secret of which the address carries the hash (PKCE).

        Raises: ProviderFailed.
        """

    async def claims(self, code: str, *, nonce: str, verifier: str) -> Claims:
        """Who came back with this code.

        Raises: ProviderFailed if the provider refuses the code, or what it answers is not signed by it, for us, now, and for
        this nonce.
        """
