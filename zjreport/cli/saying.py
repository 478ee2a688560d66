"""What is said on standard output and standard error: lines, progress, warnings, the log."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from ..errors import Problem, ZjreportWarning

if TYPE_CHECKING:
    from ..living.remarks import Remark

__all__ = [
    "count",
    "logging_told",
    "progress_told",
    "say",
    "say_problems",
    "use_utf8",
    "warnings_told",
]

_log = logging.getLogger(__name__)


def say(stream: TextIO, *lines: object) -> None:
    """Lines on a stream."""
    for line in lines:
        stream.write(f"{line}\n")


def say_problems(stream: TextIO, problems: Iterable[Problem | Remark]) -> None:
    """A line a problem or a remark."""
    say(stream, *(f"{problem.severity}: {problem}" for problem in problems))


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


@contextmanager
def progress_told() -> Iterator[Callable[[str, int, int], None]]:
    """A line on the terminal that is written over; nothing where there is no terminal."""
    terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def show(what: str, done: int, of: int) -> None:
        if what:
            _log.info("%s (%d of %d)", what, done + 1, of)
        if terminal:
            _write_over(f"{what} {done + 1}/{of}" if what else "")

    try:
        yield show
    finally:
        if terminal:
            _write_over("")


def _write_over(text: str) -> None:
    sys.stderr.write(f"\r\x1b[K{text}")
    sys.stderr.flush()


@contextmanager
def warnings_told() -> Iterator[None]:
    """Our warnings are told once each, when the work is over; others go where they always go."""
    told: dict[str, None] = {}
    usual = warnings.showwarning

    def tell(message: Warning | str, category: type[Warning], *place: Any, **options: Any) -> None:
        if issubclass(category, ZjreportWarning):
            told.setdefault(f"warning: {message}")
        else:
            usual(message, category, *place, **options)

    with warnings.catch_warnings():
        warnings.simplefilter("always", ZjreportWarning)
        warnings.showwarning = tell
        try:
            yield
        finally:
            say(sys.stderr, *told)


@contextmanager
def logging_told(verbose: bool) -> Iterator[None]:
    """With ``--verbose``, what zjreport logs goes to standard error."""
    if not verbose:
        yield
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(relativeCreated)6.0f ms  %(message)s"))
    log = logging.getLogger("zjreport")
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


def use_utf8() -> None:
    """Chinese is printed even where the locale knows none."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
