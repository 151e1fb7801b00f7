"""First steps of an installation, for its administrators."""

from datetime import datetime

import strawberry

from backend.schema.basics import Payload, is_payload
from backend.schema.describe import field
from backend.services.setup import SetupStep


@strawberry.type(description="Where one step stands.")
class SetupStanding:
    """Filled from `services.setup.Standing`."""

    step: SetupStep = field("The step.")
    done: bool = field("Whether the installation has what the step asks for.")
    detail: str = field('What it rests on: a provider, the signer, the sender of mails; "" for nothing.')
    valid_until: datetime | None = field("Until when the signer may sign.")


@strawberry.type(description="What a new installation needs before its first real credit, told from how things stand.")
class Setup:
    """Filled from `resolvers.setup.Setup`."""

    steps: list[SetupStanding] = field("Every step, in order. At most 200.")


@strawberry.type(description="The answer of `sendTestMail`.")
class TestMailPayload(Payload):
    """Filled from `resolvers.setup.TestMailAnswer`."""

    sent_to: str | None = field("The address.")
    failure: str | None = field("What the mail server said; null if it took the mail.")

    is_type_of = is_payload
