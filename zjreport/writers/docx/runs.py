"""Runs as ``w:r`` elements: one for each, in a character style, figures on their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from ...runs import Role, Run, Runs
from .draft import Draft
from .fields import field, target_name
from .links import linked
from .markup import EMPTY, Xml, concat, w
from .names import HEAD_NAMES
from .styles import CHARACTER_PREFIX, LINK
from .texts import clean, text_xml

__all__ = ["note_mark", "plain_run", "runs_xml", "styled_run"]

# Signs that both scripts have (quotes, dashes, ①, ▲): the hint has Word take them from the Chinese face.
_SHARED = re.compile("[\u00a1-\u2e7f]")
_HINT = w("rFonts", hint="eastAsia")
_HEADS = frozenset(map(Role, HEAD_NAMES))
# A figure stands alone in its cell, where columns are set by its signs and no line breaks in it.
_CELL = "table-cell"
# Roles in which figures look other than in plain text.
_STRESSED = frozenset((Role.STRONG, Role.LEAD, Role.UNIT, Role.MUTED)) | _HEADS


def runs_xml(runs: Iterable[Run], style: str, draft: Draft) -> Xml:
    """The runs of a paragraph of ``style``."""
    return concat(
        linked(concat(_run_xml(run, style, draft) for run in same), link, draft)
        for link, same in groupby(runs, key=attrgetter("link"))
    )


def _run_xml(run: Run, style: str, draft: Draft) -> Xml:
    said = _said(run, style, draft)
    return Xml(said + note_mark(run.note, draft)) if run.note else said


def note_mark(note: Runs, draft: Draft) -> Xml:
    """The mark of a footnote, whose text goes into the part of the notes; nothing without a note."""
    if not note:
        return EMPTY
    with draft.in_footnotes():
        return draft.footnotes.add(runs_xml(note, "footnote", draft))


def _said(run: Run, style: str, draft: Draft) -> Xml:
    if run.role in _HEADS:
        draft.heads.add(run.role)
    if run.is_figure:
        return _figure_run(run, style, draft)
    shown = styled_run(run.text, run.role.value or (LINK if run.link else ""), draft)
    if run.ref and run.ref.name in draft.targets:
        return field(f"REF {target_name(draft.targets[run.ref.name])} \\h", shown)
    return shown


def _figure_run(run: Run, style: str, draft: Draft) -> Xml:
    """A printed figure: an element of its own, within the mark that ties it to its datum."""
    text_style = draft.theme.styles.get(style)
    stressed = text_style is not None and text_style.figures == "figure"
    key = "figure" if stressed else "datum"
    if run.role in _STRESSED:
        key = f"{key}-{run.role.value}"
    return draft.marked(run, styled_run(run.text, key, draft, held=style != _CELL))


def styled_run(text: str, character_style: str, draft: Draft, *, held: bool = False) -> Xml:
    """A run in a character style given by its key; the key may be empty.

    ``held`` is text whose minus is not to be parted from its number.
    """
    kept = clean(text, draft.where)
    if not kept:
        return EMPTY
    properties = _properties(character_style, hinted=bool(_SHARED.search(kept)))
    return Xml(f"<w:r>{properties}{text_xml(kept, held=held)}</w:r>")


@lru_cache(maxsize=256)
def _properties(character_style: str, *, hinted: bool) -> Xml:
    style = w("rStyle", val=f"{CHARACTER_PREFIX}{character_style}") if character_style else EMPTY
    hint = _HINT if hinted else EMPTY
    return w("rPr", style, hint) if style or hint else EMPTY


def plain_run(text: str, draft: Draft) -> Xml:
    """A run in the look of its paragraph."""
    return styled_run(text, "", draft)
