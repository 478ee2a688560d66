"""Each rule of the checker is seen to find its fault: a small sound file, spoilt in one place at a time."""

from __future__ import annotations

import io
import zipfile

import pytest

from . import faults
from .sound import PARTS, WORKBOOK


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def word_file(parts: dict[str, str] = PARTS, workbook: dict[str, str] = WORKBOOK) -> bytes:
    return zipped({**parts, "word/embeddings/data.xlsx": zipped(dict(workbook))})


DOCUMENT, STYLES, CHART = "word/document.xml", "word/styles.xml", "word/charts/chart1.xml"
RELS, NOTES, NUMBERING = "word/_rels/document.xml.rels", "word/footnotes.xml", "word/numbering.xml"

SPOILT = [
    # The package.
    (DOCUMENT, "</w:body>", "", "is not well-formed"),
    (DOCUMENT, "<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document', "has a DTD"),
    (DOCUMENT, 'mc:Ignorable="w15"', 'mc:Ignorable="w16"', "the prefix w16 is not declared"),
    ("[Content_Types].xml", 'Extension="xlsx"', 'Extension="xls"', "data.xlsx: no type"),
    ("[Content_Types].xml", "/word/styles.xml", "/word/style.xml", "style.xml: typed, but not there"),
    ("[Content_Types].xml", "footnotes+xml", "comments+xml", "leads to a part of type"),
    (RELS, "footnotes.xml", "notes.xml", "leads to word/notes.xml, which is not there"),
    (RELS, 'Id="r5"', 'Id="r6"', "relationship r6 2 times"),
    (
        RELS,
        "</Relationships>",
        '<Relationship Id="r9" Type="x/image" Target="styles.xml"/></Relationships>',
        "image r9 is not used",
    ),
    (RELS, "relationships/hyperlink", "relationships/oleObject", "leads outside"),
    (RELS, "https://example.org", "javascript:x", "link r7 to javascript:x"),
    (RELS, 'Target="footnotes.xml"', 'Target="styles.xml"', "footnotes.xml: no relationship leads to it"),
    (DOCUMENT, 'r:id="r7"', 'r:id="r77"', "relationship r77 is nowhere"),
    # Ids and names.
    (DOCUMENT, '<wp:docPr id="2"', '<wp:docPr id="1"', "drawing '1' 2 times"),
    (DOCUMENT, '<wp:docPr id="2"', '<wp:docPr id="-2"', "drawing of id '-2'"),
    (DOCUMENT, ' descr="columns"', "", "picture 1 has no description"),
    (DOCUMENT, 'w:name="_b2"', 'w:name="_B1"', "bookmark '_b1' 2 times"),
    (DOCUMENT, '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"', "bookmark of id '1' 2 times"),
    (DOCUMENT, '<w:bookmarkEnd w:id="2"/>', "", "bookmark 2 has no end"),
    (DOCUMENT, '<w:bookmarkStart w:id="2" w:name="_b2"/>', "", "bookmark 2 ends, but has not begun"),
    (DOCUMENT, 'w:name="_b2"', 'w:name="a b"', "no name for a bookmark: 'a b'"),
    (DOCUMENT, 'w:name="_b2"', f'w:name="_{"b" * 40}"', "no name for a bookmark"),
    (DOCUMENT, '<w:id w:val="72"/>', '<w:id w:val="71"/>', "control '71' 2 times"),
    (DOCUMENT, '<w:tag w:val="zjr:1"/>', f'<w:tag w:val="{"t" * 65}"/>', "the tag of a control"),
    (DOCUMENT, '<w:alias w:val="level"/>', f'<w:alias w:val="{"𬭎" * 33}"/>', "the alias of a control"),
    (DOCUMENT, '<w:id w:val="72"/>', '<w:id w:val="72"/><w:text/>', "a control of plain text"),
    (
        DOCUMENT,
        '<w:id w:val="72"/></w:sdtPr><w:sdtContent>',
        '<w:id w:val="72"/></w:sdtPr><w:sdtContents>',
        "well-formed",
    ),
    # Styles and lists.
    (DOCUMENT, '<w:pStyle w:val="Body"/>', '<w:pStyle w:val="Missing"/>', "style Missing is not there"),
    (
        DOCUMENT,
        '<w:pStyle w:val="Body"/>',
        '<w:pStyle w:val="Strong"/>',
        "style Strong is taken for one of paragraphs",
    ),
    (STYLES, 'w:styleId="Strong"', 'w:styleId="Body"', "style 'Body' 2 times"),
    (STYLES, '<w:name w:val="Normal"/>', '<w:name w:val="body"/>', "style of name 'paragraph body' 2 times"),
    (
        STYLES,
        '<w:basedOn w:val="Normal"/>',
        '<w:basedOn w:val="Nothing"/>',
        "basedOn Nothing, which is not there",
    ),
    (STYLES, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Body"/>', "style Body: based on itself"),
    (STYLES, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Grid"/>', "which is of another kind"),
    (STYLES, 'w:val="zh-CN"', 'w:val="Chinese (PRC)"', "no language"),
    (DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="4"/>', "list 4 is not there"),
    (DOCUMENT, '<w:ilvl w:val="0"/>', '<w:ilvl w:val="3"/>', "list 1 has no level 3"),
    (
        NUMBERING,
        '<w:abstractNumId w:val="0"/>',
        '<w:abstractNumId w:val="7"/>',
        "is of a list that is not there",
    ),
    # Fields, links, text.
    (DOCUMENT, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "a field without end"),
    (DOCUMENT, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "", "code of a field outside of fields"),
    (DOCUMENT, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "", "text among the code of a field"),
    (DOCUMENT, "PAGEREF _b1", "PAGEREF _b3", "bookmark _b3 is not there"),
    (DOCUMENT, 'w:anchor="_b2"', 'w:anchor="_b4"', "bookmark _b4 is not there"),
    (DOCUMENT, '<w:t xml:space="preserve">GDP </w:t>', "<w:t>GDP </w:t>", "Word drops the blanks"),
    # Notes.
    (
        DOCUMENT,
        '<w:footnoteReference w:id="1"/>',
        '<w:footnoteReference w:id="5"/>',
        "footnote 5 is not there",
    ),
    (DOCUMENT, '<w:footnoteReference w:id="1"/>', "", "footnote 1 is not referred to"),
    (NOTES, '<w:footnote w:id="1">', '<w:footnote w:id="0">', "footnote 0 2 times"),
    (NOTES, 'w:type="separator" w:id="-1"', 'w:id="-1"', "footnotes without their separators"),
    ("word/settings.xml", '<w:footnote w:id="-1"/>', '<w:footnote w:id="9"/>', "footnote 9 is no separator"),
    (
        DOCUMENT,
        "<w:commentReference",
        '<w:commentReference w:id="3"/><w:commentReference',
        "comment 3 is not there",
    ),
    (DOCUMENT, '<w:commentRangeEnd w:id="0"/>', "", "comments begin and do not end"),
    # Tables.
    (DOCUMENT, '<w:gridSpan w:val="2"/>', "", "1 columns of 2"),
    (
        DOCUMENT,
        '<w:tcW w:w="3000" w:type="dxa"/>',
        '<w:tcW w:w="1000" w:type="dxa"/>',
        "a cell 1000 wide over columns of 3000",
    ),
    (DOCUMENT, '<w:vMerge w:val="restart"/>', "", "a cell goes on with one that is not above it"),
    (DOCUMENT, "<w:p><w:r><w:t>head</w:t></w:r></w:p>", "", "a cell that does not end in a paragraph"),
    (
        DOCUMENT,
        "<w:p/><w:tbl>",
        "<w:tbl><w:tblPr/><w:tblGrid/></w:tbl><w:tbl>",
        "two tables with nothing between",
    ),
    (DOCUMENT, "<w:r><w:t>head</w:t></w:r>", "<w:p><w:r><w:t>head</w:t></w:r></w:p>", "p in p"),
    (DOCUMENT, "<w:r><w:t>head</w:t></w:r>", "<w:t>head</w:t>", "t in p"),
    # Sections.
    (
        DOCUMENT,
        "</w:sectPr></w:body>",
        "</w:sectPr><w:p/></w:body>",
        "the body does not end with its section",
    ),
    (
        DOCUMENT,
        '<w:footerReference w:type="even"',
        '<w:footerReference w:type="default"',
        "2 footers for default pages",
    ),
    ("word/settings.xml", "<w:evenAndOddHeaders/>", "", "which the settings leave out"),
    (DOCUMENT, '<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="16838" w:h="11906"/>', "lie the other way"),
    (DOCUMENT, 'w:left="1000"', 'w:left="11000"', "margins that leave no room"),
    (
        DOCUMENT,
        '<w:footerReference w:type="default" r:id="r4"/>',
        '<w:headerReference w:type="default" r:id="r4"/>',
        "a header that is a footer",
    ),
    # The schema's order.
    (
        DOCUMENT,
        '<w:pgSz w:w="11906" w:h="16838"/>',
        '<w:docGrid/><w:pgSz w:w="11906" w:h="16838"/>',
        "sectPr has its children out of order",
    ),
    (
        DOCUMENT,
        '<w:pStyle w:val="Body"/>',
        '<w:jc w:val="left"/><w:pStyle w:val="Body"/>',
        "pPr has its children out of order",
    ),
    (
        CHART,
        '<c:gapWidth val="80"/>',
        '<c:gapWidth val="80"/><c:varyColors val="0"/>',
        "barChart has its children out of order",
    ),
    (CHART, "<c:cat>", "<c:cat/><c:dLbls/><c:cat>", "barChart/ser has its children out of order"),
    # Charts.
    (CHART, '<c:axId val="12"/><c:scaling>', '<c:axId val="11"/><c:scaling>', "two axes of one id"),
    (CHART, '<c:crossAx val="12"/>', '<c:crossAx val="11"/>', "is not crossed by the one that it crosses"),
    (CHART, '<c:axId val="12"/></c:barChart>', "</c:barChart>", "barChart with 1 axes"),
    (
        CHART,
        '<c:axId val="12"/></c:barChart>',
        '<c:axId val="13"/></c:barChart>',
        "nothing is drawn on axis 12",
    ),
    (CHART, '<c:max val="9"/>', '<c:max val="-9"/>', "an axis from 0 to -9"),
    (CHART, 'c:majorUnit val="3"', 'c:majorUnit val="0"', "in steps of 0"),
    (CHART, '<c:dLblPos val="outEnd"/>', '<c:dLblPos val="t"/>', "labels of barChart at t"),
    (CHART, '<c:grouping val="clustered"/>', '<c:grouping val="stacked"/>', "labels of barChart at outEnd"),
    (CHART, '<c:grouping val="clustered"/>', '<c:grouping val="stacked"/>', "do not stand upon each other"),
    (
        CHART,
        '<c:dLbls><c:dLblPos val="outEnd"/>',
        '<c:dLbls><c:dLbl><c:idx val="0"/><c:layout><c:manualLayout/></c:layout></c:dLbl>'
        '<c:dLblPos val="outEnd"/>',
        "a label of barChart is moved from no place",
    ),
    (
        CHART,
        '<c:dLbls><c:dLblPos val="outEnd"/>',
        '<c:dLbls><c:dLbl><c:idx val="0"/><c:layout><c:manualLayout>'
        '<c:y val="-2"/></c:manualLayout></c:layout>'
        '<c:dLblPos val="ctr"/></c:dLbl><c:dLblPos val="outEnd"/>',
        "is moved out of the chart",
    ),
    (
        CHART,
        "</c:plotArea>",
        '</c:plotArea><c:legend><c:legendEntry><c:idx val="1"/></c:legendEntry></c:legend>',
        "entry 1 of a legend of 1",
    ),
    (
        CHART,
        "</c:barChart>",
        '</c:barChart><c:lineChart><c:ser><c:val><c:numRef><c:numCache><c:ptCount val="2"/></c:numCache>'
        "</c:numRef></c:val></c:ser></c:lineChart>",
        "a missing value is drawn as 0",
    ),
    (
        CHART,
        '<c:ptCount val="2"/><c:pt idx="0"><c:v>8',
        '<c:ptCount val="1"/><c:pt idx="0"><c:v>8',
        "points [0, 1] of 1",
    ),
    (CHART, '<c:pt idx="1"><c:v>4.5', '<c:pt idx="0"><c:v>4.5', "points [0, 0] of 2"),
    (CHART, '<c:dPt><c:idx val="1"/>', '<c:dPt><c:idx val="2"/>', "dPt 2 of 2 points"),
    (CHART, "<c:v>4.5</c:v>", "<c:v>4.6</c:v>", "point 1 is '4.6', and Decimal('4.5') in cell B3"),
    (CHART, "<c:v>north</c:v>", "<c:v>nort</c:v>", "point 0 is 'nort', and 'north' in cell A2"),
    (CHART, "data!$B$2:$B$3", "data!$B$2:$B$4", "has 3 cells and 2 points"),
    (CHART, "data!$B$2:$B$3", "other!$B$2:$B$3", "no sheet 'other'"),
    (CHART, "data!$B$2:$B$3", "SUM(data!B2)", "names no cells"),
    (
        CHART,
        '<c:gapWidth val="80"/>',
        '<c:ser><c:idx val="0"/></c:ser><c:gapWidth val="80"/>',
        "2 series of idx",
    ),
]

SPOILT_WORKBOOKS = [
    ("xl/worksheets/sheet1.xml", '<c r="B3"><v>', '<c r="B3"><f>1+1</f><v>', "a formula"),
    ("xl/worksheets/sheet1.xml", "<v>4.5</v>", "<v>four</v>", "'four' for a number in B3"),
    ("xl/worksheets/sheet1.xml", '<row r="3">', '<row r="2">', "row 2 behind row 2"),
    (
        "xl/workbook.xml",
        "</workbook>",
        "<definedNames><definedName name='a'>b</definedName></definedNames></workbook>",
        "leads elsewhere",
    ),
    ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/sheet2.xml", "which is not there"),
]


def test_the_sound_file_has_no_faults() -> None:
    assert faults(word_file()) == []


@pytest.mark.parametrize(("part", "old", "new", "said"), SPOILT, ids=[f"{one[3]}" for one in SPOILT])
def test_what_is_spoilt_is_found(part: str, old: str, new: str, said: str) -> None:
    assert old in PARTS[part]
    found = faults(word_file({**PARTS, part: PARTS[part].replace(old, new, 1)}))
    assert [fault for fault in found if said in fault], found


@pytest.mark.parametrize(
    ("part", "old", "new", "said"), SPOILT_WORKBOOKS, ids=[one[3] for one in SPOILT_WORKBOOKS]
)
def test_what_is_spoilt_in_the_workbook_of_a_chart_is_found(part: str, old: str, new: str, said: str) -> None:
    assert old in WORKBOOK[part]
    found = faults(word_file(workbook={**WORKBOOK, part: WORKBOOK[part].replace(old, new, 1)}))
    assert [fault for fault in found if said in fault], found


def test_a_macro_in_the_workbook_is_found() -> None:
    found = faults(word_file(workbook={**WORKBOOK, "xl/vbaProject.bin": "x"}))
    assert any("has no place in the data of a chart" in fault for fault in found)


def test_a_zip_of_today_in_another_order_is_found_in_our_files_alone() -> None:
    stream = io.BytesIO()
    parts = {**PARTS, "word/embeddings/data.xlsx": zipped(dict(WORKBOOK))}
    with zipfile.ZipFile(stream, "w") as archive:
        for name in reversed(parts):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), parts[name])
    found = faults(stream.getvalue())
    assert any("the zip begins with" in fault for fault in found)
    assert any("in the zip" in fault and "2026" in fault for fault in found)
    assert faults(stream.getvalue(), ours=False) == []


def test_a_part_twice_is_found() -> None:
    stream = io.BytesIO(word_file())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(zipfile.ZipInfo("word/styles.xml"), PARTS["word/styles.xml"])
    assert any("2 times in the zip" in fault for fault in faults(stream.getvalue()))


def test_what_is_no_zip_is_told() -> None:
    assert faults(b"PK nothing") == ["no zip file: File is not a zip file"]
