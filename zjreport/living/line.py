"""The text of a paragraph changed in place: runs keep their looks, what shows no text is not touched."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from ..writers.docx.markup import NAMESPACES
from ..writers.docx.spans import FigureRange, Span, figure_ranges, visible_spans

__all__ = ["Line"]

_W = f"{{{NAMESPACES['w']}}}"
_T, _R, _RPR = f"{_W}t", f"{_W}r", f"{_W}rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SDT = f"{_W}sdt"
_SHOWN = frozenset(f"{_W}{name}" for name in ("t", "tab", "ptab", "cr", "br", "noBreakHyphen"))
_SIGNS = {"\t", "\n"}
# A minus that lines are not broken behind, as the writer of Word files sets it in running text.
_MINUS = re.compile(r"-(?=\d)")
# What stays of a figure that goes: others' marks within it.
_KEPT = frozenset(f"{_W}{name}" for name in ("commentRangeStart", "commentRangeEnd"))
_WRAPPERS = frozenset(f"{_W}{name}" for name in ("ins", "hyperlink", "smartTag", "customXml", "fldSimple"))


class Line:
    """One ``w:p`` whose visible text is changed; places count signs of that text as it is at the moment."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    @property
    def spans(self) -> list[Span]:
        """The pieces of text."""
        return visible_spans(self.element)

    @property
    def figures(self) -> list[FigureRange]:
        """The marked figures that have a text."""
        return [each for each in figure_ranges(self.element) if each.start < each.end]

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(span.text for span in self.spans)

    def print(self, figure: FigureRange, text: str) -> None:
        """Another text in a figure, with the looks of its first sign."""
        within = [span for span in self.spans if figure.start <= span.start and span.end <= figure.end]
        first = next((span for span in within if span.element.tag == _T), None)
        for span in within:
            if span is not first:
                _drop(span.element)
        if first is None:
            self.insert(figure.start, text)
        elif figure.start and _MINUS.match(text):
            first.element.addprevious(etree.Element(f"{_W}noBreakHyphen"))
            _set(first.element, text[1:])
        else:
            _set(first.element, text)

    def replace(self, start: int, end: int, text: str) -> None:
        """Another text in the place of a piece outside of figures."""
        texts = (span for span in self.spans if span.element.tag == _T)
        held = next((span for span in texts if span.start <= start and end <= span.end), None)
        if held is not None and text and start < end and not _SIGNS & set(text):
            _set(held.element, held.text[: start - held.start] + text + held.text[end - held.start :])
            return
        if text:
            self.insert(start, text)
        self.delete(start + len(text), end + len(text))

    def delete(self, start: int, end: int) -> None:
        """A piece of text taken out; figures that lie in it go with their marks."""
        if start >= end:
            return
        for figure in reversed(self.figures):
            if start <= figure.start and figure.end <= end:
                self._remove(figure)
                end -= figure.end - figure.start
        for span in reversed(self.spans):
            first, last = max(start, span.start), min(end, span.end)
            if first >= last:
                continue
            rest = span.text[: first - span.start] + span.text[last - span.start :]
            if rest and span.element.tag == _T:
                _set(span.element, rest)
            else:
                _drop(span.element)

    def insert(self, at: int, text: str) -> None:
        """Text put in, with the looks of the text before it, or else behind it."""
        figures = self.figures
        held = [
            span
            for span in self.spans
            if span.element.tag == _T
            and span.start <= at <= span.end
            and not any(f.start <= span.start and span.end <= f.end for f in figures)
        ]
        if held and not _SIGNS & set(text):
            span = held[0]
            offset = at - span.start
            _set(span.element, span.text[:offset] + text + span.text[offset:])
            return
        run = etree.Element(_R)
        looks = self._looks(at)
        if looks is not None:
            run.append(looks)
        for piece in filter(None, re.split("([\t\n])", text)):
            if piece in _SIGNS:
                etree.SubElement(run, f"{_W}tab" if piece == "\t" else f"{_W}br")
            else:
                _set(etree.SubElement(run, _T), piece)
        self.put(at, run)

    def put(self, at: int, *elements: etree._Element) -> None:
        """Whole elements put in between two signs, outside of figures."""
        before = self._split(at)
        for element in reversed(elements):
            if before is None:
                properties = self.element.find(f"{_W}pPr")
                self.element.insert(0 if properties is None else 1, element)
            else:
                before.addnext(element)

    def mark(self, figure: FigureRange, start: int, end: int) -> None:
        """Puts the mark of a figure around another piece of text; around nothing where it is empty."""
        control = _own_control(figure)
        if control is not None:
            for child in list(control.find(f"{_W}sdtContent")):
                control.addprevious(child)
            _detach(control)
        marks = []
        if figure.bookmark is not None:
            marks = [figure.bookmark, _end_mark(figure.bookmark, self.element)]
            for mark in marks:
                _detach(mark)
        runs = self._runs(start, end)
        if not runs:
            self.put(start, *marks)
            return
        first, last = runs[0], runs[-1]
        if control is not None and first.getparent() is last.getparent():
            _wrap(control, first, last)
        if marks:
            first.addprevious(marks[0])
            last.addnext(marks[1])

    def _runs(self, start: int, end: int) -> list[etree._Element]:
        """The runs that hold a piece of text, cut to it."""
        for at in (end, start):
            span = next((span for span in self.spans if span.start < at < span.end), None)
            run = next(span.element.iterancestors(_R), None) if span is not None else None
            if span is not None and run is not None:
                _cut(run, span.element, at - span.start)
        for span in self.spans:
            following = next(span.element.itersiblings(), None)
            if span.end in (start, end) and following is not None and following.tag in _SHOWN:
                _cut(next(span.element.iterancestors(_R)), span.element, len(span.text))
        within = [span for span in self.spans if start <= span.start and span.end <= end]
        return list(dict.fromkeys(next(span.element.iterancestors(_R)) for span in within))

    def _split(self, at: int) -> etree._Element | None:
        """The element behind which a thing stands at ``at``; a run that ``at`` lies in is cut in two."""
        last = None
        for figure in self.figures:
            if figure.end == at or figure.start < at < figure.end:
                last = self._end_of(figure)
        if last is not None:
            return last
        span = next((span for span in self.spans if span.start < at <= span.end), None)
        if span is None:
            return None
        run = next(span.element.iterancestors(_R), span.element)
        if at < span.end:
            _cut(run, span.element, at - span.start)
        elif span.element.getnext() is not None and span.element is not run:
            _cut(run, span.element, len(span.text))
        return run

    def _end_of(self, figure: FigureRange) -> etree._Element | None:
        if figure.control is not None or figure.bookmark is None:
            return figure.control
        return _end_mark(figure.bookmark, self.element)

    def _remove(self, figure: FigureRange) -> None:
        for span in reversed(self.spans):
            if figure.start <= span.start and span.end <= figure.end:
                _drop(span.element)
        if figure.bookmark is not None:
            end = _end_mark(figure.bookmark, self.element)
            for mark in {figure.bookmark, end}:
                _detach(mark)
        if figure.control is not None:
            for kept in [each for each in figure.control.iter() if each.tag in _KEPT]:
                figure.control.addprevious(kept)
            _detach(figure.control)

    def _looks(self, at: int) -> etree._Element | None:
        """The properties of the plain text that is next."""
        figures = self.figures
        plain = [
            span
            for span in self.spans
            if span.element.tag == _T and not any(f.start <= span.start < f.end for f in figures)
        ]
        near = min(plain, key=lambda span: min(abs(span.start - at), abs(span.end - at)), default=None)
        if near is None:
            return None
        run = next(near.element.iterancestors(_R), None)
        properties = run.find(_RPR) if run is not None else None
        return deepcopy(properties) if properties is not None else None


def _end_mark(start: etree._Element, paragraph: etree._Element) -> etree._Element:
    id = start.get(f"{_W}id")
    ends = (end for end in paragraph.iter(f"{_W}bookmarkEnd") if end.get(f"{_W}id") == id)
    return next(ends, start)


def _own_control(figure: FigureRange) -> etree._Element | None:
    """The control of a figure; one that has lost its tag where it holds no other bookmark."""
    if figure.control is not None or figure.bookmark is None:
        return figure.control
    control = next(figure.bookmark.iterancestors(_SDT), None)
    if control is None or control.find(f"{_W}sdtContent") is not figure.bookmark.getparent():
        return None
    return control if len(list(control.iter(f"{_W}bookmarkStart"))) == 1 else None


def _wrap(control: etree._Element, first: etree._Element, last: etree._Element) -> None:
    """A control, which is empty, put around what stands from ``first`` to ``last``."""
    first.addprevious(control)
    content = control.find(f"{_W}sdtContent")
    held = [first, *first.itersiblings()]
    for element in held[: held.index(last) + 1]:
        content.append(element)


def _set(element: etree._Element, text: str) -> None:
    element.text = text
    if text != text.strip() or "  " in text:
        element.set(_SPACE, "preserve")


def _drop(element: etree._Element) -> None:
    """A piece of text taken away, and its run where nothing is left in it."""
    run = element.getparent()
    _detach(element)
    while run is not None and run.tag in (_R, *_WRAPPERS):
        if any(child.tag != _RPR for child in run):
            return
        parent = run.getparent()
        _detach(run)
        run = parent


def _detach(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _cut(run: etree._Element, element: etree._Element, offset: int) -> None:
    """A run cut in two within its piece ``element``."""
    rest = etree.Element(run.tag, run.attrib, run.nsmap)
    properties = run.find(_RPR)
    if properties is not None:
        rest.append(deepcopy(properties))
    behind = list(element.itersiblings())
    text = element.text or ""
    if offset < len(text):
        second = etree.SubElement(rest, _T)
        _set(second, text[offset:])
        _set(element, text[:offset])
    for sibling in behind:
        rest.append(sibling)
    run.addnext(rest)
