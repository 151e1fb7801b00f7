"""Authoring over HTTP: what staff are answered of an activity that nobody else sees yet."""

from backend.models import tables
from tests import make_enrollments as enrollments
from tests import make_people as people
from tests.make_people import PASSWORD
from tests.resolvers.conftest import Open

SIGN_IN = "mutation ($input: SignInInput!) { signIn(input: $input) { viewer { roles } } }"
DUPLICATE = """mutation ($input: DuplicateActivityInput!) { duplicateActivity(input: $input) {
    activity { id } authored { code title version draft } errors { code path } } }"""


async def test_a_copy_is_a_draft_that_only_its_staff_see(browser: Open) -> None:
    activity_id = await enrollments.publish(enrollments.definition())
    provider = await tables.Organization.get(code=enrollments.definition().provider)
    await people.staff(provider.id, email="sami@example.org")
    page = browser()
    await page.ask(SIGN_IN, email="sami@example.org", password=PASSWORD)

    copied = await page.ask(DUPLICATE, activityId=str(activity_id), code="sepsis-2", title="Sepsis again")
    twice = await page.ask(DUPLICATE, activityId=str(activity_id), code="sepsis-2", title="Sepsis again")

    draft = {"code": "sepsis-2", "title": "Sepsis again", "version": None, "draft": 1}
    assert copied["duplicateActivity"] == {"activity": None, "authored": draft, "errors": []}
    assert twice["duplicateActivity"] == {
        "activity": None,
        "authored": None,
        "errors": [{"code": "CONFLICT", "path": ["input", "code"]}],
    }
    assert await tables.Activity.all().count() == 2
