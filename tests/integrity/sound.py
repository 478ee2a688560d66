"""A small Word file without faults, part by part: a list, a table, fields, notes, controls and a chart."""

from __future__ import annotations

__all__ = ["PARTS", "WORKBOOK"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_VND = "application/vnd.openxmlformats-officedocument"


def _relationships(*entries: tuple[str, str, str]) -> str:
    """Relationships by id, kind and target; an address is external."""
    lines = []
    for id_, kind, target in entries:
        mode = ' TargetMode="External"' if ":" in target else ""
        lines.append(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"{mode}/>')
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _types(*entries: tuple[str, str], xlsx: bool = True) -> str:
    lines = [f'<Override PartName="/{name}" ContentType="{_VND}.{kind}+xml"/>' for name, kind in entries]
    if xlsx:
        lines.insert(0, f'<Default Extension="xlsx" ContentType="{_VND}.spreadsheetml.sheet"/>')
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{kind}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(lines)}</Types>'
    )


def _field(code: str, shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{mark('begin')}{instruction}{mark('separate')}<w:r><w:t>{shown}</w:t></w:r>{mark('end')}"


def _control(number: int, tag: str, alias: str, text: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag}"/>'
        f'<w:id w:val="{70 + number}"/></w:sdtPr>'
        f'<w:sdtContent><w:bookmarkStart w:id="{number}" w:name="_b{number}"/><w:r><w:t>{text}</w:t></w:r>'
        f'<w:bookmarkEnd w:id="{number}"/></w:sdtContent></w:sdt>'
    )


def _drawing(number: int, described: str, content: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>'
        f'<wp:docPr id="{number}" name="d{number}"{described}/>'
        f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _cell(properties: str, text: str, width: int = 1500) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    )


_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="1500"/><w:gridCol w:w="1500"/></w:tblGrid>'
    f'<w:tr>{_cell(f"""<w:gridSpan w:val="{2}"/>""", "head", 3000)}</w:tr>'
    f'<w:tr>{_cell(f"""<w:vMerge w:val="{"restart"}"/>""", "a")}{_cell("", "b")}</w:tr>'
    f"<w:tr>{_cell('<w:vMerge/>', '')}{_cell('', 'c')}</w:tr></w:tbl>"
)
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="r4"/><w:footerReference w:type="even" r:id="r5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" '
    'w:header="5" w:footer="5" w:gutter="0"/>'
    "</w:sectPr>"
)
_DOCUMENT = (
    f'{_HEAD}<w:document {_MAIN} {_R} xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:c="{_DRAWING}/chart" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w15"><w:body>'
    '<w:p><w:pPr><w:pStyle w:val="Body"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
    '<w:t xml:space="preserve">GDP </w:t></w:r><w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r>'
    f"{_control(1, 'zjr:1', 'level', '5264')}{_control(2, 'zjr:2', 'growth', '7%')}"
    '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    f'<w:p>{_field("PAGEREF _b1", "1")}<w:hyperlink w:anchor="_b2"><w:r><w:t>there</w:t></w:r></w:hyperlink>'
    '<w:hyperlink r:id="r7"><w:r><w:t>out</w:t></w:r></w:hyperlink></w:p>'
    f"""<w:p>{_drawing(1, ' descr="columns"', '<c:chart r:id="r6"/>')}{_drawing(2, "", "<a:shape/>")}</w:p>"""
    f"<w:p/>{_TABLE}{_SECTION}</w:body></w:document>"
)


def _cache(sort: str, cells: str, format_: str, *values: str) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>' for place, value in enumerate(values))
    return (
        f"<c:{sort}Ref><c:f>data!{cells}</c:f><c:{sort}Cache>{format_}"
        f'<c:ptCount val="{len(values)}"/>{points}</c:{sort}Cache></c:{sort}Ref>'
    )


_PLAIN = "<c:formatCode>General</c:formatCode>"
_SERIES = (
    f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx>{_cache("str", "$B$1", "", "level")}</c:tx>'
    '<c:dPt><c:idx val="1"/></c:dPt><c:dLbls><c:dLblPos val="outEnd"/></c:dLbls>'
    f"<c:cat>{_cache('str', '$A$2:$A$3', '', 'north', 'south')}</c:cat>"
    f"<c:val>{_cache('num', '$B$2:$B$3', _PLAIN, '8', '4.5')}</c:val></c:ser>"
)
_CHART = (
    f'{_HEAD}<c:chartSpace xmlns:c="{_DRAWING}/chart" {_R}><c:chart><c:plotArea>'
    '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>'
    f'{_SERIES}<c:gapWidth val="80"/><c:axId val="11"/><c:axId val="12"/></c:barChart>'
    '<c:catAx><c:axId val="11"/><c:crossAx val="12"/></c:catAx>'
    '<c:valAx><c:axId val="12"/><c:scaling><c:max val="9"/><c:min val="0"/></c:scaling>'
    '<c:crossAx val="11"/><c:majorUnit val="3"/></c:valAx></c:plotArea></c:chart>'
    '<c:externalData r:id="r1"/></c:chartSpace>'
)
_STYLES = (
    f'{_HEAD}<w:styles {_MAIN}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="zh-CN"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="body"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="strong"/></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="grid"/></w:style></w:styles>'
)
_NUMBERING = (
    f'{_HEAD}<w:numbering {_MAIN}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_FOOTNOTES = (
    f'{_HEAD}<w:footnotes {_MAIN}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>'
)
_SETTINGS = (
    f"{_HEAD}<w:settings {_MAIN}><w:evenAndOddHeaders/>"
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>'
)

#: The parts by name, but for the workbook of the chart.
PARTS: dict[str, str] = {
    "[Content_Types].xml": _types(
        ("word/document.xml", "wordprocessingml.document.main"),
        ("word/styles.xml", "wordprocessingml.styles"),
        ("word/numbering.xml", "wordprocessingml.numbering"),
        ("word/settings.xml", "wordprocessingml.settings"),
        ("word/footnotes.xml", "wordprocessingml.footnotes"),
        ("word/comments.xml", "wordprocessingml.comments"),
        ("word/footer1.xml", "wordprocessingml.footer"),
        ("word/footer2.xml", "wordprocessingml.footer"),
        ("word/charts/chart1.xml", "drawingml.chart"),
    ),
    "_rels/.rels": _relationships(("r1", f"{_OFFICE}/officeDocument", "word/document.xml")),
    "word/document.xml": _DOCUMENT,
    "word/_rels/document.xml.rels": _relationships(
        ("r1", f"{_OFFICE}/styles", "styles.xml"),
        ("r2", f"{_OFFICE}/numbering", "numbering.xml"),
        ("r3", f"{_OFFICE}/settings", "settings.xml"),
        ("r4", f"{_OFFICE}/footer", "footer1.xml"),
        ("r5", f"{_OFFICE}/footer", "/word/footer2.xml"),
        ("r6", f"{_OFFICE}/chart", "charts/chart1.xml"),
        ("r7", f"{_OFFICE}/hyperlink", "https://example.org"),
        ("r8", f"{_OFFICE}/footnotes", "footnotes.xml"),
        ("r10", f"{_OFFICE}/comments", "comments.xml"),
    ),
    "word/styles.xml": _STYLES,
    "word/numbering.xml": _NUMBERING,
    "word/settings.xml": _SETTINGS,
    "word/footnotes.xml": _FOOTNOTES,
    "word/comments.xml": f'{_HEAD}<w:comments {_MAIN}><w:comment w:id="0"><w:p/></w:comment></w:comments>',
    "word/footer1.xml": f"{_HEAD}<w:ftr {_MAIN}><w:p/></w:ftr>",
    "word/footer2.xml": f"{_HEAD}<w:ftr {_MAIN}><w:p/></w:ftr>",
    "word/charts/chart1.xml": _CHART,
    "word/charts/_rels/chart1.xml.rels": _relationships(
        ("r1", f"{_OFFICE}/package", "../embeddings/data.xlsx")
    ),
}
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_ROWS = (
    '<row r="1"><c r="B1" t="inlineStr"><is><t>level</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>north</t></is></c><c r="B2"><v>8</v></c></row>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>south</t></is></c><c r="B3"><v>4.5</v></c></row>'
)
#: The parts of the workbook.
WORKBOOK: dict[str, str] = {
    "[Content_Types].xml": _types(
        ("xl/workbook.xml", "spreadsheetml.sheet.main"),
        ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
        xlsx=False,
    ),
    "_rels/.rels": _relationships(("r1", f"{_OFFICE}/officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": (
        f"{_HEAD}<workbook {_SHEET} {_R}><sheets>"
        '<sheet name="data" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": _relationships(("r1", f"{_OFFICE}/worksheet", "worksheets/sheet1.xml")),
    "xl/worksheets/sheet1.xml": f"{_HEAD}<worksheet {_SHEET}><sheetData>{_ROWS}</sheetData></worksheet>",
}
