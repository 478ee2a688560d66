"""Loading: a definition's plain values as the settings and sections of a briefing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from .. import plugins
from ..definition import Definition, Key
from ..errors import DefinitionError, Place, PluginError, Problem, ZjreportError, did_you_mean
from ..indicators import Period, Query
from ..sections import Section, item_key

__all__ = ["KEYS", "data_files", "load_settings", "mapping_file", "text_lines"]

KEYS = (
    "title",
    "period",
    "area",
    "register",
    "theme",
    "organisation",
    "language",
    "archive",
    "data",
    "catalogue",
    "targets",
    "mapping",
    "phrases",
    "sections",
)

PlaceOf = Callable[..., Place]


def load_settings(definition: Definition) -> dict[str, Any]:
    """The arguments of a :class:`~zjreport.briefing.Briefing`, sections included.

    Raises:
        DefinitionError: everything that is wrong, together.
    """
    problems = list(_unknown_keys("a briefing", definition.values, KEYS, definition.place))
    settings = _settings(definition, problems)
    settings["sections"] = _sections(definition, problems)
    if problems:
        raise DefinitionError.collect(problems)
    return settings


def _settings(definition: Definition, problems: list[Problem]) -> dict[str, Any]:
    values = definition.values
    settings: dict[str, Any] = {}
    for key in ("title", "area", "register", "organisation", "language", "period"):
        if values.get(key) is not None:
            settings[key] = str(values[key])
    settings.setdefault("title", "")
    if "period" in settings:
        try:
            settings["period"] = Period.parse(settings["period"])
        except ZjreportError as error:
            problems += error.at(definition.place("period")).problems
    if values.get("theme") is not None:
        settings["theme"] = _theme(values["theme"], definition)
    if values.get("archive") is not None:
        settings["archive"] = values["archive"]
        problems += _no_choice("archive", definition)
    settings["data"] = data_files(definition)
    settings["vintages"] = _vintages(definition, problems)
    settings["mapping"] = mapping_file(definition)
    settings["phrases"] = tuple(_beside(definition, name) for name in _files(values.get("phrases")))
    problems += _missing_folders(settings["phrases"], definition)
    return settings


def _no_choice(key: str, definition: Definition) -> Iterator[Problem]:
    value = definition.values[key]
    if not isinstance(value, bool):
        yield Problem(
            "definition.wrong-type",
            f"{key} is “{value}”, which is neither true nor false",
            definition.place(key),
            f"write {key}: true, or leave it out",
        )


def _missing_folders(folders: Sequence[Path], definition: Definition) -> Iterator[Problem]:
    for folder in folders:
        if not folder.is_dir():
            yield Problem(
                "definition.no-phrases",
                f"the folder of phrases {folder.name} does not exist",
                definition.place("phrases"),
                "give its path from the definition's folder",
            )


def text_lines(definition: Definition, index: int) -> dict[str, int]:
    """The line of each text, and of each list of texts, in a section of a definition."""
    listed = definition.values.get("sections")
    if not isinstance(listed, list) or index >= len(listed):
        return {}
    return dict(_lines_below(definition, listed[index], ("sections", index)))


def _lines_below(definition: Definition, value: Any, path: Key) -> Iterator[tuple[str, int]]:
    line = definition.lines.get(path, 0)
    if isinstance(value, str):
        yield value, line
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _lines_below(definition, part, (*path, key))
    elif isinstance(value, list):
        if all(isinstance(part, str) for part in value):
            yield item_key(value), line
        for number, part in enumerate(value):
            yield from _lines_below(definition, part, (*path, number))


def _theme(theme: Any, definition: Definition) -> Any:
    if isinstance(theme, str) and theme.endswith(".toml"):
        return str(_beside(definition, theme))
    return theme


def data_files(definition: Definition) -> tuple[Path | Query, ...]:
    """The data files and queries that a definition names, whatever else is wrong with it."""
    return tuple(
        _query(definition, item, key, index) if _is_query(item) else _beside(definition, _file(item))
        for key in ("catalogue", "data", "targets")
        for index, item in enumerate(_listed(definition.values.get(key)))
    )


def _is_query(item: Any) -> bool:
    return isinstance(item, dict) and "sql" in item


def _query(definition: Definition, item: Mapping[str, Any], *path: str | int) -> Query:
    named = str(item.get("database") or "")
    database = named if "://" in named else _beside(definition, named)
    return Query(str(item["sql"]), database, str(item.get("name") or ""), definition.place(*path, "sql"))


def mapping_file(definition: Definition) -> Path | None:
    """The mapping file that a definition names."""
    name = definition.values.get("mapping")
    return None if name is None else _beside(definition, str(name))


def _files(value: Any) -> list[str]:
    return [_file(item) for item in _listed(value)]


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _file(item: Any) -> str:
    return str(item.get("file", "") if isinstance(item, dict) else item)


def _vintages(definition: Definition, problems: list[Problem]) -> dict[str, str]:
    """The releases that the definition gives its data files, by their names."""
    vintages: dict[str, str] = {}
    for index, item in enumerate(_listed(definition.values.get("data"))):
        if not isinstance(item, dict):
            continue
        place = partial(definition.place, "data", index)
        if _is_query(item):
            problems += _incomplete_query(item, place)
            continue
        problems += _unknown_keys("a data file", item, ("file", "vintage"), place)
        if not item.get("file"):
            message = "a data file without its name"
            problems.append(Problem("definition.data", message, place(), "write file: and vintage:"))
        elif item.get("vintage") is not None:
            vintages[Path(str(item["file"])).name] = str(item["vintage"])
    return vintages


def _incomplete_query(item: Mapping[str, Any], place: PlaceOf) -> Iterator[Problem]:
    yield from _unknown_keys("a query", item, ("sql", "database", "name"), place)
    for key, hint in (("sql", "write sql: SELECT …"), ("database", "write database: and a file, or a URL")):
        if not isinstance(item.get(key), str):
            yield Problem("definition.data", f"a query without {key}:", place(), hint)


def _beside(definition: Definition, name: str) -> Path:
    return definition.path.parent / name if definition.path else Path(name)


def _sections(definition: Definition, problems: list[Problem]) -> tuple[Section, ...]:
    listed = definition.values.get("sections") or []
    if not isinstance(listed, list):
        place = definition.place("sections")
        problems.append(Problem("definition.sections", "sections: holds no list", place))
        return ()
    sections = []
    for index, options in enumerate(listed):
        try:
            sections.append(
                _section(options, lambda *path, at=index: definition.place("sections", at, *path))
            )
        except ZjreportError as error:
            problems += error.at(definition.place("sections", index)).problems
    return tuple(sections)


def _section(options: Any, place: PlaceOf) -> Section:
    if not isinstance(options, dict) or not isinstance(options.get("kind"), str):
        raise DefinitionError(
            "a section needs a kind",
            code="definition.no-kind",
            hint="known: " + ", ".join(plugins.sections.names()),
        )
    name = options["kind"]
    kind = _kind(name)
    given = {key: _as_text(value) for key, value in options.items() if key != "kind" and value is not None}
    known = [entry.encode_name for entry in msgspec.structs.fields(kind)]
    unknown = list(_unknown_keys(f"the section {name}", given, known, place))
    for option, entries in _entries_below(kind).items():
        if isinstance(given.get(option), dict):
            owner = f"{option} of the section {name}"
            unknown += _unknown_keys(owner, given[option], entries, partial(place, option))
    if unknown:
        raise DefinitionError.collect(unknown)
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        option = path.strip("`$.").partition("[")[0]
        raise DefinitionError(
            f"{name}: {message}" + (f" at {path.strip('`$.')}" if path else ""),
            code="definition.option",
            place=place(option) if option else None,
            hint=f"options are {', '.join(known)}",
        ) from error


def _entries_below(kind: type[Section]) -> dict[str, list[str]]:
    """Of options that are made of entries themselves, the names of these."""
    return {
        field.encode_name: [entry.encode_name for entry in part.fields]
        for field in msgspec.structs.fields(kind)
        if isinstance(found := msgspec.inspect.type_info(field.type), msgspec.inspect.UnionType)
        for part in found.types
        if isinstance(part, msgspec.inspect.StructType)
    }


def _kind(name: str) -> type[Section]:
    """The section class called ``name``.

    Raises:
        PluginError: what is registered under that name is no section.
    """
    kind = plugins.sections.load(name)
    if not (
        isinstance(kind, type) and issubclass(kind, Section) and isinstance(getattr(kind, "kind", None), str)
    ):
        raise PluginError(
            f"the section “{name}” is {kind!r}, which is no Section with a kind",
            code="plugin.no-section",
            hint="its entry point must name a subclass of zjreport.Section",
        )
    return kind


def _as_text(value: Any) -> Any:
    """Numbers as they were written: ``period: 2024`` and ``year: 2024`` are texts in a definition.

    Options that are numbers are made so again when they are checked.
    """
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return str(value) if number else value


def _unknown_keys(
    owner: str, values: Mapping[str, Any], known: Sequence[str], place: PlaceOf
) -> Iterator[Problem]:
    for key in values:
        if key not in known:
            yield Problem(
                "definition.unknown-key",
                f"{owner} has no entry “{key}”",
                place(key),
                did_you_mean(key, known),
            )
