"""A stranger is answered by the public operations and by no other: each operation of the schema is called once."""

import pytest

from backend.schema import root
from tests.schema.calling import NOTHING, call, operations
from tests.schema.conftest import Api


@pytest.mark.parametrize("name", sorted(set(dict(operations("query"))) - root.PUBLIC))
async def test_a_stranger_is_refused_by_every_other_query(api: Api, name: str) -> None:
    answer = await api.post("{ " + call(name, dict(operations("query"))[name]) + " }")

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]


@pytest.mark.parametrize("name", sorted(set(dict(operations("mutation"))) - root.PUBLIC))
async def test_a_stranger_is_refused_by_every_other_mutation(api: Api, name: str) -> None:
    answer = await api.post("mutation { " + call(name, dict(operations("mutation"))[name]) + " }")

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]
    assert answer["data"] == {name: None}


@pytest.mark.parametrize("name", sorted(dict(operations("subscription"))))
async def test_a_stranger_is_refused_by_every_subscription(api: Api, name: str) -> None:
    text = "subscription { " + call(name, dict(operations("subscription"))[name]) + " }"

    events = await api.stream(text)

    assert '"code":"UNAUTHENTICATED"' in events
    assert '"data":{' not in events


@pytest.mark.parametrize("name", sorted(root.PUBLIC & set(dict(operations("query")))))
async def test_a_stranger_is_answered_by_the_public_queries(api: Api, name: str) -> None:
    answer = await api.post("{ " + call(name, dict(operations("query"))[name]) + " }")

    assert "errors" not in answer


@pytest.mark.parametrize("name", sorted(root.PUBLIC & set(dict(operations("mutation")))))
async def test_a_stranger_is_answered_by_the_public_mutations(api: Api, name: str) -> None:
    answer = await api.post("mutation { " + call(name, dict(operations("mutation"))[name]) + " }")

    assert "errors" not in answer
    assert answer["data"][name] is not None


async def test_a_members_only_catalogue_refuses_strangers(members_api: Api) -> None:
    for text in (f'{{ activity(id: "{NOTHING}") {{ id }} }}', "{ activities { edges { cursor } } }"):
        answer = await members_api.post(text)

        assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]
