"""The files and queries that a definition names: data, releases, mapping, all found from its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..definition import Definition
from ..errors import Problem
from ..indicators import Query
from .entries import PlaceOf, unknown_keys

__all__ = ["beside", "data_files", "files", "mapping_file", "vintages"]


def data_files(definition: Definition) -> tuple[Path | Query, ...]:
    """The data files and queries that a definition names, whatever else is wrong with it."""
    return tuple(
        _query(definition, item, key, index) if _is_query(item) else beside(definition, _file(item))
        for key in ("catalogue", "data", "targets")
        for index, item in enumerate(_listed(definition.values.get(key)))
    )


def mapping_file(definition: Definition) -> Path | None:
    """The mapping file that a definition names."""
    name = definition.values.get("mapping")
    return None if name is None else beside(definition, str(name))


def vintages(definition: Definition, problems: list[Problem]) -> dict[str, str]:
    """The releases that the definition gives its data files, by their names."""
    found: dict[str, str] = {}
    for index, item in enumerate(_listed(definition.values.get("data"))):
        if not isinstance(item, dict):
            continue
        place = partial(definition.place, "data", index)
        if _is_query(item):
            problems += _incomplete_query(item, place)
            continue
        problems += unknown_keys("a data file", item, ("file", "vintage"), place)
        if not item.get("file"):
            message = "a data file without its name"
            problems.append(Problem("definition.data", message, place(), "write file: and vintage:"))
        elif item.get("vintage") is not None:
            found[Path(str(item["file"])).name] = str(item["vintage"])
    return found


def _incomplete_query(item: Mapping[str, Any], place: PlaceOf) -> Iterator[Problem]:
    yield from unknown_keys("a query", item, ("sql", "database", "name"), place)
    for key, hint in (("sql", "write sql: SELECT …"), ("database", "write database: and a file, or a URL")):
        if not isinstance(item.get(key), str):
            yield Problem("definition.data", f"a query without {key}:", place(), hint)


def _is_query(item: Any) -> bool:
    return isinstance(item, dict) and "sql" in item


def _query(definition: Definition, item: Mapping[str, Any], *path: str | int) -> Query:
    named = str(item.get("database") or "")
    database = named if "://" in named else beside(definition, named)
    return Query(str(item["sql"]), database, str(item.get("name") or ""), definition.place(*path, "sql"))


def files(value: Any) -> list[str]:
    """The names of files in an entry that holds one or a list of them, or nothing."""
    return [_file(item) for item in _listed(value)]


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _file(item: Any) -> str:
    return str(item.get("file", "") if isinstance(item, dict) else item)


def beside(definition: Definition, name: str) -> Path:
    """The path of a file that the definition names from its own folder."""
    return definition.path.parent / name if definition.path else Path(name)
