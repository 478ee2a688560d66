"""Arguments that several commands share, each declared once."""

from __future__ import annotations

import argparse
from typing import Any

from .. import plugins
from .values import file, period, register, theme, writer

__all__ = [
    "add_definition",
    "add_edited",
    "add_json",
    "add_manner",
    "add_output",
    "add_sources",
    "add_theme",
    "formats",
    "frame",
]

_FORMATS = ("docx", "pdf")
_FRAME = ("period", "area", "register", "theme")


def add_definition(parser: argparse.ArgumentParser) -> None:
    """A definition, its data, and what of its frame may be said in its stead (:func:`frame`)."""
    add_sources(parser)
    parser.add_argument("--period", type=period, help="2024, 2024-H1, 2024-Q1, 2024-01/2024-02 …")
    parser.add_argument("--area", help="the reference area")
    add_manner(parser)


def frame(options: argparse.Namespace) -> dict[str, Any]:
    """What the command line says in the definition's stead."""
    return {name: getattr(options, name) for name in _FRAME}


def add_sources(parser: argparse.ArgumentParser) -> None:
    """A definition and data instead of its own."""
    parser.add_argument("briefing", metavar="BRIEFING", type=file, help="a briefing.yaml")
    parser.add_argument(
        "--data",
        metavar="FILE",
        action="append",
        type=file,
        default=[],
        help="data, catalogue or targets instead of the definition's; repeatable, in any order",
    )


def add_manner(parser: argparse.ArgumentParser) -> None:
    """How it is worded and how it looks."""
    parser.add_argument("--register", type=register, help="work-report or statistics")
    add_theme(parser)


def add_theme(parser: argparse.ArgumentParser) -> None:
    """How it looks."""
    parser.add_argument("--theme", type=theme, help="a theme's name, a TOML file or an office's Word file")


def add_output(parser: argparse.ArgumentParser) -> None:
    """Where files go, and of which formats (:func:`formats`)."""
    parser.add_argument("--out", metavar="DIR", default=".", help="the folder for the files")
    parser.add_argument(
        "--format",
        action="append",
        type=writer,
        metavar="FORMAT",
        help=f"one of {', '.join(plugins.writers.names())}; repeatable; by default {' and '.join(_FORMATS)}",
    )
    parser.add_argument(
        "--archive",
        action="store_const",
        const=True,
        help="PDF in the archival form PDF/A-2b, validated before it is written",
    )


def formats(options: argparse.Namespace) -> tuple[str, ...]:
    """The formats that are asked for."""
    return tuple(options.format or _FORMATS)


def add_edited(parser: argparse.ArgumentParser) -> None:
    """A Word file and the data that it is held against."""
    parser.add_argument("document", metavar="DOCX", type=file, help="a Word file that build has written")
    parser.add_argument(
        "--data",
        metavar="FILE",
        action="append",
        type=file,
        required=True,
        help="data, catalogue or targets; repeatable, in any order",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Results for programs."""
    parser.add_argument("--json", action="store_true", help="as JSON")
