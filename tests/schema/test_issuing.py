"""Issuing and revoking certificates by the dashboard's own documents."""

from tests.schema.test_reversals import Service, service

__all__ = ["service"]
YEAR = {"earnedFrom": "2026-01-01", "earnedTo": "2026-12-31", "language": "en"}


async def test_a_learner_issues_each_kind_and_finds_it_in_the_list(service: Service) -> None:
    listed = await service.ask(service.learner, "Certificates")
    numbers = {edge["node"]["number"] for edge in listed["viewer"]["learner"]["certificates"]["edges"]}

    for wanted in ({"kind": "TRANSCRIPT", **YEAR}, {"kind": "SPECIALTY", "specialty": "critical-care", **YEAR}):
        first, again = [
            (await service.ask(service.learner, "IssueCertificate", input=wanted))["issueCertificate"] for _ in range(2)
        ]
        assert first["errors"] == []
        assert first == again
        assert first["certificate"]["number"] not in numbers

    kinds = [
        edge["node"]["kind"]
        for edge in (await service.ask(service.learner, "Certificates"))["viewer"]["learner"]["certificates"]["edges"]
    ]
    assert sorted(kinds) == ["CREDIT", "CREDIT", "SPECIALTY", "TRANSCRIPT"]


async def test_what_is_missing_is_named_by_its_field(service: Service) -> None:
    for wanted, path in (
        ({"kind": "COMPLETION"}, "enrollmentId"),
        ({"kind": "TRANSCRIPT", "earnedTo": "2026-12-31"}, "earnedFrom"),
        ({"kind": "SPECIALTY", **YEAR}, "specialty"),
        ({"kind": "TRANSCRIPT", **YEAR, "language": "fr"}, "language"),
        ({"kind": "TRANSCRIPT", "earnedFrom": "2026-12-31", "earnedTo": "2026-01-01"}, "earnedTo"),
    ):
        answer = (await service.ask(service.learner, "IssueCertificate", input=wanted))["issueCertificate"]
        assert [(error["code"], error["path"]) for error in answer["errors"]] == [("INVALID_INPUT", ["input", path])]
        assert answer["certificate"] is None


async def test_staff_revoke_and_the_learner_reads_why(service: Service) -> None:
    held = (await service.ask(service.learner, "Certificates"))["viewer"]["learner"]["certificates"]["edges"]
    active = next(edge["node"] for edge in held if edge["node"]["status"] == "ACTIVE")
    wanted = {"certificateId": active["id"], "reason": "Issued by mistake."}

    refused = await service.answer(service.learner, "RevokeCertificate", input=wanted)
    assert [error["extensions"]["code"] for error in refused["errors"]] == ["FORBIDDEN"]
    revoked = (await service.ask(service.staff, "RevokeCertificate", input=wanted))["revokeCertificate"]
    assert revoked == {"certificate": {"id": active["id"], "status": "REVOKED"}, "errors": []}

    held = (await service.ask(service.learner, "Certificates"))["viewer"]["learner"]["certificates"]["edges"]
    assert [edge["node"]["revocationReason"] for edge in held if edge["node"]["status"] == "REVOKED"] == ["Issued by mistake."]
