"""Proposals for a mapping file: what names in tables may stand for, with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache

from ..quantities import round_decimal, split_unit
from ._asides import is_note
from ._branches import branch_column
from ._collector import Collector
from ._headers import locate
from ._layout import text_at
from .catalogue import Catalogue, identifier, read_catalogue
from .columns import column_of, plain
from .mapping import Mapping
from .names import growth_base, name_of
from .readers import Sheet
from .tables import Table, only_text
from .units import index_base
from .usual import SYNONYMS, USUAL, Usual
from .values import plain_unit

__all__ = ["Proposal", "proposal_text", "propose", "similarity"]

_NEAR = Decimal("0.6")
# Two names with one of these each mean different things, however alike they are.
_CONTRASTS = tuple(
    tuple(words.split())
    for words in (
        "城镇 农村",
        "进口 出口 进出口",
        "收入 支出 利润",
        "存款 贷款",
        "第一 第二 第三",
        "新增 失业",
        "消费 出厂 购进",
        "工业 农业 服务业 建筑业",
        "投资 销售 施工 竣工",
        "国有 民间 民营 外商",
        "住户 非金融企业",
        "面积 金额 销售额",
        "规上 限上",
        "客运 货运",
        "总产值 增加值",
        "客 货",
        "重工业 轻工业",
        "税收 非税",
    )
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a name in a table may stand for.

    ``confidence`` is from 0 to 1; only a name that is the indicator's own is ``is_exact``, and nothing else
    is accepted before a user says so.  ``others`` are the next best ids.
    """

    name: str
    section: str
    indicator: str
    confidence: Decimal
    is_exact: bool = False
    measure: str = ""
    unit: str = ""
    accumulation: str = ""
    others: tuple[str, ...] = ()
    where: str = ""


def propose(sheets: Sequence[Sheet], mapping: Mapping) -> tuple[Proposal, ...]:
    """A proposal for every name in data tables that no accepted rule of ``mapping`` is for.

    Without a catalogue the usual indicators of a city are proposed, or an id made of the name.
    """
    tables = [table for sheet in sheets for table in locate(sheet)]
    catalogue = Catalogue()
    read_catalogue([table for table in tables if table.kind == "catalogue"], catalogue, Collector())
    found: dict[tuple[str, str], Proposal] = {}
    for table in tables:
        if table.kind != "catalogue":
            names = list(_names(table))
            repeated = _repeated(names)
            for number, name, section, unit in names:
                key = (_key(name), section if _key(name) in repeated else "")
                if key not in found and not mapping.find((name,), table, section):
                    where = f"{table.sheet.file}:{number}"
                    found[key] = _proposal(name, key[1], unit or table.unit, where, catalogue)
    return tuple(found.values())


def _names(table: Table) -> Iterator[tuple[int, str, str, str]]:
    """Every name of an indicator, its row, the heading that it stands below, and its unit."""
    key = table.index("name", "indicator", "id")
    if key is None or branch_column(table.columns) is not None:
        for column in table.columns:
            name = column.indicator or ("" if column.field else column.header)
            if name:
                yield table.header_row, name, "", name_of(name).unit
        return
    unit_at = table.index("unit")
    section = ""
    for number, row in table.rows():
        text = only_text(row)
        if text is not None:
            section = section if is_note(text) else name_of(text).bare
        elif (name := text_at(row, key)) and not column_of(name).field:
            yield number, name, section, plain_unit(text_at(row, unit_at) or name_of(name).unit)


def _repeated(names: Iterable[tuple[int, str, str, str]]) -> set[str]:
    """The names that stand below more than one heading, where they mean different things."""
    seen: dict[str, set[str]] = {}
    for _, name, section, _ in names:
        seen.setdefault(_key(name), set()).add(section)
    return {name for name, sections in seen.items() if len(sections) > 1}


def _key(name: str) -> str:
    return plain(name_of(name).bare)


def _proposal(name: str, section: str, unit: str, where: str, catalogue: Catalogue) -> Proposal:
    if id := catalogue.resolve(name):
        return Proposal(name, section, id, Decimal(1), is_exact=True, where=where)
    told = name_of(name)
    base = growth_base(told.bare)
    if base and (id := catalogue.resolve(base)):
        return Proposal(name, section, id, Decimal(1), is_exact=True, measure="yoy", where=where)
    ranked = _ranked(base or told.bare, "" if base else unit, catalogue)
    near = [(score, usual) for score, usual in ranked if score >= _NEAR]
    measure = "yoy" if base else ""
    if not near:
        id = "" if catalogue.is_declared else identifier(base or told.bare)
        return Proposal(name, section, id, Decimal(0), measure=measure, unit=unit, where=where)
    score, best = near[0]
    others = tuple(usual.id for _, usual in near[1:3])
    if catalogue.is_declared:
        return Proposal(name, section, best.id, score, measure=measure, others=others, where=where)
    own = unit if not base and unit else "" if index_base(best.unit) else best.unit
    return Proposal(name, section, best.id, score, False, measure, own, best.accumulation, others, where)


def _ranked(name: str, unit: str, catalogue: Catalogue) -> list[tuple[Decimal, Usual]]:
    """The indicators that a name may mean, the likeliest first."""
    known: Iterable[Usual] = USUAL
    if catalogue.is_declared:
        known = (
            Usual(each.id, each.name, each.unit, each.accumulation) for each in catalogue.indicators.values()
        )
    scored = [(_with_units(similarity(name, usual.name), unit, usual.unit), usual) for usual in known]
    return sorted(scored, key=lambda entry: -entry[0])


def _with_units(score: Decimal, unit: str, other: str) -> Decimal:
    """Units that measure different things make a name half as likely."""
    if unit and other and split_unit(unit)[1] != split_unit(other)[1]:
        return round_decimal(score / 2, 2)
    return score


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> Decimal:
    """How surely two names mean the same, from 0 to 1; 0 where a word of theirs tells them apart.

    >>> similarity("国内生产总值", "地区生产总值"), similarity("城镇居民收入", "农村居民收入")
    (Decimal('0.95'), Decimal('0'))
    """
    first, second = _spelt(one), _spelt(other)
    if first == second:
        return Decimal("0.95")
    if any(_told_apart(first, second, words) for words in _CONTRASTS):
        return Decimal(0)
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (first, second)]
    shared = len(pairs[0] & pairs[1])
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio()
    dice = 2 * shared / max(1, len(pairs[0]) + len(pairs[1]))
    return round_decimal(Decimal(str(0.45 * ratio + 0.45 * dice)), 2)


def _told_apart(one: str, other: str, words: Sequence[str]) -> bool:
    first, second = ({word for word in words if word in text} for text in (one, other))
    return bool(first and second and first != second)


def _spelt(name: str) -> str:
    text = plain(name)
    for word, meaning in SYNONYMS.items():
        if meaning not in text or not meaning:
            text = text.replace(word, meaning)
    return text


def proposal_text(proposals: Sequence[Proposal], existing: str = "") -> str:
    """The proposals as a mapping file, behind the text of the existing one."""
    lines = [existing.rstrip()] if existing.strip() else [*_HEAD, "others: list", "rows:"]
    for proposal in proposals:
        lines += _entry(proposal)
    return "\n".join(lines) + "\n"


_HEAD = [
    "# What the names in the tables stand for.  Entries with accept: false are not used:",
    "# look at each of them, mend it, and write accept: true; or write ignore: true in place of indicator:.",
]


def _entry(proposal: Proposal) -> Iterator[str]:
    yield f"  - name: {_quoted(proposal.name)}  # {proposal.where}"
    fields = {
        "section": _quoted(proposal.section) if proposal.section else "",
        "indicator": proposal.indicator and _quoted(proposal.indicator),
        "measure": proposal.measure,
        "unit": proposal.unit and _quoted(proposal.unit),
        "accumulation": proposal.accumulation,
    }
    for key, text in fields.items():
        if text:
            yield f"    {key}: {text}"
    if proposal.is_exact:
        return
    if not proposal.indicator:
        yield "    ignore: true  # nothing in the catalogue is near"
    near = f"  # or {', '.join(proposal.others)}" if proposal.others else ""
    yield f"    confidence: {proposal.confidence}{near}"
    yield "    accept: false"


def _quoted(text: str) -> str:
    """A text as YAML takes it for a text, whatever it holds."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
