"""Which parts a line says of an indicator: level, growth, change of the rate, gap, rank …"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import TemplateError, did_you_mean

__all__ = ["PARTS", "WHATEVER_THE_ROW_HOLDS", "Choice"]

# In the order of a statistics release.
PARTS = ("level", "growth", "pace", "gap", "change", "rank", "claims")
_OF_THE_ROW = frozenset({"level", "growth", "change", "rank", "claims"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a line is to say; without a choice, whatever the row itself holds.

    Attributes:
        asked: the parts that must be proved, or the line is refused.
        hoped: the parts that are said where the data proves them.
        than: the areas that the gap is measured from.
        since: the period that the pace is measured from; ``None``: the one that a release takes.
        before: words that stand before the line, but behind a status word that opens it (一季度，全市).
        stated: a status word that the text has said just before, which is not said again.
    """

    asked: frozenset[str] = frozenset()
    hoped: frozenset[str] = _OF_THE_ROW
    than: tuple[str, ...] = ()
    since: str | None = None
    before: str = ""
    stated: str = ""

    @classmethod
    def of(
        cls,
        parts: Iterable[str] | None = None,
        *,
        where_known: Iterable[str] = (),
        than: str | Iterable[str] = (),
        since: str | None = None,
        before: str = "",
        stated: str = "",
    ) -> Choice:
        """The parts that a text names; ``than`` alone asks for the gap, too.

        Raises:
            TemplateError: there is no such part, or a gap is asked for without ``than``.
        """
        areas = (than,) if isinstance(than, str) else tuple(than)
        hoped = frozenset(map(_known, where_known))
        asked = frozenset(map(_known, parts or ()))
        if areas and "gap" not in hoped:
            asked |= {"gap"}
        if not areas and "gap" in asked | hoped:
            raise TemplateError(
                "a gap needs an area to be measured from", code="template.part", hint='add than="全省"'
            )
        said = hoped | _OF_THE_ROW if parts is None else hoped
        return cls(asked, said, areas, since, str(before), str(stated))

    def __contains__(self, part: str) -> bool:
        return part in self.asked or part in self.hoped


WHATEVER_THE_ROW_HOLDS = Choice()


def _known(part: str) -> str:
    name = str(part)
    if name not in PARTS:
        raise TemplateError(
            f"a line has no part “{name}”",
            code="template.part",
            hint=did_you_mean(name, PARTS) or "known: " + ", ".join(PARTS),
        )
    return name
