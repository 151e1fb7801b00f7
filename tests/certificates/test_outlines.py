"""A subset is a font that fontTools reads, with the glyphs that were asked for and no other."""

import io
import struct
from itertools import chain

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from backend.certificates import outlines, typefaces
from backend.certificates.typefaces import FILES


@pytest.mark.parametrize("file", sorted(set(FILES.values())))
def test_each_glyph_of_a_subset_has_the_outline_and_the_width_that_it_had(file: str) -> None:
    whole = TTFont(typefaces.FOLDER / file)
    names = whole.getGlyphOrder()
    # Every fortieth, and one that is composed of others.
    chosen = [*range(3, len(names), 40), next(at for at, name in enumerate(names) if whole["glyf"][name].isComposite())]

    subset = TTFont(io.BytesIO(outlines.of(file).subset(chosen)))

    assert subset["maxp"].numGlyphs == len(chosen) + 1
    for number, at in enumerate(chosen, start=1):
        before, after = DecomposingRecordingPen(whole.getGlyphSet()), DecomposingRecordingPen(subset.getGlyphSet())
        whole.getGlyphSet()[names[at]].draw(before)
        subset.getGlyphSet()[subset.getGlyphOrder()[number]].draw(after)
        assert [name for name, _ in after.value] == [name for name, _ in before.value]
        for (_, ours), (_, theirs) in zip(after.value, before.value, strict=True):
            # A composed glyph's parts may be scaled; a plain one's points are whole units.
            assert list(chain(*ours)) == pytest.approx(list(chain(*theirs)), abs=0.51), names[at]
        assert subset["hmtx"].metrics[subset.getGlyphOrder()[number]] == whole["hmtx"].metrics[names[at]]
    whole.close()


def test_the_tables_add_up() -> None:
    content = outlines.of("NotoSerif-Regular.ttf").subset([36, 37, 38])
    count = struct.unpack(">H", content[4:6])[0]

    for place in range(count):
        tag, checksum, offset, length = struct.unpack(">4sIII", content[12 + 16 * place : 28 + 16 * place])
        table = content[offset : offset + length]
        padded = table + bytes(-len(table) % 4)
        assert sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF == checksum, tag
        assert offset % 4 == 0


def test_a_subset_is_much_smaller_than_its_font() -> None:
    assert (
        len(outlines.of("NotoSerif-Bold.ttf").subset(range(30, 60)))
        < 12_000
        < (typefaces.FOLDER / "NotoSerif-Bold.ttf").stat().st_size / 20
    )
