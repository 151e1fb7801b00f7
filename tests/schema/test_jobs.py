"""A job as the person who asked for it follows it over the API; for everybody else it does not exist."""

from datetime import UTC, datetime

import pytest

from backend import handlers, queue
from backend.domain.jobs import JobKind
from backend.models import tables
from backend.models.database import transaction
from backend.services import hashing
from tests import make_people as people
from tests.schema.conftest import Api

SIGN_IN = (
    "mutation ($email: String!, $password: String!) { signIn(input: {email: $email, password: $password}) { errors { code } } }"
)


async def report(work: queue.Work) -> None:
    for done in range(1, 3):
        await work.progress(done, 2)
    await work.wrong(1, "email", "UNKNOWN", "Nobody has this address.")
    with work.store("report.json") as file:
        file.write(b'{"rows": 2}')
    await work.finish(file="report.json")


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "HASHER", people.QUICK_HASHER)
    monkeypatch.setattr(handlers, "HANDLERS", {JobKind.EXPORT_MY_DATA: report})


async def asked_for(person: people.Made) -> str:
    async with transaction():
        return str(await queue.enqueue(JobKind.EXPORT_MY_DATA, {}, by=person.actor, now=datetime.now(UTC)))


async def sign_in(api: Api, person: people.Made) -> None:
    answer = await api.post(SIGN_IN, email=person.email, password=people.PASSWORD)
    assert answer["data"]["signIn"]["errors"] == []


async def test_a_job_is_followed_to_its_end_and_what_it_made_is_downloaded(api: Api) -> None:
    person = await people.learner()
    await sign_in(api, person)
    job_id = await asked_for(person)

    events = await api.stream(f'subscription {{ job(id: "{job_id}") {{ status }} }}')
    assert '"status":"DONE"' in events
    assert '"errors"' not in events

    answer = await api.post(
        """query ($id: ID!) {
          node(id: $id) {
            ... on Job {
              kind status done total cancellable downloadUrl errors { code }
              rowErrors { totalCount edges { node { row column code message } } }
            }
          }
          viewer { jobs(status: [DONE]) { totalCount edges { node { id } } } }
        }""",
        id=job_id,
    )
    assert answer["data"] == {
        "node": {
            "kind": "EXPORT_MY_DATA",
            "status": "DONE",
            "done": 2,
            "total": 2,
            "cancellable": False,
            "downloadUrl": f"/jobs/{job_id}/file",
            "errors": [],
            "rowErrors": {
                "totalCount": 1,
                "edges": [{"node": {"row": 1, "column": "email", "code": "UNKNOWN", "message": "Nobody has this address."}}],
            },
        },
        "viewer": {"jobs": {"totalCount": 1, "edges": [{"node": {"id": job_id}}]}},
    }

    file = await api.client.get(f"/jobs/{job_id}/file")
    assert (file.status_code, file.content) == (200, b'{"rows": 2}')
    assert file.headers["content-disposition"] == 'attachment; filename="report.json"'
    part = await api.client.get(f"/jobs/{job_id}/file", headers={"range": "bytes=2-5"})
    assert (part.status_code, part.content) == (206, b"rows")


async def test_somebody_elses_job_does_not_exist(api: Api) -> None:
    person = await people.learner()
    job_id = await asked_for(person)
    assert (await api.client.get(f"/jobs/{job_id}/file")).status_code == 401
    await sign_in(api, await people.administrator())

    answer = await api.post("mutation ($id: ID!) { cancelJob(input: {jobId: $id}) { job { id } errors { code } } }", id=job_id)
    seen = await api.post("query ($id: ID!) { node(id: $id) { id } viewer { jobs { totalCount } } }", id=job_id)
    stream = await api.stream(f'subscription {{ job(id: "{job_id}") {{ status }} }}')

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["NOT_FOUND"]
    assert seen["data"] == {"node": None, "viewer": {"jobs": {"totalCount": 0}}}
    assert '"code":"NOT_FOUND"' in stream
    assert (await api.client.get(f"/jobs/{job_id}/file")).status_code == 404
    assert await tables.Job.filter(id=job_id, status__in=["CANCELLED", "CANCELLING"]).count() == 0
