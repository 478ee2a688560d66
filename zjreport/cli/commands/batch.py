"""``zjreport batch``."""

from __future__ import annotations

import argparse
import sys

from ..arguments import add_manner, add_output, add_sources, formats
from ..exits import DONE, PROBLEMS, WRONG_USE
from ..saying import count, progress_told, say, say_problems
from ..values import listed, number_of_jobs, periods

HELP = "write the briefings of many areas or periods, and print their paths"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_sources(parser)
    areas = parser.add_mutually_exclusive_group()
    areas.add_argument("--areas", type=listed, metavar="AREA,…", help="a briefing for each of these areas")
    areas.add_argument("--all-areas", action="store_true", help="a briefing for each area of the data")
    parser.add_argument("--periods", type=periods, metavar="PERIOD,…", help="a briefing for each period")
    add_manner(parser)
    add_output(parser)
    parser.add_argument(
        "--jobs",
        type=number_of_jobs,
        metavar="N",
        help="how many processes; by default as many as pay",
    )
    parser.add_argument(
        "--keep-going", action="store_true", help="where a briefing fails, write the others nevertheless"
    )


def run(options: argparse.Namespace) -> int:
    from ...batching import batch

    if not (options.areas or options.all_areas or options.periods):
        say(sys.stderr, "error: name areas or periods: --areas, --all-areas or --periods")
        return WRONG_USE
    with progress_told() as progress:
        outcomes = batch(
            options.briefing,
            options.out,
            formats(options),
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
    say(sys.stdout, *(path for outcome in outcomes for path in outcome.paths))
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    if not problems:
        return DONE
    say_problems(sys.stderr, problems)
    failed = sum(not outcome.paths for outcome in outcomes)
    say(sys.stderr, f"{failed} of {count(len(outcomes), 'briefing')} could not be made")
    return PROBLEMS
