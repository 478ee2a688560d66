"""Charts brought up to date: caches, scales and labels, the workbook behind them, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from ...errors import ZjreportError
from ...writers.docx.marks import ChartMark
from ...writers.docx.markup import NAMESPACES
from ...writers.docx.native.renewal import renewed
from ...writers.docx.native.tables import HELPERS
from ..archive import WordFile
from ..charts import ChartPart, ChartSeries, changed_labels, charts_of
from ..checks.charts import apart, in_print, same_number
from ..remarks import flat
from .cells import Cells, set_cells
from .knowledge import Knowledge

__all__ = ["renew_charts"]

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = f"{{{NAMESPACES['r']}}}"
_WP = f"{{{NAMESPACES['wp']}}}"
_SHAPES = "chartUserShapes"


def renew_charts(known: Knowledge) -> dict[str, bytes]:
    """The parts of charts that are new, by name; alternative texts are changed in the text itself."""
    parts: dict[str, bytes] = {}
    new = charts_of(known.renewal.file)
    written = {known.numbers.charts[mark.number]: mark for mark in known.record.charts}
    now = {mark.number: mark for mark in known.renewal.record.charts}
    for number, chart in charts_of(known.file).items():
        if number not in now or number not in written or number not in new:
            if number in written:
                title = written[number].title
                known.changes.add("left", title, "", reason="the data no longer give the chart")
            continue
        renewal = _Renewal(known, chart, new[number], written[number], now[number])
        parts |= renewal.parts()
    return parts


class _Renewal:
    """One chart."""

    def __init__(
        self, known: Knowledge, old: ChartPart, new: ChartPart, written: ChartMark, now: ChartMark
    ) -> None:
        self._known, self._old, self._new = known, old, new
        self._written, self._now = written, now

    def parts(self) -> dict[str, bytes]:
        if bool(self._old.part) != bool(self._new.part):
            if self._written.data != self._now.data:
                self._leave("it is a picture now" if self._new.part else "it was a picture")
            return {}
        if not self._old.part:
            return self._picture()
        changes = list(_differences(self._old.series, self._new.series))
        differing = list(apart(self._old))
        if not changes and not differing and self._written.data == self._now.data:
            self._tell_of_workbook()
            return {}
        try:
            made = self._native()
        except _ApartError as reason:
            self._leave(str(reason))
            return {}
        self._describe()
        for name, was, now in changes:
            self._say(was, now, name)
        told = {name for name, _, _ in changes}
        for name, shown, held in differing:
            if not name or name not in told:
                self._say(held, shown, name, "in its workbook")
        if not changes and not differing:
            self._say(self._written.title, self._now.title, "")
        return made

    def _say(self, was: str, now: str, name: str, reason: str = "") -> None:
        near = self._known.changes.near(self._old.paragraph)
        title = self._written.title
        self._known.changes.add("chart", was, now, near, name=f"{title} {name}".strip(), reason=reason)

    def _leave(self, reason: str) -> None:
        near = self._known.changes.near(self._old.paragraph)
        self._known.changes.add("left", self._written.title, "", near, name="chart", reason=reason)

    def _tell_of_workbook(self) -> None:
        if not self._old.workbook_part:
            self._leave("the file holds no workbook behind it any more: the chart alone is kept up to date")
        elif self._old.workbook is None:
            self._leave("its workbook cannot be read")

    # -- charts that Word edits ------------------------------------------------------------------------

    def _native(self) -> dict[str, bytes]:
        file, new = self._known.file, self._new
        fresh = self._with_own_relations(new.file.read(new.part))
        part = renewed(file.read(self._old.part), fresh)
        parts = self._workbook(part)
        part = parts.pop("", part)
        shapes = _related(file, self._old.part, _SHAPES)
        drawn = _related(new.file, new.part, _SHAPES)
        if shapes and drawn:
            parts[shapes] = new.file.read(drawn)
        elif shapes:
            part = _without(part, "userShapes")
        return {**parts, self._old.part: part}

    def _with_own_relations(self, fresh: bytes) -> bytes:
        """The new part under the relationships of the old one, should it take its place."""
        root = etree.fromstring(fresh)
        relations = self._known.file.relations(self._old.part)
        for name, kind in (("externalData", "package"), ("userShapes", _SHAPES)):
            found = root.find(f"{_C}{name}")
            id = next((id for id, relation in relations.items() if relation.kind == kind), "")
            if found is not None and id:
                found.set(f"{_R}id", id)
            elif found is not None:
                root.remove(found)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _workbook(self, part: bytes) -> dict[str, bytes]:
        """The workbook behind the chart, and under an empty name the chart where its cells are others."""
        old, new = self._old.workbook_part, self._new.workbook_part
        if not old:
            self._tell_of_workbook()
            return {}
        if self._old.workbook is None or self._new.workbook is None:
            raise _ApartError("its workbook cannot be read")
        mine, theirs = self._old.workbook.parts, self._new.workbook.parts
        if set(mine.names()) == set(theirs.names()):
            return {old: self._new.file.read(new)}
        root = etree.fromstring(part)
        cells = self._cells(root)
        try:
            book = set_cells(self._old.workbook, cells)
        except ZjreportError as error:
            raise _ApartError(error.message) from error
        made = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return {old: book, "": bytes(made)}

    def _cells(self, root: etree._Element) -> Cells:
        """What the workbook's cells have to say; series go on naming their own cells."""
        cells: Cells = {}
        for series, before in zip_longest(root.iter(f"{_C}ser"), self._old.series):
            if series is None or before is None:
                raise _ApartError("it has other series than its workbook")
            formulas = (before.name_formula, before.category_formula, before.value_formula)
            for name, formula in zip(("tx", "cat", "val"), formulas, strict=True):
                found = series.find(f"{_C}{name}")
                said = next(found.iter(f"{_C}f"), None) if found is not None else None
                if said is None or found is None:
                    continue
                values = [point.findtext(f"{_C}v") or "" for point in found.iter(f"{_C}pt")]
                if formula:
                    said.text = formula
                cells[said.text or ""] = (values, name == "val")
        return cells

    # -- pictures --------------------------------------------------------------------------------------

    def _picture(self) -> dict[str, bytes]:
        if self._written.data == self._now.data:
            return {}
        mine, theirs = _image(self._old), _image(self._new)
        if not mine or not theirs:
            self._leave("it is no picture of the file any more")
            return {}
        self._describe()
        self._say(self._written.title, self._now.title, "", "drawn anew")
        return {mine: self._new.file.read(theirs)}

    def _describe(self) -> None:
        """The description for those who do not see the chart, where nobody has rewritten it."""
        mine, theirs = _described(self._old), _described(self._new)
        if mine is None or theirs is None or mine.get("title", "") not in ("", self._written.title):
            return
        for name in ("descr", "title"):
            if mine.get(name) and theirs.get(name):
                mine.set(name, theirs.get(name, ""))


class _ApartError(Exception):
    """Why a chart is not brought up to date."""


def _differences(
    old: tuple[ChartSeries, ...], new: tuple[ChartSeries, ...]
) -> Iterator[tuple[str, str, str]]:
    """The values that differ: what they are, what they were, what they are now, as they are printed."""
    if len(old) == len(new) and (told := changed_labels(old, new)):
        # Values of such charts are lengths; what is said of them stands in labels of their own.
        yield from ((flat(name), was, now) for name, (was, now) in told.items())
        return
    for before, after in zip_longest(old, new):
        if before is None or after is None:
            found = before or after
            values = "、".join(found.values.values())
            yield found.name, values if before else "", values if after else ""
            continue
        if after.name in HELPERS:
            continue
        if before.name != after.name:
            yield "", before.name, after.name
        for place in sorted(before.values.keys() | after.values.keys() | after.categories.keys()):
            was, now = before.values.get(place, ""), after.values.get(place, "")
            called = before.categories.get(place, ""), after.categories.get(place, "")
            if called[0] == called[1] and same_number(was, now):
                continue
            was, now = in_print(was, before.format), in_print(now, after.format)
            if called[0] != called[1]:
                yield flat(after.name), flat(f"{called[0]} {was}").strip(), flat(f"{called[1]} {now}").strip()
            else:
                yield flat(f"{after.name} {called[1]}").strip(), was, now


def _related(file: WordFile, part: str, kind: str) -> str:
    found = (relation for relation in file.relations(part).values() if relation.kind == kind)
    return next((relation.target for relation in found if relation.target in file), "")


def _without(part: bytes, name: str) -> bytes:
    root = etree.fromstring(part)
    for found in root.findall(f"{_C}{name}"):
        root.remove(found)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _image(chart: ChartPart) -> str:
    """The part with the picture of a chart; empty where other pictures share it."""
    file = chart.file
    relations = file.relations(file.main)
    blips = list(chart.paragraph.iter(f"{_A}blip"))
    relation = relations.get(blips[0].get(f"{_R}embed", "")) if len(blips) == 1 else None
    if relation is None or relation.external or relation.target not in file:
        return ""
    ids = {id for id, each in relations.items() if each.target == relation.target}
    uses = sum(1 for blip in file.root(file.main).iter(f"{_A}blip") if blip.get(f"{_R}embed") in ids)
    return relation.target if uses == 1 and relation.target.endswith(".png") else ""


def _described(chart: ChartPart) -> etree._Element | None:
    found = list(chart.paragraph.iter(f"{_WP}docPr"))
    return found[0] if len(found) == 1 else None
