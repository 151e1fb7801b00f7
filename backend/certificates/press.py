"""Pages set directly as PDF operators: fonts and pictures shared between them, and the tree that a screen reader follows."""

import datetime as dt
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from backend.certificates import codes, document, drawings, shaping
from backend.certificates.document import Document, Packed, Written, ref, refs
from backend.certificates.drawings import Drawing
from backend.certificates.labels import Labels
from backend.certificates.layout import Code, Paper, Picture, Placed, Text
from backend.certificates.lines import NAMES, Fonts, number
from backend.certificates.looks import Looks

_HEADINGS = {"heading": "H1", "title": "H2"}
"""Looks that are headings to a screen reader; all other texts are paragraphs."""

_SEAL = "seal"
"""The one picture that says something; the others are ornament."""

_FIELD = "Signature"
"""The name of the signature's form field."""

_FOLLOWS_PADES = b"/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 1>>>>"
"""Says that signatures follow PAdES. Source: ETSI EN 319 142-1, 5.3 note."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a file says of itself; `identifier` is its ID, 16 bytes."""

    title: str
    author: str
    subject: str
    language: str
    dated: dt.datetime
    identifier: bytes


class Press:
    """A document while its pages are set."""

    def __init__(self) -> None:
        self.document = Document()
        self.fonts = Fonts()
        self._pictures: dict[Drawing, int] = {}
        self._catalog, self._tree, self._resources, self._structure, self._body = (self.document.reserve() for _ in range(5))
        self._pages: list[_Page] = []
        self._elements: list[int] = []
        self._parents: list[bytes] = []
        self._form = b""

    def page(self, placed: Iterable[Placed], *, paper: Paper, words: Labels, looks: Looks, provider: str) -> None:
        """Set a page, in reading order. `provider` is whose seal is described."""
        page = _Page(self, paper, words, looks, provider)
        for each in placed:
            page.draw(each)
        page.close()
        self._pages.append(page)

    def sign(self, *, by: str, at: dt.datetime, room: int, words: Labels) -> None:
        """Leave room for a certifying signature that allows no change: PAdES B-B, of at most `room` bytes."""
        signature = self.document.add_signature(
            b"/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name %b/M %b/Reference[<</Type/SigRef/TransformMethod/DocMDP"
            b"/DigestMethod/SHA256/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]"
            % (document.text(by), document.moment(at)),
            room=room,
        )
        page, element = self._pages[0], self.document.reserve()
        widget = self.document.add(
            b"<</Type/Annot/Subtype/Widget/FT/Sig/T(%b)/TU %b/F 132/Rect[0 0 0 0]/P %b/V %b/StructParent %d>>"
            % (_FIELD.encode(), document.text(words.signature), ref(page.number), ref(signature), self.parent(ref(element)))
        )
        page.annotations.append(widget)
        self.element(
            b"/S/Form/Pg %b/Alt %b/K<</Type/OBJR/Obj %b/Pg %b>>"
            % (ref(page.number), document.text(words.signature), ref(widget), ref(page.number)),
            under=element,
        )
        self._form = b"/AcroForm<</Fields[%b]/SigFlags 3>>/Perms<</DocMDP %b>>" % (ref(widget), ref(signature)) + _FOLLOWS_PADES

    def written(self, description: Description) -> Written:
        """The file."""
        for page in self._pages:
            page.write(tree=self._tree, resources=self._resources)
        fonts = b" ".join(
            b"/%b %b" % (NAMES[file].encode(), ref(self.document.add_font(font))) for file, font in self.fonts.used.items()
        )
        pictures = b" ".join(b"/P%d %b" % (at, ref(at)) for at in self._pictures.values())
        self.document.add(b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, pictures), number=self._resources)
        kids = [page.number for page in self._pages]
        self.document.add(b"<</Type/Pages/Kids[%b]/Count %d>>" % (refs(kids), len(kids)), number=self._tree)
        self._write_structure()
        dated, language = document.moment(description.dated), document.text(description.language)
        self.document.add(
            b"<</Type/Catalog/Pages %b/Lang %b/MarkInfo<</Marked true>>/StructTreeRoot %b"
            b"/ViewerPreferences<</DisplayDocTitle true>>%b>>" % (ref(self._tree), language, ref(self._structure), self._form),
            number=self._catalog,
        )
        info = self.document.add(
            b"<</Title %b/Author %b/Subject %b/Creator(MedMatrix Credits)/Producer(MedMatrix Credits)"
            b"/CreationDate %b/ModDate %b>>"
            % (*map(document.text, (description.title, description.author, description.subject)), dated, dated)
        )
        return self.document.written(root=self._catalog, info=info, identifier=description.identifier)

    def picture(self, drawing: Drawing) -> bytes:
        """The name under which pages draw a picture; it is in the document once."""
        if drawing not in self._pictures:
            mask = b"" if drawing.mask is None else b"/SMask %b" % ref(self.document.add_stream(drawing.mask))
            self._pictures[drawing] = self.document.add_stream(Packed(drawing.content.entries + mask, drawing.content.content))
        return b"P%d" % self._pictures[drawing]

    def element(self, body: bytes, *, under: int | None = None) -> int:
        """An element of the structure, next in reading order, under a number reserved before or the next."""
        element = self.document.add(b"<</Type/StructElem/P %b%b>>" % (ref(self._body), body), number=under)
        self._elements.append(element)
        return element

    def parent(self, entry: bytes) -> int:
        """A key of the structure's parent tree for this entry."""
        self._parents.append(entry)
        return len(self._parents) - 1

    def _write_structure(self) -> None:
        parents = b" ".join(b"%d %b" % (key, entry) for key, entry in enumerate(self._parents))
        tree = self.document.add(b"<</Nums[%b]>>" % parents)
        self.document.add(
            b"<</Type/StructTreeRoot/K %b/ParentTree %b/ParentTreeNextKey %d>>"
            % (ref(self._body), ref(tree), len(self._parents)),
            number=self._structure,
        )
        self.document.add(
            b"<</Type/StructElem/S/Document/P %b/K[%b]>>" % (ref(self._structure), refs(self._elements)), number=self._body
        )


class _Page:
    """A page while it is set: its operators, the elements of its marked content, its annotations."""

    def __init__(self, press: Press, paper: Paper, words: Labels, looks: Looks, provider: str) -> None:
        self.number = press.document.reserve()
        self.annotations: list[int] = []
        self._press, self._paper, self._words, self._looks, self._provider = press, paper, words, looks, provider
        self._operators: list[str] = []
        self._marked: list[int] = []
        self._content = 0

    def draw(self, placed: Placed) -> None:
        """Draw something in its frame."""
        match placed.item:
            case Text() as text:
                self._text(text, placed)
            case Code() as code:
                self._code(code, placed)
            case Picture() as picture:
                self._picture(picture, placed)

    def close(self) -> None:
        """Put what was drawn into the document."""
        content = "".join(self._operators).encode()
        self._content = self._press.document.add_stream(Packed(b"/Filter/FlateDecode", zlib.compress(content, document.EFFORT)))
        self._key = self._press.parent(b"[%b]" % refs(self._marked))

    def write(self, *, tree: int, resources: int) -> None:
        """Write the page itself."""
        self._press.document.add(
            b"<</Type/Page/Parent %b/MediaBox[0 0 %b %b]/Contents %b/Resources %b/Annots[%b]/Tabs/S/StructParents %d>>"
            % (
                ref(tree),
                b"%g" % self._paper.width,
                b"%g" % self._paper.height,
                ref(self._content),
                ref(resources),
                refs(self.annotations),
                self._key,
            ),
            number=self.number,
        )

    def _text(self, text: Text, placed: Placed) -> None:
        look, size, frame, fonts = self._looks.texts[text.look], text.fitted.size, placed.frame, self._press.fonts
        tag = _HEADINGS.get(text.look, "P")
        self._operators.append(f"/{tag} <</MCID {len(self._marked)}>> BDC\nBT {look.color} rg\n")
        lines = [shaping.shape(line, look.style) for line in text.lines]
        # Arabic is written as it is drawn, from left to right; what is read is told beside it.
        turned = any(line.turned for line in lines)
        top = self._paper.height - frame.top
        for place, shaped in enumerate(lines, start=1):
            left = frame.left + round((frame.width - shaped.width * size) / 2, 4)
            self._operators.append(fonts.line(shaped, size, left, top - look.base[shaped.face] * size))
            if place < len(lines) and not turned:
                self._operators.append(fonts.space(size))
            top -= look.leading[shaped.face] * size
        self._operators.append("ET\nEMC\n")
        read = b"/ActualText %b" % document.text(" ".join(text.fitted.lines)) if turned else b""
        self._marked.append(self._element(b"/S/%b%b" % (tag.encode(), read), len(self._marked)))

    def _picture(self, picture: Picture, placed: Placed) -> None:
        drawing = drawings.drawing(picture.media_type, picture.content)
        name = self._press.picture(drawing).decode()
        frame = placed.frame
        scale = f"{picture.width / drawing.width:.6f} 0 0 {picture.height / drawing.height:.6f}"
        foot = self._paper.height - frame.top - frame.height + self._looks.rise
        drawn = f"q {scale} {number(frame.left)} {number(foot)} cm /{name} Do Q\n"
        if picture.look != _SEAL:
            self._operators.append(f"/Artifact BMC\n{drawn}EMC\n")
            return
        self._operators.append(f"/Figure <</MCID {len(self._marked)}>> BDC\n{drawn}EMC\n")
        box = " ".join(map(number, (frame.left, foot, frame.left + picture.width, foot + picture.height)))
        said = document.text(self._words.seal.format(provider=self._provider))
        layout = f"/A<</O/Layout/Placement/Block/BBox[{box}]>>".encode()
        self._marked.append(self._element(b"/S/Figure/Alt %b%b" % (said, layout), len(self._marked)))

    def _code(self, code: Code, placed: Placed) -> None:
        """The QR code, which is also a link for whoever reads on a screen."""
        frame, press = placed.frame, self._press
        foot = self._paper.height - frame.top - frame.height + self._looks.rise
        drawn = codes.path(code.address, side=code.width)
        mark = len(self._marked)
        self._operators.append(f"/Link <</MCID {mark}>> BDC\nq 1 0 0 1 {number(frame.left)} {number(foot)} cm\n{drawn}Q\nEMC\n")
        element = press.document.reserve()
        said = document.text(self._words.code)
        box = " ".join(map(number, (frame.left, foot, frame.left + code.width, foot + code.height))).encode()
        link = press.document.add(
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%b]/P %b/StructParent %d/Contents %b/A<</S/URI/URI %b>>>>"
            % (box, ref(self.number), press.parent(ref(element)), said, document.text(code.address))
        )
        self.annotations.append(link)
        kids = b"[%d <</Type/OBJR/Obj %b/Pg %b>>]" % (mark, ref(link), ref(self.number))
        self._marked.append(press.element(b"/S/Link/Pg %b/Alt %b/K%b" % (ref(self.number), said, kids), under=element))

    def _element(self, body: bytes, mark: int) -> int:
        return self._press.element(b"%b/Pg %b/K %d" % (body, ref(self.number), mark))
