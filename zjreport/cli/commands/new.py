"""``zjreport new``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ... import resources
from ..exits import DONE, WRONG_USE
from ..saying import say
from ..values import outline, outlines

HELP = "start a folder with a definition and data files"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument(
        "--outline", type=outline, default="work-report", help=f"one of {', '.join(outlines())}"
    )


def run(options: argparse.Namespace) -> int:
    from ...staging import write_all

    target = Path(options.folder)
    folder = resources.templates("outlines", options.outline)
    files = [file for file in sorted(folder.iterdir()) if file.is_file()]
    taken = [file.name for file in files if os.path.lexists(target / file.name)]
    if taken:
        say(sys.stderr, f"error: {target} already has {', '.join(taken)}; nothing was written")
        return WRONG_USE
    say(sys.stdout, *write_all({target / file.name: file.read_bytes() for file in files}))
    return DONE
