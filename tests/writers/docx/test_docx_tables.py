"""Tables, cards and panels as Word's own tables."""

from __future__ import annotations

from itertools import pairwise

from zjreport.blocks import Cell, Column, Document, Panel, PanelGroup, Row, Table
from zjreport.runs import as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def table(rows, *columns, **options):
    cells = tuple(Row(tuple(Cell(as_runs(text)) for text in row)) for row in rows)
    return Table(columns or (Column("指标"), Column("数值", "decimal")), cells, **options)


def written(make, read, *blocks):
    return read(DocxWriter().write(make(*blocks)))


def test_grids_and_cells_agree_in_width_everywhere(sample, read):
    for element in read(DocxWriter().write(sample)).body.iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w")) for column in element.find(f"{W}tblGrid")]
        assert sum(widths) == int(element.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
        for row in element.findall(f"{W}tr"):
            place = 0
            for cell in row.findall(f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                span = properties.find(f"{W}gridSpan")
                count = 1 if span is None else int(span.get(f"{W}val"))
                assert int(properties.find(f"{W}tcW").get(f"{W}w")) == sum(widths[place : place + count])
                assert cell[-1].tag == f"{W}p"
                place += count
            assert place == len(widths)


def test_header_rows_are_repeated_and_rows_stay_whole(make, read):
    rows = [["甲", "1"]] * 60
    columns = (Column("指标"), Column("上年", group="实际"), Column("本年", group="实际"))
    element = written(make, read, table(rows, *columns)).body.find(f"{W}tbl")
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in element.iter(f"{W}tr")]
    assert repeated == [True, True] + [False] * 60
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in element.iter(f"{W}tr"))


def test_group_titles_span_and_the_others_reach_over_both_rows(make, read):
    columns = (Column("指标"), Column("上年", group="实际"), Column("本年", group="实际"))
    element = written(make, read, table([["甲", "1", "2"]], *columns)).body.find(f"{W}tbl")
    first, second = list(element.iter(f"{W}tr"))[:2]
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in first.findall(f"{W}tc")]
    assert [None if span is None else span.get(f"{W}val") for span in spans] == [None, "2"]
    merges = [cell.find(f"{W}tcPr/{W}vMerge") for cell in (first[1], second[1])]
    assert [merge.get(f"{W}val") for merge in merges] == ["restart", None]


def test_points_stand_below_one_another(make, read, theme):
    figures = ["5264.07", "6.3", "12", "-7.14", "1,650.5"]
    element = written(make, read, table([["甲", text] for text in figures])).body.find(f"{W}tbl")
    cells = [row.findall(f"{W}tc")[1] for row in list(element.iter(f"{W}tr"))[1:]]
    right = [int(cell.find(f"{W}tcPr/{W}tcMar/{W}right").get(f"{W}w")) for cell in cells]
    ems = {"5264.07": 1.25, "6.3": 0.75, "12": 0, "-7.14": 1.25, "1,650.5": 0.75}
    if theme.font(theme.style("table-cell").font).latin != "Times New Roman":
        ems = {text: width * 1.08 for text, width in ems.items()}
    size = theme.style("table-cell").size * 20
    points = [padding + ems[text] * size for padding, text in zip(right, figures, strict=True)]
    assert max(points) - min(points) <= 2


def test_an_empty_cell_stays_empty_and_missing_ones_are_made(make, read):
    short = Table(
        (Column("指标"), Column("值", "decimal")), (Row((Cell(as_runs("甲")),)), Row((Cell(), Cell())))
    )
    file = written(make, read, short)
    assert file.text() == "指标\n值\n甲"


def test_of_which_rows_are_set_in(make, read):
    rows = tuple(Row((Cell(as_runs("其中")),), indent=level) for level in (0, 1, 2))
    element = written(make, read, Table((Column("指标"),), rows)).body.find(f"{W}tbl")
    margins = [cell.find(f"{W}tcPr/{W}tcMar/{W}left") for cell in list(element.iter(f"{W}tc"))[1:]]
    left = [0 if margin is None else int(margin.get(f"{W}w")) for margin in margins]
    assert left[0] == 0
    assert left[0] < left[1] < left[2]


def test_a_table_is_named_for_screen_readers(make, read):
    named = table([["甲", "1"]], title=as_runs("主要指标"), number="表1")
    caption = written(make, read, named).body.find(f"{W}tbl/{W}tblPr/{W}tblCaption")
    assert caption.get(f"{W}val") == "表1 主要指标"


def test_three_ruled_lines_in_the_official_manner(read):
    document = Document((table([["甲", "1"], ["乙", "2"]]),), load_theme("official"))
    element = read(DocxWriter().write(document)).body.find(f"{W}tbl")
    rows = [row.find(f"{W}tc/{W}tcPr/{W}tcBorders") for row in element.iter(f"{W}tr")]
    sides = [sorted(side.tag.rpartition("}")[2] for side in row) if row is not None else [] for row in rows]
    assert sides == [["bottom", "top"], [], ["bottom"]]


def test_a_table_without_column_titles_has_no_header(make, read):
    element = written(make, read, table([["甲", "1"]], Column(""), Column(""))).body.find(f"{W}tbl")
    assert len(list(element.iter(f"{W}tr"))) == 1


def test_two_tables_in_a_row_do_not_become_one(make, read):
    body = written(make, read, table([["甲", "1"]]), table([["乙", "2"]])).body
    tags = [child.tag for child in body]
    assert f"{W}tbl" in tags
    assert all(not (one == two == f"{W}tbl") for one, two in pairwise(tags))


def test_half_panels_stand_side_by_side(make, read, theme):
    panel = Panel(as_runs("标题"), (PanelGroup(()),), span="half")
    file = written(make, read, panel, panel, panel)
    # A card of its own in each half.
    columns = [len(element.find(f"{W}tblGrid")) for element in file.body.findall(f"{W}tbl")]
    cards = theme.layout["panels"] == "cards"
    assert columns[:1] == ([3] if cards else [])
    if cards:
        left, gutter, right = file.body.find(f"{W}tbl").findall(f"{W}tr/{W}tc")
        assert [len(cell.findall(f"{W}tbl")) for cell in (left, gutter, right)] == [1, 0, 1]


def test_a_table_without_cells_is_left_out(make, read):
    file = written(make, read, Table((), (), as_runs("表题")), Table((Column(""),), ()))
    assert file.text() == "表题"
    assert file.body.find(f"{W}tbl") is None
