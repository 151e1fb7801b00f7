"""Which media type an answer of the GraphQL endpoint takes, from the request's Accept header."""

from enum import StrEnum


class Media(StrEnum):
    """What the endpoint can answer with.

    RESPONSE is the GraphQL-over-HTTP specification's own type, whose status code tells a request error; JSON is the older
    habit, which answers 200 once a request could be read; EVENTS is GraphQL over server-sent events.
    """

    RESPONSE = "application/graphql-response+json"
    JSON = "application/json"
    EVENTS = "text/event-stream"


_WILDCARDS = {"*/*": Media.JSON, "application/*": Media.JSON, "text/*": Media.EVENTS}


def preferred(accept: str) -> Media:
    """The type that the client likes best: highest `q`, then first named; JSON where it names none that is known.

    A client that merely lists `text/event-stream` behind JSON types (urql does, on plain queries) is not sent a stream.
    """
    best, weight = Media.JSON, 0.0
    for entry in accept.split(","):
        name, *parameters = (part.strip().lower() for part in entry.split(";"))
        media = _WILDCARDS.get(name) or next((media for media in Media if media == name), None)
        if media is not None and _quality(parameters) > weight:
            best, weight = media, _quality(parameters)
    return best


def _quality(parameters: list[str]) -> float:
    """The entry's `q` from 0 to 1: 1 if it names none, 0 if it cannot be read."""
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(float(parameter[2:]), 1.0)
            except ValueError:
                return 0.0
    return 1.0
