"""Figures that a refused section lacks in the new file, taken from where else their datum is printed."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from ...quantities import round_decimal
from ...runs import digit_groups
from ...writers.docx.marks import FigureMark

__all__ = ["same_datum"]


def same_datum(old: FigureMark, new: FigureMark) -> FigureMark | None:
    """A figure that the new file prints of the same datum, as the old one was printed."""
    if old.provenance.unit != new.provenance.unit:
        return None
    if old.format == new.format:
        return FigureMark(old.number, new.text, new.provenance)
    digits = digit_groups(old.text)
    try:
        was, now = Decimal(old.provenance.raw), Decimal(new.provenance.raw)
        printed = Decimal(digits[0].replace(",", ""))
    except (IndexError, InvalidOperation):
        return None
    decimals = max(0, -int(printed.as_tuple().exponent))
    if len(digits) != 1 or "," in digits[0] or round_decimal(abs(was), decimals) != printed:
        return None
    before, _, after = old.text.partition(digits[0])
    text = f"{before.rstrip('-')}{round_decimal(abs(now), decimals):.{decimals}f}{after}"
    return FigureMark(old.number, f"-{text}" if before.endswith("-") and now < 0 else text, new.provenance)
