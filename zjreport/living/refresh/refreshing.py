"""Refresh: an edited Word file brought up to date over new data, in a new file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from ...errors import DataError, Place, WriteError
from ...staging import write_all
from ...writers.docx.archive import zipped
from ...writers.docx.markup import NAMESPACES
from ..archive import WordFile
from ..edited import read_edited
from ..renewal import Data, Renewal, renewed
from .adopting import Adopter
from .changes import Change, Changes
from .charts import renew_charts
from .knowledge import Knowledge
from .merging import Merger
from .nodes import nodes_below
from .numbers import Numbers

__all__ = ["Refreshed", "refresh"]

_W = f"{{{NAMESPACES['w']}}}"
_NOTES = (("footnotes", f"{_W}footnote"),)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The outcome of a refresh.

    Attributes:
        path: the new file.
        changes: what was changed and what was left, in the order of the text.
    """

    path: Path
    changes: tuple[Change, ...]

    @property
    def made(self) -> tuple[Change, ...]:
        """What was changed."""
        return tuple(change for change in self.changes if change.what != "left")

    @property
    def left(self) -> tuple[Change, ...]:
        """What the author has to see to."""
        return tuple(change for change in self.changes if change.what == "left")

    @property
    def summary(self) -> str:
        """What was done, counted."""
        made, left = len(self.made), len(self.left)
        return f"{made} change{'' if made == 1 else 's'}, {left} left to the author"


def refresh(path: str | Path, data: Data = (), out: str | Path | None = None) -> Refreshed:
    """A new Word file: the one at ``path``, which others may have edited, brought up to date.

    Figures, the words that depend on them, tables and charts are those of ``data``; what an author wrote
    stays.

    Args:
        path: a file that zjreport has built.
        data: indicators, or files with data, catalogue and targets in any order.
        out: the new file; by default beside the old one, ``-更新`` behind its name.

    Raises:
        DataError: the file cannot be read, is signed or none of zjreport's, or the data cannot be read.
        WriteError: ``out`` is the old file, or cannot be written.
        ZjreportError: nothing of the briefing can be composed over the data.
    """
    path = Path(path)
    target = Path(out) if out else path.with_name(f"{path.stem}-更新{path.suffix}")
    if target.exists() and target.samefile(path):
        raise WriteError(
            f"{target} is the file itself",
            code="living.same-file",
            hint="name another file: the old one is kept as it is",
        )
    content, changes = refreshed(path, data)
    write_all({target: content})
    return Refreshed(target, changes)


def refreshed(path: str | Path, data: Data) -> tuple[bytes, tuple[Change, ...]]:
    """The same as bytes, with the changes."""
    edited = read_edited(path)
    file, record = edited.file, edited.record
    _refuse_signed(file)
    renewal = renewed(record, data)
    changes = Changes(edited.paragraphs)
    for problem in renewal.refused:
        changes.add("left", "", "", name=f"{problem.place or ''}", reason=problem.message)
    numbers = Numbers.of(record, renewal)
    numbers.put_into(file, renewal.file)
    known = Knowledge(file, record, renewal, numbers, changes)
    adopter = Adopter(file, renewal.file)
    merger = Merger(known, adopter)
    for holder, other in _holders(file, renewal):
        merger.merge(nodes_below(holder, known.old), nodes_below(other, known.new), holder)
    parts = renew_charts(known)
    parts[file.record_part] = numbers.record.to_bytes()
    return _packed(file, parts), changes.in_order()


def _refuse_signed(file: WordFile) -> None:
    if any(name.casefold().startswith("_xmlsignatures/") for name in file.names()):
        raise DataError(
            "the file is signed: any change would break its signature",
            code="living.signed",
            place=Place(file.name),
            hint="remove the signature in Word, refresh, and sign the new file",
        )


def _holders(file: WordFile, renewal: Renewal) -> Iterator[tuple[etree._Element, etree._Element]]:
    """What holds text in the edited file, with its like in the new one."""
    new = renewal.file
    yield file.root(file.main)[0], new.root(new.main)[0]
    for kind, _ in _NOTES:
        for part, other in zip(file.related(kind), new.related(kind), strict=False):
            yield file.root(part), new.root(other)


def _packed(file: WordFile, parts: dict[str, bytes]) -> bytes:
    """The file with other parts; what has not changed is as it was, byte for byte."""
    return zipped((name, parts.get(name) or _bytes(file, name)) for name in file.names())


def _bytes(file: WordFile, name: str) -> bytes:
    old = file.read(name)
    if not name.endswith(".xml") or not file.was_parsed(name):
        return old
    root = file.root(name)
    if etree.tostring(root, method="c14n") == etree.tostring(file.tree(name), method="c14n"):
        return old
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
