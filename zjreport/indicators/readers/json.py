"""JSON: a list of rows, or an object of such lists; and the same as Python lists and mappings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from . import Reader, Sheet, _records, unreadable
from ._encodings import decode

__all__ = ["JsonReader", "plugin"]

_MAX_EXPONENT = 60


class JsonReader(Reader):
    """Rows as objects.  Numbers keep the digits they are written with; rows count from 1."""

    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    @classmethod
    def accepts(cls, source: object) -> bool:
        return isinstance(source, (list, tuple, Mapping))

    def read(self, source: Any, name: str) -> list[Sheet]:
        content = _parsed(source, name) if isinstance(source, bytes) else source
        return _records.sheets_of(content, name)


def _parsed(data: bytes, name: str) -> Any:
    try:
        return json.loads(
            decode(data, name),
            parse_float=_decimal,
            parse_constant=lambda _: None,
            object_pairs_hook=_unique,
        )
    except RecursionError as error:
        raise unreadable(name, "it is nested too deeply", code="data.shape") from error
    except ValueError as error:
        raise unreadable(name, f"it is not valid JSON: {error}", code="data.format") from error


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if abs(number.adjusted()) > _MAX_EXPONENT:
        # Written out, as figures are printed, it would fill the memory.
        raise ValueError(f"{text[:20]} is beyond any figure")
    return number


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key “{twice}” stands twice in one object")
    return content


plugin = JsonReader
