"""Print what the briefing costs as a Word file: ours with charts that Word edits, others with pictures.

Run it with ``python -m tests.benchmarks.briefing.word``.  A plain script of python-docx and a template
of docxtpl (dependency group ``bench``) take pictures by matplotlib.  Processor time, least of some runs.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import docx
from docx.shared import Mm

from .content import Grid, Heading, Picture, Prose, parts
from .ours import document
from .rivals import bare, picture

RUNS = 5
LIMIT = 0.25
_WIDTH = Mm(75.5)


def main() -> None:
    """Compare; the exit code tells whether ours keeps its limit."""
    briefing = document()
    cases: dict[str, Callable[[], bytes]] = {"zjreport": lambda: briefing.to_bytes("docx")}
    ours = _least(cases["zjreport"])
    sys.stdout.write(f"zjreport     {ours:6.3f} s, at most {LIMIT} s\n")
    if "matplotlib" in sys.modules:
        sys.exit("matplotlib was loaded for a Word file with native charts")
    for name, write in (("python-docx", plain), ("docxtpl", templated)):
        try:
            spent = _least(write)
        except ImportError as error:
            sys.stdout.write(f"{name:12} not installed ({error.name}): pip install --group bench\n")
            continue
        sys.stdout.write(f"{name:12} {spent:6.3f} s  {spent / ours:6.1f} x\n")
    if ours > LIMIT:
        sys.exit("over the limit")


def plain() -> bytes:
    """A script of python-docx: paragraphs, tables by cells, pictures."""
    file = docx.Document()
    for part in parts():
        match part:
            case Heading():
                file.add_heading(f"{part.number}{part.text}", part.level)
            case Prose():
                file.add_paragraph(bare(part.text))
            case Grid():
                file.add_paragraph(part.title)
                table = file.add_table(1 + len(part.rows), len(part.head))
                for line, row in zip(table.rows, (part.head, *part.rows), strict=True):
                    for cell, text in zip(line.cells, row, strict=True):
                        cell.text = text
            case Picture():
                file.add_picture(io.BytesIO(picture(part, "png")), width=_WIDTH)
    return _saved(file)


def templated() -> bytes:
    """A template of docxtpl: loops over paragraphs and rows, pictures in the line of text."""
    from docxtpl import DocxTemplate, InlineImage

    template = DocxTemplate(io.BytesIO(_template()))
    blocks = []
    for part in parts():
        match part:
            case Heading():
                blocks.append({"text": f"{part.number}{part.text}", "rows": (), "picture": ""})
            case Prose():
                blocks.append({"text": bare(part.text), "rows": (), "picture": ""})
            case Grid():
                blocks.append(
                    {"text": part.title, "rows": ("；".join(row) for row in part.rows), "picture": ""}
                )
            case Picture():
                shown = InlineImage(template, io.BytesIO(picture(part, "png")), width=_WIDTH)
                blocks.append({"text": part.title, "rows": (), "picture": shown})
    template.render({"blocks": blocks})
    return _saved(template)


def _template() -> bytes:
    file = docx.Document()
    for line in (
        "{%p for block in blocks %}",
        "{{ block.text }}",
        "{%p for row in block.rows %}",
        "{{ row }}",
        "{%p endfor %}",
        "{{ block.picture }}",
        "{%p endfor %}",
    ):
        file.add_paragraph(line)
    return _saved(file)


def _saved(file: object) -> bytes:
    stream = io.BytesIO()
    file.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def _least(write: Callable[[], bytes]) -> float:
    write()
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        write()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
