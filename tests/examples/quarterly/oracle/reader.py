"""The reader of sentences: clause by clause, each held against the truth by the rule that it matches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from .figures import Figures

__all__ = ["BEFORE", "CUMULATIVE", "ENDS", "LAGGING", "Reader", "Rule"]

CUMULATIVE = {1: "一季度", 2: "上半年", 3: "前三季度", 4: "2024年"}
BEFORE = {1: "上年全年", 2: "一季度", 3: "上半年", 4: "前三季度"}
ENDS = {1: "3月末", 2: "6月末", 3: "9月末", 4: "年末"}
LAGGING = {1: "1—2月", 2: "1—5月", 3: "1—8月", 4: "1—11月"}

# Preliminary accounts: whatever is told of these must say so in its paragraph.
PRELIMINARY = ("gdp", "primary_va", "secondary_va", "tertiary_va")
_YEAR = re.compile(r"2024年(?=一季度|上半年|前三季度)")
_REMARK = re.compile(r"（初步核算）")
# Words that open a sentence or stand between clauses, and claim nothing.
_PLAIN = re.compile(
    r"分(?:产业|门类|领域|行业|类别)看|按常住地分|其中|按可比价格计算|据初步核算数|经最终核实|江州市统计局|东江省统计局"
)

# Verbs that claim something even without a figure.
_CLAIMS = re.compile("增长|下降|上涨|持平|加快|回落|收窄|扭亏|转亏|第.位")

Rule = tuple[str, Callable[..., None]]


@dataclass
class Reader:
    """Reads one quarter's paragraphs; ``faults`` are claims that are not true, or could not be read.

    ``claims`` counts what was verified, by kind.  Periods carry over from sentence to sentence of a
    paragraph, indicators from clause to clause of a sentence.
    """

    figures: Figures
    year: int
    quarter: int
    rules: Iterable[Rule]
    faults: list[str] = field(default_factory=list)
    claims: dict[str, int] = field(default_factory=dict)
    id: str = ""
    period: str = ""
    sentence: str = ""
    paragraph: str = ""

    def __post_init__(self) -> None:
        specs = self.figures.specs
        self.names = {name: id for id, spec in specs.items() for name in (spec.short, spec.name) if name}
        name = "|".join(sorted(map(re.escape, self.names), key=len, reverse=True))
        periods = "|".join((*CUMULATIVE.values(), *BEFORE.values(), *ENDS.values(), *LAGGING.values()))
        places = {
            "NAME": f"({name})",
            "WHO": f"(?:全市)?({name})",
            "PERIOD": f"({periods})",
            "N": r"(\d+(?:\.\d+)?)",
        }
        self._rules = [(_filled(pattern, places), verify) for pattern, verify in self.rules]

    def read(self, paragraph: str, sentences: Iterable[str]) -> None:
        """Verify the sentences of a paragraph."""
        self.paragraph, self.period = paragraph, CUMULATIVE[self.quarter]
        for sentence in sentences:
            self._read_sentence(sentence)

    def _read_sentence(self, sentence: str) -> None:
        self.sentence, self.id = sentence, ""
        plain = _REMARK.sub("", _YEAR.sub("", sentence.rstrip("。！？")))
        plain = re.sub(r"（因四舍五入，合计为([\d.]+)%）", r"，合计为\1%", plain)
        if self._is_only_dated(plain):
            return
        for clause in re.split("[，；]", plain):
            if clause and not self._is_read(clause):
                self.fault(f"cannot read “{clause}”")

    def _is_only_dated(self, sentence: str) -> bool:
        """Whether the only digits are those of the period that opens it; the words are the author's."""
        name = CUMULATIVE[self.quarter]
        rest = sentence.removeprefix(name)
        if (
            rest == sentence
            or rest.startswith(("同比", "比上年", "与"))
            or re.search("[0-9]", rest)
            or _CLAIMS.search(rest)
        ):
            return False
        self.hold("a period of now", sentence.startswith(name), True)
        return True

    def _is_read(self, clause: str) -> bool:
        if _PLAIN.fullmatch(clause):
            return True
        for pattern, verify in self._rules:
            if found := pattern.fullmatch(clause):
                verify(self, *found.groups())
                return True
        return False

    # -- what rules use ----------------------------------------------------------------------------------

    def fault(self, what: str) -> None:
        """A claim that is not true."""
        self.faults.append(f"{what} in “{self.sentence}”")

    def hold(self, kind: str, said: object, true: object) -> None:
        """A claim against the truth."""
        self.claims[kind] = self.claims.get(kind, 0) + 1
        if said != true:
            self.fault(f"{kind} of {self.id}: “{said}” is said, {true} is true")

    def named(self, name: str | None) -> str:
        """The indicator that a clause speaks of: it must be told with its own period, and its status."""
        if name:
            self.id = self.names[name]
            spec = self.figures.specs[self.id]
            own = ENDS if spec.kind == "stock" else LAGGING if self.id == "services_revenue" else CUMULATIVE
            self.hold("period", self.period, own[self.quarter])
            if self.id in PRELIMINARY:
                self.hold("status", "初步核算" in self.paragraph, True)
        if not self.id:
            self.fault("no indicator is named")
            self.id = "gdp"
        return self.id

    def growth(self) -> Decimal:
        """The published rate of the indicator that is spoken of."""
        growth = self.figures.growth(self.id, self.year, self.quarter)
        if growth is None:
            self.fault(f"a growth of {self.id} that was never published is told")
            return Decimal(0)
        return growth

    def is_one_of(self, kind: str) -> bool:
        """Whether the indicator is of a kind (index, ratio, stock …)."""
        return bool(self.figures.specs[self.id].kind == kind)


def _filled(pattern: str, places: dict[str, str]) -> re.Pattern[str]:
    for name, part in places.items():
        pattern = pattern.replace(f"<{name}>", part)
    return re.compile(pattern)
