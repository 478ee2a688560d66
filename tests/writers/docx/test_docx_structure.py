"""Named styles only, real headings, real numbering, fields and bookmarks that belong together."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest

from tests.word_file import Counter
from zjreport.blocks import (
    Card,
    Cards,
    Contents,
    Cover,
    Document,
    Heading,
    ItemList,
    ListItem,
    Metadata,
    Panel,
    PanelGroup,
    Paragraph,
)
from zjreport.runs import Role, Run, as_runs, head_role
from zjreport.themes import load_theme
from zjreport.writers.docx import DocxWriter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# What a paragraph may say beside its style: where it stands in a list, where a section ends, what it
# keeps with; the indent belongs to a heading that is taken out of its list, or to a paragraph whose list
# has another.
PARAGRAPH = {"pStyle", "numPr", "sectPr", "keepNext", "ind"}
RUN = {"rStyle", "rFonts"}


def local(element):
    return element.tag.rpartition("}")[2]


@pytest.fixture
def file(sample, read):
    return read(DocxWriter().write(sample))


def test_nothing_is_formatted_directly(file):
    for properties in file.body.iter(f"{W}pPr"):
        names = {local(child) for child in properties}
        assert names <= PARAGRAPH, names - PARAGRAPH
        if "ind" in names:
            assert properties.find(f"{W}numPr/{W}numId") is not None
    for properties in file.body.iter(f"{W}rPr"):
        assert {local(child) for child in properties} <= RUN
        for fonts in properties.iter(f"{W}rFonts"):
            assert dict(fonts.attrib) == {f"{W}hint": "eastAsia"}


def test_every_style_in_use_is_defined_and_named(file):
    styles = {style.get(f"{W}styleId"): style for style in file.part("word/styles.xml").iter(f"{W}style")}
    parts = [
        name for name in file.archive.namelist() if re.match(r"word/(document|header|footer)\d*\.xml", name)
    ]
    used = {
        element.get(f"{W}val")
        for name in parts
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in file.part(name).iter(f"{W}{tag}")
    }
    assert used <= styles.keys()
    names = [style.find(f"{W}name").get(f"{W}val") for style in styles.values()]
    assert len(names) == len(set(names))
    for style in styles.values():
        for tag in ("basedOn", "next"):
            if (other := style.find(f"{W}{tag}")) is not None:
                assert other.get(f"{W}val") in styles


def test_styles_set_east_asian_and_latin_faces_apart(file, theme):
    body = file.style("zjr-body")
    fonts = body.find(f"{W}rPr/{W}rFonts")
    role = theme.font(theme.style("body").font)
    assert fonts.get(f"{W}eastAsia") == role.word
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "cs")} == {role.latin}
    assert body.find(f"{W}rPr/{W}sz").get(f"{W}val") == str(round(theme.style("body").size * 2))


def test_the_first_line_is_indented_by_characters(file):
    indent = file.style("zjr-body").find(f"{W}pPr/{W}ind")
    assert indent.get(f"{W}firstLineChars") == "200"


def test_headings_are_words_own(file):
    styles = {
        paragraph.style.name
        for paragraph in file.word.paragraphs
        if paragraph.style.name.startswith("Heading")
    }
    assert styles == {"Heading 1", "Heading 2", "Heading 3", "Heading 4"}
    for level in range(1, 5):
        properties = file.style(f"Heading{level}").find(f"{W}pPr")
        assert properties.find(f"{W}outlineLvl").get(f"{W}val") == str(level - 1)
        assert properties.find(f"{W}keepNext") is not None


def test_the_language_is_chinese(file):
    language = file.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}eastAsia") == "zh-CN"


def test_shared_signs_come_from_the_chinese_face(make, read):
    file = read(DocxWriter().write(make(Paragraph(as_runs("“十四五”")), Paragraph(as_runs("7%")))))
    texts = [paragraph for paragraph in file.body.iter(f"{W}p") if list(paragraph.iter(f"{W}t"))]
    hints = [len(list(paragraph.iter(f"{W}rFonts"))) for paragraph in texts]
    assert hints == [1, 0]


@pytest.mark.parametrize("role", [Role.STRONG, Role.LEAD, Role.UNIT, Role.MUTED, Role.NOTE_MARK])
def test_roles_are_character_styles(make, read, role):
    file = read(DocxWriter().write(make(Paragraph((Run("文字", role),)))))
    assert file.styled_runs() == [(f"zjr-run-{role.value}", "文字")]


def heading(number, level=1, **options):
    return Heading(as_runs("标题"), level, number, **options)


def test_headings_are_counted_by_word_where_it_reaches_their_ordinal(make, read):
    numbers = [("一、", 1), ("（一）", 2), ("（二）", 2), ("1.", 3), ("（1）", 4), ("二、", 1), ("（一）", 2)]
    file = read(DocxWriter().write(make(*(heading(number, level) for number, level in numbers))))
    assert {text for _, text in file.paragraphs() if text} == {"标题"}
    assert file.numbered_lines() == [f"{number}标题" for number, _ in numbers]


def test_ordinals_that_word_would_print_otherwise_are_text(make, read):
    numbers = ["二、", "第一章 ", "一、", "三、", "", "二、"]
    file = read(DocxWriter().write(make(*map(heading, numbers))))
    # A tab takes the words of a band to their place behind the ordinal.
    lines = [line.replace("\t", "") for line in file.numbered_lines() if line]
    assert lines == [f"{number}标题" for number in numbers]
    printed = [text.replace("\t", "") for _, text in file.paragraphs() if text]
    assert printed == ["二、标题", "第一章 标题", "标题", "三、标题", "标题", "标题"]


def test_a_level_may_start_again_under_a_heading_without_ordinal(make, read):
    blocks = [
        heading("（一）", 2),
        heading("（二）", 2),
        heading(""),
        heading("（一）", 2),
        heading("（二）", 2),
    ]
    file = read(DocxWriter().write(make(*blocks)))
    assert file.numbered_lines() == ["（一）标题", "（二）标题", "标题", "（一）标题", "（二）标题"]
    assert {text for _, text in file.paragraphs() if text} == {"标题"}


def head(number, text="产业稳步增长", level=2):
    """A paragraph that begins with a heading."""
    return Paragraph((Run(f"{text}。", head_role(level)), Run("全市总体平稳。")), number=number, level=level)


def test_paragraphs_that_begin_with_headings_count_among_the_headings(make, read):
    blocks = [
        heading("一、"),
        head("（一）"),
        head("（二）"),
        heading("（三）", 2),
        head("1.", level=3),
        heading("二、"),
        head("（一）"),
        heading("（二）", 2),
    ]
    file = read(DocxWriter().write(make(*blocks)))
    told = "产业稳步增长。全市总体平稳。"
    assert {text for _, text in file.paragraphs() if text} == {"标题", told}
    assert file.numbered_lines() == [
        "一、标题",
        f"（一）{told}",
        f"（二）{told}",
        "（三）标题",
        f"1.{told}",
        "二、标题",
        f"（一）{told}",
        "（二）标题",
    ]
    of_headings = file.style("Heading2").find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbers = {number.get(f"{W}val") for number in file.body.iter(f"{W}numId")}
    assert numbers == {of_headings}
    assert ("zjr-run-head-2", "产业稳步增长。") in file.styled_runs()


def test_a_heading_put_in_by_hand_is_counted(make, read):
    file = read(DocxWriter().write(make(heading("一、"), head("（一）", "甲"), head("（二）", "乙"))))
    body = file.body
    first = next(item for item in body.iter(f"{W}p") if item.find(f"{W}pPr/{W}numPr") is not None)
    first.addnext(deepcopy(first))
    counter = Counter(file)
    lines = [counter.ordinal(item) + file.text_of(item)[:1] for item in body.iter(f"{W}p")]
    assert [line for line in lines if line] == ["一、标", "（一）甲", "（二）甲", "（三）乙"]


def test_their_ordinals_have_the_face_of_the_heading(make, read):
    file = read(DocxWriter().write(make(heading("一、"), head("（一）"))))
    face = file.style("zjr-run-head-2").find(f"{W}rPr/{W}rFonts").attrib
    assert face == file.style("Heading2").find(f"{W}rPr/{W}rFonts").attrib
    (level,) = [
        item
        for item in file.part("word/numbering.xml").iter(f"{W}lvl")
        if item.find(f"{W}pStyle") is not None and item.find(f"{W}pStyle").get(f"{W}val") == "Heading2"
    ]
    assert level.find(f"{W}rPr/{W}rFonts").attrib == face
    assert level.find(f"{W}suff").get(f"{W}val") == "nothing"


def test_ordinals_of_theirs_that_word_would_print_otherwise_are_text(make, read):
    file = read(DocxWriter().write(make(head("（二）", "甲"), head("甲、", "乙"), head("（一）", "丙"))))
    assert [line[:4] for line in file.numbered_lines()] == ["（二）甲", "甲、乙。", "（一）丙"]
    assert [text[:3] for _, text in file.paragraphs() if text] == ["（二）", "甲、乙", "丙。全"]


def test_styles_for_them_are_there_only_where_they_are_used(make, read):
    def names(*blocks):
        styles = read(DocxWriter().write(make(*blocks))).part("word/styles.xml").iter(f"{W}style")
        return {style.get(f"{W}styleId") for style in styles if "head-" in style.get(f"{W}styleId")}

    assert not {name for name in names(heading("一、")) if name.startswith("zjr-run")}
    used = {"zjr-run-head-2", "zjr-run-datum-head-2", "zjr-run-figure-head-2"}
    assert used == {name for name in names(head("（一）")) if name.startswith("zjr-run")}


def test_two_lists_do_not_count_on(make, read):
    items = tuple(ListItem(as_runs("项"), f"{number}.") for number in (1, 2))
    file = read(DocxWriter().write(make(ItemList(items, "numbered"), ItemList(items, "numbered"))))
    assert file.numbered_lines() == ["1.项", "2.项", "1.项", "2.项"]


def test_a_nested_list_does_not_disturb_its_parent(make, read):
    inner = tuple(ListItem(as_runs("内"), f"{number}.") for number in (1, 2))
    outer = tuple(ListItem(as_runs("外"), f"{number}.", children=inner) for number in (1, 2))
    file = read(DocxWriter().write(make(ItemList(outer, "numbered"))))
    assert file.numbered_lines() == ["1.外", "1.内", "2.内", "2.外", "1.内", "2.内"]


def test_a_list_may_begin_with_any_ordinal(make, read):
    items = tuple(ListItem(as_runs("项"), f"（{number}）") for number in ("十", "十一"))
    file = read(DocxWriter().write(make(ItemList(items, "numbered"))))
    assert file.numbered_lines() == ["（十）项", "（十一）项"]
    assert {text for _, text in file.paragraphs() if text} == {"项"}


def test_the_contents_name_every_heading_with_a_link_and_a_page(make, read):
    blocks = [Contents(levels=2), heading("一、"), heading("（一）", 2), heading("1.", 3)]
    file = read(DocxWriter(pages=[4, 5, 6]).write(make(*blocks)))
    links = list(file.body.iter(f"{W}hyperlink"))
    bookmarks = [mark.get(f"{W}name") for mark in file.body.iter(f"{W}bookmarkStart")]
    assert [link.get(f"{W}anchor") for link in links] == bookmarks[:2]
    assert ["".join(text.text for text in link.iter(f"{W}t")) for link in links] == [
        "一、标题4",
        "（一）标题5",
    ]
    codes = [code.text.strip() for code in file.body.iter(f"{W}instrText")]
    assert codes == [
        'TOC \\o "1-2" \\h \\z \\u',
        f"PAGEREF {bookmarks[0]} \\h",
        f"PAGEREF {bookmarks[1]} \\h",
    ]
    assert file.part("word/settings.xml").find(f"{W}updateFields") is None


def test_fields_are_balanced_and_their_marks_stand_alone(file):
    depth = 0
    for run in file.body.iter(f"{W}r"):
        marks = run.findall(f"{W}fldChar")
        if marks:
            assert len(run) == 1
            depth += {"begin": 1, "separate": 0, "end": -1}[marks[0].get(f"{W}fldCharType")]
            assert depth >= 0
    assert depth == 0


def test_pages_are_guessed_where_no_one_knows_them(sample, read):
    file = read(DocxWriter().write(sample))
    pages = [link.findall(f"{W}r")[-2].findtext(f"{W}t") for link in file.body.iter(f"{W}hyperlink")]
    assert pages == sorted(pages, key=int)
    assert int(pages[0]) == 3
    assert int(pages[-1]) > 4


def written(read, theme, *blocks):
    return read(DocxWriter().write(Document(blocks, load_theme(theme), Metadata())))


def texts_in(element):
    return "".join(text.text for text in element.iter(f"{W}t"))


def test_panels_are_listed_in_the_contents_by_their_title(make, read):
    panels = [
        Panel(as_runs(title), (PanelGroup((ListItem(as_runs("条目")),)),), as_runs("过去一年"), span="half")
        for title in ("更加宜居", "更见成效")
    ]
    file = read(DocxWriter().write(make(Contents(), heading("一、"), *panels)))
    links = list(file.body.iter(f"{W}hyperlink"))
    assert [texts_in(link) for link in links] == ["一、标题2", "更加宜居2", "更见成效2"]
    marks = {mark.get(f"{W}name"): mark.getparent() for mark in file.body.iter(f"{W}bookmarkStart")}
    for link, title in zip(links[1:], ("更加宜居", "更见成效"), strict=True):
        assert texts_in(marks[link.get(f"{W}anchor")]).endswith(title)


def panel_rows(read, count):
    items = tuple(
        ListItem(as_runs(f"新建改造城市绿道之{number:03}，沿河步道随之贯通")) for number in range(count)
    )
    cards = tuple(Card(as_runs("绿道"), as_runs("47.5"), as_runs("公里")) for _ in range(3))
    file = written(read, "brochure", Panel(as_runs("更加宜居"), (PanelGroup(items),), cards=cards))
    return file.body.find(f"{W}tbl").findall(f"{W}tr")


def test_a_long_panel_may_go_on_over_pages_among_its_items_alone(read):
    *others, last = panel_rows(read, 80)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in others)
    assert last.find(f"{W}trPr/{W}cantSplit") is None
    columns = ["".join(cell.itertext()) for cell in last.findall(f"{W}tc")]
    found = [[int(number) for number in re.findall("之([0-9]{3})", column)] for column in columns]
    assert found == [list(range(40)), list(range(40, 80))]


def test_the_head_of_a_panel_keeps_to_its_figures(read):
    rows = panel_rows(read, 6)
    titles = next(place for place, row in enumerate(rows) if "更加宜居" in texts_in(row))
    for row in rows[: titles + 1]:
        assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p"))
    assert rows[-1].find(f"{W}trPr/{W}cantSplit") is not None


def test_short_units_stand_beside_their_numbers_four_in_a_row(read):
    cards = tuple(
        Card(as_runs("总投资"), as_runs(figure), as_runs("亿元")) for figure in ("1650", "9035") * 2
    )
    file = written(read, "brochure", Cards(cards))
    lines = [text for style, text in file.paragraphs() if style == "zjr-card-figure-dark"]
    assert lines == ["1650亿元", "9035亿元"] * 2
    (row,) = (row for row in file.body.iter(f"{W}tr") if "1650" in texts_in(row))
    cell = row.findall(f"{W}tc")[2].find(f"{W}tcPr")
    room = (int(cell.find(f"{W}tcW").get(f"{W}w")) - int(cell.find(f"{W}tcMar/{W}left").get(f"{W}w"))) / 20
    # Four digits of 30 pt and two signs of 12 pt fit even where digits take 0.636 em.
    assert room >= 4 * 0.636 * 30 + 2 * 12 + 3


def test_an_appeal_on_a_field_does_not_stand_alone(read):
    appeal = Paragraph(as_runs("蓝图已经绘就"), "closing")
    file = written(read, "brochure", Paragraph(as_runs("正文")), appeal)
    before, gap, _ = file.body.findall(f"{W}p")[:3]
    assert all(each.find(f"{W}pPr/{W}keepNext") is not None for each in (before, gap))


def test_a_long_official_title_is_broken_into_even_lines(read):
    title = as_runs("镇江市二〇二四年国民经济和社会发展计划执行情况统计分析报告")
    file = written(read, "official", Cover(title))
    (lines,) = [text for style, text in file.paragraphs() if style == "zjr-cover-title"]
    assert lines.split("\n") == ["镇江市二〇二四年国民经济和社会发展", "计划执行情况统计分析报告"]


def test_a_long_number_is_smaller_and_its_cards_stay_in_one_row(read):
    numbers = ("3600.1", "1234567890", "54", "41.26")
    file = written(read, "brochure", Cards(tuple(Card(as_runs("总量"), as_runs(each)) for each in numbers)))
    (row,) = (row for row in file.body.iter(f"{W}tr") if "3600.1" in texts_in(row))
    assert [number for number in numbers if number not in texts_in(row)] == []
    styles = {text: style for style, text in file.paragraphs() if text in numbers}
    size = {
        number: int(file.style(style).find(f"{W}rPr/{W}sz").get(f"{W}val"))
        for number, style in styles.items()
    }
    assert size["1234567890"] < size["3600.1"] == size["54"]
