"""A PDF as content: by its tags, so that furniture of pages is left out and order is that of reading."""

from __future__ import annotations

from tests.tagged_pdf import Node, TaggedPdf

from .content import Chart, Content, Line, Table, solid

__all__ = ["pdf_content"]

_WITHIN = {"Link", "Span"}
#: Marks of footnotes, in the text and before the note: counted by pages.
_MARKS = {"Reference", "Lbl"}


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.content = Content()
        self.read(TaggedPdf(data).root)

    def read(self, node: Node) -> None:
        if node.role == "Table":
            self.table(node)
        elif node.role == "Figure":
            self.content.parts.append(Chart(solid(node.alt), solid(node.whole())))
        elif node.role == "LI":
            own = [kid for kid in node.kids if kid.role in ("Lbl", "LBody")]
            self.line("".join(map(_said, own)))
            self.notes(own)
            for kid in node.kids:
                if kid not in own:
                    self.read(kid)
        elif node.role == "TOCI":
            self.line(node.whole(), contents=True)
        else:
            self.mixed(node)

    def mixed(self, node: Node) -> None:
        """Own text with links and marks of notes in it is one line; other elements are read by themselves."""
        text = ""
        for part in node.content:
            if isinstance(part, str):
                text += part
            elif part.role in _WITHIN:
                text += _said(part)
            elif part.role not in _MARKS:
                self.line(text)
                self.read(part)
                text = ""
        self.line(text)

    def line(self, text: str, *, contents: bool = False) -> None:
        if solid(text):
            self.content.parts.append(Line(text, contents))

    def table(self, node: Node) -> None:
        rows = []
        for kid in node.kids:
            if kid.role in ("THead", "TBody"):
                rows += [tuple(solid(_said(cell)) for cell in row.kids) for row in kid.kids]
            else:
                self.read(kid)
        self.content.parts.append(Table(tuple(rows)))
        self.notes([kid for kid in node.kids if kid.role in ("THead", "TBody")])

    def notes(self, nodes: list[Node]) -> None:
        """The footnotes within elements, each a line without its mark."""
        for node in nodes:
            for note in node.all("Note"):
                self.mixed(note)


def _said(node: Node) -> str:
    """The text of an element without footnotes and their marks."""
    return "".join(
        part if isinstance(part, str) else _said(part)
        for part in node.content
        if isinstance(part, str) or part.role not in ("Reference", "Note")
    )


def pdf_content(data: bytes) -> Content:
    """The content of a tagged PDF."""
    return _Reader(data).content
