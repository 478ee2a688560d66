"""Building: read, compose and write, every format or none."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from .. import plugins
from ..blocks import Document
from ..errors import DataError, Place, Problem, UnknownNameError, ZjreportWarning, did_you_mean
from ..indicators import IndicatorSet, Period, Query
from ..runs import Basis, Source
from ..staging import write_all
from .model import Briefing, Progress

__all__ = ["build", "known_formats", "read_or_raise", "typed_figures"]


def build(
    briefing: str | Path | Briefing,
    out: str | Path = ".",
    formats: Sequence[str] = ("docx", "pdf"),
    *,
    data: Iterable[str | Path] = (),
    period: str | Period | None = None,
    area: str | None = None,
    register: str | None = None,
    theme: str | Mapping[str, Any] | None = None,
    archive: bool | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """Read, compose and write a briefing: every format or none.

    Args:
        briefing: a definition's path, or a briefing built in Python.
        out: the folder for the files; made where it is missing.
        formats: names of writers.
        data: data files instead of the definition's own.
        period, area, register, theme, archive: instead of the definition's.
        progress: called with what is being done, how far, and of how many.

    Returns:
        The paths of the written files, in the order of ``formats``.

    Raises:
        ZjreportError: problems of the definition or the data, or a file that cannot be written;
            then nothing is written.
    """
    loaded = briefing if isinstance(briefing, Briefing) else Briefing.load(briefing)
    known_formats(formats)
    indicators = read_or_raise(loaded, data)
    document = loaded.compose(
        indicators, period=period, area=area, register=register, theme=theme, progress=progress
    )
    if archive is not None:
        document = replace(document, archive=archive)
    contents: dict[Path, bytes] = {}
    for number, format in enumerate(formats):
        if progress:
            progress(format, number, len(formats))
        contents[Path(out) / f"{loaded.name}.{format}"] = document.to_bytes(format)
    return list(write_all(contents))


def known_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """The formats, each once.

    Raises:
        UnknownNameError: there is no writer for one of them.
    """
    known = plugins.writers.names()
    for format in formats:
        if format not in known:
            raise UnknownNameError(
                f"no writer is called “{format}”", code="writer.unknown", hint=did_you_mean(format, known)
            )
    return tuple(dict.fromkeys(formats))


def read_or_raise(briefing: Briefing, data: Iterable[str | Path | Query]) -> IndicatorSet:
    """The data of a briefing, or ``data`` instead of it; warnings are told.

    Raises:
        DataError: the errors that were found, all together.
    """
    indicators, problems = briefing.read(data)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DataError.collect(errors)
    for problem in problems:
        warnings.warn(str(problem), ZjreportWarning, stacklevel=3)
    return indicators


def typed_figures(document: Document) -> Iterator[Problem]:
    """A warning for every figure that an author typed into a text instead of naming its datum."""
    for figure in document.figures():
        if figure.provenance.basis is Basis.TYPED:
            source = figure.provenance.sources[0] if figure.provenance.sources else Source()
            yield Problem(
                "figure.typed",
                f"“{figure.text}” is typed by hand and rests on no datum",
                Place(file=source.file or None, line=source.row, section=source.column),
                "name the indicator: {{ id | level }}",
                "warning",
            )
