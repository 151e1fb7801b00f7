"""How much faster the prepared container signs than pyHanko's plain way, in the same run: half of what was measured."""

import pytest

from benchmarks import signing

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("kind", "file", "container"), [("P-256", 11, 400), ("RSA-2048", 30, 150)])
def test_a_signature_costs_a_small_part_of_pyhankos(kind: str, file: int, container: int) -> None:
    stock, whole, alone = signing.measured(signing.KEYS[kind](), signing._document(), rounds=5)

    assert stock / whole >= file
    assert stock / alone >= container
