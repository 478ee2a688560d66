"""The door for indicator data: any sources in, one indicator set out."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from collections.abc import Mapping as Lookup
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

from .. import plugins
from ..errors import DataError, Place, PluginError, Problem, ZjreportError, ZjreportWarning, did_you_mean
from .interpret import Given, interpret
from .mapping import Mapping
from .model import IndicatorSet
from .periods import Period
from .proposals import proposal_text, propose
from .readers import MAX_BYTES, Reader, Sheet, unreadable

__all__ = ["propose_mapping", "read_indicators", "read_with_problems"]

_SIGNATURES = ((b"PK\x03\x04", ".xlsx"), (b"\xd0\xcf\x11\xe0", ".xls"))


def read_indicators(
    *sources: Any,
    format: str | None = None,
    period: str | Period | None = None,
    area: str = "",
    mapping: str | PathLike[str] | Mapping | None = None,
    vintages: Lookup[str, str] | None = None,
) -> IndicatorSet:
    """The indicators, observations and targets of all sources together.

    Args:
        sources: paths, open files, data frames of any library, rows as a list of mappings, or queries
            (:class:`~.queries.Query`); a list of paths is taken as several sources.  Catalogue, data and
            targets may lie in one source or in several, in any order: their headers tell them apart.
        format: the suffix to read files by (``"csv"``), instead of their own.
        period: the period of rows which nothing in the file dates.
        area: the area of rows which name none.
        mapping: a mapping file, or a mapping: which indicators names in the tables stand for.
        vintages: the release that a file's rows came from, by the file's name, for rows that do not say it.

    Raises:
        DataError: with every problem found in any of the sources, each with its cell and a hint.

    Warns:
        ZjreportWarning: for each thing that was passed over (an unknown column, a repeated row).

    >>> data = read_indicators([{"指标": "城市绿道", "时期": "2023年", "数值": "47.5", "单位": "公里"}])
    >>> data.observations[0].value, str(data.observations[0].period), data.indicator("城市绿道").unit
    (Decimal('47.5'), '2023', '公里')
    """
    data, problems = read_with_problems(
        *sources, format=format, period=period, area=area, mapping=mapping, vintages=vintages
    )
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DataError.collect(errors)
    for problem in problems:
        warnings.warn(str(problem), ZjreportWarning, stacklevel=2)
    return data


def read_with_problems(
    *sources: Any,
    format: str | None = None,
    period: str | Period | None = None,
    area: str = "",
    mapping: str | PathLike[str] | Mapping | None = None,
    vintages: Lookup[str, str] | None = None,
) -> tuple[IndicatorSet, tuple[Problem, ...]]:
    """Like :func:`read_indicators`, but whatever is wrong is returned and not raised.

    The set holds the rows that could be read.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    each = list(_flat(sources))
    if not each:
        problems.append(
            Problem("data.none", "no data was given", hint="name a file, or hand over a data frame")
        )
    for source in each:
        try:
            sheets.extend(_sheets(source, format))
        except ZjreportError as error:
            problems.extend(error.problems)
    default = Period.parse(period) if isinstance(period, str) else period
    names = {} if mapping is None else {"mapping": _mapping(mapping, problems)}
    told = [replace(sheet, vintage=(vintages or {}).get(sheet.file, "")) for sheet in sheets]
    data, found = interpret(told, Given(default, area, **names))
    return data, (*problems, *found)


def propose_mapping(*sources: Any, mapping: str | PathLike[str] | None = None) -> str:
    """A mapping file that says what the names in the data tables may stand for.

    Names of the catalogue are taken as they are; near ones are proposed with their confidence and
    ``accept: false``, and count only once a user accepts them.  Without a catalogue, the usual indicators of
    a city are proposed.

    Args:
        sources: as for :func:`read_indicators`.
        mapping: the mapping file in use, whose entries stay.

    Raises:
        ZjreportError: a source, or the mapping file, cannot be read.
    """
    sheets = [sheet for source in _flat(sources) for sheet in _sheets(source, None)]
    known = Mapping() if mapping is None else Mapping.load(Path(mapping))
    existing = "" if mapping is None else Path(mapping).read_text(encoding="utf-8-sig")
    return proposal_text(propose(sheets, known), existing)


def _mapping(mapping: str | PathLike[str] | Mapping, problems: list[Problem]) -> Mapping:
    if isinstance(mapping, Mapping):
        return mapping
    try:
        return Mapping.load(Path(mapping))
    except ZjreportError as error:
        problems.extend(error.problems)
        return Mapping()


def _flat(sources: Iterable[Any]) -> Iterable[Any]:
    """The sources one by one; a list is several of them unless it is a list of rows."""
    for source in sources:
        if isinstance(source, (list, tuple)) and not all(isinstance(part, Lookup) for part in source):
            yield from source
        else:
            yield source


def _sheets(source: Any, format: str | None) -> list[Sheet]:
    if isinstance(source, (str, PathLike)):
        path = Path(source)
        return _read(_file_bytes(path), path.name, _suffix(format) or path.suffix.lower())
    if hasattr(source, "read"):
        name = Path(str(getattr(source, "name", "") or "data")).name
        content = _stream_bytes(source, name)
        return _read(content, name, _suffix(format) or Path(name).suffix.lower() or _guessed(content))
    return _reader_of_object(source).read(source, _name_of_object(source))


def _suffix(format: str | None) -> str:
    return f".{format.lower().lstrip('.')}" if format else ""


def _file_bytes(path: Path) -> bytes:
    name = path.name
    try:
        if path.is_dir():
            raise unreadable(name, "it is a folder", "name the files in it")
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DataError(
            "there is no such file", code="data.no-file", place=Place(file=name), hint=_near_files(path)
        ) from error
    except OSError as error:
        raise unreadable(
            name, error.strerror or str(error), "close it where it is open, and look at its permissions"
        ) from error


def _near_files(path: Path) -> str:
    """The files of the folder that could have been meant."""
    if not path.parent.is_dir():
        return "its folder does not exist"
    suffixes = {suffix for reader in _readers() for suffix in reader.suffixes}
    return did_you_mean(
        path.name, [near.name for near in path.parent.iterdir() if near.suffix.lower() in suffixes]
    )


def _stream_bytes(stream: Any, name: str) -> bytes:
    content = stream.read(MAX_BYTES + 1)
    data = content.encode() if isinstance(content, str) else bytes(content)
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    return data


def _too_large(name: str) -> DataError:
    return unreadable(name, f"it is larger than {MAX_BYTES // 1_000_000} MB", code="data.too-large")


def _read(content: bytes, name: str, suffix: str) -> list[Sheet]:
    if not content.strip():
        raise unreadable(name, "it is empty", code="data.empty")
    return _reader_of_suffix(suffix, name).read(content, name)


def _guessed(content: bytes) -> str:
    for start, suffix in _SIGNATURES:
        if content.startswith(start):
            return suffix
    return ".json" if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") else ".csv"


def _readers() -> Iterable[type[Reader]]:
    for name in plugins.readers.names():
        try:
            yield plugins.readers.load(name)
        except PluginError:
            # A broken plug-in is told by ``zjreport list readers``; it is not in the way of other formats.
            continue


def _reader_of_suffix(suffix: str, name: str) -> Reader:
    known: list[str] = []
    for reader in _readers():
        if suffix in reader.suffixes:
            return reader()
        known.extend(reader.suffixes)
    raise unreadable(
        name,
        f"nothing reads files that end in “{suffix}”" if suffix else "its name has no suffix",
        f"known: {', '.join(sorted(known))}",
        code="data.format",
    )


def _reader_of_object(source: Any) -> Reader:
    for reader in _readers():
        if reader.accepts(source):
            return reader()
    raise DataError(
        f"{type(source).__name__} is no data that can be read",
        code="data.format",
        hint="give a path, an open file, rows as a list of mappings, a data frame, or a query",
    )


def _name_of_object(source: Any) -> str:
    return "rows" if isinstance(source, (list, tuple, Lookup)) else type(source).__name__
