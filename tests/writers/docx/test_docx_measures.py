"""The small reckonings behind the Word writer: ordinals, widths, rows of cards, breaks of titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjreport.blocks import Card
from zjreport.runs import Measure, Provenance, Run, as_runs, text_of
from zjreport.themes import load_theme
from zjreport.writers.docx.cards import card_rows
from zjreport.writers.docx.grid import columns_of
from zjreport.writers.docx.lengths import twips
from zjreport.writers.docx.ordinals import OrdinalPattern, parse_ordinal
from zjreport.writers.docx.titles import broken_title
from zjreport.writers.docx.widths import decimal_padding, safe_width, split_decimal, text_width

TIMES = "Times New Roman"
BROCHURE = load_theme("brochure")


@given(
    st.sampled_from([("", "、"), ("（", "）"), ("", "."), ("第", "章"), ("", "")]),
    st.sampled_from(["decimal", "chineseCountingThousand"]),
    st.integers(1, 99),
)
def test_an_ordinal_that_word_can_print_is_found_again(affixes, form, value):
    pattern = OrdinalPattern(affixes[0], form, affixes[1])
    ordinal = parse_ordinal(pattern.text(value))
    assert ordinal is not None
    assert (ordinal.pattern, ordinal.value) == (pattern, value)


@given(st.text(max_size=8))
def test_an_ordinal_is_taken_only_if_word_prints_it_as_it_is(text):
    ordinal = parse_ordinal(text)
    assert ordinal is None or ordinal.pattern.text(ordinal.value) == text


@pytest.mark.parametrize("text", ["", "01.", "十十", "1.2", "%1", "〇、", "一百、", "零、", "A."])
def test_other_ordinals_are_left_as_text(text):
    assert parse_ordinal(text) is None


@given(st.floats(20, 300), st.lists(st.floats(0.1, 9), min_size=1, max_size=12))
def test_columns_share_out_all_of_the_width(width, weights):
    assert sum(columns_of(width, weights)) == twips(width)


@given(st.integers(1, 40), st.integers(1, 4))
def test_rows_of_cards_are_even_and_complete(count, most):
    cards = [Card(as_runs(str(number)), ()) for number in range(count)]
    rows = card_rows(cards, most)
    assert [card for row in rows for card in row] == cards
    assert max(map(len, rows)) <= most
    assert max(map(len, rows)) - min(map(len, rows)) <= 1


FIGURES = st.from_regex(r"-?\d{1,6}(\.\d{1,3})?(%|以上)?", fullmatch=True)


@given(st.lists(FIGURES, min_size=1, max_size=8))
def test_the_points_of_a_column_stand_at_one_distance_from_its_right_edge(texts):
    figures = [split_decimal(text, TIMES) for text in texts]
    paddings = decimal_padding(figures, [text_width(text, TIMES) for text in texts], 12)
    places = {round(pad + f.decimals + f.behind, 6) for pad, f in zip(paddings, figures, strict=True) if f}
    assert len(places) == 1
    assert min(paddings) >= 0


def test_words_behind_a_figure_do_not_move_the_others():
    texts = ["54", "2.7以上"]
    figures = [split_decimal(text, TIMES) for text in texts]
    alone = decimal_padding([*figures[:1], split_decimal("2.7", TIMES)], [1, 1.25], 12)
    with_words = decimal_padding(figures, [1, 3.25], 12)
    assert with_words[0] == alone[0]


def test_a_title_is_broken_between_words_and_holds_wider_digits():
    style, title = BROCHURE.style("cover-title"), "一季度全市经济运行情况和重点工作简报2024年第3期"
    lines = text_of(broken_title(as_runs(title), style, BROCHURE, 166)).split("\n")
    assert "".join(lines) == title
    assert len(lines) > 1
    room = 166 / (style.size * 25.4 / 72)
    assert all(safe_width(line, TIMES) <= room + 0.5 for line in lines)


def test_a_title_keeps_its_figures_and_its_own_breaks():
    style = BROCHURE.style("cover-title")
    assert broken_title(as_runs("简报"), style, BROCHURE, 166) == as_runs("简报")
    assert broken_title(as_runs("一\n二"), style, BROCHURE, 166) == as_runs("一\n二")
    proof = Provenance("va", Measure.LEVEL, "1650")
    title = (Run("全市规模以上工业企业增加值达到"), Run("1650", provenance=proof), Run("亿元的情况通报"))
    broken = broken_title(title, style, BROCHURE, 166)
    assert [run for run in broken if run.provenance] == [title[1]]
    assert text_of(broken).replace("\n", "") == text_of(title)


# DejaVu Serif, which stands in for Times on a bare machine, has digits of 0.636 em.
STAND_IN = 0.636


@given(st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,3})?", fullmatch=True))
def test_reckoned_widths_hold_the_digits_of_a_face_that_stands_in(text):
    digits = sum(map(str.isdigit, text))
    assert safe_width(text, TIMES) >= digits * STAND_IN + ("." in text) * STAND_IN / 2


@given(st.lists(FIGURES, min_size=1, max_size=8), st.floats(0, 9))
def test_the_padding_of_a_column_of_figures_leaves_room_for_wider_digits(texts, spare):
    figures = [split_decimal(text, TIMES) for text in texts]
    whole = max(figure.whole for figure in figures)
    rest = max(figure.decimals + figure.behind for figure in figures)
    room = 1.3 * (whole + rest) + spare
    paddings = decimal_padding(figures, [text_width(text, TIMES) for text in texts], room)
    for figure, padding in zip(figures, paddings, strict=True):
        own = figure.whole + figure.decimals + figure.behind
        assert room - padding >= 1.3 * own - 1e-6
