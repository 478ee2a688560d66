"""The parser of the command line, put together from the commands."""

from __future__ import annotations

import argparse

from .. import __version__
from .commands import COMMANDS

__all__ = ["parser"]


def parser() -> argparse.ArgumentParser:
    """The parser: a command's arguments come back with its ``run``."""
    made = argparse.ArgumentParser(
        prog="zjreport",
        description="Word and PDF briefings with charts from indicator data.",
        epilog="Exit codes: 0 done, 1 problems found in the data or the definition, 2 wrong use.",
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"zjreport {__version__}")
    commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        name = module.__name__.rpartition(".")[2]
        command = commands.add_parser(name, help=module.HELP, description=module.HELP, allow_abbrev=False)
        command.add_argument(
            "-v", "--verbose", action="store_true", help="say each step, and where an error arose"
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return made
