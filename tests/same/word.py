"""A Word file as content: counted ordinals, results of fields, text of shapes and notes in their places."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tests.word_file import Counter, Read, W

from .content import Chart, Content, Line, Table, solid
from .native import shown

__all__ = ["word_content"]

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: How the names of the styles of data tables begin; those of tables for layout have another.
_DATA = "zjreport 数据表"


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.file = Read(data)
        self.counter = Counter(self.file)
        self.content = Content()
        self.below: list[Line] = []
        names = {
            style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
            for style in self.file.part("word/styles.xml").iter(f"{W}style")
        }
        self.data_styles = {id_ for id_, name in names.items() if name.startswith(_DATA)}

    def blocks(self, parent: etree._Element) -> None:
        for block in parent:
            if block.tag == f"{W}p":
                self.paragraph(block)
            elif block.tag == f"{W}tbl":
                self.table(block)
            elif block.tag == f"{W}sdt":
                self.blocks(block.find(f"{W}sdtContent"))

    def table(self, table: etree._Element) -> None:
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") in self.data_styles:
            rows = tuple(
                tuple(
                    "".join(solid(self.text(paragraph)) for paragraph in cell.iter(f"{W}p"))
                    for cell in row.iter(f"{W}tc")
                    if not _goes_on(cell)
                )
                for row in table.iter(f"{W}tr")
            )
            self.content.parts += [Table(rows), *self.below]
            self.below = []
            return
        for cell in table.iterfind(f"{W}tr/{W}tc"):
            self.blocks(cell)

    def paragraph(self, paragraph: etree._Element) -> None:
        text = self.counter.ordinal(paragraph) + self.text(paragraph)
        shapes = list(_shapes(paragraph))
        for drawing in _drawings(paragraph):
            self.drawing(drawing)
        for shape in shapes:
            self.blocks(shape)
        if solid(text):
            contents = next(paragraph.iter(f"{W}hyperlink"), None) is not None and "PAGEREF" in "".join(
                paragraph.itertext(f"{W}instrText")
            )
            self.content.parts.append(Line(text, contents))
        self.content.parts += self.below
        self.below = []

    def text(self, paragraph: etree._Element) -> str:
        """What a paragraph shows, but for what stands in shapes on it."""
        parts = []
        for one in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen", f"{W}footnoteReference"):
            if next(one.iterancestors(f"{W}p")) is not paragraph:
                continue
            if one.tag == f"{W}t":
                parts.append(one.text or "")
            elif one.tag == f"{W}footnoteReference":
                self.note(one.get(f"{W}id"))
            elif one.tag == f"{W}noBreakHyphen":
                parts.append("-")
            else:
                parts.append(" ")
        return "".join(parts)

    def note(self, id_: str) -> None:
        """A footnote, to be read below its paragraph; its mark is left to each format's pages."""
        note = next(one for one in self.file.part("word/footnotes.xml") if one.get(f"{W}id") == id_)
        self.below.append(Line("".join(one.text or "" for one in note.iter(f"{W}t"))))

    def drawing(self, drawing: etree._Element) -> None:
        identity = drawing.find(".//{*}docPr")
        native = drawing.find(f".//{C}chart")
        picture = drawing.find(".//{*}pic")
        if native is None and picture is None:
            return
        found = None
        if native is not None:
            part = self.file.word.part.related_parts[next(iter(native.attrib.values()))]
            over = next((one.target_part for one in part.rels.values() if "UserShapes" in one.reltype), None)
            found = shown(etree.fromstring(part.blob), None if over is None else etree.fromstring(over.blob))
        self.content.parts.append(Chart(solid(identity.get("descr", "")), shown=found))


def _goes_on(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _drawings(paragraph: etree._Element) -> Iterator[etree._Element]:
    for drawing in paragraph.iter(f"{W}drawing"):
        if next(drawing.iterancestors(f"{W}p")) is paragraph and not list(
            drawing.iterancestors(f"{MC}Fallback")
        ):
            yield drawing


def _shapes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes on a paragraph."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if next(box.iterancestors(f"{W}p")) is paragraph and not list(box.iterancestors(f"{MC}Fallback")):
            yield box


def word_content(data: bytes) -> Content:
    """The content of a Word file."""
    reader = _Reader(data)
    reader.blocks(reader.file.body)
    return reader.content
