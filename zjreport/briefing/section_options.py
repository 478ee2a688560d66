"""The sections of a definition: each of its kind, with options that the kind knows."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

import msgspec

from .. import plugins
from ..definition import Definition
from ..errors import DefinitionError, PluginError, Problem, ZjreportError
from ..sections import Section
from .entries import PlaceOf, unknown_keys

__all__ = ["load_sections"]


def load_sections(definition: Definition, problems: list[Problem]) -> tuple[Section, ...]:
    """The sections that can be made; what is wrong with the others is added to ``problems``."""
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
    unknown = list(unknown_keys(f"the section {name}", given, known, place))
    for option, entries in _entries_below(kind).items():
        if isinstance(given.get(option), dict):
            owner = f"{option} of the section {name}"
            unknown += unknown_keys(owner, given[option], entries, partial(place, option))
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


def _entries_below(kind: type[Section]) -> dict[str, list[str]]:
    """Of options that are made of entries themselves, the names of these."""
    return {
        field.encode_name: [entry.encode_name for entry in part.fields]
        for field in msgspec.structs.fields(kind)
        if isinstance(found := msgspec.inspect.type_info(field.type), msgspec.inspect.UnionType)
        for part in found.types
        if isinstance(part, msgspec.inspect.StructType)
    }


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
