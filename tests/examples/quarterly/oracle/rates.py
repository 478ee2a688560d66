"""Rules of growth, its change, its gap to a wider area, its place, and of lists of growth."""

from __future__ import annotations

from decimal import Decimal

from .figures import printed
from .reader import BEFORE, Reader, Rule

__all__ = ["RULES"]

_UP = ("增长", "上涨", "提高", "上升", "增加")
_DOWN = ("下降", "减少", "回落")
_VERB = "|".join((*_UP, *_DOWN))


# -- growth ----------------------------------------------------------------------------------------------


def _growth(reader: Reader, name: str | None, verb: str, number: str, unit: str) -> None:
    reader.named(name)
    said, growth = -Decimal(number) if verb in _DOWN else Decimal(number), reader.growth()
    if unit == "倍":
        growth = printed(growth / 100, 1)
    ratio = reader.is_one_of("ratio")
    reader.hold("unit of growth", unit in ("个百分点",) if ratio else unit in ("%", "倍"), True)
    reader.hold("growth", said, growth)
    reader.hold("growth is not nothing", growth != 0, True)
    words = (
        ("上涨", "下降")
        if reader.is_one_of("index")
        else ("提高", "上升", "下降")
        if ratio
        else ("增长", "下降")
    )
    reader.hold("verb", verb in words, True)


def _growth_of_period(reader: Reader, period: str, verb: str, number: str, unit: str) -> None:
    reader.period = period
    _growth(reader, {id: name for name, id in reader.names.items()}[reader.id or "gdp"], verb, number, unit)


def _flat(reader: Reader, name: str | None, before: str) -> None:
    reader.named(name)
    reader.hold("flat", Decimal(0), reader.growth())
    whole = "上年末" if reader.is_one_of("stock") else "上年"
    reader.hold("compared with", before, whole if reader.quarter == 4 else "上年同期")


def _caption(reader: Reader, name: str) -> None:
    reader.named(name)


def _joint(reader: Reader, names: str, verb: str, numbers: str) -> None:
    """甲、乙分别增长1.0%、2.0%: as many names as figures, each true."""
    said = [number.removesuffix("%") for number in numbers.split("、")]
    called = _split_names(reader, names)
    reader.hold("names and figures", len(called), len(said))
    for name, number in zip(called, said, strict=False):
        _growth(reader, name, verb, number, "%")


def _all_flat(reader: Reader, names: str, before: str) -> None:
    for name in _split_names(reader, names):
        _flat(reader, name, before)


def _split_names(reader: Reader, names: str) -> list[str]:
    """The names of a list, of which the last may lend its tail to the others (第一、二产业增加值)."""
    parts = names.removeprefix("全市").split("、")
    if parts[-1] in reader.names and not all(part in reader.names for part in parts):
        tails = [name for name in reader.names if name.endswith("增加值")]
        parts = [part if part in reader.names else f"{part}增加值" for part in parts] if tails else parts
    unknown = [part for part in parts if part not in reader.names]
    if unknown:
        reader.fault(f"no indicators are called {unknown}")
    return [part for part in parts if part in reader.names]


# -- change of the rate ------------------------------------------------------------------------------------


def _rates(reader: Reader, period: str) -> tuple[Decimal, Decimal]:
    """The rate of now and of the period before, which must be the one that is named."""
    reader.hold("period before", period, BEFORE[reader.quarter])
    before = (reader.year, reader.quarter - 1) if reader.quarter > 1 else (reader.year - 1, 4)
    rate = reader.figures.growth(reader.id, *before)
    assert rate is not None
    return reader.growth(), rate


def _pace(reader: Reader, period: str, verb: str, number: str) -> None:
    now, before = _rates(reader, period)
    reader.hold("both rise", now >= 0 and before >= 0, True)
    reader.hold("change of rate", Decimal(number) if verb == "加快" else -Decimal(number), now - before)


def _pace_flat(reader: Reader, period: str) -> None:
    now, before = _rates(reader, period)
    reader.hold("change of rate", Decimal(0), now - before)


def _extent(reader: Reader, extent: str, period: str, verb: str, number: str) -> None:
    now, before = _rates(reader, period)
    alike = (now < 0 and before < 0) if extent == "降幅" else (now >= 0 and before >= 0)
    reader.hold("both on one side", alike, True)
    said = Decimal(number) if verb == "扩大" else -Decimal(number)
    reader.hold("change of extent", said, abs(now) - abs(before))


def _turn(reader: Reader, period: str, *words: str) -> None:
    now, before = _rates(reader, period)
    word = {-1: "降", 0: "平", 1: "涨" if reader.is_one_of("index") else "增"}
    reader.hold("turn", words, (word[_sign(before)], word[_sign(now)]))
    reader.hold("a turn is a change", len(set(words)), 2)


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


# -- against others ----------------------------------------------------------------------------------------


def _both(reader: Reader, area: str) -> tuple[Decimal, Decimal]:
    other = reader.figures.growth(reader.id, reader.year, reader.quarter, area)
    assert other is not None
    return reader.growth(), other


def _gap(reader: Reader, verb: str, area: str, number: str) -> None:
    own, other = _both(reader, area)
    reader.hold("not both fall", own < 0 and other < 0, False)
    reader.hold("gap", Decimal(number) if verb == "高于" else -Decimal(number), own - other)


def _gap_of_falls(reader: Reader, verb: str, area: str, number: str) -> None:
    own, other = _both(reader, area)
    reader.hold("both fall", own < 0 and other < 0, True)
    reader.hold("gap", Decimal(number) if verb == "高于" else -Decimal(number), abs(own) - abs(other))


def _gap_flat(reader: Reader, area: str) -> None:
    own, other = _both(reader, area)
    reader.hold("gap", Decimal(0), own - other)


def _rank(reader: Reader, verb: str, number: str) -> None:
    place, shared = reader.figures.place(reader.id, reader.year, reader.quarter)
    reader.hold("rank", int(number), place)
    if "并列" in verb:
        reader.hold("shared rank", True, shared)


RULES: tuple[Rule, ...] = (
    (rf"(?:<WHO>)?(?:同比|比上年末?)?({_VERB})<N>(%|个百分点|倍)", _growth),
    (rf"<PERIOD>(?:同比|比上年末?)?({_VERB})<N>(%|个百分点|倍)", _growth_of_period),
    ("(?:<WHO>)?与(上年同期|上年末?)持平", _flat),
    ("<NAME>及增速", _caption),
    (rf"([^\d，；]+?)(?:同比|比上年末?)?分别({_VERB})(\d+(?:\.\d+)?%(?:、\d+(?:\.\d+)?%)+)", _joint),
    (r"([^\d，；]+?)均与(上年同期|上年末?)持平", _all_flat),
    ("比<PERIOD>(加快|回落)<N>个百分点", _pace),
    ("(?:增速|降幅|涨幅)与<PERIOD>持平", _pace_flat),
    ("(降幅|涨幅)比<PERIOD>(收窄|扩大|回落)<N>个百分点", _extent),
    ("较<PERIOD>由(降|增|涨|平)转(降|增|涨|平)", _turn),
    ("(?:增速)?(高于|低于)(全省|全国)<N>个百分点", _gap),
    ("降幅(高于|低于)(全省|全国)<N>个百分点", _gap_of_falls),
    ("(?:增速|降幅)?与(全省|全国)持平", _gap_flat),
    (r"(?:增速)?(居|列|并列)全省第(\d+)位", _rank),
)
