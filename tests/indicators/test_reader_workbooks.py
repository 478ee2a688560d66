"""XLS and ODS are read as XLSX is: as shown, with the same cells, and with the same refusals."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from zjreport.errors import DataError
from zjreport.indicators import IndicatorSet, read_indicators

# A cell is what it holds, or that and the number format that it is shown with.
Shown = tuple[object, str]
Grid = Sequence[Sequence[object]]
DATE = 'yyyy"年"m"月"'
GRID: Grid = (
    ["主要经济指标"],
    [],
    ["代码", "指标名称", "时期", "数值", "单位", "同比"],
    ["033000", "绿道", (datetime.date(2024, 3, 1), DATE), (0.9, "0%"), "%", (0.07, "0.0%;[Red]-0.0%")],
    ["033001", "桥", "2024年3月", 5, "座", (0.1 + 0.2, '0.00"%"')],
    ["033002", "路", "2024年3月", (0.125, "0.00%"), "%", -3.5],
)
EXPECTED = [
    ("033000", "2024-03", Decimal(90), Decimal(7), 4),
    ("033001", "2024-03", Decimal(5), Decimal("0.3"), 5),
    ("033002", "2024-03", Decimal("12.5"), Decimal("-3.5"), 6),
]


def split(cell: object) -> Shown:
    return cell if isinstance(cell, tuple) else (cell, "General")


def as_xlsx(grid: Grid, merged: tuple[int, int, int, int] | None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "数据"
    for row, cells in enumerate(grid, start=1):
        for column, (value, shown) in enumerate(map(split, cells), start=1):
            sheet.cell(row, column, value).number_format = shown
    if merged:
        top, left, bottom, right = (index + 1 for index in merged)
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_xls(grid: Grid, merged: tuple[int, int, int, int] | None) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("数据")
    for row, cells in enumerate(grid):
        for column, (value, shown) in enumerate(map(split, cells)):
            if merged and (row, column) == merged[:2]:
                sheet.write_merge(row, merged[2], column, merged[3], value)
            elif value is not None:
                sheet.write(row, column, value, xlwt.easyxf(num_format_str=shown))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text", "manifest")
)


def ods(rows: str, manifest: str = "") -> bytes:
    """An OpenDocument spreadsheet with one sheet of these rows, as LibreOffice writes them."""
    content = (
        f'<office:document-content {SPACES}><office:body><office:spreadsheet><table:table table:name="数据">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            f"<manifest:manifest {SPACES}>{manifest}</manifest:manifest>",
        )
        archive.writestr("content.xml", content)
    return stream.getvalue()


def ods_cell(value: object, shown: str = "General", more: str = "") -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return (
            f'<table:table-cell office:value-type="string"{more}><text:p>{value}</text:p></table:table-cell>'
        )
    if isinstance(value, datetime.date):
        told = f'office:value-type="date" office:date-value="{value}"'
    else:
        kind = "percentage" if "%" in shown.replace('"%"', "") else "float"
        told = f'office:value-type="{kind}" office:value="{value}"'
    return f"<table:table-cell {told}{more}><text:p>as shown</text:p></table:table-cell>"


def as_ods(grid: Grid, merged: tuple[int, int, int, int] | None) -> bytes:
    rows = []
    for row, cells in enumerate(grid):
        made = []
        for column, (value, shown) in enumerate(map(split, cells)):
            span = ""
            if merged and (row, column) == merged[:2]:
                down, right = merged[2] - row + 1, merged[3] - column + 1
                span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
            made.append(ods_cell(value, shown, span))
        # LibreOffice fills every row, and the sheet, to the very end.
        made.append('<table:table-cell table:number-columns-repeated="16000"/>')
        rows.append(f"<table:table-row>{''.join(made)}</table:table-row>")
    end = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return ods("".join(rows) + end)


FORMATS = {"xlsx": as_xlsx, "xls": as_xls, "ods": as_ods}


@pytest.fixture(params=FORMATS)
def saved(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., IndicatorSet]:
    """Read a grid out of a workbook of each format."""

    def reading(grid: Grid, merged: tuple[int, int, int, int] | None = None) -> IndicatorSet:
        path = tmp_path / f"月报.{request.param}"
        path.write_bytes(FORMATS[request.param](grid, merged))
        return read_indicators(path)

    return reading


def test_percentages_dates_and_codes_are_read_as_shown(saved: Callable[..., IndicatorSet]) -> None:
    data = saved(GRID)
    found = [
        (row.indicator, str(row.period), row.value, row.yoy, row.origin("value").row)
        for row in data.observations
    ]
    assert found == EXPECTED
    assert data.observations[0].origin("yoy").sheet == "数据"
    assert all(isinstance(row.value, Decimal) for row in data.observations)


def test_merged_cells_count_for_each_of_them(saved: Callable[..., IndicatorSet]) -> None:
    grid = [
        ["指标", "地区", "时期", "数值", "单位"],
        ["投资", "甲区", "2023", 10, "亿元"],
        [None, "乙区", "2023", 11, "亿元"],
    ]
    data = saved(grid, (1, 0, 2, 0))
    assert [(row.indicator, row.area, row.value) for row in data.observations] == [
        ("投资", "甲区", 10),
        ("投资", "乙区", 11),
    ]


@pytest.mark.parametrize("written", FORMATS)
@pytest.mark.parametrize("named", FORMATS)
def test_the_content_tells_the_format_whatever_the_suffix(tmp_path: Path, written: str, named: str) -> None:
    path = tmp_path / f"d.{named}"
    path.write_bytes(FORMATS[written](GRID, None))
    assert [row.value for row in read_indicators(path).observations] == [row[2] for row in EXPECTED]
    assert [row.value for row in read_indicators(io.BytesIO(path.read_bytes())).observations] == [
        row[2] for row in EXPECTED
    ]


def test_ods_with_headers_hidden_rows_notes_and_repeated_cells() -> None:
    header = "".join(map(ods_cell, ("指标", "时期", "数值", "单位", "同比")))
    note = "<office:annotation><text:p>批注</text:p></office:annotation>"
    text = f"{note}<text:p>绿<text:span>道</text:span></text:p>"
    name = f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    formula = ' table:formula="of:=WEBSERVICE(&quot;http://x&quot;)"'
    rows = (
        f"<table:table-header-rows><table:table-row>{header}</table:table-row></table:table-header-rows>"
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        f"<table:table-row>{name}{ods_cell(2023)}{ods_cell(0.5, '0%', formula)}{ods_cell('%')}{ods_cell(1.5)}"
        '</table:table-row><table:table-row table:visibility="collapse">'
        f"{ods_cell('桥')}{ods_cell(2023)}"
        f"{ods_cell(0.07, '0%')}"
        f"{ods_cell('%')}{ods_cell(2)}</table:table-row>"
    )
    data = read_indicators(io.BytesIO(ods(rows)), format="ods")
    assert [(row.indicator, row.value, row.origin("value").row) for row in data.observations] == [
        ("绿道", Decimal(50), 5),
        ("桥", Decimal(7), 6),
    ]


FAR = 2_000_000_000
ROW = "table:table-row"
ROWS, COLUMNS = (f' table:number-{name}-repeated="{FAR}"' for name in ("rows", "columns"))


@pytest.mark.parametrize(
    "rows",
    [
        f"<{ROW} {ROWS}>{ods_cell(1)}</{ROW}>",
        f"<{ROW}>{ods_cell(1, more=COLUMNS)}</{ROW}>",
        f"<{ROW}><table:table-cell {COLUMNS}/>{ods_cell(1)}</{ROW}>",
        f"<{ROW} {ROWS}/><{ROW}>{ods_cell(1)}</{ROW}>",
    ],
    ids=["rows", "columns", "far right", "far below"],
)
def test_an_ods_without_end_is_refused_before_it_is_laid_out(rows: str) -> None:
    with pytest.raises(DataError, match=f"{FAR // 10}") as caught:
        read_indicators(io.BytesIO(ods(rows)), format="ods")
    assert caught.value.code == "data.too-large"


def test_an_xls_with_a_cell_far_out_is_refused() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, "指标")
    sheet.write(65535, 255, "x")
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(DataError, match="row 65536, column 256") as caught:
        read_indicators(io.BytesIO(stream.getvalue()))
    assert caught.value.code == "data.too-large"


def test_an_entity_in_an_ods_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("33", encoding="utf-8")
    rows = f"<table:table-row>{ods_cell('指标')}{ods_cell('时期')}{ods_cell('数值')}</table:table-row>"
    content = ods(
        rows + f"<table:table-row>{ods_cell('桥')}{ods_cell('2023')}{ods_cell('&x;')}</table:table-row>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            text = old.read(entry).decode()
            if entry == "content.xml":
                text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{text}'
            new.writestr(entry, text)
    try:
        data = read_indicators(io.BytesIO(stream.getvalue()), format="ods")
    except DataError:
        return
    assert all(row.value is None for row in data.observations)


def encrypted_package() -> bytes:
    """An .xlsx with a password: a container whose one stream is called EncryptedPackage."""
    stream = io.BytesIO()
    XlsDoc().save(stream, b"x" * 5000)
    data = stream.getvalue()
    at = data.index("Workbook".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le")
    return data[:at] + name.ljust(64, b"\0") + (len(name) + 2).to_bytes(2, "little") + data[at + 66 :]


def encrypted_xls() -> bytes:
    """An .xls with a password: its records begin with one that says so."""
    stream = io.BytesIO()
    begin = b"\x09\x08\x04\x00\x00\x06\x05\x00"
    XlsDoc().save(stream, begin + b"\x2f\x00\x02\x00\x00\x00" + b"\x0a\x00\x00\x00")
    return stream.getvalue()


def encrypted_ods() -> bytes:
    return ods("", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")


@pytest.mark.parametrize("name", ["d.xls", "d.xlsx", "d.ods"])
@pytest.mark.parametrize("content", [encrypted_package, encrypted_xls, encrypted_ods])
def test_a_locked_workbook_says_so(tmp_path: Path, name: str, content: Callable[[], bytes]) -> None:
    path = tmp_path / name
    path.write_bytes(content())
    with pytest.raises(DataError, match="password") as caught:
        read_indicators(path)
    assert caught.value.code == "data.locked"


@pytest.mark.parametrize("format", FORMATS)
def test_a_workbook_cut_off_anywhere_is_an_error_of_ours(format: str, tmp_path: Path) -> None:
    whole = FORMATS[format](GRID, None)
    path = tmp_path / f"d.{format}"
    for part in range(8, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:part])
        try:
            data = read_indicators(path)
        except DataError:
            continue
        # What is cut off must not have been needed.
        assert [row.value for row in data.observations] == [row[2] for row in EXPECTED]
