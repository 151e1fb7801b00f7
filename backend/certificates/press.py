"""A document of set pages: fonts and pictures shared between them, the tree that a screen reader follows, the signature."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from backend.certificates import sheet
from backend.certificates.document import Document, Packed, Written, moment, packed_once, ref, refs, text
from backend.certificates.drawings import Drawing
from backend.certificates.labels import Labels
from backend.certificates.layout import Placed
from backend.certificates.lines import NAMES, Fonts
from backend.certificates.sheet import Drawn, Ground

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
        self._pictures: dict[str, int] = {}
        self._catalog, self._tree, self._resources, self._structure, self._body = (self.document.reserve() for _ in range(5))
        self._pages: list[_Page] = []
        self._elements: list[int] = []
        self._parents: list[bytes] = []
        self._form = b""

    def page(self, placed: Iterable[Placed], ground: Ground) -> None:
        """Set a page, in reading order."""
        page = _Page(self, ground)
        page.set(placed)
        self._pages.append(page)

    def sign(self, *, by: str, at: dt.datetime, room: int, words: Labels) -> None:
        """Leave room for a certifying signature that allows no change: PAdES B-B, of at most `room` bytes."""
        signature = self.document.add_signature(
            b"/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name %b/M %b/Reference[<</Type/SigRef/TransformMethod/DocMDP"
            b"/DigestMethod/SHA256/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]" % (text(by), moment(at)),
            room=room,
        )
        page, element = self._pages[0], self.document.reserve()
        widget = self.document.add(
            b"<</Type/Annot/Subtype/Widget/FT/Sig/T(%b)/TU %b/F 132/Rect[0 0 0 0]/P %b/V %b/StructParent %d>>"
            % (_FIELD.encode(), text(words.signature), ref(page.number), ref(signature), self.parent(ref(element)))
        )
        page.annotations.append(widget)
        kids = b"/K<</Type/OBJR/Obj %b/Pg %b>>" % (ref(widget), ref(page.number))
        self.element(b"/S/Form/Alt %b%b" % (text(words.signature), kids), page=page.number, under=element)
        self._form = b"/AcroForm<</Fields[%b]/SigFlags 3>>/Perms<</DocMDP %b>>" % (ref(widget), ref(signature)) + _FOLLOWS_PADES

    def written(self, description: Description) -> Written:
        """The file."""
        for page in self._pages:
            page.write(tree=self._tree, resources=self._resources)
        fonts = b" ".join(
            b"/%b %b" % (NAMES[file].encode(), ref(self.document.add_font(font))) for file, font in self.fonts.used.items()
        )
        pictures = b" ".join(b"/%b %b" % (name.encode(), ref(at)) for name, at in self._pictures.items())
        self.document.add(b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, pictures), number=self._resources)
        kids = [page.number for page in self._pages]
        self.document.add(b"<</Type/Pages/Kids[%b]/Count %d>>" % (refs(kids), len(kids)), number=self._tree)
        self._write_structure()
        dated, language = moment(description.dated), text(description.language)
        self.document.add(
            b"<</Type/Catalog/Pages %b/Lang %b/MarkInfo<</Marked true>>/StructTreeRoot %b"
            b"/ViewerPreferences<</DisplayDocTitle true>>%b>>" % (ref(self._tree), language, ref(self._structure), self._form),
            number=self._catalog,
        )
        info = self.document.add(
            b"<</Title %b/Author %b/Subject %b/Creator(MedMatrix Credits)/Producer(MedMatrix Credits)"
            b"/CreationDate %b/ModDate %b>>"
            % (*map(text, (description.title, description.author, description.subject)), dated, dated)
        )
        return self.document.written(root=self._catalog, info=info, identifier=description.identifier)

    def picture(self, drawing: Drawing) -> None:
        """Take a picture into the document, once."""
        if drawing.name not in self._pictures:
            mask = b"" if drawing.mask is None else b"/SMask %b" % ref(self.document.add_stream(drawing.mask))
            self._pictures[drawing.name] = self.document.add_stream(
                Packed(drawing.content.entries + mask, drawing.content.content)
            )

    def element(self, body: bytes, *, page: int, under: int | None = None) -> int:
        """An element of the structure, next in reading order, under a number reserved before or the next."""
        element = self.document.add(b"<</Type/StructElem/P %b/Pg %b%b>>" % (ref(self._body), ref(page), body), number=under)
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
    """A page of the document."""

    def __init__(self, press: Press, ground: Ground) -> None:
        self.number = press.document.reserve()
        self.annotations: list[int] = []
        self._press, self._ground = press, ground
        self._content: tuple[int, ...] = ()
        self._key = 0

    def set(self, placed: Iterable[Placed]) -> None:
        """Put everything into the document, and its elements in the order in which they are read."""
        document, fonts = self._press.document, self._press.fonts
        shared, own = sheet.split(placed)
        common = sheet.common(shared, self._ground)
        for file in common.files:
            fonts.font(file)
        for drawing in common.pictures:
            self._press.picture(drawing)
        drawn = {marked.mark: sheet.draw(marked, self._ground, fonts) for marked in (*own, *common.rest)}
        operators = "".join(each.operators for each in drawn.values()).encode()
        self._content = document.add_stream(common.content), document.add_stream(packed_once(b"", operators))
        elements = [
            self._link(drawn[mark], mark) if mark in drawn else self._press.element(common.elements[mark], page=self.number)
            for mark in range(len(drawn) + len(common.elements))
        ]
        self._key = self._press.parent(b"[%b]" % refs(elements))

    def write(self, *, tree: int, resources: int) -> None:
        """Write the page itself."""
        width, height = self._ground.paper.width, self._ground.paper.height
        self._press.document.add(
            b"<</Type/Page/Parent %b/MediaBox[0 0 %g %g]/Contents[%b]/Resources %b/Annots[%b]/Tabs/S/StructParents %d>>"
            % (ref(tree), width, height, refs(self._content), ref(resources), refs(self.annotations), self._key),
            number=self.number,
        )

    def _link(self, drawn: Drawn, mark: int) -> int:
        """The element of what is the page's own; a link is an annotation, too."""
        press, link = self._press, drawn.link
        if link is None:
            return press.element(drawn.element, page=self.number)
        element = press.document.reserve()
        annotation = press.document.add(
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%b]/P %b/StructParent %d/Contents %b/A<</S/URI/URI %b>>>>"
            % (link.box, ref(self.number), press.parent(ref(element)), link.says, text(link.address))
        )
        self.annotations.append(annotation)
        kids = b"/K[%d <</Type/OBJR/Obj %b/Pg %b>>]" % (mark, ref(annotation), ref(self.number))
        return press.element(drawn.element + kids, page=self.number, under=element)
