"""Where pages end, on flows made by hand: pages 250 mm deep."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from zjreport.themes import load_theme
from zjreport.writers.pdf.cards.halves import CardMaker, cards_in_rows
from zjreport.writers.pdf.desk import MM, Desk, blank
from zjreport.writers.pdf.faces.fontbook import FontBook
from zjreport.writers.pdf.makeup.breaks import page_ends, pieces_between
from zjreport.writers.pdf.makeup.flow import Frame, Row, Slice
from zjreport.writers.pdf.makeup.gauge import Geometry, make_row
from zjreport.writers.pdf.makeup.pages import make_pages
from zjreport.writers.pdf.typesetting.setting import Setter

PAGE = Geometry(0, 500, 250 * MM, spread=True)


def no_ground(*_: object) -> None:
    """Paints nothing."""


def card(depth: float, parts: int, **more: float) -> list[Slice]:
    """A card ``depth`` mm deep that may be parted between its parts."""
    slices = [Slice(depth / parts * MM, blank, **more) for _ in range(parts)]  # type: ignore[arg-type]
    slices[0].before = 6 * MM
    Frame(0, 0, no_ground).hold(slices)
    return slices


def ends(*stretches: Sequence[Slice | Row]) -> list[int]:
    return [end for end, _ in page_ends([piece for stretch in stretches for piece in stretch], PAGE)]


def test_a_card_stays_whole_where_the_hole_is_low() -> None:
    # 215 mm are filled; the second card would have to be parted.
    assert ends(card(215, 5), card(120, 6)) == [5, 11]


def test_a_card_is_parted_where_the_hole_would_be_deep() -> None:
    first, *_ = ends(card(150, 5), card(180, 6))
    assert 5 < first < 11


def test_a_page_grows_sooner_than_a_card_is_parted() -> None:
    assert ends(card(150, 5, grow=20 * MM), card(180, 6)) == [5, 11]


def test_a_row_is_parted_in_all_its_stacks() -> None:
    stacks = [card(160, 8), card(150, 6)]
    row = make_row(stacks, 200, 10, 6 * MM)
    flow: list[Slice | Row] = [*card(150, 5), row]
    (first, cut), (last, _) = page_ends(flow, PAGE)
    assert (first, last) == (5, 6)
    assert cut > 0
    upper = pieces_between(flow, (0, 0), (first, cut))[-1]
    (lower,) = pieces_between(flow, (first, cut), (last, 0))
    assert isinstance(upper, Row)
    assert isinstance(lower, Row)
    for number, stack in enumerate(stacks):
        assert [*upper.stacks[number], *lower.stacks[number]] == stack


def test_a_row_that_cannot_be_parted_is_set_wide_where_it_leaves_a_hole() -> None:
    whole, wide = [card(120, 1), card(110, 1)], [*card(60, 1), *card(60, 1)]
    row = make_row(whole, 200, 10, 6 * MM)
    narrow = make_pages([*card(150, 1), row], PAGE, PAGE)
    assert narrow[0].used == pytest.approx(150 * MM)
    choice = Row(row.stacks, 200, 10, row.height, row.grow, row.give, row.before, (), wide)
    pages = make_pages([*card(150, 1), choice, *card(200, 1)], PAGE, PAGE)
    shown = [placement.slice for page in pages for placement in page.placements]
    assert all(piece in shown for piece in wide)
    assert pages[0].used > 200 * MM


def test_the_last_page_is_not_left_with_next_to_nothing() -> None:
    cards = [card(60, 1, grow=30 * MM) for _ in range(5)]
    # Four fit on a page, but then the last would stand alone.
    assert ends(*cards) in ([3, 5], [2, 5])


def test_what_is_higher_than_a_page_is_torn_rather_than_lost() -> None:
    kept = [Slice(40 * MM, blank, keep=True) for _ in range(10)]
    assert ends(kept)[-1] == 10
    assert len(ends(kept)) == 2


def rows_of(depths: Sequence[float], *, numbered: bool = False) -> list[str]:
    """How cards of these depths in mm are set side by side: the cards of each stack by number."""
    theme = load_theme("brochure")
    book = FontBook(theme)
    names: dict[Slice, str] = {}

    def maker(number: int) -> CardMaker:
        def make(width: float) -> list[Slice]:
            made = card(depths[number], 1)
            names[made[0]] = str(number)
            return made

        return make

    flow = cards_in_rows(
        Desk(theme, book, Setter(theme, book)),
        [maker(number) for number in range(len(depths))],
        numbered=numbered,
    )
    return [
        "|".join("".join(names[piece] for piece in stack) for stack in row.stacks)
        if isinstance(row, Row)
        else names[row]
        for row in flow
    ]


def test_cards_of_half_width_are_shared_out_so_that_both_sides_end_even() -> None:
    assert rows_of([60, 58, 40, 43]) == ["0|1", "2|3"]
    assert rows_of([106, 50, 50]) == ["0|12"]
    assert rows_of([50, 50, 106, 40, 41]) == ["01|2", "3|4"]


def test_one_that_is_left_over_has_the_whole_width() -> None:
    assert rows_of([60]) == ["0"]
    assert rows_of([200, 60, 60]) == ["0", "1|2"]


def test_numbered_cards_are_read_along_the_rows() -> None:
    assert rows_of([106, 50, 50, 52], numbered=True) in (["0|1", "2|3"], ["0", "1|2", "3"])
    assert "0|12" not in rows_of([106, 50, 50], numbered=True)
