"""Every line of every text in many widths and sizes, read back glyph by glyph from finished PDFs."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable

import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zjreport.runs import Run, Runs, as_runs

from .reading import lines_of
from .rules import Fault
from .texts import HOSTILE, REPORTS, example_runs, mixed_runs, scattered_texts

Check = Callable[..., list[Fault]]
SIZES = (10.5, 12, 16, 22)
WIDTHS = (30, 36, 43, 51, 60, 74, 86.5, 103, 128, 156)
#: What no line may have, in however narrow a column; the others are matters of more or less.
GRADUAL = {"gaping", "letters spaced out", "runt"}
POINTS = 72 / 25.4


def hard(found: list[Fault]) -> list[Fault]:
    return [fault for fault in found if fault.rule not in GRADUAL]


@pytest.fixture(scope="module")
def example() -> list[Runs]:
    return example_runs()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", SIZES)
def test_reports_and_the_example_obey_every_rule(
    check: Check, example: list[Runs], size: float, width: float
) -> None:
    if width * POINTS / size < 5:
        # A number with its signs is wider than the line there.
        example = [runs for runs in example if not any(run.provenance for run in runs)]
        assert hard(check(example, size, width)) == []
        return
    assert hard(check([*map(as_runs, REPORTS), *example], size, width)) == []


@pytest.mark.parametrize("base", ["official", "brochure"])
@pytest.mark.parametrize("width", [60, 103, 156])
def test_hostile_texts_obey_every_rule(check: Check, width: float, base: str) -> None:
    assert hard(check([as_runs(text) for text in HOSTILE], 12, width, base)) == []


def test_columns_of_usual_width_hardly_gape(check: Check, example: list[Runs]) -> None:
    texts = [*map(as_runs, REPORTS), *example]
    found = Counter(fault.rule for size in (12, 16) for fault in check(texts, size, 103))
    assert set(found) <= GRADUAL
    assert found["gaping"] + found["letters spaced out"] <= 2
    assert found["runt"] == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=scattered_texts(), size=st.sampled_from(SIZES), width=st.sampled_from([103.0, 128.0, 156.0]))
def test_scattered_texts_obey_every_rule(check: Check, text: str, size: float, width: float) -> None:
    assert hard(check([as_runs(text)], size, width)) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    runs=mixed_runs(), width=st.sampled_from([86.5, 128.0]), base=st.sampled_from(["official", "brochure"])
)
def test_runs_of_all_looks_obey_every_rule(check: Check, runs: Runs, width: float, base: str) -> None:
    found = [fault for fault in hard(check([runs], 10.5, width, base)) if not fault.rule.startswith("split")]
    assert found == []


def test_the_reader_agrees_with_another(column: Callable[..., bytes]) -> None:
    """Ours is quick and reads what our writer writes; pdfplumber reads any file."""
    data = column([as_runs(text) for text in (*REPORTS, *HOSTILE)], 12, 74)
    ours = [glyph for line in lines_of(data) for glyph in line.glyphs]
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        theirs = [char for page in pdf.pages for char in page.chars]
    assert [glyph.sign for glyph in ours] == [char["text"] for char in theirs]
    for glyph, char in zip(ours, theirs, strict=True):
        assert glyph.left == pytest.approx(char["x0"], abs=0.01)
        assert glyph.right == pytest.approx(char["x1"], abs=0.01)


def test_links_can_be_followed_on_every_line_they_reach(column: Callable[..., bytes]) -> None:
    address = "https://www.example.gov.cn/tjj/index.html"
    runs = (Run("全文见"), Run("江城市人民政府门户网站政务公开栏目统计信息专栏", link=address), Run("。"))
    data = column([runs], 12, 50)
    reached = [line for line in lines_of(data) if set(line.text) & set("江门户网站政务公开统计信息栏")]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = [annotation.Rect for annotation in pdf.pages[0].Annots]
        assert {str(annotation.A.URI) for annotation in pdf.pages[0].Annots} == {address}
    assert len(boxes) == len(reached) >= 2
    for line, box in zip(reached, boxes, strict=True):
        linked = [glyph for glyph in line.glyphs if glyph.sign not in "全文见。"]
        assert float(box[0]) == pytest.approx(linked[0].left, abs=0.1)
        assert float(box[2]) == pytest.approx(linked[-1].right, abs=0.1)
        assert float(box[1]) < line.baseline < float(box[3])


@pytest.mark.parametrize("base", ["official", "brochure"])
def test_dashes_touch_and_fill_two_ems(column: Callable[..., bytes], base: str) -> None:
    (line,) = lines_of(column([as_runs("提质——新增")], 20, 150, base), above=110)
    first, second = (glyph for glyph in line.glyphs if glyph.sign == "—")
    assert first.right == pytest.approx(second.left, abs=0.01)
    assert second.right - first.left == pytest.approx(40, abs=0.01)


def test_opening_signs_lose_their_blank_half_at_the_start_of_further_lines(
    column: Callable[..., bytes],
) -> None:
    lines = lines_of(column([as_runs("（一）" * 60)], 12, 80), above=110)
    begun = [line.glyphs[0] for line in lines[1:] if line.glyphs[0].sign == "（"]
    assert begun
    assert all(glyph.right - glyph.left == pytest.approx(6) for glyph in begun)
    first = lines[0].glyphs[0]
    assert first.right - first.left == pytest.approx(12)


def test_blanks_before_and_behind_a_paragraph_are_not_set(column: Callable[..., bytes]) -> None:
    (line,) = lines_of(column([as_runs("　　 全市经济平稳 ")], 12, 100), above=110)
    assert line.text == "全市经济平稳"
    assert line.glyphs[0].left == pytest.approx(20 * POINTS + 24, abs=0.01)
