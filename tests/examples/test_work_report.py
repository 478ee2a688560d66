"""The bundled work report, built for real: every figure of its source, in Word and in PDF, in both themes.

The expected wordings are written down here by hand, from the source and not from the program.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

import zjreport as zj
from zjreport import resources
from zjreport.blocks import Chart, Document, Panel
from zjreport.runs import digit_groups

# One wording for each of the 74 measures of the source, and for the water class.
WORDINGS = """
115项重点工作任务 40项民生实事 20项军地互办实事项目
新下放市级权力事项50项 全市新签约重大项目入园率达到87% 省、市重大制造业项目入园率超过90%
开发园区亩均税收提升13% 新增高标准农田4.4万亩 农作物耕种收综合机械化率达到90%
新增市级“戴庄经验”试点村16个 绿色优质农产品占比提高到71% 村集体经营性收入平均增长5%
98个经济相对薄弱村，集体稳定性收入全部达到或超过120万元
农村居民人均可支配收入预计增长6.7%，超过城镇居民人均可支配收入增幅1.5个百分点
建成幸福河湖60余条 生态河道覆盖率达到54% 新增全国乡村治理示范村4个，省级特色田园乡村7个
新建和改造城市道路34条 提档升级农村公路203公里 改造地下老旧燃气管网2.8公里
新建污水管网31公里，修复市政污水管网11公里 城市污水集中收集率达到84%
新完成城镇老旧小区改造224万平方米 新建成“乐享园林”活力空间11处 开放共享城市绿地38处、21万平方米
用于保障和改善民生的支出占一般公共预算支出的比重达到78% 发放稳就业政策补贴7亿元
扶持1.7万人成功创业 城镇新增就业5.7万人 为37.2万名65岁以上老年人免费健康体检
新增普惠型托育机构18家 发放救助金4.4亿元，覆盖困难群众7万余人 群众安全感达99.4%，蝉联全省第一
办理市人大代表建议162件，市政协提案325件 提请市人大常委会审议地方性法规2件
新增中国独角兽企业2家，国家级专精特新“小巨人”企业22家，国家高新技术企业525家，省级高新技术企业10家
引进大专以上人才4万人 全社会研发投入占地区生产总值比重预计达2.7%以上，列全省第7位
高新技术产业产值占规模以上工业产值比重达到54%，列全省第4位 新增“跨区域通办”政务服务事项101项
新签约亿元以上产业项目总投资额达到1650亿元、增长66% 亿元以上产业项目新列统入库投资额达到357亿元
省、市重大项目年度完成投资达到594亿元，全面超目标 全市规模以上工业增加值增长7%
工业企业投资增长21.7%，排名全省前列 四大主导产业集群销售收入增长6.9%
八条重点产业链应税销售收入增长10.3% 全市国、省考断面水质达到或优于Ⅲ类比例保持100% 长江镇江段水质保持Ⅱ类
新增省级非遗项目35项 全市4A级以上文化旅游景区接待游客人数增长70% 文化场馆接待人数增长80%
新增减税降费及退税缓费54亿元以上 净增“四上”单位1412家，创历史新高 全市金融机构贷款余额达到9035亿元
本外币贷款余额增长13.8% 新增上市挂牌企业71家
新签约亿元以上产业项目总投资额达到1800亿元 新开工项目到账入库投资额达到350亿元
市重大项目年度投资额达到600亿元 实施市重点技改项目150个以上 工业技改投资达到130亿元
新建高标准农田3.8万亩 绿色优质农产品占比超过75% 普惠型小微企业贷款余额达到1300亿元
""".split()  # noqa: SIM905 - a list of a hundred quotation marks is harder to read

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DATE = re.compile(r"(?:19|20)\d{2}年|(?:19|20)\d{2}(?=\D|$)")
# Figures in sentences are never followed by an ASCII full stop; ordinals are.
_ORDINAL = re.compile(r"(?<![\d.])\d{1,2}\.(?!\d)")


@pytest.fixture(scope="module", params=["brochure", "official"])
def document(request: pytest.FixtureRequest) -> Document:
    folder = resources.example("work-report")
    data = zj.read_indicators(*(folder / name for name in ("catalogue.csv", "data.csv", "targets.csv")))
    return zj.Briefing.load(folder / "briefing.yaml").compose(data, theme=request.param)


@pytest.fixture(scope="module")
def word(document: Document, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = document.save(tmp_path_factory.mktemp("word") / "report.docx")
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    paragraphs = (_without_fields(paragraph) for paragraph in body.iter(f"{_WORD}p"))
    return "\n".join(paragraphs)


def _without_fields(paragraph: etree._Element) -> str:
    """The text of a paragraph; what a page-number field shows is left out."""
    parts: list[str] = []
    page = False
    for element in paragraph.iter(f"{_WORD}t", f"{_WORD}instrText", f"{_WORD}fldChar"):
        if element.tag == f"{_WORD}instrText":
            page = page or "PAGE" in (element.text or "")
        elif element.tag == f"{_WORD}fldChar":
            page = page and element.get(f"{_WORD}fldCharType") != "end"
        elif not page and next(element.iterancestors(f"{_WORD}p")) is paragraph:
            parts.append(element.text or "")
    return "".join(parts)


@pytest.fixture(scope="module")
def pdf(document: Document, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = document.save(tmp_path_factory.mktemp("pdf") / "report.pdf")
    pages = _pdftotext(path).split("\f")
    footer = re.compile(r"\n[^\n]*?\d+\s*$|\n—\s*\d+\s*—\s*$")
    return "\n".join(_without_leaders(footer.sub("", page.rstrip())) for page in pages)


def _pdftotext(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def _without_leaders(page: str) -> str:
    """A page of contents without its page numbers."""
    if "目录" not in page:
        return page
    return re.sub(r"(?m)[.…·\s]*\s\d{1,2}$|^\d{1,2}$", "", page)


def _solid(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("wording", WORDINGS)
def test_every_figure_of_the_source_is_said_in_word_and_in_pdf(wording: str, word: str, pdf: str) -> None:
    assert wording in _solid(word)
    assert wording in _solid(pdf)


def test_the_wordings_hold_every_measure_of_the_source() -> None:
    assert len(digit_groups("".join(WORDINGS))) >= 74


@pytest.mark.parametrize("output", ["word", "pdf"])
def test_every_digit_group_is_traced(output: str, document: Document, request: pytest.FixtureRequest) -> None:
    text: str = request.getfixturevalue(output)
    traced = {group for figure in zj.trace(document) for group in digit_groups(figure.text)}
    bare = _ORDINAL.sub("", _DATE.sub("", text))
    untraced = {group for group in digit_groups(bare) if group not in traced}
    assert not untraced


def test_no_figure_of_the_trace_is_missing_in_the_pdf(document: Document, pdf: str) -> None:
    printed = Counter(digit_groups(pdf))
    for group, times in Counter(
        group for figure in zj.trace(document) for group in digit_groups(figure.text)
    ).items():
        assert printed[group] >= times, group


def test_word_holds_every_figure_but_those_drawn_in_charts(document: Document, word: str) -> None:
    blocks = tuple(
        replace(block, chart=None) if isinstance(block, Panel) else block
        for block in document.blocks
        if not isinstance(block, Chart)
    )
    said = Document(blocks, document.theme)
    printed = Counter(digit_groups(word))
    for group, times in Counter(
        group for figure in zj.trace(said) for group in digit_groups(figure.text)
    ).items():
        assert printed[group] >= times, group


def test_nothing_is_typed_by_hand(document: Document) -> None:
    assert [figure.text for figure in zj.trace(document) if figure.basis == "typed"] == []


def test_there_are_six_charts_and_the_table_of_targets(document: Document) -> None:
    kinds = Counter(type(block).__name__ for block in document.blocks)
    assert kinds["Chart"] >= 6
    assert "目标" in document.to_text()
    assert kinds["Table"] >= 2
