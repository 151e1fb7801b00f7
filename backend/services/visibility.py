"""What anybody may see of a certificate: its holder shows or hides the name, or the whole certificate."""

from uuid import UUID

from backend import live
from backend.domain.actors import Actor
from backend.domain.problems import NotFound
from backend.live import topics
from backend.models import tables
from backend.models.database import transaction


async def change(certificate_id: UUID, *, visible: bool | None = None, name_visible: bool | None = None, by: Actor) -> None:
    """Show or hide it to those who verify; what is None stays. Safe to repeat. Its bytes and its standing do not change.

    Raises: Unauthenticated; Forbidden for an API key; NotFound for a certificate that is not the actor's own.
    """
    wanted = {"visible": visible, "name_visible": name_visible}
    changes = {name: value for name, value in wanted.items() if value is not None}
    learner_id = by.learner()
    async with transaction():
        own = tables.Certificate.filter(id=certificate_id, learner_id=learner_id)
        if not await (own.update(**changes) if changes else own.exists()):
            raise NotFound("certificate")
        live.announce(topics.learner(learner_id))
