"""The grammar: every clause of a release, and how it is held against the truth."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from .figures import Figures, printed

__all__ = ["Oracle"]

_N = r"(\d+(?:\.\d+)?)"
_CUMULATIVE = {1: "一季度", 2: "上半年", 3: "前三季度", 4: "2024年"}
_BEFORE = {1: "上年全年", 2: "一季度", 3: "上半年", 4: "前三季度"}
_ENDS = {1: "3月末", 2: "6月末", 3: "9月末", 4: "年末"}
_LAGGING = {1: "1—2月", 2: "1—5月", 3: "1—8月", 4: "1—11月"}
_UP = ("增长", "上涨", "提高", "上升", "增加")
_DOWN = ("下降", "减少", "回落")
# Words that open a sentence or stand between clauses, and claim nothing.
_PLAIN = re.compile(r"分(?:产业|门类|领域|行业)看|按常住地分|其中|按可比价格计算")
_PREFIX = re.compile(r"^(?:其中：?|全市|全部)")


@dataclass
class Oracle:
    """Reads the sentences of one quarter's briefing; ``faults`` are the claims that are not true.

    ``claims`` counts what was verified, by kind.
    """

    figures: Figures
    year: int
    quarter: int
    faults: list[str] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=dict)
    _id: str = ""
    _period: str = ""
    _sentence: str = ""

    def __post_init__(self) -> None:
        names = {name: id for id, spec in self.figures.specs.items() for name in (spec.short, spec.name) if name}
        self._names = names
        self._name = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        self._grammar = self._rules()

    # -- sentences -------------------------------------------------------------------------------------

    def read(self, sentence: str) -> None:
        """Verify a sentence; a clause that cannot be read, or is not true, becomes a fault."""
        self._sentence, self._id = sentence, ""
        self._period = _CUMULATIVE[self.quarter]
        for clause in re.split("[，；]", sentence.rstrip("。！？")):
            if clause and not self._is_read(clause):
                self._fault(f"cannot read “{clause}”")

    def _is_read(self, clause: str) -> bool:
        if _PLAIN.fullmatch(clause):
            return True
        for pattern, verify in self._grammar:
            if found := pattern.fullmatch(clause):
                verify(*found.groups())
                return True
        return False

    def _fault(self, what: str) -> None:
        self.faults.append(f"{what} in “{self._sentence}”")

    def _hold(self, kind: str, said: object, true: object) -> None:
        self.claims[kind] = self.claims.get(kind, 0) + 1
        if said != true:
            self._fault(f"{kind} of {self._id}: “{said}” is said, {true} is true")

    def _rules(self) -> list[tuple[re.Pattern[str], Callable[..., None]]]:
        who = rf"(?:全市)?({self._name})"
        periods = "|".join((*_CUMULATIVE.values(), *_BEFORE.values()))
        ends = "|".join(_ENDS.values())
        spans = "|".join(_LAGGING.values())
        verb = "|".join((*_UP, *_DOWN))
        rules: list[tuple[str, Callable[..., None]]] = [
            (rf"({'|'.join(_CUMULATIVE.values())}|{ends}|{spans})", self._when),
            ("(初步核算)", self._status),
            (rf"{who}(?:为|达到|达|完成|实现)?(-?\d+(?:\.\d+)?)([^\d，；]+)", self._level),
            (rf"新增规模以上工业企业{_N}(家)", self._new_units),
            (rf"(?:{who})?(?:同比)?({verb}){_N}(%|个百分点|倍)", self._growth),
            (rf"(?:{who})?与上年同期持平", self._flat),
            (rf"比({periods})(加快|回落){_N}个百分点", self._pace),
            (rf"(?:增速|降幅|涨幅)与({periods})持平", self._pace_flat),
            (rf"(降幅|涨幅)比({periods})(收窄|扩大|回落){_N}个百分点", self._extent),
            (rf"比({periods})由(降|增|涨|平)转(降|增|涨|平)", self._turn),
            (rf"(?:增速)?(高于|低于)(全省|全国){_N}个百分点", self._gap),
            (rf"降幅(高于|低于)(全省|全国){_N}个百分点", self._gap_of_falls),
            ("(?:增速|降幅)?与(全省|全国)持平", self._gap_flat),
            (r"(?:增速)?(居|列|并列)全省第(\d+)位", self._rank),
            (rf"(?:{who})?完成年度目标的{_N}%", self._completion),
            (rf"(超|落后)序时进度{_N}个百分点", self._progress),
            (rf"(?:{who})?(高于|低于)目标{_N}个百分点", self._against_target),
            (rf"{who}占({self._name})的?比重(?:为|达){_N}%", self._share),
        ]
        return [(re.compile(pattern), verify) for pattern, verify in rules]

    # -- when ------------------------------------------------------------------------------------------

    def _when(self, period: str) -> None:
        known = {_CUMULATIVE[self.quarter], _ENDS[self.quarter], _LAGGING[self.quarter]}
        self._hold("period", period in known, True)
        self._period = period

    def _status(self, word: str) -> None:
        self._hold("status", "地区生产总值" in self._sentence, True)

    def _named(self, name: str | None) -> str:
        """The indicator that a clause speaks of; a stock or a lagging one must be told with its own period."""
        if name:
            self._id = self._names[name]
            spec = self.figures.specs[self._id]
            own = _ENDS if spec.kind == "stock" else _LAGGING if self._id == "services_revenue" else _CUMULATIVE
            if own is not _CUMULATIVE or self._period != _CUMULATIVE[self.quarter]:
                self._hold("own period", self._period, own[self.quarter])
        assert self._id, f"no indicator was named in {self._sentence}"
        return self._id

    # -- levels and growth -----------------------------------------------------------------------------

    def _level(self, name: str, number: str, unit: str) -> None:
        id = self._named(name)
        spec, level = self.figures.specs[id], self.figures.level(id, self.year, self.quarter)
        decimals = 1 if spec.kind == "ratio" and id == "unemployment" else spec.decimals
        self._hold("level", number, str(printed(level, decimals)) if level is not None else "none")
        self._hold("unit", unit, spec.unit)

    def _new_units(self, number: str, unit: str) -> None:
        self._level("新增规模以上工业企业", number, unit)

    def _own_growth(self) -> Decimal:
        growth = self.figures.growth(self._id, self.year, self.quarter)
        if growth is None:
            self._fault(f"a growth of {self._id} that was never published is told")
            return Decimal(0)
        return growth

    def _growth(self, name: str | None, verb: str, number: str, unit: str) -> None:
        id, growth = self._named(name), self._own_growth()
        said = -Decimal(number) if verb in _DOWN else Decimal(number)
        ratio = self.figures.specs[id].kind == "ratio"
        if unit == "倍":
            said, growth = Decimal(number), printed(growth / 100, 1)
        self._hold("unit of growth", unit in ("个百分点",) if ratio else unit in ("%", "倍"), True)
        self._hold("growth", said, growth)
        self._hold("growth is not nothing", growth != 0, True)
        prices = self.figures.specs[id].kind == "index"
        words = ("上涨", "下降") if prices else ("提高", "上升", "下降") if ratio else ("增长", "下降")
        self._hold("verb", verb in words, True)

    def _flat(self, name: str | None) -> None:
        self._named(name)
        self._hold("flat", Decimal(0), self._own_growth())

    # -- change of the rate ----------------------------------------------------------------------------

    def _rates(self, period: str) -> tuple[Decimal, Decimal]:
        """The rate of now and of the period before, which must be the one that is named."""
        self._hold("period before", period, _BEFORE[self.quarter])
        year, quarter = (self.year, self.quarter - 1) if self.quarter > 1 else (self.year - 1, 4)
        before = self.figures.growth(self._id, year, quarter)
        assert before is not None
        return self._own_growth(), before

    def _pace(self, period: str, verb: str, number: str) -> None:
        now, before = self._rates(period)
        self._hold("both rise", now >= 0 and before >= 0, True)
        self._hold("change of rate", Decimal(number) if verb == "加快" else -Decimal(number), now - before)

    def _pace_flat(self, period: str) -> None:
        now, before = self._rates(period)
        self._hold("change of rate", Decimal(0), now - before)

    def _extent(self, extent: str, period: str, verb: str, number: str) -> None:
        now, before = self._rates(period)
        signs = (now < 0 and before < 0) if extent == "降幅" else (now >= 0 and before >= 0)
        self._hold("both on one side", signs, True)
        grown = verb == "扩大"
        self._hold("change of extent", Decimal(number) if grown else -Decimal(number), abs(now) - abs(before))

    def _turn(self, period: str, before_word: str, now_word: str) -> None:
        now, before = self._rates(period)
        rising = "涨" if self.figures.specs[self._id].kind == "index" else "增"
        word = {-1: "降", 0: "平", 1: rising}
        self._hold("turn", (before_word, now_word), (word[_sign(before)], word[_sign(now)]))
        self._hold("a turn is a change", before_word != now_word, True)

    # -- against others --------------------------------------------------------------------------------

    def _both(self, area: str) -> tuple[Decimal, Decimal]:
        other = self.figures.growth(self._id, self.year, self.quarter, area)
        assert other is not None
        return self._own_growth(), other

    def _gap(self, verb: str, area: str, number: str) -> None:
        own, other = self._both(area)
        self._hold("not both fall", own < 0 and other < 0, False)
        self._hold("gap", Decimal(number) if verb == "高于" else -Decimal(number), own - other)

    def _gap_of_falls(self, verb: str, area: str, number: str) -> None:
        own, other = self._both(area)
        self._hold("both fall", own < 0 and other < 0, True)
        self._hold("gap", Decimal(number) if verb == "高于" else -Decimal(number), abs(own) - abs(other))

    def _gap_flat(self, area: str) -> None:
        own, other = self._both(area)
        self._hold("gap", Decimal(0), own - other)

    def _rank(self, verb: str, number: str) -> None:
        place, shared = self.figures.place(self._id, self.year, self.quarter)
        self._hold("rank", int(number), place)
        if verb == "并列":
            self._hold("shared rank", True, shared)

    # -- targets and shares ----------------------------------------------------------------------------

    def _completion(self, name: str | None, number: str) -> None:
        id = self._named(name)
        self._hold("kind of target", self.figures.target(id)[0], "level")
        self._hold("completion", Decimal(number), self.figures.completion(id, self.year, self.quarter))

    def _progress(self, verb: str, number: str) -> None:
        calendar = printed(Decimal(self.quarter) / 4 * 100, 1)
        done = self.figures.completion(self._id, self.year, self.quarter)
        self._hold("progress", Decimal(number) if verb == "超" else -Decimal(number), done - calendar)

    def _against_target(self, name: str | None, verb: str, number: str) -> None:
        id = self._named(name)
        kind, aim = self.figures.target(id)
        self._hold("kind of target", kind, "growth")
        self._hold("to target", Decimal(number) if verb == "高于" else -Decimal(number), self._own_growth() - aim)

    def _share(self, name: str, whole: str, number: str) -> None:
        id = self._named(name)
        self._hold("share", Decimal(number), self.figures.share(id, self._names[whole], self.year, self.quarter))


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)
