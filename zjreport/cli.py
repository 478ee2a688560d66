"""The command line: arguments into one call, results to standard output, problems to standard error.

Exit codes: 0 done, 1 problems found in the data or the definition, 2 wrong use, 130 interrupted.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from . import __version__, plugins, resources
from .errors import ZjreportError, ZjreportWarning, did_you_mean

if TYPE_CHECKING:
    from .blocks import Document
    from .indicators import Period

__all__ = ["main"]

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
INTERRUPTED, BROKEN_PIPE = 130, 141  # as shells tell them: 128 and the signal's number

_FORMATS = ("docx", "pdf")

_log = logging.getLogger("zjreport.cli")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    _use_utf8()
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or DONE)
    try:
        with _logging(options.verbose), _warnings_told():
            code = _run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say(sys.stderr, "interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # What reads our output has enough of it; the interpreter would complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return code


def _run(options: argparse.Namespace) -> int:
    try:
        code: int = options.run(options)
    except ZjreportError as error:
        _log.debug("the error arose here", exc_info=error)
        _say(sys.stderr, *(f"{problem.severity}: {problem}" for problem in error.problems))
        return PROBLEMS
    return code


# -- commands --------------------------------------------------------------------------------------


def _build(options: argparse.Namespace) -> int:
    from .briefing import build

    with _progress() as progress:
        paths = build(
            options.briefing,
            options.out,
            options.format or _FORMATS,
            data=options.data,
            archive=options.archive,
            progress=progress,
            **_frame(options),
        )
    _say(sys.stdout, *paths)
    return DONE


def _batch(options: argparse.Namespace) -> int:
    from .batching import batch

    if not (options.areas or options.all_areas or options.periods):
        _say(sys.stderr, "error: name areas or periods: --areas, --all-areas or --periods")
        return WRONG_USE
    with _progress() as progress:
        outcomes = batch(
            options.briefing,
            options.out,
            options.format or _FORMATS,
            areas=options.areas,
            all_areas=options.all_areas,
            periods=options.periods,
            data=options.data,
            register=options.register,
            theme=options.theme,
            archive=options.archive,
            jobs=options.jobs,
            keep_going=options.keep_going,
            progress=progress,
        )
    _say(sys.stdout, *(path for outcome in outcomes for path in outcome.paths))
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    if not problems:
        return DONE
    _say(sys.stderr, *(f"{problem.severity}: {problem}" for problem in problems))
    failed = sum(not outcome.paths for outcome in outcomes)
    _say(sys.stderr, f"{failed} of {_count(len(outcomes), 'briefing')} could not be made")
    return PROBLEMS


def _check(options: argparse.Namespace) -> int:
    from .briefing import find_problems

    if options.propose_mapping:
        return _propose(options)
    problems = find_problems(options.briefing, data=options.data, **_frame(options))
    _say(sys.stdout, *(f"{problem.severity}: {problem}" for problem in problems))
    errors = sum(problem.severity == "error" for problem in problems)
    _say(sys.stdout, f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}")
    return PROBLEMS if errors else DONE


def _propose(options: argparse.Namespace) -> int:
    """Write a proposal for a mapping file; one that is there already is not touched."""
    from .briefing import propose_mapping
    from .staging import write_all

    target = Path(options.propose_mapping)
    if os.path.lexists(target):
        _say(sys.stderr, f"error: {target} is there already; nothing was written")
        return WRONG_USE
    _say(sys.stdout, *write_all({target: propose_mapping(options.briefing, data=options.data).encode()}))
    return DONE


def _trace(options: argparse.Namespace) -> int:
    from .tracing import Traced, trace

    figures = [asdict(figure) for figure in trace(_composed(options))]
    if options.json:
        _say(sys.stdout, json.dumps(figures, ensure_ascii=False, indent=1))
        return DONE
    columns = [field.name for field in fields(Traced)]
    _say(sys.stdout, "\t".join(columns))
    _say(sys.stdout, *("\t".join(_as_field(figure[column]) for column in columns) for figure in figures))
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from .living import verify

    outcome = verify(options.document, options.data)
    if options.json:
        _say(sys.stdout, json.dumps(asdict(outcome), ensure_ascii=False, indent=1))
    else:
        _say(sys.stdout, *(f"{remark.severity}: {remark}" for remark in outcome.remarks), outcome.summary)
    return DONE if outcome.agrees else PROBLEMS


def _refresh(options: argparse.Namespace) -> int:
    from .living import as_csv, refresh
    from .staging import write_all

    outcome = refresh(options.document, options.data, options.out)
    if options.changes:
        write_all({Path(options.changes): as_csv(outcome.changes)})
    if options.json:
        values = {**asdict(outcome), "path": str(outcome.path)}
        _say(sys.stdout, json.dumps(values, ensure_ascii=False, indent=1))
        return DONE
    _say(sys.stdout, *(f"{change.what}: {change}" for change in outcome.changes))
    _say(sys.stdout, f"{outcome.path}: {outcome.summary}")
    return DONE


def _new(options: argparse.Namespace) -> int:
    from .staging import write_all

    target = Path(options.folder)
    outline = resources.templates("outlines", options.outline)
    files = [file for file in sorted(outline.iterdir()) if file.is_file()]
    taken = [file.name for file in files if os.path.lexists(target / file.name)]
    if taken:
        _say(sys.stderr, f"error: {target} already has {', '.join(taken)}; nothing was written")
        return WRONG_USE
    _say(sys.stdout, *write_all({target / file.name: file.read_bytes() for file in files}))
    return DONE


def _demo(options: argparse.Namespace) -> int:
    options.briefing = resources.example("work-report") / "briefing.yaml"
    return _build(options)


def _list(options: argparse.Namespace) -> int:
    lines = _phrases() if options.family == "phrases" else _plugins(plugins.FAMILIES[options.family])
    _say(sys.stdout, *lines)
    return DONE


def _phrases() -> Iterator[str]:
    for folder in sorted(resources.templates("phrases").iterdir()):
        for file in sorted(folder.iterdir()):
            yield f"{folder.name}/{file.name}\tzjreport"


def _plugins(family: plugins.Family) -> Iterator[str]:
    """A line a plug-in; a broken one is listed with its error."""
    for plugin in family.plugins():
        try:
            family.load(plugin.name)
            state = ""
        except ZjreportError as error:
            state = f"\t{error.message}"
        yield f"{plugin.name}\t{plugin.provider}{state}"


def _schema(options: argparse.Namespace) -> int:
    from .briefing.schema import schema

    _say(sys.stdout, json.dumps(schema(), ensure_ascii=False, indent=2))
    return DONE


def _frame(options: argparse.Namespace) -> dict[str, Any]:
    """What the command line may say in the definition's stead."""
    return {name: getattr(options, name) for name in ("period", "area", "register", "theme")}


def _composed(options: argparse.Namespace) -> Document:
    from .briefing import Briefing
    from .errors import DataError

    briefing = Briefing.load(options.briefing)
    data, problems = briefing.read(options.data)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DataError.collect(errors)
    return briefing.compose(data, **_frame(options))


# -- arguments -------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zjreport",
        description="Word and PDF briefings with charts from indicator data.",
        epilog="Exit codes: 0 done, 1 problems found in the data or the definition, 2 wrong use.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"zjreport {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help, allow_abbrev=False)
        made.add_argument(
            "-v", "--verbose", action="store_true", help="say each step, and where an error arose"
        )
        made.set_defaults(run=run)
        return made

    build = command("build", _build, "write the files of a briefing and print their paths")
    _definition(build)
    _output(build)
    batch = command("batch", _batch, "write the briefings of many areas or periods, and print their paths")
    _many(batch)
    _output(batch)
    _effort(batch)
    check = command("check", _check, "list every problem of data and definition; writes nothing")
    _definition(check)
    check.add_argument(
        "--propose-mapping",
        metavar="FILE",
        help="write a mapping file instead: what the names in the tables may stand for",
    )
    trace = command("trace", _trace, "list every printed figure with the data cell it came from")
    _definition(trace)
    trace.add_argument("--json", action="store_true", help="as JSON")
    verify = command("verify", _verify, "hold the figures of a Word file, edited or not, against the data")
    _living(verify)
    refresh = command("refresh", _refresh, "bring a Word file, edited or not, up to date in a new file")
    _living(refresh)
    refresh.add_argument(
        "--out", metavar="DOCX", help="the new file; by default beside the old one, -更新 behind its name"
    )
    refresh.add_argument("--changes", metavar="CSV", help="write the list of changes as a table, too")
    new = command("new", _new, "start a folder with a definition and data files")
    new.add_argument("folder", metavar="DIR")
    new.add_argument(
        "--outline", type=_outline, default="work-report", help=f"one of {', '.join(_outlines())}"
    )
    demo = command("demo", _demo, "build the bundled example")
    demo.set_defaults(data=[], period=None, area=None, register=None)
    demo.add_argument("--theme", type=_theme, help="a theme's name, a TOML file or an office's Word file")
    _output(demo)
    listing = command("list", _list, "what is installed, and from which package")
    listing.add_argument("family", choices=(*plugins.FAMILIES, "phrases"))
    command("schema", _schema, "the JSON Schema of a briefing definition")
    return parser


def _definition(command: argparse.ArgumentParser) -> None:
    _sources(command)
    command.add_argument("--period", type=_period, help="2024, 2024-H1, 2024-Q1, 2024-01/2024-02 …")
    command.add_argument("--area", help="the reference area")
    _manner(command)


def _many(command: argparse.ArgumentParser) -> None:
    _sources(command)
    areas = command.add_mutually_exclusive_group()
    areas.add_argument("--areas", type=_listed, metavar="AREA,…", help="a briefing for each of these areas")
    areas.add_argument("--all-areas", action="store_true", help="a briefing for each area of the data")
    command.add_argument("--periods", type=_periods, metavar="PERIOD,…", help="a briefing for each period")
    _manner(command)


def _effort(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs",
        type=_jobs,
        metavar="N",
        help="how many processes; by default as many as pay",
    )
    command.add_argument(
        "--keep-going", action="store_true", help="where a briefing fails, write the others nevertheless"
    )


def _sources(command: argparse.ArgumentParser) -> None:
    command.add_argument("briefing", metavar="BRIEFING", type=_file, help="a briefing.yaml")
    command.add_argument(
        "--data",
        metavar="FILE",
        action="append",
        type=_file,
        default=[],
        help="data, catalogue or targets instead of the definition's; repeatable, in any order",
    )


def _manner(command: argparse.ArgumentParser) -> None:
    command.add_argument("--register", type=_register, help="work-report or statistics")
    command.add_argument("--theme", type=_theme, help="a theme's name, a TOML file or an office's Word file")


def _living(command: argparse.ArgumentParser) -> None:
    command.add_argument("document", metavar="DOCX", type=_file, help="a Word file that build has written")
    command.add_argument(
        "--data",
        metavar="FILE",
        action="append",
        type=_file,
        required=True,
        help="data, catalogue or targets; repeatable, in any order",
    )
    command.add_argument("--json", action="store_true", help="as JSON")


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", metavar="DIR", default=".", help="the folder for the files")
    command.add_argument(
        "--format",
        action="append",
        type=_format,
        metavar="FORMAT",
        help=f"one of {', '.join(plugins.writers.names())}; repeatable; by default {' and '.join(_FORMATS)}",
    )

    command.add_argument(
        "--archive",
        action="store_const",
        const=True,
        help="PDF in the archival form PDF/A-2b, validated before it is written",
    )


def _file(name: str) -> Path:
    path = Path(name)
    if path.is_file():
        return path
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"“{name}” is a folder; name a file in it")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder “{path.parent}”")
    near = [file.name for file in path.parent.iterdir() if file.suffix == path.suffix]
    hint = f" ({did_you_mean(path.name, near)})" if near else ""
    raise argparse.ArgumentTypeError(f"there is no file “{name}”{hint}")


def _period(text: str) -> Period:
    from .indicators import Period

    try:
        return Period.parse(text)
    except ZjreportError as error:
        hint = f" ({error.hint})" if error.hint else ""
        raise argparse.ArgumentTypeError(f"{error.message}{hint}") from None


def _periods(text: str) -> list[Period]:
    return [_period(part) for part in _listed(text)]


def _listed(text: str) -> list[str]:
    """The parts of a list, whose commas may be Chinese."""
    parts = [part.strip() for part in re.split("[,，、]", text)]
    if not all(parts):
        raise argparse.ArgumentTypeError(f"“{text}” names nothing between two commas")
    return parts


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no number of processes")
    return int(text)


def _register(name: str) -> str:
    from .phrasing import registers

    return _known("register", name, registers())


def _theme(name: str) -> str:
    from .themes.layers import is_house

    if name.endswith(".toml") or is_house(name):
        return str(_file(name))
    return _known("theme", name, plugins.themes.names())


def _format(name: str) -> str:
    return _known("writer", name.lower().lstrip("."), plugins.writers.names())


def _outline(name: str) -> str:
    return _known("outline", name, _outlines())


def _outlines() -> list[str]:
    folder = resources.templates("outlines")
    return sorted(outline.name for outline in folder.iterdir() if outline.is_dir())


def _known(what: str, name: str, known: Iterable[str]) -> str:
    names = tuple(known)
    if name not in names:
        raise argparse.ArgumentTypeError(f"no {what} is called “{name}” ({did_you_mean(name, names)})")
    return name


# -- saying ----------------------------------------------------------------------------------------


def _say(stream: TextIO, *lines: object) -> None:
    for line in lines:
        stream.write(f"{line}\n")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _as_field(value: object) -> str:
    """A value on one line of a table; several are joined, nothing is left empty."""
    if isinstance(value, tuple):
        return "; ".join(map(_as_field, value))
    return "" if value is None else " ".join(str(value).split())


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
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
def _warnings_told() -> Iterator[None]:
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
            _say(sys.stderr, *told)


@contextmanager
def _logging(verbose: bool) -> Iterator[None]:
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


def _use_utf8() -> None:
    """Chinese is printed even where the locale knows none."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
