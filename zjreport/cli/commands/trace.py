"""``zjreport trace``."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from ..arguments import add_definition, add_json, frame
from ..exits import DONE
from ..saying import say

if TYPE_CHECKING:
    from ...blocks import Document

HELP = "list every printed figure with the data cell it came from"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_definition(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    from ...tracing import Traced, trace

    figures = [asdict(figure) for figure in trace(_composed(options))]
    if options.json:
        say(sys.stdout, json.dumps(figures, ensure_ascii=False, indent=1))
        return DONE
    columns = [field.name for field in fields(Traced)]
    say(sys.stdout, "\t".join(columns))
    say(sys.stdout, *("\t".join(_as_field(figure[column]) for column in columns) for figure in figures))
    return DONE


def _composed(options: argparse.Namespace) -> Document:
    from ...briefing import Briefing
    from ...errors import DataError

    briefing = Briefing.load(options.briefing)
    data, problems = briefing.read(options.data)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DataError.collect(errors)
    return briefing.compose(data, **frame(options))


def _as_field(value: object) -> str:
    """A value on one line of a table; several are joined, nothing is left empty."""
    if isinstance(value, tuple):
        return "; ".join(map(_as_field, value))
    return "" if value is None else " ".join(str(value).split())
