"""The command line: arguments into one call, results to standard output, problems to standard error.

Exit codes: 0 done, 1 problems found in the data or the definition, 2 wrong use, 130 interrupted.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from ..errors import ZjreportError
from .exits import BROKEN_PIPE, DONE, INTERRUPTED, PROBLEMS
from .parser import parser
from .saying import logging_told, say, say_problems, use_utf8, warnings_told

__all__ = ["main"]

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    use_utf8()
    try:
        options = parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or DONE)
    try:
        with logging_told(options.verbose), warnings_told():
            code = _run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        say(sys.stderr, "interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # What reads our output has enough of it; the interpreter would complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return code


def _run(options: argparse.Namespace) -> int:
    try:
        code: int = options.run(options)
    except ZjreportError as error:
        _log.debug("the error arose here", exc_info=error)
        say_problems(sys.stderr, error.problems)
        return PROBLEMS
    return code
