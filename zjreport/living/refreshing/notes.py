"""Footnotes brought up to date: their texts, those that come and those that go with what they explain."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ...writers.docx.markup import NAMESPACES
from ..archive import WordFile
from ..line import Line
from ..paragraphs import Paragraph
from .knowledge import Knowledge
from .matching import matched
from .nodes import Node, nodes_below

__all__ = ["Notes"]

_W = f"{{{NAMESPACES['w']}}}"
_R, _NOTE, _REFERENCE = f"{_W}r", f"{_W}footnote", f"{_W}footnoteReference"

Partners = dict[etree._Element, Paragraph]
"""Paragraphs of the new file by the elements of the edited file that they are alike."""


class Notes:
    """The footnotes of an edited file and of the new one."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._root = _notes_part(known.file)
        self._new_root = _notes_part(known.renewal.file)
        self._adopted: set[str] = set()

    @property
    def can_take(self) -> bool:
        """Whether the edited file can hold more of them."""
        return self._root is not None

    def adopt(self, reference: etree._Element) -> None:
        """A copied reference of the new file gets a copy of its note, under an id that is free."""
        source = _by_id(self._new_root).get(reference.get(f"{_W}id", ""))
        if source is None or self._root is None:
            return
        self._adopted.add(reference.get(f"{_W}id", ""))
        note = deepcopy(source)
        used = [int(id) for id in _by_id(self._root) if id.lstrip("-").isdecimal()]
        id = str(max(used, default=0) + 1)
        note.set(f"{_W}id", id)
        reference.set(f"{_W}id", id)
        self._root.append(note)

    def pairs(self) -> tuple[list[tuple[Node, Node]], list[Node], list[Node]]:
        """Notes that are in both files, those of the edited one alone, those of the new one alone."""
        if self._root is None or self._new_root is None:
            return [], [], []
        standing = {each.get(f"{_W}id", "") for each in self._references()}
        old = [node for id, node in self._nodes(self._root, self._known.old) if id in standing]
        new = [node for id, node in self._nodes(self._new_root, self._known.new) if id not in self._adopted]
        old = [node for node in old if node.tokens]
        found = matched(old, new)
        taken = set(found.values())
        return (
            [(old[at], new[place]) for at, place in found.items()],
            [node for at, node in enumerate(old) if at not in found],
            [node for place, node in enumerate(new) if place not in taken],
        )

    def _nodes(self, root: etree._Element, read: dict[etree._Element, Paragraph]) -> list[tuple[str, Node]]:
        made = []
        for id, note in _by_id(root).items():
            children = nodes_below(note, read)
            tokens = {token for child in children for token in child.tokens}
            made.append((id, Node(note, "tc", "", tokens, None, children)))
        return made

    def _references(self) -> list[etree._Element]:
        return list(self._known.file.root(self._known.file.main).iter(_REFERENCE))

    def remove(self, note: Node, partners: Partners) -> None:
        """A note whose words nobody has edited goes with its mark, where the text around is the new one."""
        if not all(self._known.is_as_written(each) for each in note.paragraphs()):
            return
        id = note.element.get(f"{_W}id", "")
        runs = [next(each.iterancestors(_R)) for each in self._references() if each.get(f"{_W}id") == id]
        if not all(_stands_in_new_text(run, partners) for run in runs):
            return
        for run in runs:
            run.getparent().remove(run)
        self._known.changes.add("paragraph", note.text, "", next(note.paragraphs(), None))

    def put(self, note: Node, partners: Partners) -> None:
        """A new note, where the text that it belongs to is as in the new file."""
        id = note.element.get(f"{_W}id", "")
        for element, paragraph in partners.items():
            for reference in paragraph.element.iter(_REFERENCE):
                line = Line(element)
                if reference.get(f"{_W}id") == id and line.text == paragraph.text:
                    run = deepcopy(next(reference.iterancestors(_R)))
                    self.adopt(next(run.iter(_REFERENCE)))
                    line.put(_place(reference, paragraph), run)
                    self._known.changes.add("paragraph", "", note.text, self._known.changes.near(element))
                    return
        self._known.changes.add("left", "", note.text, name="footnote", reason="its text was edited")

    def clean(self) -> None:
        """Notes that nothing refers to any more are taken out."""
        standing = {each.get(f"{_W}id", "") for each in self._references()}
        for id, note in _by_id(self._root).items():
            if id not in standing:
                note.getparent().remove(note)


def _stands_in_new_text(run: etree._Element, partners: Partners) -> bool:
    """Whether the paragraph of a run says what its like in the new file says."""
    paragraph = next(run.iterancestors(f"{_W}p"))
    partner = partners.get(paragraph)
    return partner is not None and Line(paragraph).text == partner.text


def _place(reference: etree._Element, paragraph: Paragraph) -> int:
    """How much text stands before a mark."""
    order = {element: at for at, element in enumerate(paragraph.element.iter())}
    before = [span.end for span in paragraph.spans if order[span.element] < order[reference]]
    return max(before, default=0)


def _notes_part(file: WordFile) -> etree._Element | None:
    parts = file.related("footnotes")
    return file.root(parts[0]) if parts else None


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    """The notes that are an author's, without the lines between text and notes."""
    if root is None:
        return {}
    return {
        note.get(f"{_W}id", ""): note
        for note in root.iter(_NOTE)
        if note.get(f"{_W}type", "normal") == "normal"
    }
