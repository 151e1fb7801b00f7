"""Who reported or decided something, as it is kept beside what was written."""

from backend.domain.actors import Actor


def source_of(by: Actor) -> str:
    """`learner:<id>`, `key:<id>` or `system`."""
    if by.api_key_id is not None:
        return f"key:{by.api_key_id}"
    return "system" if by.learner_id is None else f"learner:{by.learner_id}"
