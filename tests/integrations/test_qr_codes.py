"""A code that is drawn from its outline says what it was made of."""

from backend.integrations import qr_codes


def test_the_outline_covers_exactly_the_dark_modules() -> None:
    size, path = qr_codes.outline("https://credits.example.org/check-in?code=ABCDEFGH")

    covered = {
        (x, int(y))
        for run in path.removeprefix("M").split("M")
        for start, y, length in [run.replace("h", " ").split("v")[0].split()]
        for x in range(int(start), int(start) + int(length))
    }
    rows = [[(x, y) in covered for x in range(size)] for y in range(size)]
    finder = [[True] * 7, [True, *[False] * 5, True], *[[True, False, True, True, True, False, True]] * 3]
    assert size == 33 + 2 * qr_codes.QUIET_ZONE
    assert [row[4:11] for row in rows[4:9]] == finder
    assert not any(any(row) for row in rows[:4])
    assert not any(row[x] for row in rows for x in (0, 1, 2, 3, size - 1))
