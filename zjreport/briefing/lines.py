"""The lines on which the texts of a definition stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..definition import Definition, Key
from ..sections import item_key

__all__ = ["text_lines"]


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
