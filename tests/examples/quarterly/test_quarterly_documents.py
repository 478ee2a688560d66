"""Word and PDF files of four quarters, read back: every sentence and every cell against the truth."""

from __future__ import annotations

import re
from typing import Any

import pytest

QUARTERS = (1, 2, 3, 4)
DIGIT = re.compile("[0-9]")
# A topic: its number, （一） in running text.
OPENS = re.compile("（[一二三四五六七八九十]+）")
DECIMAL = re.compile(r"\d+\.\d+")
# The indicators of the charts.
DRAWN = (
    "gdp",
    "primary_va",
    "secondary_va",
    "tertiary_va",
    "industrial_va",
    "retail",
    "trade",
    "budget_revenue",
)
# What an author judges, and the growth of the headline that his own thresholds ask for.
JUDGEMENTS = {
    "经济总量较快增长": ("gdp", "6.3", "99"),
    "经济总量平稳增长": ("gdp", "0", "6.2"),
    "工业生产较快增长": ("industrial_va", "7.5", "99"),
    "工业生产平稳增长": ("industrial_va", "0", "7.4"),
    "服务业继续增长": ("services_revenue", "0", "99"),
    "投资恢复增长": ("investment", "0.1", "99"),
    "投资仍在下降": ("investment", "-99", "0"),
    "消费市场持续恢复": ("retail", "0.1", "99"),
    "外贸实现增长": ("trade", "0.1", "99"),
}


@pytest.fixture(params=QUARTERS)
def quarter(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(params=[(1, "official"), (2, "official"), (2, "brochure"), (3, "official"), (4, "official")])
def made(request: pytest.FixtureRequest, built: Any) -> Any:
    """A quarter and the paths of its files in a theme, by format."""
    quarter, theme = request.param
    return quarter, lambda format: built(quarter, theme, format)


def told(paragraphs: list[str]) -> list[tuple[str, list[str]]]:
    """Each topic or paragraph with those of its sentences that state something in figures.

    Where a theme sets the sentences of a topic as paragraphs of their own, they are read as one.
    """
    from oracle import sentences_of

    joined: list[str] = []
    for text in paragraphs:
        if joined and joined[-1].endswith("。") and text.endswith("。") and not OPENS.match(text):
            joined[-1] += text
        else:
            joined.append(text)
    return [(text, [one for one in sentences_of(text) if DIGIT.search(one)]) for text in joined]


def read_back(reader: Any, path: Any) -> Any:
    """A reader that has read the text of a Word file."""
    from oracle import word_paragraphs

    for paragraph, sentences in told(word_paragraphs(path)):
        reader.read(paragraph, sentences)
    return reader


def test_every_sentence_with_a_figure_is_true(made: Any, reader: Any) -> None:
    quarter, path = made
    found = read_back(reader(quarter), path("docx"))
    assert found.faults == []
    assert sum(found.claims.values()) > 200
    assert {"level", "growth", "change of rate", "gap", "rank", "share", "structure", "completion"} <= set(
        found.claims
    )


def test_every_cell_of_the_tables_is_true(made: Any, reader: Any) -> None:
    from oracle import read_table, word_cells

    quarter, path = made
    found = reader(quarter)
    tables = [rows for rows in word_cells(path("docx")) if rows[0][0] == "指标"]
    assert len(tables) == 2
    assert sum(read_table(found, table) for table in tables) > 100
    assert found.faults == []


def test_every_cell_of_the_cities_is_true(made: Any, reader: Any, figures: Any) -> None:
    from oracle import read_areas, word_cells

    quarter, path = made
    found = reader(quarter)
    (table,) = [rows for rows in word_cells(path("docx")) if rows[0][0] == "地区"]
    assert [row[0] for row in table[2:]] == list(figures.cities)
    assert read_areas(found, table) == 13 * 18
    assert found.faults == []


def test_captions_are_counted_and_the_text_refers_to_the_right_one(made: Any) -> None:
    from oracle import word_captions

    _, path = made
    words, *captions = word_captions(path("docx"))
    numbers = [caption.split()[0] for caption in captions]
    assert numbers == [*(f"表{count}" for count in range(1, 4)), *(f"图{count}" for count in range(1, 6))]
    (cities,) = [caption for caption in captions if caption.endswith("全省各市主要经济指标")]
    assert f"见{cities.split()[0]}。" in words


def test_the_pdf_says_the_same(made: Any) -> None:
    from oracle import pdf_text, without_notes, word_notes, word_paragraphs

    _, path = made
    notes = word_notes(path("docx"))
    assert len(notes) == 2
    text = without_notes(pdf_text(path("pdf")), notes)
    said = [one for _, sentences in told(word_paragraphs(path("docx"))) for one in sentences]
    assert len(said) > 25
    assert not [one for one in said if "".join(one.split()) not in text]


def test_no_figure_of_the_pdf_is_nowhere_else(quarter: int, built: Any, figures: Any) -> None:
    """What stands in no sentence and no cell is a label of a chart, and true of what is drawn."""
    from oracle import pdf_text, word_cells, word_paragraphs

    path = built(quarter, "official", "docx")
    cells = (cell for table in word_cells(path) for row in table for cell in row)
    known = set(DECIMAL.findall(" ".join((*word_paragraphs(path), *cells))))
    drawn = {
        str(abs(number))
        for (id, *_), figure in figures.truth.items()
        if id in DRAWN
        for number in (figure.value, figure.yoy)
        if number is not None
    }
    drawn.add(str(figures.target("budget_revenue")[1]))
    calendar = f"{quarter * 25}.0"
    drawn.add(calendar)
    labels = DECIMAL.findall(pdf_text(built(quarter, "official", "pdf"), as_set=True))
    assert len(labels) > 150
    assert not [number for number in labels if number not in known | drawn]
    # The bars of targets bear the mark of the calendar while the year runs.
    text = "".join(pdf_text(built(quarter, "official", "pdf"), as_set=True).split())
    assert (f"序时进度{calendar}%" in text) is (quarter < 4)


def test_judgements_keep_their_thresholds(quarter: int, built: Any, figures: Any) -> None:
    from decimal import Decimal

    from oracle import word_paragraphs

    text = "\n".join(word_paragraphs(built(quarter, "official", "docx")))
    said = [words for words in JUDGEMENTS if words in text]
    assert len(said) == 6
    for words in said:
        id, low, high = JUDGEMENTS[words]
        assert Decimal(low) <= figures.growth(id, 2024, quarter) <= Decimal(high), words


def test_length_of_the_text(quarter: int, built: Any) -> None:
    """Long enough to tell, short enough to be read."""
    from oracle import word_topics

    topics = word_topics(built(quarter, "official", "docx"))
    assert len(topics) == 12
    assert 1000 <= sum(map(len, topics)) <= 1300


@pytest.mark.parametrize(
    "unwanted", ["None", "nan", "增长-", "下降-", "增长0.0%", "，。", "；。", "，，", "（）", "-0.0"]
)
def test_nothing_unwanted_is_printed(unwanted: str, quarter: int, built: Any) -> None:
    from oracle import word_paragraphs

    assert unwanted not in "\n".join(word_paragraphs(built(quarter, "official", "docx")))


# -- the tests themselves ------------------------------------------------------------------------------


def test_what_were_true_of_another_city_is_found_false(built: Any, reader: Any, figures: Any) -> None:
    """Signs turned, figures moved: each changed figure that is told is noticed."""
    from dataclasses import replace as changed
    from decimal import Decimal

    path = built(2, "official", "docx")
    told_of = (
        "gdp",
        "industrial_va",
        "investment",
        "retail",
        "trade",
        "exports",
        "budget_revenue",
        "income",
        "new_jobs",
    )
    for id in told_of:
        key = (id, figures.own, 2024, 2)
        row = figures.truth[key]
        for mutant in (changed(row, yoy=-row.yoy), changed(row, yoy=row.yoy + Decimal("0.1"))):
            other = changed(figures, truth={**figures.truth, key: mutant})
            assert read_back(reader(2, other), path).faults, (id, mutant)
        if row.value is not None:
            other = changed(figures, truth={**figures.truth, key: changed(row, value=row.value + 1)})
            assert read_back(reader(2, other), path).faults, id


def test_the_text_of_another_quarter_is_found_false(built: Any, reader: Any) -> None:
    assert len(read_back(reader(1), built(2, "official", "docx")).faults) > 50
