"""The furniture of official papers: what stands above and below their text (GB/T 9704-2012, clause 7).

Briefings and documents proper differ in their heads and share the rest.  None of it says how it is set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..runs import Runs

__all__ = ["Attachment", "AttachmentNote", "CopyLine", "Imprint", "Masthead", "Signature"]


@dataclass(frozen=True, slots=True)
class Masthead:
    """The red head of a first page, with the title below its line.

    ``name`` is what is printed large in red: a briefing's name (经济运行简报), or the mark of the office
    that issues a document (某某市人民政府文件).  ``issue`` stands centred below it (第3期, or 〔2024〕1号);
    ``left`` and ``right`` share the line above the red one (office and date; document number and
    signatory).  ``marks`` are the lines at the upper left (内部资料, urgency), ``number`` is the
    copy's number.
    """

    name: Runs
    issue: Runs = ()
    left: Runs = ()
    right: Runs = ()
    marks: tuple[Runs, ...] = ()
    number: str = ""
    title: Runs = ()
    kind: Literal["briefing", "document"] = "briefing"


@dataclass(frozen=True, slots=True)
class Signature:
    """Offices over the date, at the right; ``sealed`` leaves room for a seal; ``note`` is below it (附注)."""

    offices: tuple[Runs, ...]
    date: Runs = ()
    sealed: bool = True
    note: Runs = ()


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """The list of attachments below the text; a pass fills in the titles of the attachments that follow."""

    titles: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """The head of an attachment, which begins a page: 附件1 and its title.

    A pass gives the ``number``; the only attachment of a document has none.
    """

    title: Runs
    number: str = ""


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Who gets the paper: a label (抄送, 报, 送, 发) and the offices."""

    label: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Imprint:
    """The lines at the foot of the last page: who gets copies, who printed it and when, how many."""

    copies: tuple[CopyLine, ...] = ()
    office: Runs = ()
    date: Runs = ()
    count: Runs = ()
