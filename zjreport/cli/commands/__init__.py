"""The commands, one module each: ``HELP``, ``add_arguments`` for its parser, ``run`` for its exit code.

A command is called as its module is.  What it works with is imported when it runs.
"""

from __future__ import annotations

import argparse
from typing import Protocol

from . import batch, build, check, demo, list, new, refresh, schema, trace, verify

__all__ = ["COMMANDS", "Command"]


class Command(Protocol):
    """What a command's module has."""

    __name__: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what may stand behind the command."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; returns the exit code."""


#: In the order in which they are listed.
COMMANDS: tuple[Command, ...] = (
    build,
    batch,
    check,
    trace,
    verify,
    refresh,
    new,
    demo,
    list,
    schema,
)
