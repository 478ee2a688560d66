"""``zjreport refresh``."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from ..arguments import add_edited, add_json
from ..exits import DONE
from ..saying import say

HELP = "bring a Word file, edited or not, up to date in a new file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_edited(parser)
    add_json(parser)
    parser.add_argument(
        "--out", metavar="DOCX", help="the new file; by default beside the old one, -更新 behind its name"
    )
    parser.add_argument(
        "--track", action="store_true", help="mark the changes of the text as tracked changes (修订)"
    )
    parser.add_argument("--changes", metavar="CSV", help="write the list of changes as a table, too")


def run(options: argparse.Namespace) -> int:
    from ...living import as_csv, refresh
    from ...staging import write_all

    outcome = refresh(options.document, options.data, options.out, track=options.track)
    if options.changes:
        write_all({Path(options.changes): as_csv(outcome.changes)})
    if options.json:
        values = {**asdict(outcome), "path": str(outcome.path)}
        say(sys.stdout, json.dumps(values, ensure_ascii=False, indent=1))
        return DONE
    say(sys.stdout, *(f"{change.what}: {change}" for change in outcome.changes))
    say(sys.stdout, f"{outcome.path}: {outcome.summary}")
    return DONE
