"""``zjreport verify``."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from ..arguments import add_edited, add_json
from ..exits import DONE, PROBLEMS
from ..saying import say, say_problems

HELP = "hold the figures of a Word file, edited or not, against the data"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_edited(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    from ...living import verify

    outcome = verify(options.document, options.data)
    if options.json:
        say(sys.stdout, json.dumps(asdict(outcome), ensure_ascii=False, indent=1))
    else:
        say_problems(sys.stdout, outcome.remarks)
        say(sys.stdout, outcome.summary)
    return DONE if outcome.agrees else PROBLEMS
