"""``zjreport schema``."""

from __future__ import annotations

import argparse
import json
import sys

from ..exits import DONE
from ..saying import say

HELP = "the JSON Schema of a briefing definition"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    from ...briefing.schema import schema

    say(sys.stdout, json.dumps(schema(), ensure_ascii=False, indent=2))
    return DONE
