"""``zjreport build``."""

from __future__ import annotations

import argparse
import sys

from ..arguments import add_definition, add_output, formats, frame
from ..exits import DONE
from ..saying import progress_told, say

HELP = "write the files of a briefing and print their paths"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_definition(parser)
    add_output(parser)


def run(options: argparse.Namespace) -> int:
    from ...briefing import build

    with progress_told() as progress:
        paths = build(
            options.briefing,
            options.out,
            formats(options),
            data=options.data,
            archive=options.archive,
            progress=progress,
            **frame(options),
        )
    say(sys.stdout, *paths)
    return DONE
