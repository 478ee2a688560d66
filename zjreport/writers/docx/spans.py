"""What a reader sees of a Word paragraph, and where in it the marked figures stand.

The same reading serves the writer, which notes what it has written, and whoever reads the file
again after others have edited it: insertions count, deletions and field codes do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from lxml import etree

from .marks import sort_of_mark
from .markup import NAMESPACES

__all__ = ["FigureRange", "Span", "figure_ranges", "read_paragraph", "visible_spans"]

_W = f"{{{NAMESPACES['w']}}}"
_MC = f"{{{NAMESPACES['mc']}}}"
_T, _R, _SDT, _START, _END = (f"{_W}{name}" for name in ("t", "r", "sdt", "bookmarkStart", "bookmarkEnd"))
_FIELD = f"{_W}fldChar"
_ALTERNATIVES = f"{_MC}AlternateContent"
_RUN_PROPERTIES, _VANISH = f"{_W}rPr", f"{_W}vanish"
_CONTROL_PROPERTIES, _TAG, _VALUE = f"{_W}sdtPr", f"{_W}tag", f"{_W}val"
_SIGNS = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BREAK = f"{_W}br"
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom"))
# What is hidden in another place, or no text of this paragraph.
_UNSEEN = frozenset(
    f"{_W}{name}" for name in ("pPr", "rPr", "sdtPr", "rt", "p", "instrText", "delText", "delInstrText")
)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of visible text: ``element`` is the ``w:t`` that holds it, or the sign that stands for it.

    ``start`` counts signs from the beginning of the paragraph.
    """

    text: str
    element: etree._Element
    start: int

    @property
    def end(self) -> int:
        """Where the piece ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class FigureRange:
    """A marked figure in a paragraph: its number and what it spans of the visible text.

    ``control`` and ``bookmark`` are the elements that mark it, as far as they are there.
    """

    number: int
    start: int
    end: int
    control: etree._Element | None = None
    bookmark: etree._Element | None = None


def visible_spans(paragraph: etree._Element) -> list[Span]:
    """The visible text of a ``w:p`` in order, without that of text boxes anchored in it."""
    return _spans(_walked(paragraph))


def figure_ranges(paragraph: etree._Element) -> list[FigureRange]:
    """The marked figures of a ``w:p`` in order; by the tag of a control, else by its bookmark."""
    return _ranges(_walked(paragraph))


def read_paragraph(paragraph: etree._Element) -> tuple[list[Span], list[FigureRange]]:
    """The visible text of a ``w:p`` and the marked figures in it."""
    passed = _walked(paragraph)
    return _spans(passed), _ranges(passed)


def _spans(passed: Iterable[_Passed]) -> list[Span]:
    return [each for each in passed if isinstance(each, Span)]


def _ranges(passed: Iterable[_Passed]) -> list[FigureRange]:
    controls: dict[etree._Element, _Extent] = {}
    marks: list[_Extent] = []
    open_marks: dict[str, _Extent] = {}
    position = 0
    for each in passed:
        if isinstance(each, Span):
            position = each.end
        elif isinstance(each, _Control):
            controls[each.element] = _Extent(each.number, each.start, position, each.element)
        elif each.tag == _START:
            found = sort_of_mark(each.get(f"{_W}name", ""))
            if found and not found[0]:
                open_marks[each.get(f"{_W}id", "")] = _Extent(found[1], position, position, each)
        elif each.get(f"{_W}id", "") in open_marks:
            marks.append(replace(open_marks.pop(each.get(f"{_W}id", "")), end=position))
    marks += [replace(mark, end=position) for mark in open_marks.values()]
    return sorted(_joined(controls, marks), key=lambda figure: (figure.start, figure.end))


@dataclass(frozen=True, slots=True)
class _Extent:
    """What a control or a bookmark spans; a control without our tag has no number."""

    number: int | None
    start: int
    end: int
    element: etree._Element


def _joined(controls: Mapping[etree._Element, _Extent], marks: Sequence[_Extent]) -> Iterator[FigureRange]:
    """Figures of controls with the bookmarks in them, then those of bookmarks that no control holds."""
    loose = list(marks)
    for control, extent in controls.items():
        if extent.number is None:
            continue
        within = next(
            (mark for mark in loose if mark.number == extent.number and _holds(control, mark)), None
        )
        if within:
            loose.remove(within)
        yield FigureRange(
            extent.number, extent.start, extent.end, control, within.element if within else None
        )
    for mark in loose:
        if mark.number is not None:
            end = _mended_end(mark, controls, marks)
            yield FigureRange(mark.number, mark.start, end, None, mark.element)


def _mended_end(mark: _Extent, controls: Mapping[etree._Element, _Extent], marks: Sequence[_Extent]) -> int:
    """Where the figure of a bookmark ends.

    LibreOffice, which takes the tags from controls, moves the end of the bookmark within one to the left by
    a sign for each footnote and each anchor before it: the figure ends with its control.
    """
    for ancestor in mark.element.iterancestors(_SDT):
        extent = controls.get(ancestor)
        if extent is None or extent.number is not None:
            continue
        alone = sum(1 for other in marks if _holds(ancestor, other)) == 1
        if alone and extent.start == mark.start and mark.end < extent.end:
            return extent.end
    return mark.end


def _holds(control: etree._Element, mark: _Extent) -> bool:
    return control in mark.element.iterancestors(_SDT)


@dataclass(frozen=True, slots=True)
class _Control:
    """The end of a control that began at ``start``; one without our tag has no number."""

    number: int | None
    start: int
    element: etree._Element


_Passed: TypeAlias = Span | _Control | etree._Element
"""What a walk comes by: visible pieces, controls when they end, and the ends of bookmarks."""


def _walked(paragraph: etree._Element) -> list[_Passed]:
    """What stands in a paragraph, in order."""
    walker = _Walker()
    walker.below(paragraph)
    return walker.passed


class _Walker:
    """Walks one paragraph; knows how far it is, and whether it is within the code of a field."""

    def __init__(self) -> None:
        self.passed: list[_Passed] = []
        self._position = 0
        self._codes: list[bool] = []

    def below(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag in _UNSEEN or not isinstance(tag, str):
                continue
            if tag == _T:
                self._piece(child.text or "", child)
            elif tag in _GONE:
                # A bookmark may begin in deleted text and end in what was typed in its place.
                self.passed += child.iter(_START, _END)
            elif tag in _SIGNS:
                self._piece(_SIGNS[tag], child)
            elif tag == _BREAK:
                self._piece("\n" if child.get(f"{_W}type") in (None, "textWrapping") else "", child)
            elif tag == _FIELD:
                self._field(child.get(f"{_W}fldCharType", ""))
            elif tag in (_START, _END):
                self.passed.append(child)
            elif tag == _SDT:
                start, number = self._position, _tagged_number(child)
                self.below(child)
                self.passed.append(_Control(number, start, child))
            elif tag == _ALTERNATIVES:
                self.below(_chosen(child))
            elif tag != _R or not _is_hidden(child):
                self.below(child)

    def _piece(self, text: str, element: etree._Element) -> None:
        if text and not any(self._codes):
            self.passed.append(Span(text, element, self._position))
            self._position += len(text)

    def _field(self, kind: str) -> None:
        """Between its beginning and its separator a field holds code, then what is shown."""
        if kind == "begin":
            self._codes.append(True)
        elif self._codes and kind == "separate":
            self._codes[-1] = False
        elif self._codes and kind == "end":
            self._codes.pop()


def _tagged_number(control: etree._Element) -> int | None:
    """The number of the figure in whose control this is."""
    tag = _within(control, _CONTROL_PROPERTIES, _TAG)
    words = tag.get(_VALUE, "") if tag is not None else ""
    head, _, rest = words.partition(":")
    digits = rest.partition("|")[0]
    return int(digits) if head == "zjr" and digits.isdecimal() and len(digits) < 10 else None


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The one of two forms of the same thing that newer programs show."""
    choice = alternatives.find(f"{_MC}Choice")
    return alternatives if choice is None else choice


def _is_hidden(run: etree._Element) -> bool:
    vanish = _within(run, _RUN_PROPERTIES, _VANISH)
    return vanish is not None and vanish.get(_VALUE, "1") not in ("0", "false", "off")


def _within(element: etree._Element, properties: str, name: str) -> etree._Element | None:
    """An element of the properties; looked for by hand, since each run and control of a file is asked."""
    for each in element.iterchildren(properties):
        for found in each.iterchildren(name):
            return found
    return None
