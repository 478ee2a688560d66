"""Rows as the bytes of a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

__all__ = ["Rows", "encoded"]

Rows = Iterable[Sequence[str]]


def encoded(rows: Rows, encoding: str = "utf-8") -> bytes:
    """The bytes of a file, lines ended as spreadsheet programs do."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode(encoding)
