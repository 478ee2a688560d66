"""The tables, every cell against the truth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from .figures import printed
from .reader import Reader

__all__ = ["read_areas", "read_table"]

_MARKS = re.compile(r"[①-⑳#\s]|其中：")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def read_table(reader: Reader, rows: Sequence[Sequence[str]]) -> int:
    """Verify the main table; gives the number of figures that were held against the truth."""
    header = [_MARKS.sub("", cell) for cell in rows[0]]
    seen = 0
    for row in rows[1:]:
        reader.sentence = "table: " + " | ".join(row)
        name = _MARKS.sub("", row[0])
        if name not in reader.names:
            reader.fault(f"no indicator is called “{name}”")
            continue
        reader.id = reader.names[name]
        for title, cell in zip(header[1:], row[1:], strict=True):
            seen += _cell(reader, title, cell.strip())
    return seen


def read_areas(reader: Reader, rows: Sequence[Sequence[str]]) -> int:
    """Verify the table of cities, whose header has two rows; gives the number of figures held."""
    names, titles = iter([_MARKS.sub("", cell) for cell in rows[0][1:]]), rows[1][1:]
    seen, ids, before = 0, [], "同比"
    for title in titles:
        # A column of growth stands beside that of its level, or alone.
        if title.startswith("数值") or before.startswith("同比"):
            reader.id = reader.names[next(names)]
        ids.append(reader.id)
        before = title
    for row in rows[2:]:
        reader.sentence = "table: " + " | ".join(row)
        for id, title, cell in zip(ids, titles, row[1:], strict=True):
            said, when = _NUMBER.search(cell), (reader.year, reader.quarter, row[0])
            if title.startswith("同比"):
                figure, kind = reader.figures.growth(id, *when), "cell of a city's growth"
            else:
                level, kind = reader.figures.level(id, *when), "cell of a city"
                figure = None if level is None else printed(level, reader.figures.specs[id].decimals)
                reader.hold("unit of a column", title, f"数值（{reader.figures.specs[id].unit}）")
            reader.id = id
            reader.hold(kind, said and Decimal(said[0]), figure)
            seen += 1
    return seen


def _cell(reader: Reader, title: str, cell: str) -> int:
    figures, id, when = reader.figures, reader.id, (reader.year, reader.quarter)
    number = _NUMBER.search(cell)
    if title == "单位":
        reader.hold("unit of a row", cell, figures.specs[id].unit)
        return 0
    if not number:
        _blank(reader, title)
        return 0
    said = Decimal(number[0])
    if title.startswith("2024年"):
        level = figures.level(id, *when)
        reader.hold(
            "cell of a level",
            number[0],
            "none" if level is None else str(printed(level, figures.specs[id].decimals)),
        )
    elif title.startswith("同比"):
        reader.hold("cell of growth", said, figures.growth(id, *when))
        reader.hold("points", "百分点" in cell, figures.specs[id].kind == "ratio")
    elif title.startswith("全省增速"):
        reader.hold("cell of the province", said, _province(reader))
    elif title.endswith("位次"):
        reader.hold("cell of the place", said, figures.place(id, *when)[0])
    elif title.startswith("年度目标"):
        reader.hold("cell of the target", said, figures.target(id)[1])
    elif title.startswith("完成"):
        reader.hold("cell of completion", said, _completion(reader))
    else:
        reader.fault(f"cannot read the column “{title}”")
    return 1


def _blank(reader: Reader, title: str) -> None:
    """A level or a rate that is known must stand in its cell."""
    when = (reader.year, reader.quarter)
    if title.startswith("2024年"):
        reader.hold("no level", reader.figures.level(reader.id, *when), None)
    elif title.startswith("同比"):
        reader.hold("no growth", reader.figures.growth(reader.id, *when), None)


def _province(reader: Reader) -> Decimal | None:
    when = (reader.year, reader.quarter)
    if not reader.is_one_of("ratio"):
        return reader.figures.growth(reader.id, *when, "全省")
    now = reader.figures.level(reader.id, *when, "全省")
    before = reader.figures.level(reader.id, reader.year - 1, reader.quarter, "全省")
    return None if now is None or before is None else now - before


def _completion(reader: Reader) -> Decimal:
    kind, aim = reader.figures.target(reader.id)
    if kind == "growth":
        return reader.growth() - aim
    if kind == "at most":
        level = reader.figures.level(reader.id, reader.year, reader.quarter)
        assert level is not None
        return level - aim
    return reader.figures.completion(reader.id, reader.year, reader.quarter)
