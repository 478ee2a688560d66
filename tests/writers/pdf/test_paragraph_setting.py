"""Paragraphs read back glyph by glyph from finished PDFs, in many widths and sizes."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zjreport.blocks import Document, Metadata, Paragraph
from zjreport.runs import Measure, Provenance, Role, Run, as_runs
from zjreport.themes import Theme, load_theme

POINTS = 72 / 25.4
NO_START = set("，。、；：！？”’）》〉】〕」』·～%％‰℃)]},.;:!?/")
NO_END = set("“‘（《〈【〔「『([{¥$￥")
HALF = set("，。、；：！？”’）》〉】〕」』")

TEXTS = (
    "全年规模以上工业增加值增长7.2%，比上年加快1.4个百分点；社会消费品零售总额1650.2亿元、增长6.6%；一般公共预算收入"
    "318.5亿元，居全省第7位。“四群八链”（特色产业集群）提质增效——新增国家级专精特新“小巨人”企业31家，"
    "AI、5G等Internet of Things场景拓展至48,652.37万平方米……农村居民人均可支配收入"
    "预计增长6.7%，超过城镇居民1.5个百分点。",
    "坚持“三个务必”，办好“十件实事”（见附件）：新建绿道52.5公里；改造老旧小区86个、惠及12.6万户；PM2.5浓度降至"
    "33微克/立方米，降幅达-7.4%，完成年度目标的105%左右。《条例》（2024年修订）自1月1日起施行，"
    "详见https://www.example.gov.cn/index.html。",
    "今年是“园区建设提升年”，1—2月进出口总额63%～68%来自“一带一路”沿线；机场旅客吞吐量突破1,000万人次。",
)


@dataclass
class Set:
    """A line as it stands on the page."""

    text: str
    left: float
    right: float
    page: int
    baseline: float


def narrow(size: float, width_mm: float, gap: float = 0.125) -> Theme:
    """The official theme without its grid, with a column of ``width_mm`` and type of ``size``."""
    return load_theme(
        {
            "base": "official",
            "page": {"left": 20, "right": 190 - width_mm, "grid": None},
            "styles": {"body": {"size": size, "leading": size * 1.6}},
            "measures": {"latin_gap": gap},
        }
    )


def lines_of(data: bytes) -> list[Set]:
    """The text lines of a PDF without its page numbers."""
    found: list[Set] = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            chars = [char for char in page.chars if char["top"] < page.height - 34.9 * POINTS]
            for baseline, group in itertools.groupby(chars, key=lambda char: round(char["matrix"][5], 1)):
                found.append(_line(list(group), number, baseline))
    return found


def _line(chars: list[dict[str, Any]], page: int, baseline: float) -> Set:
    text = "".join(char["text"] for char in chars)
    return Set(text, chars[0]["x0"], chars[-1]["x1"], page, baseline)


def faults(lines: list[Set], left: float, right: float, size: float) -> list[str]:
    """What is wrong with lines of paragraphs whose first lines are indented."""
    found = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        ends_paragraph = following is None or following.left > left + 0.8 * size
        if line.text[0] in NO_START:
            found.append(f"begins with {line.text[0]}: {line.text}")
        if line.text[-1] in NO_END:
            found.append(f"ends with {line.text[-1]}: {line.text}")
        if line.right > right + 0.1:
            found.append(f"overruns by {line.right - right:.1f}: {line.text}")
        if not ends_paragraph and line.right < right - 0.2:
            found.append(f"is {right - line.right:.1f} short: {line.text}")
        if following and not ends_paragraph:
            found += _split(line.text, following.text)
    return found


def _split(above: str, below: str) -> list[str]:
    pairs = {
        "a number": (above[-1].isdigit() or above[-1] in ".,-") and below[0].isdigit(),
        "a sign": above[-1].isdigit() and below[0] in "%‰℃",
        "a dash": above[-1] == below[0] and above[-1] in "—…",
    }
    return [f"{what} is split: {above}|{below}" for what, wrong in pairs.items() if wrong]


@pytest.mark.parametrize("size", [10.5, 12, 16, 22])
def test_every_line_obeys_the_rules_in_many_widths(size: float) -> None:
    for width in (30, 36, 43, 51, 60, 74, 86.5, 103, 128, 156):
        theme = narrow(size, width)
        paragraphs = tuple(Paragraph(as_runs(text)) for text in TEXTS)
        lines = lines_of(Document(paragraphs, theme, Metadata()).to_bytes("pdf"))
        left, right = 20 * POINTS, (20 + width) * POINTS
        assert faults(lines, left, right, size) == [], (size, width)
        assert "".join(line.text for line in lines).replace(" ", "") == "".join(TEXTS).replace(" ", "")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "增长",
                "7.2%",
                "，",
                "。",
                "“",
                "”",
                "（",
                "）",
                "——",
                "……",
                "1650",
                "亿元",
                "GDP",
                " ",
                "全市",
                "、",
                "-3.5",
                "个百分点",
            ]
        ),
        min_size=1,
        max_size=60,
    ),
    st.sampled_from([32.0, 58.0, 120.0]),
)
def test_any_text_comes_back_whole(parts: list[str], width: float) -> None:
    text = "".join(parts).strip()
    if not text:
        return
    data = Document((Paragraph(as_runs(text)),), narrow(12, width), Metadata()).to_bytes("pdf")
    assert "".join(line.text for line in lines_of(data)).replace(" ", "") == text.replace(" ", "")


def test_a_last_line_is_not_a_single_sign() -> None:
    for extra in range(14):
        text = "全市经济运行总体平稳稳中有进" * 4 + "进" * extra + "。"
        data = Document((Paragraph(as_runs(text)),), narrow(12, 100), Metadata()).to_bytes("pdf")
        assert len(lines_of(data)[-1].text) > 2


def test_an_address_longer_than_the_line_is_broken_not_overrun() -> None:
    text = (
        "详见https://www.example.gov.cn/tjj/sjfb/2024/very/long/path/of/an/address/index-of-everything.html。"
    )
    data = Document((Paragraph(as_runs(text)),), narrow(12, 50), Metadata()).to_bytes("pdf")
    lines = lines_of(data)
    assert max(line.right for line in lines) <= 70 * POINTS + 0.5 * 12
    assert "".join(line.text for line in lines) == text


def test_neighbouring_punctuation_is_squeezed_and_latin_gets_a_gap() -> None:
    data = Document((Paragraph(as_runs("他说：“增长7%。”（完）")),), narrow(20, 150), Metadata()).to_bytes(
        "pdf"
    )
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        chars = [char for char in pdf.pages[0].chars if char["size"] == 20]
    steps = {one["text"] + other["text"]: other["x0"] - one["x0"] for one, other in itertools.pairwise(chars)}
    assert steps["：“"] == pytest.approx(10, abs=0.1)
    assert steps["。”"] == pytest.approx(10, abs=0.1)
    assert steps["”（"] == pytest.approx(10, abs=0.1)
    assert steps["他说"] == pytest.approx(20, abs=0.1)
    assert steps["长7"] == pytest.approx(22.5, abs=0.1)


def test_hanzi_beyond_the_basic_plane_come_back() -> None:
    data = Document((Paragraph(as_runs("𬭎、䶮、㛃、𬱖①Ⅲ㎡")),), narrow(16, 120), Metadata()).to_bytes("pdf")
    assert lines_of(data)[0].text == "𬭎、䶮、㛃、𬱖①Ⅲ㎡"


@pytest.mark.parametrize("width", range(48, 76, 4))
def test_a_figure_is_not_parted_from_its_unit(width: int) -> None:
    provenance = Provenance("x", Measure.LEVEL, "1")
    figures = ("1650亿元", "3.5个百分点", "224万平方米", "120万元", "98.6亿千瓦时", "15个", "7%")
    runs = [
        run
        for number, figure in enumerate(figures * 6)
        for run in (
            Run("全市新签约产业项目总投资额达到"[number % 7 :]),
            Run(figure, Role.PLAIN, provenance),
            Run("、增幅居前；"),
        )
    ]
    document = Document((Paragraph(tuple(runs)),), narrow(10.5, width), Metadata())
    lines = [line.text for line in lines_of(document.to_bytes("pdf"))]
    assert len(lines) > 20
    for figure in ("1650亿元", "120万元", "15个", "7%"):
        assert sum(line.count(figure) for line in lines) >= 6, (figure, lines)
    # A long unit may be parted where the line would gape, but not from its number.
    for figure in ("3.5个", "224万", "98.6亿"):
        assert sum(line.count(figure) for line in lines) >= 6, (figure, lines)
