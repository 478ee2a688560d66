"""Single manners of setting: squeezed punctuation, gaps, units, emergencies, the grid."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zjreport.blocks import Document, Metadata, Paragraph
from zjreport.runs import Measure, Provenance, Role, Run, as_runs
from zjreport.themes import Theme, load_theme

from .reading import SetLine, lines_of
from .rules import Column, faults, paragraphs_of
from .texts import HOSTILE, REPORTS, scattered_texts

Set = Callable[..., bytes]
POINTS = 72 / 25.4


def set_lines(column: Set, text: str, size: float, width: float) -> list[SetLine]:
    return lines_of(column([as_runs(text)], size, width), above=110)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=scattered_texts(), width=st.sampled_from([32.0, 58.0, 120.0]))
def test_any_text_comes_back_whole(column: Set, text: str, width: float) -> None:
    printed = "".join(line.text for line in set_lines(column, text, 12, width))
    assert printed.replace(" ", "") == text.replace(" ", "")


def test_a_last_line_is_not_a_single_sign(column: Set) -> None:
    for extra in range(14):
        text = "全市经济运行总体平稳稳中有进" * 4 + "进" * extra + "。"
        assert len(set_lines(column, text, 12, 100)[-1].text) > 2


def test_an_address_longer_than_the_line_is_broken_not_overrun(column: Set) -> None:
    text = (
        "详见https://www.example.gov.cn/tjj/sjfb/2024/very/long/path/of/an/address/index-of-everything.html。"
    )
    lines = set_lines(column, text, 12, 50)
    assert max(line.glyphs[-1].right for line in lines) <= 70 * POINTS + 0.1
    assert "".join(line.text for line in lines) == text


def test_neighbouring_punctuation_is_squeezed_and_latin_gets_a_gap(column: Set) -> None:
    (line,) = set_lines(column, "他说：“增长7%。”（完）", 20, 150)
    steps = {one.sign + other.sign: other.left - one.left for one, other in itertools.pairwise(line.glyphs)}
    assert steps["他说"] == pytest.approx(20, abs=0.01)
    assert [steps[pair] for pair in ("：“", "。”", "”（")] == pytest.approx([10, 10, 10], abs=0.01)
    # An eighth of an em, part of which belongs to the box of the hanzi.
    assert steps["长7"] == pytest.approx(22.5, abs=0.01)


def test_hanzi_beyond_the_basic_plane_come_back(column: Set) -> None:
    assert set_lines(column, "𬭎、䶮、㛃、𬱖①Ⅲ㎡", 16, 120)[0].text == "𬭎、䶮、㛃、𬱖①Ⅲ㎡"


@pytest.mark.parametrize("width", range(48, 76, 4))
def test_a_figure_is_not_parted_from_its_unit(column: Set, width: int) -> None:
    provenance = Provenance("x", Measure.LEVEL, "1")
    figures = ("1650亿元", "3.5个百分点", "224万平方米", "120万元", "98.6亿千瓦时", "15个", "7%")
    runs = tuple(
        run
        for number, figure in enumerate(figures * 6)
        for run in (
            Run("全市新签约产业项目总投资额达到"[number % 7 :]),
            Run(figure, Role.PLAIN, provenance),
            Run("、增幅居前；"),
        )
    )
    lines = [line.text for line in lines_of(column([runs], 10.5, width), above=110)]
    assert len(lines) > 20
    for figure in ("1650亿元", "120万元", "15个", "7%"):
        assert sum(line.count(figure) for line in lines) >= 6, (figure, lines)
    # A long unit may be parted where the line would gape, but not from its number.
    for figure in ("3.5个", "224万", "98.6亿"):
        assert sum(line.count(figure) for line in lines) >= 6, (figure, lines)


def grid_theme(right: float = 26) -> Theme:
    return load_theme({"base": "official", "page": {"right": right}})


def test_the_official_grid_obeys_the_rules_and_keeps_its_cells() -> None:
    texts = [*REPORTS, *HOSTILE[:4], "全市经济运行总体平稳稳中有进" * 6]
    blocks = tuple(Paragraph(as_runs(text)) for text in texts)
    data = Document(blocks, grid_theme(), Metadata()).to_bytes("pdf")
    lines = lines_of(data, above=34.9 * POINTS)
    pitch = 156 * POINTS / 28
    column = Column(28 * POINTS, 184 * POINTS, 16, 2 * pitch / 16)
    found = [
        fault
        for text, group in zip(texts, paragraphs_of(lines, texts), strict=True)
        for fault in faults(group, text, column)
        # On the grid neighbouring punctuation keeps its cells as long as the line can.
        if fault.rule not in ("not squeezed", "letters spaced out")
    ]
    assert found == []
    places = [
        (glyph.left - column.left) / pitch
        for line in lines
        if line.text.isalpha() and len(line.text) == 28
        for glyph in line.glyphs
    ]
    assert len(places) >= 28
    assert all(abs(place - round(place)) < 0.01 for place in places)


def test_a_grid_that_does_not_suit_the_type_is_left_out() -> None:
    """28 cells in a column of 60 mm would lay the signs over each other."""
    document = Document((Paragraph(as_runs(REPORTS[0])),), grid_theme(right=122), Metadata())
    glyphs = lines_of(document.to_bytes("pdf"), above=34.9 * POINTS)[1].glyphs
    assert all(other.left > one.right - 0.1 for one, other in itertools.pairwise(glyphs))
