"""The signs ▲ and ▼ of key figures against the direction of their changes by the data now."""

from __future__ import annotations

from collections.abc import Iterator

from ..edited import Edited
from ..remarks import Remark, spot_at
from ..renewal import Renewal

__all__ = ["check_signs"]

_SIGNS = ("▲", "▼")


def check_signs(edited: Edited, renewal: Renewal) -> Iterator[Remark]:
    """A remark for each sign that points where the data no longer do."""
    fresh = {figure.number: each for each in renewal.paragraphs for figure in each.figures}
    for paragraph in edited.paragraphs:
        sign = paragraph.text.lstrip()[:1]
        if sign not in _SIGNS or not paragraph.figures:
            continue
        new = fresh.get(renewal.figures.get(paragraph.figures[0].number, 0))
        now = new.text.lstrip()[:1] if new else sign
        if now == sign:
            continue
        says = now if now in _SIGNS else ""
        start = paragraph.text.index(sign)
        yield Remark(
            "living.sign",
            f"the sign {sign} does not agree with the data, which give {says or 'none'}",
            spot_at(paragraph, start, start + 1),
            sign,
            says,
            "refresh brings it up to date",
        )
