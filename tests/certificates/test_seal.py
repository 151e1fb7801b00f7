"""The seal is the provider's own: its name is engraved, or printed below where it cannot be."""

import pytest

from backend.certificates import art, seal
from backend.certificates.layout import Paper


@pytest.mark.parametrize("name", ["Short Clinic", "Gulf Horizon Institute of Medicine", "Клиника", "Ίδρυμα Υγείας"])
def test_a_name_of_separate_letters_is_engraved(name: str) -> None:
    assert seal.carries(name)
    assert seal.draw(name) != seal.draw("Another Clinic")


@pytest.mark.parametrize("name", ["معهد أفق الخليج الطبي", "An Institute with a Name of Many Words " * 3, "王"])
def test_another_name_leaves_the_ring_to_a_pattern(name: str) -> None:
    assert not seal.carries(name)
    assert seal.draw(name) == seal.draw("معهد")


def test_the_engraved_letters_stay_on_the_ring() -> None:
    placed = list(seal._placed("GULF HORIZON", 6.0))

    assert [character for character, _, _ in placed] == list("GULF HORIZON")
    assert [angle for _, angle, _ in placed] == sorted(angle for _, angle, _ in placed)
    assert placed[0][1] == pytest.approx(-placed[-1][1], abs=0.02), "centred at the top"


@pytest.mark.parametrize("paper", Paper)
def test_the_border_is_as_large_as_its_paper_and_small_as_a_file(paper: Paper) -> None:
    border = art.border(paper.width, paper.height)

    assert f'viewBox="0 0 {paper.width} {paper.height}"'.encode() in border
    assert len(border) < 64_000
