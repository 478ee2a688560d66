"""Refresh: an edited Word file brought up to date over new data, in a new file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from ...errors import DataError, Place, WriteError
from ...staging import write_all
from ...writers.docx.archive import zipped
from ..archive import WordFile
from ..edited import read_edited
from ..renewal import Data, renewed
from .adopting import Adopter, drop_doubles
from .cards import gather, release
from .changes import Change, Changes
from .charts import renew_charts
from .directions import turn_words
from .knowledge import Knowledge
from .merging import Merger
from .nodes import nodes_below
from .notes import Notes
from .numbers import Numbers
from .tracking import Tracker

__all__ = ["Refreshed", "refresh"]


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


def refresh(
    path: str | Path, data: Data = (), out: str | Path | None = None, *, track: bool = False
) -> Refreshed:
    """A new Word file: the one at ``path``, which others may have edited, brought up to date.

    Figures, the words that depend on them, tables and charts are those of ``data``; what an author wrote
    stays.

    Args:
        path: a file that zjreport has built.
        data: indicators, or files with data, catalogue and targets in any order.
        out: the new file; by default beside the old one, ``-更新`` behind its name.
        track: mark the changes of the text as tracked changes, to be accepted or rejected in Word.

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
    content, changes = refreshed(path, data, track=track)
    write_all({target: content})
    return Refreshed(target, changes)


def refreshed(path: str | Path, data: Data, *, track: bool = False) -> tuple[bytes, tuple[Change, ...]]:
    """The same as bytes, with the changes."""
    edited = read_edited(path)
    file, record = edited.file, edited.record
    _refuse_signed(file)
    renewal = renewed(record, data, file)
    changes = Changes(edited.paragraphs)
    for problem in renewal.refused:
        changes.add("left", "", "", name=f"{problem.place or ''}", reason=problem.message)
    numbers = Numbers.of(record, renewal)
    numbers.put_into(file, renewal.file)
    known = Knowledge(file, record, renewal, numbers, changes)
    tracker = Tracker(file) if track else None
    notes = Notes(known)
    adopter = Adopter(file, renewal.file, notes)
    _merge(Merger(known, adopter), known, notes, adopter.style)
    turn_words(known)
    if tracker:
        tracker.mark()
    drop_doubles(file.root(file.main))
    parts = renew_charts(known)
    parts[file.record_part] = known.new_record().to_bytes()
    return _packed(file, parts), changes.in_order()


def _refuse_signed(file: WordFile) -> None:
    if any(name.casefold().startswith("_xmlsignatures/") for name in file.names()):
        raise DataError(
            "the file is signed: any change would break its signature",
            code="living.signed",
            place=Place(file.name),
            hint="remove the signature in Word, refresh, and sign the new file",
        )


def _merge(merger: Merger, known: Knowledge, notes: Notes, style: Callable[[str], str]) -> None:
    """The text, then its notes, then what stands apart from both: text boxes, headers and footers."""
    if not known.is_of_this_version:
        reason = "the file was built by another zjreport: figures, their words and charts alone are renewed"
        known.changes.add("left", "", "", name="sentences and rows", reason=reason)
        merger.renew_in_place()
        return
    new = known.renewal.file
    body, other = known.file.root(known.file.main)[0], new.root(new.main)[0]
    gather(body, style)
    gather(other)
    merger.merge(nodes_below(body, known.old), nodes_below(other, known.new), body)
    pairs, gone, come = notes.pairs()
    for mine, theirs in pairs:
        merger.merge(mine.children, theirs.children, mine.element)
    for note in gone:
        notes.remove(note, merger.partners)
    for note in come:
        notes.put(note, merger.partners)
    notes.clean()
    merger.renew_rest()
    release(body)


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
