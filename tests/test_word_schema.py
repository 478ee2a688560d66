"""Word files of every example, of hostile texts and odd shapes against the schema, by a validator."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import zjreport as zj
from tests.writers.docx.conftest import BLOCKS
from tests.writers.pdf.conftest import sample_blocks
from zjreport.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Cover,
    Document,
    Heading,
    ItemList,
    ListItem,
    Metadata,
    Panel,
    PanelGroup,
    Paragraph,
    Row,
    Table,
)
from zjreport.charts import ChartSpec, Point, Series
from zjreport.errors import ZjreportWarning
from zjreport.quantities import Decimal
from zjreport.runs import Measure, Provenance, Run, as_runs
from zjreport.themes import load_theme

Check = Callable[[Document], None]
THEMES = ("official", "brochure")
HOSTILE = {
    "markup": "<w:p/>]]><![CDATA[ &amp; {{7*7}} {%if%} \\h PAGE MERGEFIELD",
    "formulas": "=1+1 @SUM(A1) +cmd|'/c calc'!A0 -2 \t=HYPERLINK(\"x\")",
    "signs that XML cannot hold": "增\x00长\ud8007\x1b%\uffff\x85",
    "far planes": "😀👨‍👩‍👧‍👦𬭎🇨🇳 é\u0301 ﷽",
    "right to left": "نمو 7% \u202eabc\u202c עברית",
    "a very long name": "指标" * 3000,
    "long without breaks": "A" * 2000,
    "blanks": "  两端　有 空\u00a0白\n\n\t ",
}


@pytest.fixture
def check(run: Callable, tmp_path: Path) -> Check:
    """Writes a document and has it judged."""
    program = shutil.which("ooxml-validator")
    if not program:
        pytest.skip("ooxml-validator is not installed")

    def check(document: Document) -> None:
        path = tmp_path / "made.docx"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ZjreportWarning)
            path.write_bytes(document.to_bytes("docx"))
        done: subprocess.CompletedProcess[str] = run(program, path, "--officeVersion", "Office2019")
        report = json.loads(done.stdout)
        assert report["errors"] == []
        assert report["ok"] is True

    return check


def every_place(text: str) -> Iterator[Block]:
    """Blocks with a text in each of their places."""
    runs = as_runs(text)
    figure = (Run(text, provenance=Provenance(text, Measure.LEVEL, text, text, text, text)),)
    points = (Point(Decimal(3), text, figure[0].provenance), Point(None, ""), Point(Decimal(-2), "-2"))
    names = (runs, as_runs("乙"), as_runs("丙"))
    yield Cover(runs, runs, runs, runs, (runs, runs), runs, runs)
    yield Heading(runs, 1, text[:20], runs)
    yield Paragraph((*runs, *figure, Run(text, link=text), Run(text, note=runs)))
    yield ItemList((ListItem(runs, text[:9], runs, (ListItem(runs),)),), "tasks")
    yield Panel(
        runs, (PanelGroup((ListItem(figure),), runs),), kicker=runs, cards=(Card(runs, figure, runs, runs),)
    )
    yield Cards((Card(runs, figure, runs, runs, "up", True),), runs)
    yield Table(
        (Column(text), Column(text, "decimal", text)),
        (Row((Cell(runs), Cell(figure))), Row((Cell(runs),), "group")),
        runs, text, text, (runs,), runs,
    )  # fmt: skip
    for kind in ("column", "line", "ring", "bar"):
        own = points if kind != "ring" else points[:1] * 3
        yield Chart(
            ChartSpec(kind, names, (Series(runs, own, text),), runs, text[:9], alt=text), text[:9], runs
        )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_in_every_place(text: str, theme: str, check: Check) -> None:
    metadata = Metadata(text, text, text, subject=text)
    check(Document(tuple(every_place(text)), load_theme(theme), metadata))


@pytest.mark.parametrize("theme", THEMES)
def test_every_block_in_every_shape(theme: str, check: Check) -> None:
    check(Document(BLOCKS, load_theme(theme), Metadata("题", "江城市")))
    check(Document(tuple(sample_blocks()), load_theme(theme)))


@pytest.mark.parametrize("theme", THEMES)
def test_empty_and_huge(theme: str, check: Check) -> None:
    columns = (Column("甲"), Column("乙", "decimal"))
    row = Row((Cell(as_runs("某地")), Cell(as_runs("1.5"))))
    check(Document((), load_theme(theme)))
    check(
        Document(
            (Table((), ()), Table(columns, ()), Cards(()), ItemList(()), Panel((), ())), load_theme(theme)
        )
    )
    check(Document((Table(columns, (row,) * 5000), Table(columns * 14, ())), load_theme(theme)))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("period", ["2024-Q1", "2024-H1", "2024-Q1/2024-Q3", "2024"])
def test_the_quarterly_briefing(period: str, theme: str, check: Check, checkout: Path) -> None:
    briefing = zj.Briefing.load(checkout / "examples" / "quarterly" / "briefing.yaml")
    check(briefing.compose(briefing.read()[0], period=period, theme=theme))


@pytest.mark.parametrize("outline", ["work-report", "quarterly", "monthly"])
def test_new_folders(outline: str, check: Check, checkout: Path) -> None:
    briefing = zj.Briefing.load(checkout / "templates" / "outlines" / outline / "briefing.yaml")
    check(briefing.compose(briefing.read()[0]))
