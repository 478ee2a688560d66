"""Every format gives the same set; files that cannot be read say why."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import polars as pl
import pytest

from zjreport import plugins
from zjreport.errors import DataError
from zjreport.indicators import IndicatorSet, Period, read_indicators, read_with_problems
from zjreport.indicators.readers import MAX_CELLS, Reader, Sheet, decimal_of
from zjreport.indicators.readers._workbook import inspect

HEADER = ["指标", "时期", "数值", "单位", "同比", "备注"]
ROWS = [
    ["城市绿道", "2023年", "47.5", "公里", "", "含改造"],
    ["城市绿道", "2022年", "40", "公里", "-3.2", ""],
    ["图书馆“书香”", "2023年", "130", "家", "7", ""],
]
TEXT = "\n".join(",".join(row) for row in [HEADER, *ROWS]) + "\n"


def facts(data: IndicatorSet) -> list[tuple[object, ...]]:
    return [
        (row.indicator, str(row.period), row.value, row.unit, row.yoy, row.note) for row in data.observations
    ]


EXPECTED = [
    ("城市绿道", "2023", Decimal("47.5"), "公里", None, "含改造"),
    ("城市绿道", "2022", Decimal(40), "公里", Decimal("-3.2"), ""),
    ("图书馆书香", "2023", Decimal(130), "家", Decimal(7), ""),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "utf-32"])
@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ","), ("tsv", "\t"), ("csv", ";"), ("txt", "\t")])
def test_delimited_text_in_every_encoding(tmp_path: Path, encoding: str, suffix: str, delimiter: str) -> None:
    path = tmp_path / f"数据.{suffix}"
    path.write_text(TEXT.replace(",", delimiter), encoding=encoding)
    data = read_indicators(path)
    assert facts(data) == EXPECTED
    assert str(data.observations[1].origin("yoy")) == f"数据.{suffix}:3 同比"


def test_utf16_big_endian_with_mark(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert facts(read_indicators(path)) == EXPECTED


def test_quoted_cells_may_hold_commas_and_line_ends(clean: Callable[..., IndicatorSet]) -> None:
    data = clean('指标,时期,数值,单位,备注\n绿道,2023,"1,650",公里,"一\n二"\n桥,2023,3,座,\n')
    assert data.observations[0].note == "一\n二"
    assert data.observations[1].origin("value").row == 3


def write_workbook(path: Path, *sheets: tuple[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_of_three_sheets_in_any_order(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "指标.xlsx",
        ("目标", [["指标", "时期", "目标值", "约束"], ["gdp", 2024, 5500, "不低于"]]),
        ("说明", [["此表由统计局填报"]]),
        (
            "数据",
            [
                ["指标", "时期", "数值", "同比"],
                ["gdp", 2023, 0.1 + 0.2, 6.3],
                ["地区生产总值", "2022年", 5017, None],
            ],
        ),
        ("指标目录", [["代码", "名称", "单位"], ["gdp", "地区生产总值", "亿元"]]),
    )
    data, problems = read_with_problems(path)
    assert [problem.code for problem in problems] == ["data.no-header"]
    assert (problems[0].severity, problems[0].place.sheet) == ("warning", "说明")
    assert [(row.value, row.yoy) for row in data.observations] == [
        (Decimal("0.3"), Decimal("6.3")),
        (Decimal(5017), None),
    ]
    source = data.observations[1].origin("value")
    assert (source.file, source.sheet, source.row, source.column) == ("指标.xlsx", "数据", 3, "数值")
    target = data.target("gdp", Period.parse("2024"))
    assert target is not None
    assert (target.value, target.bound) == (5500, "at least")
    assert target.origin("value").column == "目标值"
    assert data.indicator("gdp").origin.sheet == "指标目录"


def test_a_cell_shown_as_percent_is_read_as_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [
        ["指标", "时期", "数值", "单位", "同比"],
        ["覆盖率", 2023, 0.9, "%", 0.07],
        ["覆盖率", 2022, 83, "%", 0.07],
    ]:
        sheet.append(row)
    sheet["C2"].number_format = "0%"
    sheet["E2"].number_format = "0.0%;[Red]-0.0%"
    sheet["E3"].number_format = '0.00"%"'
    path = tmp_path / "d.xlsx"
    book.save(path)
    data = read_indicators(path)
    assert [(row.value, row.yoy) for row in data.observations] == [
        (Decimal(90), Decimal(7)),
        (Decimal(83), Decimal("0.07")),
    ]


def test_merged_names_and_headers_count_for_every_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [
        ["主要指标"],
        ["指标", "地区", "2022年", None, "2023年", None],
        [None, None, "数值(亿元)", "同比", "数值(亿元)", "同比"],
        ["投资", "全市", 10, 1.5, 11, 2.5],
        [None, "甲区", 5, 1, 6, 2],
    ]:
        sheet.append(row)
    for area in ("A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "A4:A5"):
        sheet.merge_cells(area)
    path = tmp_path / "d.xlsx"
    book.save(path)
    data = read_indicators(path)
    found = [(row.indicator, row.area, str(row.period), row.value, row.yoy) for row in data.observations]
    assert found == [
        ("投资", "全市", "2022", 10, Decimal("1.5")),
        ("投资", "全市", "2023", 11, Decimal("2.5")),
        ("投资", "甲区", "2022", 5, 1),
        ("投资", "甲区", "2023", 6, 2),
    ]
    assert data.indicator("投资").unit == "亿元"
    assert data.observations[1].origin("value").row == 4


def test_a_month_that_the_spreadsheet_turned_into_a_date(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "d.xlsx",
        (
            "数据",
            [
                HEADER[:4],
                ["绿道", datetime.date(2024, 3, 1), 3, "公里"],
                ["绿道", datetime.date(2024, 3, 31), 3, "公里"],
                ["绿道", 2024.1, 3, "公里"],
                ["绿道", 2024.03, 3, "公里"],
            ],
        ),
    )
    data, problems = read_with_problems(path)
    assert {str(row.period) for row in data.observations} == {"2024-03"}
    assert [
        (problem.code, problem.place.row, problem.place.column)
        for problem in problems
        if problem.severity == "error"
    ] == [
        ("period.invalid", 3, "时期"),
        ("period.ambiguous", 4, "时期"),
    ]


JSON_ROWS = [dict(zip(HEADER, row, strict=True)) for row in ROWS]


@pytest.mark.parametrize(
    "content",
    [
        JSON_ROWS,
        {"observations": JSON_ROWS},
        {"数据": JSON_ROWS},
        [
            {
                "indicator": row[0],
                "period": row[1],
                "value": row[2],
                "unit": row[3],
                "yoy": row[4],
                "note": row[5],
            }
            for row in ROWS
        ],
    ],
)
def test_json_and_python_rows(tmp_path: Path, content: object) -> None:
    path = tmp_path / "d.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    assert facts(read_indicators(path)) == EXPECTED
    assert facts(read_indicators(content)) == EXPECTED


def test_json_numbers_keep_their_digits_and_rows_count_from_one(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text(
        '[{"指标": "绿道", "时期": 2023, "数值": 5.30, "单位": "公里", "表述": ["创历史新高", "全省第一"]}]'
    )
    row = read_indicators(path).observations[0]
    assert str(row.value) == "5.30"
    assert row.claim == ("创历史新高", "全省第一")
    assert row.origin("value").row == 1


def test_json_with_catalogue_data_and_targets() -> None:
    data = read_indicators(
        {
            "indicators": [{"id": "gdp", "name": "地区生产总值", "unit": "亿元", "decimals": 1}],
            "observations": [{"indicator": "gdp", "period": "2024-Q1", "value": 1234.5}],
            "targets": [{"indicator": "gdp", "period": 2024, "value": "增长6%左右"}],
        }
    )
    assert data.indicator("gdp").decimals == 1
    assert (data.targets[0].bound, data.targets[0].qualifier) == ("growth", "左右")


FRAME = {
    "indicator": ["绿道", "桥"],
    "period": ["2023", "2023"],
    "value": [47.5, None],
    "unit": ["公里", "座"],
    "yoy": [0.1 + 0.2, 7],
}


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame(FRAME),
        pl.DataFrame(FRAME),
        pl.DataFrame(FRAME).lazy(),
        pd.DataFrame(FRAME).set_index("indicator"),
        pl.DataFrame(FRAME).with_columns(pl.col("indicator").cast(pl.Categorical)),
    ],
    ids=["pandas", "polars", "lazy", "index", "categorical"],
)
def test_frames_of_any_library(frame: object) -> None:
    data = read_indicators(frame)
    assert [(row.indicator, row.value, row.yoy) for row in data.observations] == [
        ("绿道", Decimal("47.5"), Decimal("0.3")),
        ("桥", None, Decimal(7)),
    ]
    assert data.observations[1].origin("yoy").row == 2


def test_wide_frames_with_numbers_and_dates_for_headers() -> None:
    frame = pd.DataFrame({"指标": ["绿道"], "单位": ["公里"], 2022: [40], 2023: [47.5]})
    data = read_indicators(frame)
    assert [(str(row.period), row.value) for row in data.observations] == [
        ("2022", 40),
        ("2023", Decimal("47.5")),
    ]
    dated = pl.DataFrame(
        {
            "指标": ["绿道"],
            "时期": [datetime.date(2024, 3, 1)],
            "数值": pl.Series([0.07], dtype=pl.Float32),
            "单位": ["公里"],
        }
    )
    row = read_indicators(dated).observations[0]
    assert (str(row.period), row.value) == ("2024-03", Decimal("0.07"))


def test_pandas_periods_and_missing_values() -> None:
    frame = pd.DataFrame(
        {
            "指标": ["绿道", "绿道"],
            "时期": pd.period_range("2024Q1", periods=2, freq="Q"),
            "数值": pd.array([1, pd.NA], dtype="Int64"),
            "单位": ["公里", None],
        }
    )
    data = read_indicators(frame)
    assert [(str(row.period), row.value, str(row.status)) for row in data.observations] == [
        ("2024-Q1", 1, "A"),
        ("2024-Q2", None, "O"),
    ]


def test_open_files_are_told_by_name_format_or_content(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(TEXT, encoding="utf-8")
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        assert facts(read_indicators(binary)) == facts(read_indicators(text)) == EXPECTED
    assert facts(read_indicators(io.BytesIO(TEXT.encode()))) == EXPECTED
    assert facts(read_indicators(io.StringIO(json.dumps(JSON_ROWS)))) == EXPECTED
    assert facts(read_indicators(io.StringIO(json.dumps(JSON_ROWS)), format="json")) == EXPECTED


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "data.empty"),
        ("blank.csv", b"\n \n", "data.empty"),
        ("empty.xlsx", b"", "data.empty"),
        ("book.csv", b"PK\x03\x04abc", "data.format"),
        ("bytes.csv", b"\x00\x01\x02\x03", "data.format"),
        ("latin.csv", b"a,b\n\xff\xff\xff", "data.encoding"),
        ("quotes.csv", '指标,时期,数值\n"绿道,2023,1\n桥,2023,2\n'.encode(), "data.quotes"),
        ("text.xlsx", b"abc,def", "data.format"),
        ("text.xls", b"<html><table>", "data.format"),
        ("torn.xlsx", b"PK\x03\x04torn", "data.format"),
        ("bad.json", b'{"a": ', "data.format"),
        ("twice.json", b'[{"a": 1, "a": 2}]', "data.format"),
        ("deep.json", b"[" * 100_000, "data.shape"),
        ("number.json", b"[1, 2]", "data.shape"),
        ("nested.json", b'[{"indicator": {"a": 1}}]', "data.nested"),
        ("d.docx", b"x", "data.format"),
        ("none", b"x", "data.format"),
    ],
)
def test_files_that_cannot_be_read_say_why(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_indicators(path)
    assert caught.value.code == code
    assert caught.value.place.file == name
    assert str(tmp_path) not in str(caught.value)


def test_missing_files_name_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "indicators.csv").write_text(TEXT)
    with pytest.raises(DataError) as caught:
        read_indicators(tmp_path / "indicator.csv")
    assert (caught.value.code, caught.value.hint) == ("data.no-file", "did you mean “indicators.csv”?")
    with pytest.raises(DataError, match="folder"):
        read_indicators(tmp_path)
    with pytest.raises(DataError, match="no data was given"):
        read_indicators()
    with pytest.raises(DataError, match="int is no data"):
        read_indicators(5)


def test_a_zip_bomb_is_not_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(21):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b"0" * 10_000_000)
    assert len(stream.getvalue()) < 1_000_000
    with pytest.raises(DataError, match="200 MB"):
        inspect(stream.getvalue(), "bomb.xlsx")
    lying = stream.getvalue().replace((10_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(DataError):
        inspect(lying, "bomb.xlsx")


def test_a_stray_cell_far_out_is_refused_before_the_grid_is_laid_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "指标"
    sheet["XFD1048576"] = "x"
    path = tmp_path / "d.xlsx"
    book.save(path)
    with pytest.raises(DataError, match="row 1048576, column 16384") as caught:
        read_indicators(path)
    assert caught.value.code == "data.too-large"
    assert MAX_CELLS < 1048576 * 16384


def with_sheet(rows: str) -> bytes:
    """A workbook whose one sheet has these rows, as XML."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.save(stream)
    made = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part).decode()
            if part.startswith("xl/worksheets/"):
                text = re.sub(
                    "<sheetData ?/>|<sheetData></sheetData>", f"<sheetData>{rows}</sheetData>", text
                )
                assert len(text) > len(rows)
            new.writestr(part, text)
    return made.getvalue()


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048570">' + "<c><v>1</v></c>" * 16000 + "</row>",
        "<row/>" * 1_000_000 + "<row>" + "<c><v>1</v></c>" * 16000 + "</row>",
        '<row r="1048570">' + "<c ><v>1</v></c>" * 16000 + '<c r="A1"/></row>',
    ],
    ids=["row far out", "rows without end", "one with an address"],
)
def test_cells_without_an_address_are_counted_out(rows: str) -> None:
    with pytest.raises(DataError, match="a sheet reaches to row") as caught:
        read_indicators(io.BytesIO(with_sheet(rows)))
    assert caught.value.code == "data.too-large"


def test_cells_without_an_address_are_read_in_turn() -> None:
    cells = [["指标", "时期", "数值"], ["桥", "2023", "3"]]
    text = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(f"<row>{''.join(map(text.format, row))}</row>" for row in cells)
    assert read_indicators(io.BytesIO(with_sheet(rows))).observations[0].value == 3


def test_more_columns_than_any_table_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("指标," + ",".join(map(str, range(20_000))) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="more than 16384 columns") as caught:
        read_indicators(path)
    assert caught.value.code == "data.too-large"


def test_a_number_beyond_any_figure_is_not_written_out(tmp_path: Path) -> None:
    """1e999999999 has ten signs, and a thousand million digits."""
    with pytest.raises(DataError) as caught:
        read_indicators([{"指标": "桥", "时期": "2023", "数值": "1e999999999"}])
    assert caught.value.code == "data.not-a-number"
    path = tmp_path / "d.json"
    path.write_text('[{"indicator": "a", "period": "2023", "value": 1e999999999}]')
    with pytest.raises(DataError, match="beyond any figure"):
        read_indicators(path)
    path.write_text('[{"indicator": "a", "period": "2023", "value": 1.5e3}]')
    assert str(read_indicators(path).observations[0].value) in ("1500", "1.5E+3")


@pytest.mark.parametrize(
    ("number", "decimal"),
    [
        (0.1 + 0.2, "0.3"),
        (1.1 * 3, "3.3"),
        (1650.0, "1650"),
        (2.345, "2.345"),
        (1e-7, "0.0000001"),
        (-5.5, "-5.5"),
    ],
)
def test_binary_noise_is_not_taken_for_digits(number: float, decimal: str) -> None:
    found = decimal_of(number)
    assert found is not None
    assert format(found, "f" if isinstance(found, Decimal) else "d") == decimal


class Pipes(Reader):
    suffixes = (".pipes",)

    def read(self, source: bytes, name: str) -> list[Sheet]:
        return [Sheet(None, name, [line.split("/") for line in source.decode().splitlines()])]


def test_a_reader_of_another_package_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = plugins.readers.names()
    load = plugins.readers.load
    monkeypatch.setattr(plugins.readers, "names", lambda: (*names, "pipes"))
    monkeypatch.setattr(plugins.readers, "load", lambda name: Pipes if name == "pipes" else load(name))
    path = tmp_path / "d.pipes"
    path.write_text("指标/时期/数值/单位\n绿道/2023/47.5/公里\n", encoding="utf-8")
    assert read_indicators(path).observations[0].value == Decimal("47.5")


def test_our_own_readers_are_plug_ins() -> None:
    assert {"csv", "xlsx", "xls", "ods", "json", "dataframe"} <= set(plugins.readers.names())
    assert issubclass(plugins.readers.load("csv"), Reader)
