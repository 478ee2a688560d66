"""A reader of tagged PDFs: content by its marks, the tree with the text of every element."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

__all__ = ["Node", "TaggedPdf"]

_PAINTING = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh"])
_TEXT_PARTS = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass
class Node:
    """An element: its role, its own text, what is in it, and where its content stands.

    ``content`` has its texts and the elements in it in the order in which they are read.
    """

    role: str
    text: str = ""
    kids: list[Node] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    links: int = 0
    alt: str = ""
    source: pikepdf.Object | None = None
    content: list[str | Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *roles: str) -> list[Node]:
        return [node for node in self.walk() if node.role in roles]

    def whole(self) -> str:
        """All text in the element, in the order of the tree."""
        return "".join(part if isinstance(part, str) else part.whole() for part in self.content)


class TaggedPdf:
    """A finished PDF, its marked content read and its tree joined with it."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._maps: dict[tuple[int, int], dict[int, str]] = {}
        self.pages = {page.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        #: The text of marked content by page and number there, of artifacts by page.
        self.marked: dict[tuple[int, int], str] = {}
        self.artifacts: dict[int, str] = {}
        #: Painting operators outside all marks.
        self.unmarked: list[tuple[int, str]] = []
        for number, page in enumerate(self.pdf.pages, 1):
            self._read(number, page)
        self.claimed: list[tuple[int, int]] = []
        self.root = self._node(self.pdf.Root.StructTreeRoot.K, None)

    def _read(self, number: int, page: pikepdf.Page) -> None:
        fonts = {name: self._map(font) for name, font in page.Resources.get("/Font", {}).items()}
        font: dict[int, str] = {}
        marks: list[int | None] = []
        depth = 0
        inside: list[int] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BT", "ET"):
                depth += 1 if name == "BT" else -1
            elif name in ("BDC", "BMC"):
                assert not marks, "marked content within marked content"
                mark = int(operands[1].MCID) if name == "BDC" and "/MCID" in operands[1] else None
                assert mark is not None or str(operands[0]) == "/Artifact"
                marks.append(mark)
                inside.append(depth)
                if mark is not None:
                    assert (number, mark) not in self.marked, "a number used twice on a page"
                    self.marked[number, mark] = ""
            elif name == "EMC":
                assert inside.pop() == depth, "marked content that begins in a text object and ends outside"
                marks.pop()
            elif name == "Tf":
                font = fonts[str(operands[0])]
            if name in _PAINTING and not marks:
                self.unmarked.append((number, name))
            if name in ("Tj", "TJ") and marks:
                text = self._text(operands[0], font)
                if marks[-1] is None:
                    self.artifacts[number] = self.artifacts.get(number, "") + text
                else:
                    self.marked[number, marks[-1]] += text
        assert not marks
        assert depth == 0

    def _map(self, font: pikepdf.Object) -> dict[int, str]:
        if font.objgen not in self._maps:
            code = font.ToUnicode.read_bytes().decode("latin-1")
            self._maps[font.objgen] = {
                int(sign, 16): bytes.fromhex(text).decode("utf-16-be")
                for sign, text in _TEXT_PARTS.findall(code)
            }
        return self._maps[font.objgen]

    @staticmethod
    def _text(shown: pikepdf.Object, font: dict[int, str]) -> str:
        strings = [shown] if isinstance(shown, pikepdf.String) else list(shown)
        data = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
        return "".join(font[int.from_bytes(data[at : at + 2], "big")] for at in range(0, len(data), 2))

    def _node(self, element: pikepdf.Object, parent: pikepdf.Object | None) -> Node:
        assert parent is None or element.P.objgen == parent.objgen
        node = Node(str(element.S).lstrip("/"), alt=str(element.get("/Alt", "")), source=element)
        page = self.pages[element.Pg.objgen] if "/Pg" in element else 0
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._claim(node, page, kid)
            elif str(kid.get("/Type", "")) == "/MCR":
                self._claim(node, self.pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID))
            elif str(kid.get("/Type", "")) == "/OBJR":
                node.links += 1
            else:
                node.kids.append(self._node(kid, element))
                node.content.append(node.kids[-1])
        return node

    def _claim(self, node: Node, page: int, number: int) -> None:
        self.claimed.append((page, number))
        node.text += self.marked[page, number]
        node.content.append(self.marked[page, number])
        node.pages.append(page)

    def parent_tree(self) -> dict[int, pikepdf.Object]:
        numbers = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        keys = [int(key) for key in numbers[::2]]
        assert keys == sorted(set(keys))
        return dict(zip(keys, numbers[1::2], strict=True))
