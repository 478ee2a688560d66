"""Databases, opened to read: DuckDB and SQLite files, what SQLAlchemy knows, and any DB-API connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from ...errors import DataError, Place
from ..queries import Query
from . import unreadable

__all__ = ["Answer", "asked", "name_of"]

_SQLITE = b"SQLite format 3\0"
# Nothing but the file itself may be reached, whatever the query says.
_DUCKDB_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
    "lock_configuration": "true",
}
_MAY = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}


@dataclass(frozen=True, slots=True)
class Answer:
    """A result: the names of its columns, which of them hold 32-bit floats, and the next rows of it."""

    columns: Sequence[str]
    short: frozenset[int]
    next_rows: Callable[[int], Sequence[Sequence[Any]]]


def name_of(query: Query) -> str:
    """The database's name as it is to be shown: without folder, host and credentials."""
    database = query.database
    if isinstance(database, (str, PathLike)):
        text = str(database).partition("?")[0] if _is_url(database) else str(database)
        return Path(text).name or "database"
    url = getattr(getattr(database, "engine", database), "url", None)
    return Path(str(getattr(url, "database", "") or "")).name or "database"


@contextmanager
def asked(query: Query) -> Iterator[Answer]:
    """The answer to a query, as long as its database is open.

    Raises:
        DataError: there is no such database, or nothing to open it with.
    """
    database = query.database
    if isinstance(database, (str, PathLike)):
        with _url(query) if _is_url(database) else _file(Path(database), query) as answer:
            yield answer
    elif hasattr(database, "exec_driver_sql"):
        yield _of_sqlalchemy(database, query)
    elif hasattr(database, "dialect") and hasattr(database, "connect"):
        with database.connect() as connection:
            yield _of_sqlalchemy(connection, query)
    elif hasattr(database, "cursor"):
        with _cursor(database) as cursor:
            yield _of_cursor(cursor, query)
    else:
        raise query.refusal(
            f"{type(database).__name__} is no database",
            "give a file, a URL, a DB-API connection, or an engine of SQLAlchemy",
        )


def _is_url(database: object) -> bool:
    return isinstance(database, str) and "://" in database


@contextmanager
def _file(path: Path, query: Query) -> Iterator[Answer]:
    try:
        with path.open("rb") as file:
            is_sqlite = file.read(len(_SQLITE)) == _SQLITE
    except FileNotFoundError as error:
        raise DataError(
            f"there is no database {path.name}",
            code="data.no-file",
            place=query.place or Place(file=path.name),
            hint="give its path from the definition's folder",
        ) from error
    except OSError as error:
        raise unreadable(path.name, error.strerror or str(error)) from error
    with closing(_sqlite(path) if is_sqlite else _duckdb(path, query)) as connection:
        yield _of_cursor(connection.cursor(), query)


def _sqlite(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _MAY else sqlite3.SQLITE_DENY)
    return connection


def _duckdb(path: Path, query: Query) -> Any:
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise _no_extra("duckdb", query) from error
    kinds = [statement.type for statement in duckdb.extract_statements(query.statement())]
    if kinds != [duckdb.StatementType.SELECT]:
        raise query.refusal("it is no SELECT", "write one SELECT (or WITH … SELECT)")
    return duckdb.connect(str(path), read_only=True, config=_DUCKDB_SETTINGS)


@contextmanager
def _url(query: Query) -> Iterator[Answer]:
    try:
        import sqlalchemy
    except ModuleNotFoundError as error:
        raise _no_extra("sqlalchemy", query) from error
    url = sqlalchemy.make_url(str(query.database))
    if url.get_backend_name() in ("sqlite", "duckdb"):
        with _file(Path(url.database or ""), query) as answer:
            yield answer
        return
    engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.pool.NullPool)
    with engine.connect() as connection:
        if url.get_backend_name() in ("postgresql", "mysql", "mariadb"):
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        # What is never committed is undone.
        yield _of_sqlalchemy(connection, query)


def _of_sqlalchemy(connection: Any, query: Query) -> Answer:
    import sqlalchemy

    # A colon is no parameter here (::numeric), and the statement is passed as it is otherwise.
    result = connection.execute(sqlalchemy.text(query.statement().replace(":", r"\:")))
    return Answer([str(key) for key in result.keys()], frozenset(), result.fetchmany)  # noqa: SIM118


@contextmanager
def _cursor(connection: Any) -> Iterator[Any]:
    cursor = connection.cursor()
    try:
        yield cursor
    finally:
        cursor.close()


def _of_cursor(cursor: Any, query: Query) -> Answer:
    cursor.execute(query.statement())
    described = cursor.description
    if described is None:
        raise query.refusal("it gives no table", "write one SELECT")
    short = frozenset(index for index, column in enumerate(described) if str(column[1]) == "FLOAT")
    return Answer([str(column[0]) for column in described], short, cursor.fetchmany)


def _no_extra(package: str, query: Query) -> DataError:
    return DataError(
        f"a query of this database needs {package}",
        code="data.no-extra",
        place=query.place,
        hint="pip install 'zjreport[sql]'",
    )
