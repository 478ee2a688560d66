"""``zjreport list``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from ... import plugins, resources
from ...errors import ZjreportError
from ..exits import DONE
from ..saying import say

HELP = "what is installed, and from which package"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("family", choices=(*plugins.FAMILIES, "phrases"))


def run(options: argparse.Namespace) -> int:
    lines = _phrases() if options.family == "phrases" else _plugins(plugins.FAMILIES[options.family])
    say(sys.stdout, *lines)
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
