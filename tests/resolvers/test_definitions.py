"""A definition that was read can be given back: nothing is lost, and the two notations of a share meet."""

from decimal import Decimal
from pathlib import Path

import pytest

from backend import demo
from backend.domain.activities import ActivityDefinition
from backend.integrations import activity_files
from backend.resolvers import definitions
from tests import make_activities as make


@pytest.mark.parametrize("path", sorted(demo.ACTIVITIES.glob("*.toml")), ids=lambda path: path.stem)
def test_what_is_written_reads_as_the_same_definition(path: Path) -> None:
    definition = activity_files.read(path).definition

    assert definitions.read(definitions.write(definition)) == definition


def test_shares_are_written_in_percent() -> None:
    definition: ActivityDefinition = make.definition(
        assessments=(make.assessment(passing_score=Decimal("0.65")),), sessions=(make.session(start=540),)
    )

    written = definitions.write(definition)

    assert (written.policy.minimum_participation, written.policy.passing_score) == (Decimal(80), Decimal(70))
    assert (written.assessments[0].passing_score, written.sessions[0].starts_at) == (Decimal(65), "2026-03-09T09:00")
