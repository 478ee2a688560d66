"""Queries: a table that a database makes, in place of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from os import PathLike
from typing import Any

from ..errors import DataError, Place

__all__ = ["Query"]

# Quoted texts and names, and comments: what stands in them is no part of the statement's shape.
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
_READING = re.compile(r"[\s(]*(?:select|with|from|values|table)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """One ``SELECT`` and the database that it is put to; its columns are headed as a table's are.

    Attributes:
        sql: the statement, which the database gets as it is.
        database: a DuckDB or SQLite file, the URL of any database that SQLAlchemy knows, an engine or a
            connection of SQLAlchemy, or any DB-API connection.  Files and URLs are opened to read only, and
            are closed again; a connection stays open, and is its owner's.
        name: the name by which figures from here are traced, beside the database's.
        place: where the query stands, for messages.
    """

    sql: str
    database: str | PathLike[str] | Any = field(repr=False)
    name: str = ""
    place: Place = field(default=Place(), compare=False)

    def statement(self) -> str:
        """The statement, which must be one, and one that reads.

        Raises:
            DataError: it is several, or none, or begins otherwise.
        """
        shape = _QUOTED.sub(" ", self.sql).strip()
        if ";" in shape.rstrip("; \n\t"):
            raise self.refusal("it holds several statements", "keep one SELECT")
        if not _READING.match(shape):
            raise self.refusal("it is no SELECT", "write one SELECT (or WITH … SELECT)")
        return self.sql.strip().rstrip(";")

    def refusal(self, why: str, hint: str = "") -> DataError:
        """The error for a query that gives no table."""
        return DataError(f"the query cannot be read: {why}", code="data.query", place=self.place, hint=hint)
