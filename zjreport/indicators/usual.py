"""The usual indicators of a city, and the words that tables use for one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["SYNONYMS", "USUAL", "Usual"]


class Usual(NamedTuple):
    """An indicator that most offices publish: what a catalogue would say of it."""

    id: str
    name: str
    unit: str
    accumulation: str


_TABLE = """
    gdp                     地区生产总值                 亿元       ytd
    primary_va              第一产业增加值               亿元       ytd
    secondary_va            第二产业增加值               亿元       ytd
    tertiary_va             第三产业增加值               亿元       ytd
    agriculture_output      农林牧渔业总产值             亿元       ytd
    industrial_va           规模以上工业增加值           亿元       ytd
    industrial_output       规模以上工业总产值           亿元       ytd
    industrial_revenue      规模以上工业营业收入         亿元       ytd
    industrial_profit       规模以上工业利润总额         亿元       ytd
    services_revenue        规模以上服务业营业收入       亿元       ytd
    investment              固定资产投资                 亿元       ytd
    industrial_investment   工业投资                     亿元       ytd
    real_estate_investment  房地产开发投资               亿元       ytd
    housing_sold            商品房销售面积               万平方米   ytd
    retail_sales            社会消费品零售总额           亿元       ytd
    trade                   进出口总额                   亿元       ytd
    exports                 出口总额                     亿元       ytd
    imports                 进口总额                     亿元       ytd
    fdi                     实际使用外资                 亿美元     ytd
    budget_revenue          一般公共预算收入             亿元       ytd
    tax_revenue             税收收入                     亿元       ytd
    budget_expenditure      一般公共预算支出             亿元       ytd
    deposits                金融机构本外币存款余额       亿元       stock
    loans                   金融机构本外币贷款余额       亿元       stock
    income                  居民人均可支配收入           元         ytd
    urban_income            城镇居民人均可支配收入       元         ytd
    rural_income            农村居民人均可支配收入       元         ytd
    cpi                     居民消费价格指数             上年=100   ytd
    ppi                     工业生产者出厂价格指数       上年=100   ytd
    electricity             全社会用电量                 亿千瓦时   ytd
    industrial_electricity  工业用电量                   亿千瓦时   ytd
    new_jobs                城镇新增就业                 万人       ytd
    unemployment            城镇调查失业率               %          single
"""
USUAL: tuple[Usual, ...] = tuple(Usual(*line.split()) for line in _TABLE.strip().splitlines())

# What tables write, and what it means; longer ones first where one holds another.
SYNONYMS: Mapping[str, str] = {
    "国内生产总值": "地区生产总值",
    "gdp": "地区生产总值",
    "生产总值": "地区生产总值",
    "规模以上": "规上",
    "限额以上": "限上",
    "固投": "固定资产投资",
    "社零": "社会消费品零售",
    "消费品零售额": "消费品零售总额",
    "财政收入": "预算收入",
    "财政支出": "预算支出",
    "全体居民": "居民",
    "全社会": "",
    "城镇居民人均": "城镇人均",
    "农村居民人均": "农村人均",
    "居民消费价格总指数": "居民消费价格指数",
    "居民消费价格总水平": "居民消费价格指数",
    "cpi": "居民消费价格指数",
    "ppi": "工业生产者出厂价格指数",
    "实际利用外资": "实际使用外资",
    "实际到账外资": "实际使用外资",
    "外贸": "",
    "货物进出口": "进出口",
    "金融机构": "",
    "各项": "",
    "人民币": "人民币",
}
