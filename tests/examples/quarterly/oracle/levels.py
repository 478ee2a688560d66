"""Rules of periods, levels, shares and targets."""

from __future__ import annotations

from decimal import Decimal

from .figures import printed
from .reader import CUMULATIVE, ENDS, LAGGING, Reader, Rule

__all__ = ["RULES"]

_INDUSTRIES = ("primary_va", "secondary_va", "tertiary_va")


def _when(reader: Reader, period: str) -> None:
    quarter = reader.quarter
    reader.hold("a period of now", period in (CUMULATIVE[quarter], ENDS[quarter], LAGGING[quarter]), True)
    reader.period = period


def _status(reader: Reader) -> None:
    reader.hold("status", "地区生产总值" in reader.sentence, True)


def _status_of_table(reader: Reader) -> None:
    reader.hold("note on status", "①" in reader.sentence, True)


def _noted(reader: Reader, when: str, name: str, word: str) -> None:
    """What stands below charts: which figures are preliminary, and which were verified."""
    earlier = when[0].isdecimal() and when != CUMULATIVE[4]
    reader.hold("note on status", (name, word), ("地区生产总值", "最终核实" if earlier else "初步核算"))


def _level(reader: Reader, name: str, number: str, unit: str) -> None:
    id = reader.named(name)
    spec, level = reader.figures.specs[id], reader.figures.level(id, reader.year, reader.quarter)
    reader.hold("level", number, "none" if level is None else str(printed(level, spec.decimals)))
    reader.hold("unit", unit, spec.unit)


def _new_units(reader: Reader, number: str, unit: str) -> None:
    _level(reader, "新增规模以上工业企业", number, unit)


def _loss(reader: Reader, name: str, number: str, unit: str) -> None:
    id = reader.named(name)
    level = reader.figures.level(id, reader.year, reader.quarter)
    reader.hold("loss", -Decimal(number), level)
    reader.hold("unit", unit, reader.figures.specs[id].unit)


def _swing(reader: Reader, word: str) -> None:
    now = reader.figures.level(reader.id, reader.year, reader.quarter)
    before = reader.figures.level(reader.id, reader.year - 1, reader.quarter)
    assert now is not None
    assert before is not None
    true = {(True, False): "扭亏为盈", (False, True): "由盈转亏"}.get((now > 0, before > 0), "neither")
    reader.hold("swing", word, true)


def _share(reader: Reader, name: str | None, whole: str, number: str) -> None:
    id = reader.named(name)
    true = reader.figures.share(id, reader.names[whole], reader.year, reader.quarter)
    reader.hold("share", Decimal(number), true)


def _structure(reader: Reader, *shares: str) -> None:
    when = (reader.year, reader.quarter)
    reader.hold(
        "structure",
        list(map(Decimal, shares)),
        [reader.figures.share(id, "gdp", *when) for id in _INDUSTRIES],
    )
    reader.hold("status", "初步核算" in reader.paragraph, True)
    whole = sum(map(Decimal, shares))
    reader.hold("what it adds up to is told", whole == 100 or f"合计为{whole}%" in reader.sentence, True)


def _adds_up(reader: Reader, number: str) -> None:
    when = (reader.year, reader.quarter)
    true = sum(reader.figures.share(id, "gdp", *when) for id in _INDUSTRIES)
    reader.hold("sum of shares", Decimal(number), true)


def _completion(reader: Reader, name: str | None, number: str) -> None:
    id = reader.named(name)
    reader.hold("kind of target", reader.figures.target(id)[0], "level")
    reader.hold("completion", Decimal(number), reader.figures.completion(id, reader.year, reader.quarter))


def _progress(reader: Reader, verb: str, number: str) -> None:
    calendar = printed(Decimal(reader.quarter) / 4 * 100, 1)
    done = reader.figures.completion(reader.id, reader.year, reader.quarter)
    reader.hold("progress", Decimal(number) if verb == "超" else -Decimal(number), done - calendar)


def _to_target(reader: Reader, name: str | None, verb: str, number: str) -> None:
    id = reader.named(name)
    kind, aim = reader.figures.target(id)
    reader.hold("kind of target", kind, "growth")
    reader.hold("to target", Decimal(number) if verb == "高于" else -Decimal(number), reader.growth() - aim)


# -- what was revised: always of the year before ---------------------------------------------------------


def _revised(reader: Reader, year: str, name: str, number: str, unit: str) -> None:
    reader.id = reader.names[name]
    reader.hold("revised year", int(year), reader.year - 1)
    reader.hold("revised level", Decimal(number), reader.figures.level(reader.id, reader.year - 1, 4))
    reader.hold("unit", unit, reader.figures.specs[reader.id].unit)


def _by_how_much(reader: Reader, verb: str, number: str, unit: str) -> None:
    said = Decimal(number) if verb in ("增加", "提高") else -Decimal(number)
    level, growth = reader.figures.revised(reader.id)
    reader.hold("revision", said, growth if unit == "个百分点" else level)


def _revised_growth(reader: Reader, number: str) -> None:
    reader.hold("revised growth", Decimal(number), reader.figures.growth(reader.id, reader.year - 1, 4))


RULES: tuple[Rule, ...] = (
    ("<PERIOD>", _when),
    ("初步核算", _status),
    (r"(\d{4})年<NAME>修订为<N>([^\d，；.]+)", _revised),
    (r"比初步核算数(增加|减少|提高|下降)<N>([^\d，；.]+)", _by_how_much),
    ("增速修订为<N>%", _revised_growth),
    ("① ?初步核算数", _status_of_table),
    (r"(一季度|上半年|前三季度|\d{4}年)<NAME>为(初步核算|最终核实)数", _noted),
    (r"<WHO>(?:为|达到|达|完成|实现)?(-?\d+(?:\.\d+)?)([^\d，；.]+)", _level),
    ("(?:全市)?新增规模以上工业企业<N>(家)", _new_units),
    (r"<WHO>(?:净?亏损)(?:为)?<N>([^\d，；.]+)", _loss),
    ("(扭亏为盈|由盈转亏)", _swing),
    ("(?:<WHO>)?占<NAME>的?比重(?:为|达)<N>%", _share),
    ("三次产业结构(?:比例)?为<N>:<N>:<N>", _structure),
    ("合计为<N>%", _adds_up),
    ("(?:<WHO>)?完成年度目标的<N>%", _completion),
    ("(超|落后)序时进度<N>个百分点", _progress),
    ("(?:<WHO>)?(高于|低于)目标<N>个百分点", _to_target),
)
