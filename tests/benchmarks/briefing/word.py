"""The briefing as a Word file: ours beside docxtpl and a plain python-docx script, both with pictures.

Run it with ``python -m tests.benchmarks.briefing.word``; docxtpl comes with ``pip install --group bench``.
Processor time, as ratios in one run, and what composing the bundled work report costs besides.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

import docx
from docx.shared import Mm

import zjreport as zj
from zjreport import resources

from .content import Grid, Heading, Picture, Prose, parts
from .ours import document
from .rivals import bare, picture

RUNS = 7
_WIDTH = Mm(75.5)


def python_docx(copies: int = 1) -> bytes:
    """By python-docx, its cells written one by one."""
    made = docx.Document()
    for part in parts(copies):
        match part:
            case Heading():
                made.add_heading(part.number + part.text, part.level)
            case Prose():
                made.add_paragraph(bare(part.text))
            case Grid():
                made.add_paragraph(part.title)
                table = made.add_table(0, len(part.head))
                for texts in (part.head, *part.rows):
                    for cell, text in zip(table.add_row().cells, texts, strict=True):
                        cell.text = text
            case Picture():
                made.add_picture(io.BytesIO(picture(part, "png")), width=_WIDTH)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _template() -> io.BytesIO:
    """A template that loops over the parts, as docxtpl's users write them."""
    made = docx.Document()
    for line in ("{%p for part in parts %}", "{%p if part.text %}", "{{ part.text }}", "{%p endif %}"):
        made.add_paragraph(line)
    for line in ("{%p if part.image %}", "{{ part.image }}", "{%p endif %}", "{%p if part.rows %}"):
        made.add_paragraph(line)
    columns = len(next(part for part in parts() if isinstance(part, Grid)).head)
    table = made.add_table(3, columns)
    table.cell(0, 0).text, table.cell(2, 0).text = "{%tr for row in part.rows %}", "{%tr endfor %}"
    for column in range(columns):
        table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
    for line in ("{%p endif %}", "{%p endfor %}"):
        made.add_paragraph(line)
    stream = io.BytesIO()
    made.save(stream)
    return stream


def docxtpl_file(template: io.BytesIO) -> bytes:
    """By docxtpl from its template."""
    from docxtpl import DocxTemplate, InlineImage

    template.seek(0)
    made = DocxTemplate(template)
    filled: list[dict[str, object]] = []
    for part in parts():
        match part:
            case Heading():
                filled.append({"text": part.number + part.text})
            case Prose():
                filled.append({"text": bare(part.text)})
            case Grid():
                filled += [{"text": part.title}, {"rows": [part.head, *part.rows]}]
            case Picture():
                image = io.BytesIO(picture(part, "png"))
                filled.append({"image": InlineImage(made, image, width=_WIDTH)})
    made.render({"parts": filled})
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def main() -> None:
    """Print the least and the median of several runs of each, and ratios to ours."""
    briefing, template = document(), _template()
    cases: dict[str, Callable[[], object]] = {
        "zjreport": lambda: briefing.to_bytes("docx"),
        "python-docx": python_docx,
        "docxtpl": lambda: docxtpl_file(template),
        "work report, composed": _composing(),
    }
    ours = 0.0
    for name, write in cases.items():
        try:
            write()
        except ImportError as error:
            sys.stdout.write(f"{name:22} not installed ({error.name}): pip install --group bench\n")
            continue
        times = sorted(_seconds(write) for _ in range(RUNS))
        ours = ours or times[0]
        usual = times[RUNS // 2]
        sys.stdout.write(f"{name:22} {times[0]:6.3f} s, median {usual:6.3f} s  {times[0] / ours:6.1f} x\n")
        if name == "zjreport":
            sys.stdout.write(f"{'':22} matplotlib loaded: {'matplotlib' in sys.modules}\n")


def _composing() -> Callable[[], object]:
    definition = zj.Briefing.load(resources.example("work-report") / "briefing.yaml")
    data = definition.read()[0]
    return lambda: definition.compose(data)


def _seconds(write: Callable[[], object]) -> float:
    start = time.process_time()
    write()
    return time.process_time() - start


if __name__ == "__main__":
    main()
