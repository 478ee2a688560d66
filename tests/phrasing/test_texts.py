"""Texts of a definition: filters, status words, odd ids, typed digits, errors, and what must not work."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from zjreport.errors import DefinitionError, RefusalError, TemplateError, UnknownNameError, ZjreportError
from zjreport.indicators import Accumulation, Bound, Prices
from zjreport.runs import Basis, Measure, Source, notes_of, text_of


class TestFilters:
    @pytest.fixture
    def city(self, data: Any) -> Any:
        made = data()
        made.add("gdp", name="地区生产总值", unit="亿元", value=5000, yoy="5.8", prices=Prices.CURRENT)
        made.add("va", name="工业增加值", unit="亿元", value=2000, yoy="7.04", rank=4, rank_scope="全省")
        made.add("old", name="传统产业", yoy="-2.2").add("older", name="夕阳产业", yoy="-3")
        made.add("kiosk", name="报刊亭", yoy="0.02")
        made.add("firms", name="企业", unit="家", value=320, change=12)
        made.add("park", name="绿地", unit="处", value=60, qualifier="余")
        made.add("share", name="占比", unit="%", value=71, change=2)
        return made.aim("5", "gdp", bound=Bound.GROWTH, qualifier="左右").aim("2500", "va")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{{ va | say }}", "工业增加值2000亿元、增长7%，列全省第4位"),
            ("{{ va | say(firms) }}", "工业增加值2000亿元、增长7%，列全省第4位，企业320家，增加12家"),
            ("{{ va | name }}", "工业增加值"),
            ("{{ park | level }}", "60余处"),
            ("{{ park | figure }}", "60处"),
            ("{{ old | growth }}", "下降2.2%"),
            ("{{ old | rate }}", "-2.2%"),
            ("{{ va | level_and_growth }}", "2000亿元、增长7%"),
            ("{{ firms | change }}", "增加12家"),
            ("{{ share | change }}", "提高2个百分点"),
            ("{{ share | change_to }}", "提高到71%"),
            ("{{ va | growth_gap(gdp) }}", "增速高于地区生产总值1.2个百分点"),
            ("{{ gdp | growth_gap(va) }}", "增速低于工业增加值1.2个百分点"),
            ("{{ old | growth_gap(older) }}", "降幅低于夕阳产业0.8个百分点"),
            ("{{ older | growth_gap(old) }}", "降幅高于传统产业0.8个百分点"),
            ("{{ old | growth_gap(old) }}", "降幅与传统产业持平"),
            ("{{ va | rank }}", "列全省第4位"),
            ("{{ va | share(gdp) }}", "占地区生产总值的比重为40%"),
            ("{{ gdp | target }}", "增长5%左右"),
            ("{{ va | target }}", "2500亿元"),
            ("{{ va | completion }}", "完成年度目标的80%"),
            ("{{ gdp | completion }}", "高于目标0.8个百分点"),
            ("{{ va | count(old, older, gdp) }}个行业增长", "2个行业增长"),
            ('{{ va | count(old, test="below", threshold="-2") }}个', "1个"),
            ("{{ va | total(gdp) }}", "7000亿元"),
            ("{{ kiosk | growth }}", "与上年持平"),
            (
                "{% if 1 < 2 %}甲{% endif %}{% for id in ['old', 'va'] %}{{ id | rate }}；{% endfor %}",
                "甲-2.2%；7%；",
            ),
            ("{{ [old, va] | length }}", "2"),
        ],
    )
    def test_says(self, city: Any, text: str, said: str) -> None:
        assert city.text(text) == said

    def test_period_of_another_year(self, data: Any) -> None:
        made = data().add(period="2023", yoy=3, name="投资").add(yoy=5)
        assert made.text('从{{ x | growth(period="2023") }}到{{ x | growth }}') == "从增长3%到增长5%"

    def test_another_area(self, data: Any) -> None:
        made = data(area="镇江").add(area="镇江", yoy="5.3").add(area="全省", yoy="4.8")
        assert made.text('{{ x | growth_gap(than="全省") }}') == "增速高于全省0.5个百分点"

    def test_gap_is_taken_between_printed_rates(self, data: Any) -> None:
        made = data(area="镇江").add(area="镇江", yoy="5.34").add(area="全省", yoy="4.75")
        assert made.text('{{ x | growth_gap(than="全省") }}') == "增速高于全省0.5个百分点"

    def test_rank_counted_over_areas(self, data: Any) -> None:
        made = data(area="甲市")
        for area, rate in (("甲市", "5.04"), ("乙市", "5"), ("丙市", "7"), ("丁市", "1")):
            made.add(area=area, yoy=rate)
        text = '{{ x | rank(among=["甲市", "乙市", "丙市", "丁市"], scope="全省", by="growth") }}'
        assert made.text(text) == "并列全省第2位"

    def test_one_of_one(self, data: Any) -> None:
        made = data(area="甲市").add(area="甲市", yoy=5)
        assert made.text('{{ x | rank(among=["甲市"], scope="全市", by="growth") }}') == "列全市第1位"

    def test_streak_and_record(self, data: Any) -> None:
        made = data()
        for year, value in (("2020", 12), ("2021", 10), ("2022", 11), ("2023", 12), ("2024", 13)):
            made.add(period=year, unit="万吨", value=value)
        assert made.text("{{ x | streak }}") == "实现“三连增”"
        assert made.text("{{ x | record }}") == "创历史新高"
        assert made.text("{{ x | record }}", "2023").startswith("创2021年以来新高")

    def test_calendar(self, data: Any) -> None:
        kind = Accumulation.YEAR_TO_DATE
        made = data().add(period="2024-01/2024-04", unit="亿元", value="43.2", accumulation=kind).aim("100")
        assert made.text("{{ x | progress }}", "2024-01/2024-04") == "超序时进度9.9个百分点"
        assert made.text("{{ x | completion }}", "2024-01/2024-04") == "完成年度目标的43.2%"

    def test_target_in_another_unit(self, data: Any) -> None:
        made = data().add(unit="万元", value="95000").aim("10", unit="亿元")
        assert made.text("{{ x | completion }}") == "完成年度目标的95%"

    def test_upper_bound_has_no_completion_rate(self, data: Any) -> None:
        made = data().add(unit="起", value=40).aim("50", bound=Bound.AT_MOST)
        assert made.text("{{ x | completion }}") == "低于控制目标10起"

    def test_ratio_has_no_completion_rate(self, data: Any) -> None:
        made = data().add(unit="%", value=77).aim("75", bound=Bound.AT_LEAST)
        assert made.text("{{ x | completion }}") == "高于目标2个百分点"

    @pytest.mark.parametrize(("value", "said"), [("-3", "下降3%"), ("0", "与上年持平"), ("6.5", "增长6.5%")])
    def test_growth_target_keeps_to_the_sign(self, data: Any, value: str, said: str) -> None:
        assert data().add(yoy=1).aim(value, bound=Bound.GROWTH).text("{{ x | target }}") == said


class TestAgain:
    """A text is compiled once, but asks anew whenever it is rendered."""

    @pytest.mark.parametrize(
        "text", ["{{ x | level }}", "{{ 'x' | level }}", "{{ 'x' | name }}{{ x | level }}"]
    )
    def test_says_what_is_so_in_its_own_period_and_data(self, data: Any, text: str) -> None:
        one = data().add("x", "2023", name="甲", value=1).add("x", "2024", value=2)
        other = data().add("x", "2024", name="甲", value=3)
        said = [one.text(text, "2023"), one.text(text), other.text(text), one.text(text, "2023")]
        assert [each.removeprefix("甲") for each in said] == ["1", "2", "3", "1"]

    def test_gives_each_footnote_and_its_figures_again(self, data: Any) -> None:
        made = data().add("x", "2023", value=1).add("x", "2024", value=2)
        text = "{{ '甲' | footnote(('x' | level) ~ '家') }}为{{ 'x' | level }}"
        for period, figure in (("2023", "1"), ("2024", "2"), ("2023", "1")):
            runs = made.speaker(period).text(text)
            assert text_of(runs) == f"甲为{figure}"
            assert [text_of(note) for note in notes_of(runs)] == [f"{figure}家"]

    def test_speaks_in_several_threads_at_once(self, data: Any) -> None:
        made = data()
        for year in range(2001, 2025):
            made.add("x", str(year), value=year)
        periods = [str(year) for year in range(2001, 2025)] * 8
        with ThreadPoolExecutor(8) as pool:
            said = list(pool.map(lambda period: made.text("甲{{ 'x' | level }}", period), periods))
        assert said == [f"甲{period}" for period in periods]

    def test_finds_no_name_that_is_ours(self, data: Any) -> None:
        with pytest.raises(ZjreportError):
            data().add("x", value=1).text("{{ asked }}")


class TestRegister:
    def test_targets_are_printed_as_given(self, data: Any) -> None:
        made = data("statistics").add(yoy=1).aim("5", bound=Bound.GROWTH, qualifier="左右")
        assert made.text("{{ x | target }}") == "增长5%左右"

    def test_change_says_year_on_year(self, data: Any) -> None:
        assert (
            data("statistics").add(unit="%", value=5, change=2).text("{{ x | change }}")
            == "比上年提高2.0个百分点"
        )


class TestStatus:
    """No figure of a text loses its 预计, and none says it twice."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("收入{{ x | growth }}", "收入预计增长6.7%"),
            ("收入预计{{ x | growth }}", "收入预计增长6.7%"),
            ("预计收入{{ x | growth }}", "预计收入增长6.7%"),
            ("收入{{ x | growth }}（预计）", "收入增长6.7%（预计）"),
            ("产业预计向好，收入{{ x | growth }}", "产业预计向好，收入预计增长6.7%"),
            ("收入{{ x | rate }}", "收入预计6.7%"),
            ("收入{{ x | growth }}，占比达到{{ y | level }}", "收入预计增长6.7%，占比预计达到2.7%以上"),
            ("占比{{ y | level }}、{{ y | change }}", "占比预计2.7%以上、提高0.1个百分点"),
        ],
    )
    def test_expected(self, data: Any, text: str, said: str) -> None:
        made = data().add(yoy="6.7", status_word="预计")
        made.add("y", unit="%", value="2.7", qualifier="以上", change="0.1", status_word="预计")
        assert made.text(text) == said

    def test_preliminary_is_bracketed_unless_the_sentence_opens_with_it(self, data: Any) -> None:
        made = data().add(unit="亿元", value=50, status_word="初步核算")
        assert made.text("总量{{ x | level }}。") == "总量50亿元（初步核算）。"
        assert made.text("初步核算，全市总量{{ x | level }}。") == "初步核算，全市总量50亿元。"


class TestIds:
    def test_chinese(self, data: Any) -> None:
        assert data().add("地区生产总值", yoy=5).text("{{ 地区生产总值 | growth }}") == "增长5%"

    @pytest.mark.parametrize("id", ["gdp-2", "2nd_gdp", "能耗/GDP", "a b", "none", "for"])
    def test_what_is_no_name_is_reached_in_quotes_and_in_lists(self, data: Any, id: str) -> None:
        made = data().add(id, name="甲", yoy=5)
        assert made.text(f'{{{{ "{id}" | growth }}}}') == "增长5%"
        assert made.say(id) == "甲增长5%"

    @pytest.mark.parametrize("id", ["gdp-2", "2nd_gdp"])
    def test_what_is_no_name_is_explained(self, data: Any, id: str) -> None:
        with pytest.raises(ZjreportError) as error:
            data().add(id, yoy=5).text(f"{{{{ {id} | growth }}}}")
        assert f'{{{{ "{id}" | level }}}}' in error.value.hint

    def test_unknown_names_the_nearest(self, data: Any) -> None:
        with pytest.raises(UnknownNameError) as error:
            data().add("industry", yoy=5).text("{{ industri | growth }}")
        assert error.value.hint == "did you mean “industry”?"

    def test_bare_name_is_explained(self, data: Any) -> None:
        with pytest.raises(TemplateError) as error:
            data().add("gdp", yoy=5).text("增长{{ gdp }}")
        assert "{{ gdp | say }}" in error.value.hint

    def test_a_figure_is_no_indicator(self, data: Any) -> None:
        with pytest.raises(TemplateError) as error:
            data().add("gdp", yoy=5).text("{{ gdp | growth | level }}")
        assert error.value.code == "template.not-an-indicator"


class TestErrors:
    def test_unknown_filter_names_the_nearest_and_the_text(self, data: Any) -> None:
        with pytest.raises(TemplateError) as error:
            data().add(yoy=5).text("投资{{ x | grwoth }}较快")
        assert error.value.hint == "did you mean “growth”?"
        assert "“投资{{ x | grwoth }}较快”" in error.value.message

    def test_the_line_of_a_long_text_is_shown(self, data: Any) -> None:
        with pytest.raises(TemplateError, match="第三行"):
            data().add(yoy=5).text("第一行\n第二行\n第三行{{ x | }}\n第四行")

    def test_wrong_option(self, data: Any) -> None:
        with pytest.raises(DefinitionError, match="perid"):
            data().add(yoy=5).text('{{ x | growth(perid="2024") }}')

    @pytest.mark.parametrize("text", ['{{ x | total(perid="2024") }}', '{{ x | claim(perid="2024") }}'])
    def test_wrong_option_of_any_filter(self, data: Any, text: str) -> None:
        with pytest.raises(TemplateError, match="perid"):
            data().add(unit="家", value=5, claim=("甲",)).text(text)

    def test_unknown_fact(self, data: Any) -> None:
        with pytest.raises(DefinitionError) as error:
            data().add(yoy=5).speaker().fact("growht", "x")
        assert error.value.hint == "did you mean “growth”?"

    def test_wrong_option_of_a_fact(self, data: Any) -> None:
        with pytest.raises(DefinitionError, match="whole"):
            data().add(value=5).speaker().fact("share", "x", whole="y")

    def test_refusal_comes_through(self, data: Any) -> None:
        with pytest.raises(RefusalError, match="no growth of"):
            data().add(value=5, unit="家").text("{{ x | growth }}")

    def test_cut_figure(self, data: Any) -> None:
        with pytest.raises(TemplateError) as error:
            data().add(yoy=5).text("{{ x | growth | last }}")
        assert error.value.code == "template.figure-cut"


BOMBS = [
    "{{ 'x' * 10**9 }}",
    "{{ 9**9**9 }}",
    "{{ 'x' * 1000000000 }}",
    "{{ [0] * 1000000000 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ 'x'.ljust(1000000000) }}",
    "{{ '{:1000000000d}'.format(1) }}",
    "{{ 1000000000000 * 1000000000000 * 99999999999999 }}",
    "{% for a in range(10000) %}{% for b in range(10000) %}{% endfor %}{% endfor %}",
    "{% for a in range(10000) %}{% for b in 'x' * 5 %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) recursive %}{{ loop(range(9999)) }}{% endfor %}",
    "{% for a in range(10000) %}xxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}",
    "{{ range(10000) | join(range(10000) | join('xxxx')) }}",
    "{{ 'aaaaaaaaaa' | replace('a', 'aaaaaaaaaaaaaaaaaaaaaaa') }}",
    "{% set x = 'a' %}{% set x = x ~ x %}{{ x }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'level.j2' %}",
    "{% import 'level.j2' as l %}",
    "{% extends 'level.j2' %}",
    "{{ x.__class__ }}",
    "{{ x.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__ }}",
    "{{ range.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "-" * 5000 + "1 }}",
    "{{ " + "9" * 6000 + " }}",
    "{{ 1 / 0 }}",
    "{{ x[",
    "{% if %}",
    "{{ }}",
    "x" * 100_001 + "{{ x | growth }}",
    "{{ x | attr('__class__') }}",
    "{{ x | map('upper') }}",
]


@pytest.mark.parametrize("text", BOMBS, ids=[text[:40] for text in BOMBS])
def test_abuse_ends_in_one_of_our_errors(data: Any, text: str) -> None:
    speaker = data().add(yoy=5).speaker()
    with pytest.raises((TemplateError, UnknownNameError)):
        speaker.text(text)


class TestTypedDigits:
    def runs(self, data: Any, text: str) -> list[tuple[str, Basis]]:
        place = Source("briefing.yaml", row=7, column="narrative")
        found = data().add(yoy=5).speaker().text(text, place=place)
        return [(run.text, run.provenance.basis) for run in found if run.provenance]

    def test_are_marked_at_their_place(self, data: Any) -> None:
        place = Source("briefing.yaml", row=7, column="narrative")
        runs = data().add(yoy=5).speaker().text("完成60项，{{ x | growth }}", place=place)
        typed, computed = (run.provenance for run in runs if run.provenance)
        assert (typed.measure, typed.basis, typed.sources) == (Measure.TYPED, Basis.TYPED, (place,))
        assert computed.basis is Basis.PUBLISHED

    @pytest.mark.parametrize(
        "text",
        [
            "2024年",
            "2024年1月23日",
            "1—3月",
            "2023—2025年",
            "〔2024〕",
            "12月末",
            "2019年以来",
            "9月份",
            "2024",
        ],
    )
    def test_dates_are_not(self, data: Any, text: str) -> None:
        assert self.runs(data, text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "见https://www.example.cn/2024/04/t_12.html；",
            "邮箱tjj2@example.cn",
            "PM2.5浓度",
            "PM10浓度",
            "建成5G基站",
            "4A级景区",
        ],
    )
    def test_digits_of_names_and_addresses_are_not(self, data: Any, text: str) -> None:
        assert self.runs(data, text) == []

    @pytest.mark.parametrize(
        ("text", "digits"),
        [
            ("GDP4092.7亿元", ["4092.7"]),
            ("全长5km", ["5"]),
            ("PM2.5浓度33微克", ["33"]),
            ("PM2.55", ["2.55"]),
            ("1.5G", ["1.5"]),
        ],
    )
    def test_letters_alone_do_not_make_a_name(self, data: Any, text: str, digits: list[str]) -> None:
        assert [digit for digit, _ in self.runs(data, text)] == digits

    @pytest.mark.parametrize(
        ("text", "digits"),
        [("2024年完成60项", ["60"]), ("1.5亿", ["1.5"]), ("12345年", ["12345"]), ("3月5", ["5"])],
    )
    def test_the_rest_is(self, data: Any, text: str, digits: list[str]) -> None:
        assert [digit for digit, _ in self.runs(data, text)] == digits


class TestData:
    def test_is_never_a_template(self, data: Any) -> None:
        made = data().add(name="{{ y }}", yoy=5, claim=("{{ 1/0 }}", "{% for %}"))
        assert made.say() == "{{ y }}增长5%，{{ 1/0 }}，{% for %}"
        assert made.text("{{ x | name }}{{ x | claim }}") == "{{ y }}{{ 1/0 }}，{% for %}"

    def test_digits_of_names_and_claims_are_traced_to_their_cells(self, data: Any) -> None:
        runs = data().add(name="346国道", claim=("入选20强",), yoy=5).speaker().say("x")
        found = [
            (run.text, run.provenance.measure, str(run.provenance.sources[0]))
            for run in runs
            if run.provenance
        ]
        assert found == [
            ("346", Measure.NAME, "catalogue.csv:2 name"),
            ("5%", Measure.GROWTH, "data.csv:2 yoy"),
            ("20", Measure.CLAIM, "data.csv:2 claim"),
        ]

    def test_noncharacters_in_a_text_are_refused(self, data: Any) -> None:
        with pytest.raises(RefusalError):
            data().add(yoy=5).text("\ufdd00\ufdd1{{ x | growth }}")


class TestFootnotes:
    @pytest.fixture
    def city(self, data: Any) -> Any:
        made = data().add("va", name="工业增加值", unit="亿元", value=2000, yoy="7.04", status_word="预计")
        return made.speaker()

    def test_stand_behind_the_figure(self, city: Any) -> None:
        runs = city.text('工业{{ va | growth | footnote("按可比价格计算") }}。')
        assert [(run.text, text_of(run.note)) for run in runs][-2:] == [("7%", "按可比价格计算"), ("。", "")]
        assert runs[-2].is_figure

    def test_hold_figures(self, city: Any) -> None:
        runs = city.text('{{ "工业" | footnote("即" ~ (va | level) ~ "，另有3家") }}好。')
        (note,) = notes_of(runs)
        assert text_of(runs) == "工业好。"
        assert text_of(note) == "即预计2000亿元，另有3家"
        assert [run.text for run in note if run.is_figure] == ["2000亿元"]
        assert any(run.provenance and run.provenance.basis is Basis.TYPED for run in note)

    def test_say_whence_figures_are(self, data: Any) -> None:
        made = data().add("a", name="甲", source="统计局").add("b", name="乙", source="统计局")
        made.add("c", name="丙", source="第1调查队").add("d", name="丁")
        (note,) = notes_of(made.speaker().text('{{ "文" | footnote("来源：" ~ (a | source(b, c))) }}'))
        assert text_of(note) == "来源：统计局、第1调查队"
        (digit,) = [run for run in note if run.provenance]
        assert digit.text == "1"
        assert digit.provenance.indicator == "c"
        with pytest.raises(RefusalError, match="the catalogue names none"):
            made.speaker().text("{{ d | source }}")

    @pytest.mark.parametrize(
        "text", ['{{ "甲" | footnote("") }}', '{{ "甲" | footnote("乙" | footnote("丙")) }}']
    )
    def test_say_something_and_have_none_themselves(self, city: Any, text: str) -> None:
        with pytest.raises(TemplateError) as error:
            city.text(text)
        assert error.value.code == "template.footnote"


class TestOwnPhrases:
    def test_replace_ours(self, data: Any, tmp_path: Path) -> None:
        (tmp_path / "growth.j2").write_text("{{ verb }}了{{ figure }}", "utf-8")
        speaker = data().add(yoy=-5).speaker(phrases=(tmp_path,))
        assert "".join(run.text for run in speaker.text("投资{{ x | growth }}")) == "投资下降了5%"

    def test_errors_name_the_phrase_and_its_line(self, data: Any, tmp_path: Path) -> None:
        (tmp_path / "growth.j2").write_text("好\n{{ verb | }}", "utf-8")
        with pytest.raises(TemplateError) as error:
            data().add(yoy=5).speaker(phrases=(tmp_path,)).text("{{ x | growth }}")
        assert (error.value.place.file, error.value.place.line) == ("growth.j2", 2)

    def test_are_bounded_too(self, data: Any, tmp_path: Path) -> None:
        (tmp_path / "growth.j2").write_text(
            "{% for a in range(10000) %}xxxxxxxxxxxxxxxx{% endfor %}", "utf-8"
        )
        with pytest.raises(TemplateError):
            data().add(yoy=5).speaker(phrases=(tmp_path,)).text("{{ x | growth }}")

    def test_missing_folder(self, data: Any, tmp_path: Path) -> None:
        with pytest.raises(DefinitionError, match="does not exist"):
            data().add(yoy=5).speaker(phrases=(tmp_path / "none",)).text("{{ x | growth }}")

    def test_unknown_register(self, data: Any) -> None:
        with pytest.raises(UnknownNameError) as error:
            data("statistic").add(yoy=5).text("{{ x | growth }}")
        assert error.value.hint == "did you mean “statistics”?"
