"""An identity provider that people sign in with, by OpenID Connect: the one that the installation names, or none."""

from backend.integrations.oidc.discovered import DiscoveredProvider
from backend.integrations.oidc.provider import Claims, Provider, ProviderFailed
from backend.settings import Settings

__all__ = ["CALLBACK_PATH", "Claims", "DiscoveredProvider", "Provider", "ProviderFailed", "provider_of"]

CALLBACK_PATH = "/sign-in/oidc/callback"
"""Where the provider sends people back to: registered there as the redirect address, behind PUBLIC_URL."""


def provider_of(settings: Settings) -> Provider | None:
    """The installation's identity provider, None for none."""
    if not settings.oidc_issuer:
        return None
    return DiscoveredProvider(
        settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret,
        redirect_uri=f"{settings.public_url.rstrip('/')}{CALLBACK_PATH}",
    )
