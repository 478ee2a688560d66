"""YAML definitions: plain values, with the line of each, and nothing that YAML can be made to do.

YAML 1.2 by ruamel.yaml's composer: ``no`` and ``12:30`` stay text, numbers are Decimal or int,
duplicate keys are refused, and aliases and sizes are capped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from .errors import DefinitionError, Place, Problem

__all__ = ["Definition", "Key", "read_definition"]

_BRACKETS = re.compile(r"[\[\]{}]")

MAX_BYTES = 1_000_000
_MAX_NODES = 50_000
_MAX_DEPTH = 50
# The parser takes a time that grows with the square of the brackets that are open.
_MAX_OPEN = 500

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition as plain values; ``lines`` gives the line of each value by its path."""

    values: Mapping[str, Any]
    lines: Mapping[Key, int] = field(default_factory=dict)
    path: Path | None = None

    def place(self, *path: str | int, section: str | None = None) -> Place:
        """Where the value at ``path`` stands: its own line, or its nearest ancestor's."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(file=self.path.name if self.path else None, section=section, line=self.lines.get(path))


def read_definition(path: Path) -> Definition:
    """The definition in a YAML file.

    Raises:
        DefinitionError: it cannot be read, is no YAML, holds a key twice, or is no mapping.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DefinitionError(
            f"{path.name} cannot be read: {error.strerror or error}",
            code="definition.unreadable",
            hint="give the path of a briefing.yaml",
        ) from error
    if len(data) > MAX_BYTES:
        raise DefinitionError(f"{path.name} has {len(data)} bytes", code="definition.too-large")
    builder = _Builder(path.name)
    values = builder.build(_compose(path.name, data), ())
    if builder.problems:
        raise DefinitionError.collect(builder.problems)
    if not isinstance(values, dict):
        raise DefinitionError(
            f"{path.name} holds no mapping",
            code="definition.no-mapping",
            place=Place(file=path.name, line=1),
            hint="begin with title: and sections:",
        )
    return Definition(values, builder.lines, path)


def _compose(name: str, data: bytes) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = data.decode("utf-8-sig")
        if _most_open(text) > _MAX_OPEN:
            raise DefinitionError(f"{name} is nested too deep", code="definition.too-deep")
        return YAML(typ="safe", pure=True).compose(text)
    except UnicodeDecodeError as error:
        raise DefinitionError(
            f"{name} is not UTF-8", code="definition.encoding", hint="save the file as UTF-8"
        ) from error
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else None
        raise DefinitionError(
            f"{name} is no valid YAML: {error.problem}",
            code="definition.yaml",
            place=Place(file=name, line=line),
            hint="look at indentation, colons and quotes; text that begins with {{ needs quotes",
        ) from error
    except YAMLError as error:
        raise DefinitionError(f"{name} is no valid YAML: {error}", code="definition.yaml") from error
    except RecursionError as error:
        raise DefinitionError(f"{name} is nested too deep", code="definition.too-deep") from error


def _most_open(text: str) -> int:
    """How many brackets are open at once, at most; those in quotes count too."""
    depth = most = 0
    for sign in _BRACKETS.findall(text):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        most = max(most, depth)
    return most


class _Builder:
    """Turns YAML nodes into plain values and remembers where each stood."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Key, int] = {}
        self.problems: list[Problem] = []
        self._nodes = 0

    def build(self, node: Any, path: Key) -> Any:
        if node is None:
            return None
        self._nodes += 1
        if self._nodes > _MAX_NODES:
            raise DefinitionError(
                f"{self.name} has more than {_MAX_NODES} values",
                code="definition.too-large",
                hint="aliases count at every use",
            )
        if len(path) > _MAX_DEPTH:
            raise self._too_deep(node)
        self.lines.setdefault(path, node.start_mark.line + 1)
        kind = type(node).__name__
        if kind == "MappingNode":
            return self._mapping(node, path)
        if kind == "SequenceNode":
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _too_deep(self, node: Any) -> DefinitionError:
        return DefinitionError(
            f"{self.name} is nested more than {_MAX_DEPTH} deep",
            code="definition.too-deep",
            place=Place(file=self.name, line=node.start_mark.line + 1),
            hint="look for an alias that holds itself",
        )

    def _mapping(self, node: Any, path: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = Place(file=self.name, line=key_node.start_mark.line + 1)
            if not isinstance(key_node.value, str):
                hint = "text that begins with {{ needs quotes"
                self.problems.append(Problem("definition.key", "a key is no plain word", place, hint))
                continue
            key = str(key_node.value)
            if key in values:
                self.problems.append(Problem("definition.duplicate", f"“{key}” stands twice", place))
            values[key] = self.build(value_node, (*path, key))
            self.lines[(*path, key)] = key_node.start_mark.line + 1
        return values

    def _scalar(self, node: Any) -> Any:
        tag = str(node.tag).rpartition(":")[2]
        if tag == "null":
            return None
        if tag == "bool":
            return node.value.lower() == "true"
        if tag == "int":
            return _integer(node.value)
        if tag == "float":
            return _decimal(node.value)
        return str(node.value)


def _integer(text: str) -> int | str:
    """A number; codes such as 033000 stay text."""
    digits = text.lstrip("+-")
    return int(text) if digits.isdecimal() and (digits == "0" or not digits.startswith("0")) else text


def _decimal(text: str) -> Decimal | str:
    try:
        value = Decimal(text)
    except ArithmeticError:
        return text
    return value if value.is_finite() else text
