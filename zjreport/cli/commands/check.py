"""``zjreport check``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ..arguments import add_definition, frame
from ..exits import DONE, PROBLEMS, WRONG_USE
from ..saying import count, say, say_problems

HELP = "list every problem of data and definition; writes nothing"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_definition(parser)
    parser.add_argument(
        "--propose-mapping",
        metavar="FILE",
        help="write a mapping file instead: what the names in the tables may stand for",
    )


def run(options: argparse.Namespace) -> int:
    from ...briefing import find_problems

    if options.propose_mapping:
        return _propose(options)
    problems = find_problems(options.briefing, data=options.data, **frame(options))
    say_problems(sys.stdout, problems)
    errors = sum(problem.severity == "error" for problem in problems)
    say(sys.stdout, f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')}")
    return PROBLEMS if errors else DONE


def _propose(options: argparse.Namespace) -> int:
    """Write a proposal for a mapping file; one that is there already is not touched."""
    from ...briefing import propose_mapping
    from ...staging import write_all

    target = Path(options.propose_mapping)
    if os.path.lexists(target):
        say(sys.stderr, f"error: {target} is there already; nothing was written")
        return WRONG_USE
    say(sys.stdout, *write_all({target: propose_mapping(options.briefing, data=options.data).encode()}))
    return DONE
