"""How the brochure's pages are filled, measured on finished files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from zjreport.blocks import Document, Metadata
from zjreport.briefing import Briefing
from zjreport.themes import load_theme

from .briefings import blocks_of
from .reading import MM, Box, Sheet, hole, sheets

SEEDS = range(1, 21)
THEME = load_theme("brochure")
#: What may be left empty at the foot of a page, in mm.
DEEPEST = 40
EXAMPLE = Path(__file__).parents[4] / "examples" / "work-report" / "briefing.yaml"


@cache
def finished(seed: int) -> tuple[Sheet, ...]:
    document = Document(blocks_of(seed), THEME, Metadata("样例", "样例市"))
    return tuple(sheets(document.to_bytes("pdf"), THEME))


@cache
def example() -> tuple[Sheet, ...]:
    """The pages of the example behind its cover and its contents."""
    briefing = Briefing.load(EXAMPLE)
    data, _ = briefing.read()
    return tuple(sheets(briefing.compose(data).to_bytes("pdf"), THEME))[2:]


def pages_of(seed: int) -> tuple[Sheet, ...]:
    return finished(seed) if seed else example()


@pytest.mark.parametrize("seed", [0, *SEEDS])
def test_no_page_but_the_last_has_a_deep_hole_at_its_foot(seed: int) -> None:
    holes = [hole(sheet, THEME) for sheet in pages_of(seed)]
    assert max(holes[:-1], default=0) <= DEEPEST
    assert min(holes) > -1


@pytest.mark.parametrize("seed", [0, *SEEDS])
def test_no_card_is_parted_that_could_stand_whole_on_the_next_page(seed: int) -> None:
    for above, below in pairwise(pages_of(seed)):
        if not any("（续）" in line for line in below.lines()[:2]):
            continue
        foot = max(box.bottom for box in above.cards)
        parted = [box for box in above.cards if box.bottom > foot - 1]
        left = (foot - min(box.top for box in parted)) / MM + hole(above, THEME)
        # To move it whole would have left a deeper hole than there may be.
        assert left > DEEPEST - 3


@pytest.mark.parametrize("seed", [0, *SEEDS])
def test_cards_side_by_side_end_even(seed: int) -> None:
    for sheet in pages_of(seed):
        for row in rows_of_halves(sheet):
            middle = sheet.width / 2
            left = max(box.bottom for box in row if box.right < middle)
            right = max(box.bottom for box in row if box.left > middle)
            assert left == pytest.approx(right, abs=0.5 * MM)


def is_inside(box: Box, others: Sequence[Box]) -> bool:
    """Whether a fill is a part of a larger card."""
    return any(
        other is not box
        and other.left <= box.left + 1
        and other.right >= box.right - 1
        and other.top <= box.top
        and other.bottom >= box.bottom
        and other.bottom - other.top > box.bottom - box.top
        for other in others
    )


def rows_of_halves(sheet: Sheet) -> Iterator[Sequence[Box]]:
    """Cards of half width row by row: a row begins where cards at both sides begin at one height."""
    half = (THEME.page.text_width - THEME.measure("column_gap")) / 2 * MM
    halves = [box for box in sheet.cards if abs(box.width - half) < 1 and not is_inside(box, sheet.cards)]
    lefts = {round(box.top) for box in halves if box.right < sheet.width / 2}
    rights = {round(box.top) for box in halves if box.left > sheet.width / 2}
    starts = sorted(top for top in lefts if rights & {top - 1, top, top + 1})
    for start, end in pairwise([*starts, sheet.height]):
        yield [box for box in halves if start - 1 <= box.top < end - 1]


@pytest.mark.parametrize("seed", [0, *SEEDS])
def test_no_text_is_clipped_by_its_card_or_the_page(seed: int) -> None:
    for sheet in pages_of(seed):
        for char in sheet.chars:
            x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
            assert char["x0"] >= 0
            assert char["x1"] <= sheet.width
            around = [box for box in sheet.cards if box.holds(x, y)]
            # A mark at a line's end may have its blank half in the margin.
            slack = char["size"] / 2 if char["text"] in "，。、；：！？”）》" else 0.6
            if around:
                assert min(box.left for box in around) - 0.6 <= char["x0"], char["text"]
                assert char["x1"] <= max(box.right for box in around) + slack, char["text"]


def test_the_example_is_full_to_its_last_page() -> None:
    holes = [hole(sheet, THEME) for sheet in example()]
    assert all(left <= 8 for left in holes[:-1])
