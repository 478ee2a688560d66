"""The command line: arguments into one call, results to standard output, problems to standard error.

Exit codes: 0 done, 1 problems found in the data or the definition, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from . import __version__, plugins, resources
from .errors import ZjreportError, ZjreportWarning, did_you_mean

if TYPE_CHECKING:
    from .blocks import Document
    from .briefing import Briefing

__all__ = ["main"]

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    _use_utf8()
    parser = _parser()
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0) if not isinstance(stop.code, str) else WRONG_USE
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ZjreportWarning)
        try:
            code: int = options.run(options)
        except ZjreportError as error:
            _say(sys.stderr, *error.problems)
            code = PROBLEMS
    for warning in caught:
        if issubclass(warning.category, ZjreportWarning):
            _say(sys.stderr, f"warning: {warning.message}")
    return code


# -- commands --------------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    from .briefing import build

    paths = build(
        options.briefing,
        options.out,
        options.format or ("docx", "pdf"),
        data=options.data,
        period=options.period,
        area=options.area,
        register=options.register,
        theme=options.theme,
        progress=_progress(),
    )
    _say(sys.stdout, *paths)
    return DONE


def _check(options: argparse.Namespace) -> int:
    from .briefing import Briefing, typed_figures
    from .indicators import check

    briefing = Briefing.load(options.briefing)
    data, found = briefing.read(options.data)
    problems = [*found, *check(data)]
    if not any(problem.severity == "error" for problem in found):
        try:
            problems += typed_figures(_compose(briefing, options))
        except ZjreportError as error:
            problems += error.problems
    for problem in problems:
        _say(sys.stdout, f"{problem.severity}: {problem}")
    errors = sum(problem.severity == "error" for problem in problems)
    _say(sys.stdout, f"{errors} errors, {len(problems) - errors} warnings")
    return PROBLEMS if errors else DONE


def _trace(options: argparse.Namespace) -> int:
    from .briefing import Briefing
    from .trace import trace

    figures = list(trace(_compose(Briefing.load(options.briefing), options)))
    if options.json:
        _say(sys.stdout, json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=1))
        return DONE
    columns = (
        "text",
        "indicator",
        "area",
        "period",
        "measure",
        "raw",
        "unit",
        "basis",
        "file",
        "row",
        "column",
    )
    _say(sys.stdout, "\t".join(columns))
    for figure in figures:
        _say(sys.stdout, "\t".join(str(getattr(figure, column) or "") for column in columns))
    return DONE


def _new(options: argparse.Namespace) -> int:
    from .staging import write_all

    outlines = resources.templates("outlines")
    known = [folder.name for folder in sorted(outlines.iterdir()) if folder.is_dir()]
    if options.outline not in known:
        _say(sys.stderr, f"no outline is called “{options.outline}” ({did_you_mean(options.outline, known)})")
        return WRONG_USE
    target = Path(options.folder)
    files = [file for file in sorted((outlines / options.outline).iterdir()) if file.is_file()]
    taken = [file.name for file in files if (target / file.name).exists()]
    if taken:
        _say(sys.stderr, f"{target} already has {', '.join(taken)}; nothing was written")
        return PROBLEMS
    _say(sys.stdout, *write_all({target / file.name: file.read_bytes() for file in files}))
    return DONE


def _demo(options: argparse.Namespace) -> int:
    options.briefing = resources.example("work-report") / "briefing.yaml"
    return _build(options)


def _list(options: argparse.Namespace) -> int:
    if options.family == "phrases":
        for folder in sorted(resources.templates("phrases").iterdir()):
            for file in sorted(folder.iterdir()):
                _say(sys.stdout, f"{folder.name}/{file.name}")
        return DONE
    family = plugins.FAMILIES[options.family]
    for plugin in family.plugins():
        try:
            family.load(plugin.name)
            state = ""
        except ZjreportError as error:
            state = f"\t{error.message}"
        _say(sys.stdout, f"{plugin.name}\t{plugin.provider}{state}")
    return DONE


def _schema(options: argparse.Namespace) -> int:
    from .briefing.schema import schema

    _say(sys.stdout, json.dumps(schema(), ensure_ascii=False, indent=2))
    return DONE


# -- arguments -------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zjreport", description="Word and PDF briefings with charts from indicator data."
    )
    parser.add_argument("--version", action="version", version=f"zjreport {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.set_defaults(run=run)
        return made

    build = command("build", _build, "write the files of a briefing and print their paths")
    _definition(build)
    _output(build)
    _definition(command("check", _check, "list every problem of data and definition; writes nothing"))
    trace = command("trace", _trace, "list every printed figure with the data cell it came from")
    _definition(trace)
    trace.add_argument("--json", action="store_true", help="as JSON")
    new = command("new", _new, "start a folder with a definition and data files")
    new.add_argument("folder", metavar="DIR")
    new.add_argument("--outline", default="work-report", help="the outline to start from")
    demo = command("demo", _demo, "build the bundled example")
    demo.set_defaults(data=[], period=None, area=None, register=None, theme=None)
    demo.add_argument("--theme", help="official or brochure")
    _output(demo)
    listing = command("list", _list, "what is installed, and from which package")
    listing.add_argument("family", choices=(*plugins.FAMILIES, "phrases"))
    command("schema", _schema, "the JSON Schema of a briefing definition")
    return parser


def _definition(command: argparse.ArgumentParser) -> None:
    command.add_argument("briefing", metavar="BRIEFING", help="a briefing.yaml")
    command.add_argument(
        "--data", metavar="FILE", action="append", default=[], help="data, catalogue or targets; repeatable"
    )
    command.add_argument("--period", help="2024, 2024-H1, 2024-Q1, 2024-01/2024-02 …")
    command.add_argument("--area", help="the reference area")
    command.add_argument("--register", help="work-report or statistics")
    command.add_argument("--theme", help="a theme's name or a TOML file")


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", metavar="DIR", default=".", help="the folder for the files")
    command.add_argument("--format", action="append", metavar="FORMAT", help="docx or pdf; repeatable")


# -- saying ----------------------------------------------------------------------------------------


def _compose(briefing: Briefing, options: argparse.Namespace) -> Document:
    from .errors import DataError

    data, problems = briefing.read(options.data)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DataError.collect(errors)
    return briefing.compose(
        data, period=options.period, area=options.area, register=options.register, theme=options.theme
    )


def _say(stream: TextIO, *lines: object) -> None:
    for line in lines:
        stream.write(f"{line}\n")


def _progress() -> Callable[[str, int, int], None] | None:
    """A line on the terminal that is written over; nothing where there is no terminal."""
    if not sys.stderr.isatty():
        return None

    def show(what: str, done: int, of: int) -> None:
        sys.stderr.write(f"\r\x1b[K{what} {done}/{of}" if what else "\r\x1b[K")
        sys.stderr.flush()

    return show


def _use_utf8() -> None:
    """Chinese is printed even where the locale knows none."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
