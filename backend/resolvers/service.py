"""What the installation says of itself, and the lists of codes that it knows."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from backend.domain.accounts import RegistrationMode
from backend.domain.boards import BOARDS
from backend.domain.codes import LANGUAGES, Code
from backend.domain.licenses import REGULATORS
from backend.domain.specialties import SPECIALTIES
from backend.resolvers.context import Info
from backend.services.accounts import registration_mode


@dataclass(frozen=True, slots=True)
class WayToSignIn:
    """A way beside e-mail address and password: what it is called, and where it begins."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Service:
    """The installation, as its settings have it."""

    name: str
    version: str
    support_address: str | None
    languages: tuple[str, ...]
    registration: RegistrationMode
    ways_to_sign_in: tuple[WayToSignIn, ...]
    catalogue_public: bool
    demonstration: bool


async def service(info: Info) -> Service:
    """The installation."""
    settings = info.context.settings
    return Service(
        name=settings.service_name,
        version=_version(),
        support_address=settings.support_address or None,
        languages=LANGUAGES,
        registration=registration_mode(settings),
        ways_to_sign_in=(WayToSignIn(settings.oidc_name, "/sign-in/oidc"),) if settings.oidc_issuer else (),
        catalogue_public=settings.catalogue == "public",
        demonstration=settings.demonstration,
    )


async def specialties(info: Info) -> list[Code]:
    """Every specialty, by name."""
    info.context.actor.require_known()
    return list(SPECIALTIES.all(info.context.language))


async def boards(info: Info) -> list[Code]:
    """Every board, by name."""
    info.context.actor.require_known()
    return list(BOARDS.all(info.context.language))


async def regulators(info: Info) -> list[Code]:
    """Every regulator, by name."""
    info.context.actor.require_known()
    return list(REGULATORS.all(info.context.language))


@cache
def _version() -> str:
    return version("medmatrix-credits")
