"""Charts within panels: beside the items where these are wide and few, above them elsewhere."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pdfplumber
import pytest

from zjreport.blocks import Block, Chart, Document, ListItem, Panel, PanelGroup
from zjreport.charts.spec import ChartSpec, Point, Series
from zjreport.runs import as_runs

Read = Callable[[bytes], Any]
Make = Callable[..., Document]

CHART = Chart(
    ChartSpec(
        "column",
        (as_runs("甲市"), as_runs("乙市")),
        (Series(as_runs("产值"), (Point(Decimal(3), "3"), Point(Decimal(5), "5")), "亿元"),),
        title=as_runs("产值之图"),
        alt="甲市3亿元，乙市5亿元。",
    ),
    source=as_runs("统计局供图"),
)


@pytest.fixture
def panel(rich_blocks: tuple[Block, ...]) -> Callable[..., Panel]:
    """A panel with a chart, so many lead figures and so many items."""
    cards = next(block.cards for block in rich_blocks if isinstance(block, Panel) and block.cards)

    def made(span: str, items: int, count: int = 0) -> Panel:
        texts = tuple(ListItem(as_runs(f"第{number:02}条成效，城市更加宜居")) for number in range(items))
        return Panel(as_runs("板块"), (PanelGroup(texts),), cards=cards[:1] * count, span=span, chart=CHART)  # type: ignore[arg-type]

    return made


def places(data: bytes) -> dict[str, tuple[float, float]]:
    """Where the chart's title and source, the first and the last item begin: left edge and depth."""
    found = {}
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for name, text in (("title", "产值之图"), ("source", "统计局供图"), ("item", "第00条")):
                for hit in page.search(text):
                    found[name] = (hit["x0"], hit["top"] + number * page.height)
    return found


@pytest.mark.parametrize("cards", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("items", [1, 4, 9])
def test_a_wide_panel_has_its_chart_at_the_left_of_few_items(
    cards: int, items: int, panel: Callable[..., Panel], make_document: Make
) -> None:
    at = places(make_document(panel("full", items, cards), theme="brochure").to_bytes("pdf"))
    assert at["item"][0] > at["title"][0] + 200
    assert at["title"][1] - 150 < at["item"][1] < at["source"][1]


def test_many_items_stand_below_the_chart(panel: Callable[..., Panel], make_document: Make) -> None:
    data = make_document(panel("full", 60), theme="brochure").to_bytes("pdf")
    at = places(data)
    assert at["item"][1] > at["source"][1]
    assert at["item"][0] < at["title"][0] + 40
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
    assert text.count("产值之图") == 1


@pytest.mark.parametrize("cards", [0, 2])
def test_a_narrow_panel_has_its_chart_between_figures_and_items(
    cards: int, panel: Callable[..., Panel], make_document: Make
) -> None:
    blocks = [panel("half", 3, cards), panel("half", 3, cards)]
    data = make_document(*blocks, theme="brochure").to_bytes("pdf")
    at = places(data)
    assert at["item"][1] > at["source"][1] > at["title"][1]
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        titles = pdf.pages[0].search("产值之图")
    # Two cards side by side, their charts level.
    assert abs(titles[0]["top"] - titles[1]["top"]) < 1
    assert titles[1]["x0"] > titles[0]["x0"] + 200


@pytest.mark.parametrize("span", ["full", "half"])
@pytest.mark.parametrize("theme", ["brochure", "official"])
def test_it_is_read_as_a_figure_with_its_text(
    span: str, theme: str, panel: Callable[..., Panel], make_document: Make, read_tags: Read
) -> None:
    document = make_document(panel(span, 3, 2), replace(panel(span, 3), chart=None), theme=theme)
    file = read_tags(document.to_bytes("pdf"))
    (figure,) = file.root.all("Figure")
    assert figure.alt == "甲市3亿元，乙市5亿元。"
    text = file.root.whole()
    assert [text.count(part) for part in ("产值之图", "统计局供图")] == [1, 1]
    order = [text.index(part) for part in ("产值之图", "统计局供图", "第00条")]
    assert order == sorted(order) if theme == "brochure" else order[2] < order[0] < order[1]
