"""Charts put into a file: their parts and relationships, and the drawing that shows them in the text."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import count

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ..lengths import emu
from ..markup import NAMESPACES, Xml, element, w
from . import NativeChart

__all__ = ["CHART", "chart_drawing", "embed"]

_SHAPES_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_SHAPES_RELATION = f"{NAMESPACES['r']}/chartUserShapes"
_NAMES = (
    "/word/charts/chart{}.xml",
    "/word/embeddings/Microsoft_Excel_Sheet{}.xlsx",
    "/word/drawings/drawing{}.xml",
)
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def embed(document: Part, chart: NativeChart) -> str:
    """Puts the parts of a chart into the file of a document part; gives the id of its relationship."""
    package = document.package
    name, sheet, shapes = _free_names({part.partname for part in package.iter_parts()})
    part = Part(name, CONTENT_TYPE.DML_CHART, chart.xml, package)
    part.relate_to(Part(sheet, CONTENT_TYPE.SML_SHEET, chart.workbook, package), RELATIONSHIP_TYPE.PACKAGE)
    if chart.shapes:
        part.relate_to(Part(shapes, _SHAPES_TYPE, chart.shapes, package), _SHAPES_RELATION)
    return str(document.relate_to(part, RELATIONSHIP_TYPE.CHART))


def _free_names(taken: AbstractSet[str]) -> list[PackURI]:
    """Names of one number for chart, workbook and shapes that a file does not have yet."""
    for number in count(1):
        names = [PackURI(name.format(number)) for name in _NAMES]
        if taken.isdisjoint(names):
            return names
    raise AssertionError(taken)


def chart_drawing(relation: str, number: int, alt: str, title: str, size: tuple[float, float]) -> Xml:
    """A chart of the file as a drawing in the line of text; ``number`` is an id of its own in the document.

    ``alt`` and ``title`` are clean text, ``size`` is in millimetres.
    """
    extent = {"cx": emu(size[0]), "cy": emu(size[1])}
    identity: dict[str, str | int | None] = {
        "id": number,
        "name": f"图 {number}",
        "descr": alt,
        "title": title or None,
    }
    reference = element("c:chart", {"xmlns:c": CHART, "r:id": relation})
    return w(
        "drawing",
        element(
            "wp:inline",
            dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
            element("wp:extent", extent),
            element("wp:docPr", identity),
            element("wp:cNvGraphicFramePr"),
            element("a:graphic", None, element("a:graphicData", {"uri": CHART}, reference)),
        ),
    )
