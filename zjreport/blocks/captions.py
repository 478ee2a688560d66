"""The pass over captions: charts and tables get their numbers (图1, 表1) and the names that texts use.

What reference lists see of them is here as well; the references are a pass of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..errors import DefinitionError
from .official import Attachment
from .primitives import Block, Chart, Panel, Table

__all__ = ["captioned", "captions", "named", "split_number"]

_Caption = Chart | Table
_LABELS: dict[type, str] = {Chart: "图", Table: "表"}
_KINDS: dict[type, str] = {Chart: "chart", Table: "table"}


def captions(blocks: Iterable[Block]) -> Iterator[Chart | Table]:
    """Every chart and table in reading order, those of panels too."""
    for block in blocks:
        inner = block.chart if isinstance(block, Panel) else block
        if isinstance(inner, Chart | Table):
            yield inner


def split_number(number: str) -> tuple[str, int] | None:
    """The label and the count of a printed number; ``None`` for one that is no label and a count.

    >>> split_number("图1"), split_number("附表12"), split_number("图2-1"), split_number("")
    (('图', 1), ('附表', 12), None, None)
    """
    label = number.rstrip("0123456789")
    digits = number[len(label) :]
    return (label, int(digits)) if digits and label.isalpha() and digits[0] != "0" else None


def named(blocks: Iterable[Block], id: str) -> tuple[Block, ...]:
    """A section's blocks with its ``id`` on its first chart or table, and ``id/chart`` or ``id/table`` on
    the next; what has a name of its own keeps it.

    Raises:
        DefinitionError: the section makes no chart and no table.
    """
    taken: list[str] = []

    def name(block: _Caption) -> _Caption:
        own = block.id or (f"{id}/{_KINDS[type(block)]}" if taken else id)
        if own in taken:
            return block
        taken.append(own)
        return replace(block, id=own)

    done = tuple(_changed(block, name) for block in blocks)
    if not taken:
        raise DefinitionError(
            f"id: “{id}” names nothing, as the section makes no chart and no table",
            code="reference.nothing-named",
            hint="leave id: out",
        )
    return done


def captioned(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their charts and tables numbered, as far as they have a title or a name.

    Numbers given by hand stay, and counting goes on from them.  What attachments hold is counted by
    itself: 附图1, 附表1.

    >>> from zjreport.runs import as_runs
    >>> one, two = Table((), (), as_runs("甲")), Table((), (), as_runs("乙"))
    >>> blocks = captioned([one, Table((), ()), two, Attachment(as_runs("丙")), one])
    >>> [block.number for block in captions(blocks)]
    ['表1', '', '表2', '附表1']
    """
    counts: dict[str, int] = {}
    prefix = ""

    def number(block: _Caption) -> _Caption:
        if given := split_number(block.number):
            counts[given[0]] = given[1]
        if block.number or not (block.id or _title(block)):
            return block
        label = prefix + _LABELS[type(block)]
        counts[label] = counts.get(label, 0) + 1
        return replace(block, number=f"{label}{counts[label]}")

    done = []
    for block in blocks:
        if isinstance(block, Attachment):
            prefix = "附"
        done.append(_changed(block, number))
    return tuple(done)


def _title(block: _Caption) -> object:
    return block.spec.title if isinstance(block, Chart) else block.title


def _changed(block: Block, change: Callable[[_Caption], _Caption]) -> Block:
    """The block, the chart or table that it is or that its panel holds changed."""
    if isinstance(block, Panel) and block.chart:
        chart = change(block.chart)
        return replace(block, chart=chart) if isinstance(chart, Chart) else block
    return change(block) if isinstance(block, Chart | Table) else block
