"""Templates as offices have them: made with python-docx, by hand as Word writes them, and by LibreOffice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image

from tests.office import Office
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _style(document, name, font, size, indent=0.0, based=None):
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    style.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), font)
    if indent:
        style.paragraph_format.first_line_indent = Pt(size * indent)
    return style


def office() -> bytes:
    """An office's own: Chinese names of styles, a logo, headers and footers of three kinds, a masthead."""
    document = docx.Document()
    for name, font, size, indent in (
        ("公文标题", "方正小标宋简体", 24, 0),
        ("公文一级标题", "黑体", 15, 2),
        ("公文二级标题", "楷体", 15, 2),
        ("公文正文", "仿宋", 15, 2),
        ("表格文字", "宋体", 11, 0),
    ):
        _style(document, name, font, size, indent)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.gutter = Cm(2.5), Cm(2.4), Cm(0.5)
    document.settings.odd_and_even_pages_header_footer = True
    section.different_first_page_header_footer = True
    logo = io.BytesIO()
    Image.new("RGB", (40, 20), "#B5121B").save(logo, "PNG")
    logo.seek(0)
    paragraph = section.header.paragraphs[0]
    paragraph.add_run().add_picture(logo, width=Cm(2))
    paragraph.add_run("江城市发展改革委")
    section.even_page_header.paragraphs[0].text = "偶数页页眉"
    section.first_page_header.paragraphs[0].text = "首页页眉"
    section.footer.paragraphs[0]._p.append(
        parse_xml(f'<w:fldSimple {W} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    document.add_paragraph("江城经济动态")
    document.add_paragraph("{{ 内容 }}")
    document.add_table(1, 1).cell(0, 0).text = "抄送：市委办公室。"
    return _bytes(document)


def numbered() -> bytes:
    """Headings that count themselves (第一章, 1.1), on landscape letter paper."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
        for level, (form, text) in enumerate((("chineseCountingThousand", "第%1章"), ("decimal", "%1.%2")))
    )
    abstract = parse_xml(
        f'<w:abstractNum {W} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    numbering.findall(qn("w:abstractNum"))[-1].addnext(abstract)
    numbering.append(parse_xml(f'<w:num {W} w:numId="88"><w:abstractNumId w:val="77"/></w:num>'))
    for level in (1, 2):
        properties = document.styles[f"Heading {level}"].element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level - 1
        properties.get_or_add_numId().val = 88
    section = document.sections[0]
    section.page_width, section.page_height = Cm(27.94), Cm(21.59)
    return _bytes(document)


def plain() -> bytes:
    """python-docx's own template, with a text that has no place for the contents."""
    document = docx.Document()
    document.add_paragraph("模板说明")
    return _bytes(document)


def _bytes(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


HEADER = (
    f'<w:hdr {W} {R} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<w:p><w:r><w:pict><v:shape id="mark" style="position:absolute;width:400pt;height:100pt;rotation:315" '
    'fillcolor="silver"><v:textpath style="font-family:宋体" string="内部资料"/></v:shape></w:pict></w:r>'
    '<w:hyperlink r:id="rId1"><w:r><w:t>江城统计</w:t></w:r></w:hyperlink>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText>INCLUDEPICTURE "https://example.org/x.png"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>图示</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"
 w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
<w:pPr><w:jc w:val="both"/></w:pPr>
</w:style>
<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
<w:link w:val="10"/>
<w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="10"><w:name w:val="标题 1 字符"/>
<w:basedOn w:val="a0"/>
<w:link w:val="1"/><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Heading2"><w:name w:val="别的样式"/>
<w:basedOn w:val="a"/>
</w:style></w:styles>"""
DOCUMENT = f"""<w:document {W} {R}><w:body><w:p><w:r><w:t>旧文</w:t></w:r></w:p><w:sectPr>
<w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"
 w:header="851" w:footer="992" w:gutter="0"/>
<w:lnNumType w:countBy="5"/><w:cols w:num="2" w:space="425"/><w:docGrid w:type="lines" w:linePitch="312"/>
</w:sectPr></w:body></w:document>"""
SETTINGS = (
    f'<w:settings {W} {R}><w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="333"/></w:settings>'
)


def relationships(*entries: tuple[str, str, str, bool]) -> str:
    outside = {True: ' TargetMode="External"', False: ""}
    lines = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target="{target}"{outside[external]}/>'
        for key, kind, target, external in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def word_parts() -> dict[str, str]:
    """A file as Chinese Word writes it: ids that say nothing, a watermark, and ways out of the file."""
    kinds = {"styles": "styles", "settings": "settings", "header1": "header"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml", False)),
        "word/_rels/document.xml.rels": relationships(
            ("rId1", "styles", "styles.xml", False),
            ("rId2", "header", "header1.xml", False),
            ("rId3", "settings", "settings.xml", False),
        ),
        "word/_rels/settings.xml.rels": relationships(
            ("rId1", "attachedTemplate", "file:///C:/office.dotm", True)
        ),
        "word/_rels/header1.xml.rels": relationships(("rId1", "hyperlink", "https://example.org", True)),
        "word/document.xml": DOCUMENT,
        "word/styles.xml": STYLES,
        "word/settings.xml": SETTINGS,
        "word/header1.xml": HEADER,
    }


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def as_template(data: bytes) -> bytes:
    """A document as the template (.dotx) that Word saves of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b".document.main+xml", b".template.main+xml")
    return packed(parts)


def by_libreoffice(program: Office, folder: Path) -> bytes:
    """The office's file as LibreOffice saves it."""
    source = folder / "source.docx"
    source.write_bytes(office())
    (saved,) = program.convert(source, form="docx:MS Word 2007 XML", out=folder / "saved")
    return saved.read_bytes()


MAKERS: Mapping[str, Callable[[], bytes]] = {
    "plain.docx": plain,
    "office.docx": office,
    "office.dotx": lambda: as_template(office()),
    "numbered.docx": numbered,
    "word.docx": lambda: packed(word_parts()),
}


@pytest.fixture
def template(tmp_path, request) -> Callable[..., Path]:
    """Writes a template by name, or from bytes."""

    def write(name: str, data: bytes | None = None) -> Path:
        path = tmp_path / name
        if data is None:
            saved = name == "libreoffice.docx"
            data = by_libreoffice(request.getfixturevalue("office"), tmp_path) if saved else MAKERS[name]()
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def parts() -> dict[str, str]:
    return word_parts()


@pytest.fixture
def pack() -> Callable[[Mapping[str, str | bytes]], bytes]:
    return packed


@pytest.fixture
def dressed(sample, read):
    """The document with every block, dressed in a template; warnings are the tests' matter."""

    def write(path: Path, base: str = "official", **settings):
        theme = load_theme({"base": base, "docx": path, **settings})
        from dataclasses import replace

        return read(DocxWriter().write(replace(sample, theme=theme)))

    return write


@pytest.fixture
def theme():
    return load_theme("official")
