"""What is to be said of an edited file: each remark with its place in the text, as its author sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .paragraphs import Paragraph

__all__ = ["Remark", "Severity", "Spot", "flat", "spot_at"]

Severity = Literal["error", "warning", "info"]

_AROUND = 12
# How much of the name of a row or a column is said.
_NAME = 16


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a Word file: which page it is on nobody knows before it is laid out.

    Attributes:
        paragraph: the number among the paragraphs that show something, from 1; 0 for the whole file.
        heading: the heading that it stands under.
        context: the words around, the printed figure in 【】.
        kind: where the paragraph stands (``body``, ``cell``, ``footnote`` …).
        table, row, column: the cell, from 1; 0 outside of tables.
        row_name, column_name: what heads the cell's row and its column.
    """

    paragraph: int = 0
    heading: str = ""
    context: str = ""
    kind: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    row_name: str = ""
    column_name: str = ""

    def __str__(self) -> str:
        """The place in one line.

        >>> str(Spot(12, "一、工业", "增加值增长【6.3%】，"))
        'paragraph 12, under “一、工业”, “增加值增长【6.3%】，”'
        """
        parts = [f"paragraph {self.paragraph}" if self.paragraph else ""]
        if self.kind not in ("", "body", "cell"):
            parts.append(self.kind)
        if self.table:
            parts.append(f"table {self.table}, row {_short(self.row_name) or self.row}")
            parts.append(f"column {_short(self.column_name) or self.column}")
        parts += [
            f"under “{self.heading}”" if self.heading else "",
            f"“{self.context}”" if self.context else "",
        ]
        return ", ".join(filter(None, parts))


def flat(text: str) -> str:
    """A text on one line: Chinese needs no blank where a line was broken.

    >>> flat("规上工业\\n增加值")
    '规上工业增加值'
    """
    return "".join(text.splitlines())


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[:_NAME]}…"


def spot_at(paragraph: Paragraph, start: int = 0, end: int = 0) -> Spot:
    """The place of a piece of a paragraph's text; of the paragraph where no piece is given."""
    text, cell = paragraph.text, paragraph.cell if paragraph.cell and paragraph.cell.table else None
    if start < end:
        before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        context = f"{before}【{text[start:end]}】{after}"
    else:
        context = text[: 2 * _AROUND]
    return Spot(
        paragraph.number,
        paragraph.heading,
        " ".join(context.split()),
        paragraph.kind,
        *(
            (cell.table, cell.row, cell.column, cell.row_name, cell.column_name)
            if cell and cell.table
            else ()
        ),
    )


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about an edited file.

    ``printed`` is what stands in the file, ``says`` what the data say.  ``severity`` is ``error`` (the file
    says what the data do not), ``warning`` (look at it) or ``info`` (nothing is wrong).
    """

    code: str
    message: str
    spot: Spot = Spot()
    printed: str = ""
    says: str = ""
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """The remark in one line.

        >>> str(Remark("living.stale", "“6.3%” is now “6.1%”", Spot(12), hint="refresh the file"))
        'paragraph 12: “6.3%” is now “6.1%” (refresh the file) [living.stale]'
        """
        where = f"{self.spot}: " if str(self.spot) else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{hint} [{self.code}]"
