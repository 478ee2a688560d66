"""Documents in the dress of templates: styles, numbering, page, headers and footers, masthead and imprint."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree

from zjreport.blocks import Cell, Chart, Column, Contents, Cover, Document, Heading, Paragraph, Row, Table
from zjreport.charts import ChartSpec, Point, Series
from zjreport.runs import Role, Run, as_runs
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = ("plain.docx", "office.docx", "office.dotx", "numbered.docx", "word.docx", "libreoffice.docx")
QUIET = pytest.mark.filterwarnings("ignore::zjreport.errors.ZjreportWarning")


def style_of(file, text: str) -> str:
    """The name of the style of the first paragraph that has ``text``."""
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in file.part("word/styles.xml").iter(f"{W}style")
    }
    for paragraph in file.body.iter(f"{W}p"):
        if text in "".join(found.text or "" for found in paragraph.iter(f"{W}t")):
            name = names[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
            if not name.startswith("toc "):
                return name
    raise AssertionError(f"no paragraph has {text}")


def text_of(element) -> str:
    return "".join(found.text or "" for found in element.iter(f"{W}t"))


@QUIET
@pytest.mark.parametrize("base", ["official", "brochure"])
@pytest.mark.parametrize("name", NAMES)
def test_every_reference_to_styles_and_lists_leads_somewhere(template, dressed, sample, name, base):
    path = template(name)
    file = dressed(path, base)
    styles = list(file.part("word/styles.xml").iter(f"{W}style"))
    ids = [style.get(f"{W}styleId") for style in styles]
    names = [style.find(f"{W}name").get(f"{W}val").casefold() for style in styles]
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))
    numbers = {num.get(f"{W}numId") for num in file.part("word/numbering.xml").iter(f"{W}num")}
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        root = file.part(part)
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            assert {found.get(f"{W}val") for found in root.iter(f"{W}{tag}")} <= set(ids), (part, tag)
        assert {found.get(f"{W}val") for found in root.iter(f"{W}numId")} <= numbers | {"0"}
    theme = load_theme({"base": base, "docx": path})
    assert DocxWriter().write(replace(sample, theme=theme)) == DocxWriter().write(
        replace(sample, theme=theme)
    )


@QUIET
@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_kept(template, sample, tmp_path, name):
    validator = shutil.which("ooxml-validator")
    if not validator:
        pytest.skip("ooxml-validator is not installed")
    for base in ("official", "brochure") if name == "office.docx" else ("official",):
        theme = load_theme({"base": base, "docx": template(name)})
        out = tmp_path / f"out-{base}.docx"
        out.write_bytes(DocxWriter().write(replace(sample, theme=theme)))
        done = subprocess.run(
            [validator, out, "--officeVersion", "Office2019"], capture_output=True, text=True, check=False
        )
        assert json.loads(done.stdout)["errors"] == []


def test_roles_take_the_styles_of_their_names(template, dressed):
    file = dressed(template("office.docx"))
    assert style_of(file, "2023年工作回顾") == "公文一级标题"
    assert style_of(file, "过去的一年，市政府") == "公文正文"
    assert style_of(file, "指标体系") == "heading 3"
    assert style_of(file, "江城市政府工作报告解读") == "公文标题"
    assert style_of(file, "地区生产总值") != "zjreport 正文"


def test_the_theme_says_which_style_a_role_takes(template, dressed):
    file = dressed(template("office.docx"), styles={"heading-1": "公文二级标题", "body": {"size": 12}})
    assert style_of(file, "2023年工作回顾") == "公文二级标题"


def test_a_style_that_is_not_there_is_told_with_the_nearest(template, dressed):
    with pytest.warns(match=r"公文一级标题样.* is taken .*did you mean “公文一级标题”.*theme.house-style"):
        file = dressed(template("office.docx"), styles={"heading-1": "公文一级标题样"})
    assert style_of(file, "2023年工作回顾") == "公文一级标题"


def test_a_style_that_has_no_likeness_is_added(template, dressed):
    with pytest.warns(match=r"base theme is added.*theme.house-style"):
        file = dressed(template("office.docx"), styles={"table-note": "没有的样式"})
    assert style_of(file, "增长率按可比价计算") == "zjreport 表注"


def test_a_style_of_another_kind_is_not_taken(template, dressed):
    with pytest.warns(match="is a character style there"):
        dressed(template("office.docx"), styles={"heading-1": "Strong"})


@QUIET
def test_ids_that_are_taken_are_left_to_the_template(template, dressed):
    file = dressed(template("word.docx"))
    assert style_of(file, "综合实力") == "heading 2"
    other = next(
        style
        for style in file.part("word/styles.xml").iter(f"{W}style")
        if style.get(f"{W}styleId") == "Heading2"
    )
    assert other.find(f"{W}name").get(f"{W}val") == "别的样式"


@QUIET
def test_a_body_without_indents_gets_them_in_a_style_on_the_templates(template, dressed):
    file = dressed(template("word.docx"))
    assert style_of(file, "实现地区生产总值") == "zjreport 正文"
    style = next(
        style
        for style in file.part("word/styles.xml").iter(f"{W}style")
        if style.get(f"{W}styleId") == "zjr-body"
    )
    assert style.find(f"{W}basedOn").get(f"{W}val") == "a"
    assert style.find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") == "200"
    assert style.find(f"{W}rPr/{W}sz") is None


def ordinals(file, counter) -> list[str]:
    count = counter(file)
    return [count.ordinal(paragraph) for paragraph in file.body.iter(f"{W}p")]


@QUIET
def test_headings_that_the_template_counts_have_no_second_ordinal(template, read):
    theme = load_theme({"docx": template("numbered.docx")})
    headings = [
        ("一、", "甲", 1),
        ("（一）", "乙", 2),
        ("二、", "丙", 1),
        ("一、", "丁", 1),
        ("三、", "戊", 1),
    ]
    blocks = tuple(Heading(as_runs(text), level, number) for number, text, level in headings)
    file = read(DocxWriter().write(Document(blocks, theme)))
    texts, lists = [], []
    for paragraph in file.body.iter(f"{W}p"):
        texts.append(text_of(paragraph))
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        lists.append(None if number is None else number.get(f"{W}val"))
    assert texts == ["甲", "乙", "丙", "丁", "三、戊"]
    # Counted on by the style, begun anew by a list of its own, and out of the count by none.
    assert lists[:3] == [None, None, None]
    assert lists[4] == "0"
    numbering = file.part("word/numbering.xml")
    abstracts = {
        num.get(f"{W}numId"): num.find(f"{W}abstractNumId").get(f"{W}val")
        for num in numbering.iter(f"{W}num")
    }
    assert abstracts[lists[3]] == abstracts["88"] == "77"


def listed(file) -> list[str]:
    """The lines of the contents, each with the page behind a stop."""
    return [
        file.text_of(item)
        for item in file.body.iter(f"{W}p")
        if any("PAGEREF" in (code.text or "") for code in item.iter(f"{W}instrText"))
    ]


def test_the_contents_show_the_ordinals_that_the_template_prints(template, read):
    theme = load_theme({"docx": template("numbered.docx")})
    headings = [
        ("一、", "甲", 1),
        ("（一）", "乙", 2),
        ("（二）", "丙", 2),
        ("二、", "丁", 1),
        ("（一）", "戊", 2),
        ("一、", "己", 1),
        ("三、", "庚", 1),
    ]
    blocks = tuple(Heading(as_runs(text), level, number) for number, text, level in headings)
    file = read(DocxWriter(pages=[3] * 7).write(Document((Contents(), *blocks), theme)))
    lines = ["第一章 甲", "一.1 乙", "一.2 丙", "第二章 丁", "二.1 戊", "第一章 己", "三、庚"]
    assert listed(file) == [f"{line}\t3" for line in lines]
    counted = [line for line in file.numbered_lines() if "\t" not in line]
    assert counted[1:8] == [line.replace(" ", "") for line in lines]


LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/>{}<w:lvlText w:val="{}"/></w:lvl>'


@pytest.mark.filterwarnings("ignore::zjreport.errors.ZjreportWarning")
@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ((("1", "upperRoman", "", "%1."), ("1", "decimal", "<w:isLgl/>", "%1.%2")), "I. 1.1 1.2 II. 2.1"),
        ((("3", "decimal", "", "%1"), ("1", "lowerLetter", "", "%2)")), "3 a) b) 4 a)"),
        (
            (
                ("1", "japaneseCounting", "", "第%1部分"),
                ("1", "decimal", '<w:lvlRestart w:val="0"/>', "%2、"),
            ),
            "第一部分 1、 2、 第二部分 3、",
        ),
        ((("1", "none", "", ""), ("0", "decimalZero", '<w:suff w:val="space"/>', "%2")), " 00 01  00"),
    ],
)
def test_ordinals_are_reckoned_as_the_template_says(template, parts, pack, read, levels, shown):
    ladder = "".join(LEVEL.format(place, *level) for place, level in enumerate(levels))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="h{level}"><w:name w:val="heading {level}"/><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        for level in (1, 2)
    )
    opening = parts["word/styles.xml"].partition("<w:docDefaults")[0]
    parts["word/styles.xml"] = f"{opening}{styles}</w:styles>"
    parts["word/numbering.xml"] = (
        f'{opening.replace("styles", "numbering")}<w:abstractNum w:abstractNumId="3">{ladder}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'numbering" Target="numbering.xml"/></Relationships>',
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>",
        '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.numbering+xml"/></Types>',
    )
    theme = load_theme({"docx": template("own.docx", pack(parts))})
    headings = (("一、", 1), ("（一）", 2), ("（二）", 2), ("二、", 1), ("（一）", 2))
    blocks = tuple(Heading(as_runs("题"), level, number) for number, level in headings)
    file = read(DocxWriter().write(Document((Contents(), *blocks), theme)))
    assert " ".join(line.partition("题")[0].removesuffix(" ") for line in listed(file)) == shown


def test_a_heading_of_the_templates_stands_on_no_band_of_ours(template, read):
    theme = load_theme({"base": "brochure", "docx": template("office.docx")})
    heading = Heading(as_runs("总体"), 1, "一、", statement=as_runs("经济平稳运行"))
    file = read(DocxWriter().write(Document((heading,), theme)))
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in file.part("word/styles.xml").iter(f"{W}style")
    }
    said = [(names[style], text) for style, text in file.paragraphs() if text in ("总体", "经济平稳运行")]
    assert said == [("公文一级标题", "总体"), ("zjreport 判断句", "经济平稳运行")]
    title = next(item for item in file.body.iter(f"{W}p") if file.text_of(item) == "总体")
    assert not list(title.iter(f"{W}drawing"))
    statement = next(key for key, name in names.items() if name == "zjreport 判断句")
    assert file.style(statement).find(f"{W}pPr/{W}shd") is None


def topics(*numbers):
    """A paragraph that begins with a heading for each ordinal."""
    return tuple(
        Paragraph((Run("甲。", Role.HEAD_2), Run("平稳。")), number=number, level=2) for number in numbers
    )


def test_paragraphs_that_begin_with_headings_count_in_the_list_of_the_template(template, read):
    theme = load_theme({"docx": template("numbered.docx")})
    one, two = (Heading(as_runs("总体"), 1, number) for number in ("一、", "二、"))
    blocks = (one, *topics("（一）", "（二）"), two, *topics("（一）"), Heading(as_runs("乙"), 2, "（二）"))
    file = read(DocxWriter().write(Document(blocks, theme)))
    told = "甲。平稳。"
    lines = ["第一章总体", f"一.1{told}", f"一.2{told}", "第二章总体", f"二.1{told}", "二.2乙"]
    assert file.numbered_lines() == lines


def test_they_have_the_face_of_the_templates_headings(template, read):
    theme = load_theme({"docx": template("office.docx")})
    file = read(DocxWriter().write(Document((Heading(as_runs("总体"), 1, "一、"), *topics("（一）")), theme)))
    assert file.numbered_lines()[-3:-1] == ["一、总体", "（一）甲。平稳。"]
    styles = {
        style.find(f"{W}name").get(f"{W}val"): style
        for style in file.part("word/styles.xml").iter(f"{W}style")
    }
    face = styles["公文二级标题"].find(f"{W}rPr/{W}rFonts").attrib
    assert styles["zjreport 段首标题（二级）"].find(f"{W}rPr/{W}rFonts").attrib == face
    faces = [
        level.find(f"{W}rPr/{W}rFonts").attrib
        for level in file.part("word/numbering.xml").iter(f"{W}lvl")
        if level.get(f"{W}ilvl") == "1" and level.find(f"{W}rPr/{W}rFonts") is not None
    ]
    assert face in faces


def test_headings_that_the_template_does_not_count_are_counted_by_ours(template, dressed):
    file = dressed(template("office.docx"))
    style = next(
        style
        for style in file.part("word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}name").get(f"{W}val") == "公文一级标题"
    )
    number = style.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbering = file.part("word/numbering.xml")
    (abstract,) = [
        num.find(f"{W}abstractNumId").get(f"{W}val")
        for num in numbering.iter(f"{W}num")
        if num.get(f"{W}numId") == number
    ]
    tied = {
        level.find(f"{W}pStyle").get(f"{W}val")
        for item in numbering.iter(f"{W}abstractNum")
        if item.get(f"{W}abstractNumId") == abstract
        for level in item.iter(f"{W}lvl")
        if level.find(f"{W}pStyle") is not None
    }
    assert style.get(f"{W}styleId") in tied


def test_headers_footers_and_logo_are_the_templates(template, dressed):
    file = dressed(template("office.docx"))
    section = file.body.findall(f"{W}sectPr")[-1]
    relations = {entry.get("Id"): entry.get("Target") for entry in file.part("word/_rels/document.xml.rels")}
    found = {
        (reference.tag.removeprefix(W), reference.get(f"{W}type")): file.part(
            f"word/{relations[reference.get(f'{R}id')]}"
        )
        for reference in section
        if reference.tag.endswith("Reference")
    }
    assert text_of(found["headerReference", "default"]) == "江城市发展改革委"
    assert text_of(found["headerReference", "even"]) == "偶数页页眉"
    assert text_of(found["headerReference", "first"]) == "首页页眉"
    assert "PAGE" in etree.tostring(found["footerReference", "default"]).decode()
    assert section.find(f"{W}titlePg") is not None
    assert file.part("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    logos = [name for name in file.archive.namelist() if "media/house" in name]
    assert len(logos) == 1
    assert file.archive.read(logos[0]).startswith(b"\x89PNG")
    assert not [name for name in file.archive.namelist() if name.startswith("word/footer")]


def test_the_page_is_the_templates_in_word_and_in_the_theme(template, dressed):
    path = template("office.docx")
    page = load_theme({"docx": path}).page
    assert (round(page.width), round(page.height), round(page.left), round(page.right)) == (210, 297, 30, 24)
    section = dressed(path).body.findall(f"{W}sectPr")[-1]
    margins = section.find(f"{W}pgMar")
    assert margins.get(f"{W}gutter") == "0"
    assert abs(int(margins.get(f"{W}left")) - 3 / 2.54 * 1440) <= 1
    turned = load_theme({"docx": template("numbered.docx")}).page
    assert turned.width > turned.height
    assert load_theme({"docx": path, "page": {"left": 20}}).page.left == 20


@QUIET
def test_tables_are_as_wide_as_the_templates_text(template, dressed):
    file = dressed(template("numbered.docx"))
    section = file.body.findall(f"{W}sectPr")[-1]
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width = int(size.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    table = next(table for table in file.body.iter(f"{W}tbl") if "地区生产总值" in text_of(table))
    columns = sum(int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol"))
    assert abs(columns - width) < 30


def test_the_frame_stands_around_the_contents(template, dressed):
    file = dressed(template("office.docx"))
    texts = [text_of(child) for child in file.body]
    assert texts[0] == "江城经济动态"
    assert texts[-2] == "抄送：市委办公室。"
    assert "{{" not in "".join(texts)


def test_a_cover_page_stays_in_front_of_the_frame(template, read):
    theme = load_theme({"base": "brochure", "docx": template("office.docx")})
    blocks = (Cover(as_runs("封面上的标题")), Paragraph(as_runs("正文")))
    file = read(DocxWriter().write(Document(blocks, theme)))
    text = text_of(file.body)
    assert text.index("封面上的标题") < text.index("江城经济动态") < text.index("正文")


@QUIET
def test_without_a_place_the_text_of_the_template_is_left_out(template, dressed):
    file = dressed(template("plain.docx"))
    assert "模板说明" not in file.text()


@QUIET
def test_settings_of_pages_are_taken_and_no_others(template, dressed):
    settings = dressed(template("word.docx")).part("word/settings.xml")
    assert settings.find(f"{W}defaultTabStop").get(f"{W}val") == "333"
    assert settings.find(f"{W}attachedTemplate") is None
    section = dressed(template("word.docx")).body.findall(f"{W}sectPr")[-1]
    assert section.find(f"{W}lnNumType").get(f"{W}countBy") == "5"
    assert section.find(f"{W}cols").get(f"{W}num") is None
    assert section.find(f"{W}docGrid").get(f"{W}linePitch") == "312"


@QUIET
def test_our_own_file_may_be_a_template(template, dressed, sample, read):
    own = DocxWriter().write(sample)
    file = dressed(template("own.docx", own))
    assert style_of(file, "实现地区生产总值") == "zjreport 正文"
    names = [
        style.find(f"{W}name").get(f"{W}val") for style in file.part("word/styles.xml").iter(f"{W}style")
    ]
    assert len(names) == len(set(names))
    assert not [name for name in names if "（简报）" in name]
    identities = [item.get(f"{W}val") for item in file.part("word/numbering.xml").iter(f"{W}nsid")]
    assert len(identities) == len(set(identities))


@QUIET
@pytest.mark.parametrize("name", NAMES)
def test_headings_and_titles_stay_with_what_follows_them(template, read, name):
    """Whatever the template's own styles say of it."""
    title = as_runs("各市增速")
    spec = ChartSpec("column", (as_runs("甲"),), (Series(as_runs("增速"), (Point(Decimal(3), "3"),)),), title)
    table = Table((Column("指标"), Column("数值")), (Row((Cell(as_runs("甲")), Cell(as_runs("3")))),), title)
    blocks = (*(Heading(as_runs("各市增速"), level) for level in (1, 2, 3)), table, Chart(spec))
    document = Document(blocks, load_theme({"base": "official", "docx": template(name)}))
    file = read(DocxWriter().write(document))
    styles = {style.get(f"{W}styleId"): style for style in file.part("word/styles.xml").iter(f"{W}style")}
    seen = 0
    for paragraph in file.body.iter(f"{W}p"):
        if "各市增速" in text_of(paragraph):
            says = paragraph.find(f"{W}pPr/{W}keepNext")
            style = styles[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
            while says is None and style is not None:
                says = style.find(f"{W}pPr/{W}keepNext")
                based = style.find(f"{W}basedOn")
                style = None if based is None else styles[based.get(f"{W}val")]
            assert says is not None, text_of(paragraph)
            seen += 1
    assert seen >= 5
