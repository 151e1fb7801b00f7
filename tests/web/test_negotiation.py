"""Which type an Accept header prefers."""

import pytest

from backend.web.negotiation import Media, preferred


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", Media.JSON),
        ("*/*", Media.JSON),
        ("application/*", Media.JSON),
        ("text/*", Media.EVENTS),
        ("text/event-stream", Media.EVENTS),
        ("TEXT/Event-Stream; charset=utf-8", Media.EVENTS),
        ("text/event-stream, application/json", Media.EVENTS),
        ("application/json, text/event-stream", Media.JSON),
        ("application/json;q=0.8, text/event-stream", Media.EVENTS),
        ("application/graphql-response+json, application/graphql+json, application/json, text/event-stream", Media.RESPONSE),
        ("application/graphql-response+json;q=0, application/json;q=0.1", Media.JSON),
        ("application/graphql-response+json;q=high, application/json;q=0.1", Media.JSON),
        ("application/graphql-response+json;q=7, application/json", Media.RESPONSE),
        ("text/html, image/png", Media.JSON),
        (",;,=;q=,", Media.JSON),
    ],
)
def test_the_preferred_type_has_the_highest_quality_then_stands_first(accept: str, media: Media) -> None:
    assert preferred(accept) is media
