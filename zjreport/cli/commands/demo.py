"""``zjreport demo``."""

from __future__ import annotations

import argparse

from ... import resources
from ..arguments import add_output, add_theme
from . import build

HELP = "build the bundled example"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(data=[], period=None, area=None, register=None)
    add_theme(parser)
    add_output(parser)


def run(options: argparse.Namespace) -> int:
    options.briefing = resources.example("work-report") / "briefing.yaml"
    return build.run(options)
