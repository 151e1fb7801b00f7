"""People with certificates: `Holder.of("Sepsis", "Stroke")` has earned one of each."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from backend.models import tables
from backend.services import packages
from backend.services.packages import Wish
from tests import make_enrollments as earning
from tests import make_people as people
from tests.make_people import NOW


class Holder:
    """Somebody with as many certificates as there are titles, each of an activity of its own."""

    def __init__(self, learner: people.Made) -> None:
        self.learner = learner
        self.activities: dict[str, UUID] = {}

    @classmethod
    async def of(cls, *titles: str, learner: people.Made | None = None) -> "Holder":
        holder = cls(learner or await people.learner())
        for place, title in enumerate(titles):
            await holder.earn(earning.definition(code=f"activity-{place}", title=title))
        return holder

    async def earn(self, definition: Any) -> earning.Scene:
        later = NOW + dt.timedelta(minutes=len(self.activities))
        scene = await earning.scene(definition, learner=self.learner, now=later)
        await scene.do_all()
        await scene.claim()
        self.activities[definition.title] = scene.activity_id
        return scene

    async def ask(self, wish: Wish = Wish(), *, key: str = "", by: people.Made | None = None) -> UUID:  # noqa: B008 - frozen
        return await packages.ask(wish, idempotency_key=key or uuid4().hex, by=(by or self.learner).actor, now=NOW)

    async def certificates(self) -> list[tables.Certificate]:
        return await tables.Certificate.filter(learner_id=self.learner.id).order_by("issued_at")
