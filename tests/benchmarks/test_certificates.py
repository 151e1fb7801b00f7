"""How much faster a certificate is made than the plain way, in the same run: half of what was measured."""

import pytest

from benchmarks import certificates, signing

pytestmark = pytest.mark.slow


def test_a_signed_certificate_costs_a_small_part_of_the_plain_ways() -> None:
    costs = certificates.measured(signing.KEYS["P-256"](), rounds=5)

    assert costs.plain / costs.ours >= 100
