"""What a walk needs but is not about, done by the API with the session that the browser holds."""

from typing import Any

from playwright.sync_api import Page

from backend import demo
from tests.walk import learner
from tests.walk.conftest import Demonstration

Answer = dict[str, Any]


class Api:
    """The API as one page's browser may use it."""

    def __init__(self, page: Page, demonstration: Demonstration) -> None:
        self._request = page.context.request
        self._origin = demonstration.url

    def ask(self, query: str, **variables: object) -> Answer:
        """The data of an answer without errors, refusals of its mutation included."""
        answered = self._request.post(
            "/graphql", data={"query": query, "variables": variables}, headers={"origin": self._origin}
        ).json()
        assert "errors" not in answered, answered
        data: Answer = answered["data"]
        assert not any(payload.get("errors") for payload in data.values() if isinstance(payload, dict)), data
        return data

    def sign_in(self, email: str) -> None:
        self.ask(
            "mutation ($input: SignInInput!) { signIn(input: $input) { viewer { roles } errors { message } } }",
            input={"email": email, "password": demo.PASSWORD},
        )

    def activity_id(self, code: str) -> str:
        """The id of the demonstration's activity of that code."""
        offered = self.ask("{ activities(first: 50) { edges { node { id code } } } }")["activities"]["edges"]
        (found,) = (edge["node"]["id"] for edge in offered if edge["node"]["code"] == code)
        return str(found)

    def enroll(self, code: str) -> str:
        """Take part in an activity; the enrollment's id."""
        enrolled = self.ask(
            "mutation ($input: EnrollInput!) { enroll(input: $input) { enrollment { id } errors { message } } }",
            input={"activityId": self.activity_id(code)},
        )
        return str(enrolled["enroll"]["enrollment"]["id"])

    def evaluate(self, enrollment: str, code: str) -> None:
        """Submit an activity's evaluation."""
        given = learner.opinions(learner.activity(code)["evaluation"])
        self.ask(
            "mutation ($input: SubmitEvaluationInput!) { submitEvaluation(input: $input) { errors { message } } }",
            input={
                "enrollmentId": enrollment,
                "eventId": f"{code}-evaluation",
                "answers": [{"questionKey": key, "value": value} for key, value in given.items()],
            },
        )


def signed_in(page: Page, demonstration: Demonstration, *, email: str = learner.EMAIL) -> Api:
    """The API for a browser that holds a session of this account from now on."""
    api = Api(page, demonstration)
    api.sign_in(email)
    return api
