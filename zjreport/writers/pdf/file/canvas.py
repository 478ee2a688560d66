"""The page that everything is drawn on: reportlab's canvas without its own fonts, and our shapes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Any

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from ....blocks import Metadata
from ..faces.fontbook import FontBook, RoleFont
from ..tags.marking import Marks
from ..tags.structure import Tag
from ..tags.tagging import write_structure
from .archive import CONFORMANCE, declare_colours
from .assembly import assembled
from .particulars import describe

__all__ = ["PageCanvas", "lent_fonts"]


class PageCanvas(Canvas):  # type: ignore[misc] # reportlab has no types
    """A canvas whose pages hold embedded faces only, and whose colours are six hexadecimal digits.

    Lengths are points from the lower left corner.  What is drawn while a tag is open is its content;
    everything else is an artifact of the page.
    """

    def __init__(self, size: tuple[float, float], book: FontBook, language: str) -> None:
        self._buffer = io.BytesIO()
        super().__init__(self._buffer, pagesize=size, pageCompression=1, invariant=1, lang=language)
        self._doc.delayedFonts.append(book)
        self._marks = Marks(self._code)
        self._links = 0

    def _make_preamble(self) -> None:
        """Start pages without setting a font; reportlab would set Helvetica."""
        self._preamble = "1 0 0 1 0 0 cm"

    def add_code(self, operators: str) -> None:
        """Put operators on the page as they are."""
        self._code.append(operators)

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """End the page; its stream is deflated without the detour over ASCII."""
        name = self._doc.thisPageName()
        self._code[:], key = self._marks.finish_page(self._pageNumber)
        super().showPage()
        # reportlab begins a page with a new list.
        self._marks.code = self._code
        page = self._doc.idToObject[name]
        page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs, page.Trans = key, "/S", None

    def describe(self, metadata: Metadata, *, archive: bool = False) -> None:
        """Say what is known of the file, and that it is an archival one."""
        describe(self._doc, metadata, conformance=CONFORMANCE if archive else "")
        if archive:
            declare_colours(self._doc)

    def finished(self, root: Tag) -> bytes:
        """The file, its structure below ``root``."""
        write_structure(self._doc, root, self._marks.parents)
        # Called when all objects are known.
        self._doc.format = partial(assembled, self._doc)
        self.save()
        return self._buffer.getvalue()

    def tagged(self, tag: Tag | None) -> AbstractContextManager[None]:
        """What is drawn inside is content of ``tag``; without one, of the tag that is open already."""
        return self._marks.tagged(tag)

    def artifact(self) -> AbstractContextManager[None]:
        """What is drawn inside is furniture, whatever tags it bears: a header that is set again."""
        return self._marks.artifact()

    def link(self, box: Sequence[float], says: str, *, url: str = "", key: str = "") -> None:
        """Make a box (left, bottom, right, top) a link to an address, or to the anchor of that key.

        ``says`` is what readers are told that do not see it.
        """
        self._links += 1
        name = f"link{self._links}"
        annotation: dict[str, object] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pdfdoc.PDFArray(box),
            "Border": "[0 0 0]",
            "F": 4,
            "Contents": pdfdoc.PDFString(says),
        }
        if url:
            annotation["A"] = pdfdoc.PDFDictionary({"S": "/URI", "URI": pdfdoc.PDFString(url)})
        else:
            annotation["Dest"] = self._bookmarkReference(key)
        parent = self._marks.link(self._pageNumber, self._doc.annotationName(name))
        if parent is not None:
            annotation["StructParent"] = parent
        self._addAnnotation(pdfdoc.PDFDictionary(annotation), name)

    def fill(self, colour: str, x: float, y: float, width: float, height: float, radius: float = 0) -> None:
        """A filled rectangle from its lower left corner."""
        self.setFillColorRGB(*_parts(colour))
        if radius:
            self.roundRect(x, y, width, height, radius, stroke=0, fill=1)
        else:
            self.rect(x, y, width, height, stroke=0, fill=1)

    def frame(
        self,
        colour: str,
        thickness: float,
        x: float,
        y: float,
        width: float,
        height: float,
        radius: float = 0,
    ) -> None:
        """The outline of a rectangle."""
        self.setStrokeColorRGB(*_parts(colour))
        self.setLineWidth(thickness)
        self.roundRect(x, y, width, height, radius, stroke=1, fill=0)

    def disc(self, colour: str, x: float, y: float, radius: float) -> None:
        """A filled circle about its centre."""
        self.setFillColorRGB(*_parts(colour))
        self.circle(x, y, radius, stroke=0, fill=1)

    def ring(self, colour: str, thickness: float, x: float, y: float, radius: float) -> None:
        """The outline of a circle about its centre."""
        self.setStrokeColorRGB(*_parts(colour))
        self.setLineWidth(thickness)
        self.circle(x, y, radius, stroke=1, fill=0)

    def rule(self, colour: str, thickness: float, x: float, y: float, to_x: float, to_y: float) -> None:
        """A straight rule."""
        self.setStrokeColorRGB(*_parts(colour))
        self.setLineWidth(thickness)
        self.setLineCap(0)
        self.line(x, y, to_x, to_y)

    def shape(
        self,
        points: Sequence[tuple[float, ...]],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        thickness: float = 0.5,
        close: bool = True,
    ) -> None:
        """A path: pairs are corners, sixes are curves by their two control points and end."""
        path: PDFPathObject = self.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            (path.lineTo if len(point) == 2 else path.curveTo)(*point)
        if close:
            path.close()
        if fill:
            self.setFillColorRGB(*_parts(fill))
        if stroke:
            self.setStrokeColorRGB(*_parts(stroke))
            self.setLineWidth(thickness)
        self.drawPath(path, stroke=int(bool(stroke)), fill=int(bool(fill)))

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """What is drawn inside shows within a rectangle only."""
        self.saveState()
        path = self.beginPath()
        path.rect(x, y, width, height)
        self.clipPath(path, stroke=0, fill=0)
        try:
            yield
        finally:
            self.restoreState()


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


@contextmanager
def lent_fonts(fonts: Sequence[RoleFont]) -> Iterator[None]:
    """Let reportlab's own text calls find our fonts by name, as long as a document is drawn.

    Its registry belongs to the process; our names are unique in it and are taken out again.
    """
    registry: dict[str, Any] = pdfmetrics._fonts
    registry.update({font.fontName: font for font in fonts})
    try:
        yield
    finally:
        for font in fonts:
            registry.pop(font.fontName, None)
