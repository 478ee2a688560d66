"""The wording of parts: shares, structures, contributions, and what a release changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..analysis import Contribution, Count, Fact, RankChange, Revision, Share, Structure, spread
from ..indicators.model import Indicator, Prices
from .movements import MovementWords, is_price
from .periods import compared_name
from .verbs import moved

__all__ = ["PartWords", "release_name"]


class PartWords(MovementWords):
    """What parts are of their wholes, and figures beside others of their own kind."""

    __slots__ = ()

    # -- shares ----------------------------------------------------------------------------------------

    def share(self, fact: Share) -> str:
        """A part in percent of a whole."""
        return self.share_lead(fact) + self.figure(fact)

    def share_lead(self, fact: Share, joint: str = "") -> str:
        """What stands before the figure of a share; ``joint`` is 分别 or 均."""
        same = fact.whole.id == fact.indicator.id
        return self.book.phrase(
            "share",
            {
                "whole": "" if same else self.name(fact.whole),
                "area": self.mention(fact.indicator, fact.whole_area, "area"),
                "joint": joint,
                "figure": "",
            },
        )

    def structure(self, fact: Structure, *, note: bool = True) -> str:
        """The shares of all parts, and what they add up to where that is not 100."""
        figures = [self.hold(part, part.quantity.text()) for part in fact.parts]
        total = self.figure(fact.total) if note and not fact.is_even else ""
        return self.book.phrase("structure", {"figures": figures, "total": total})

    # -- contributions ---------------------------------------------------------------------------------

    def contribution(self, fact: Contribution) -> str:
        """拉动 in points, or 贡献率 in percent."""
        return self.contribution_lead(fact) + self.contributed(fact)

    def contribution_lead(self, fact: Contribution, joint: str = "") -> str:
        """What stands before the figure of a contribution; ``joint`` is 分别 or 均."""
        return self.book.phrase(
            "contribution",
            {
                "whole": self.name(fact.whole),
                "in_percent": fact.in_percent,
                "price": fact.whole.prices is Prices.INDEX or is_price(fact.whole),
                "sign": fact.sign,
                "grows": fact.whole_sign is not None and fact.whole_sign > 0,
                "joint": joint,
            },
        )

    def contributed(self, fact: Contribution) -> str:
        """The figure of a contribution; points that round to 0 are the smallest step that they are below."""
        if fact.in_percent or fact.sign:
            return self.figure(fact, absolute=not fact.in_percent)
        step = replace(fact, value=Decimal(1).scaleb(-(fact.decimals or 0)))
        return self.hold(fact, self.hedged(step).figure)

    # -- two years, places, counts ---------------------------------------------------------------------

    def two_year_growth(self, fact: Fact) -> str:
        """Growth on average over two years."""
        sign = fact.sign
        return self.book.phrase(
            "two_year_growth",
            {
                "sign": sign,
                "verb": self.growth_verb(fact).removeprefix("平均") if sign else "",
                "figure": self.figure(fact, absolute=True) if sign else "",
            },
        )

    def rank_change(self, fact: RankChange) -> str:
        """By how many places an area moved."""
        return self.book.phrase(
            "rank_change",
            {
                "sign": fact.sign,
                "reference": compared_name(fact.since, fact.period, fact.indicator.accumulation),
                "figure": self.figure(fact, absolute=True) if fact.sign else "",
            },
        )

    def moved_places(self, fact: RankChange) -> str:
        """By how many places an area moved, for tables: 前移2位, 持平."""
        if not fact.sign:
            return "持平"
        return ("前移" if fact.sign > 0 else "后移") + self.figure(fact, absolute=True)

    def growing(self, fact: Count, whole: Indicator, called: str, noun: str) -> str:
        """How many parts of a whole grew, and which share of them."""
        verb = moved(self.book.register, "上涨" if is_price(whole) else whole.growth_verb, 1)
        return self.book.phrase(
            "growing",
            {
                "of": self.hold(fact, f"{fact.of}"),
                "called": called,
                "noun": noun,
                "some": fact.sign > 0,
                "number": self.hold(fact, f"{fact.value}"),
                "first": self.first(fact, verb),
                "verb": verb,
                "share": self.figure(spread(fact)),
            },
        )

    # -- revisions -------------------------------------------------------------------------------------

    def revision(self, fact: Revision) -> str:
        """What a later release made of a figure."""
        ratio = fact.unit != fact.new.unit
        return self.book.phrase(
            "revision",
            {
                "sign": fact.sign,
                "new": self.figure(fact.new),
                "reference": release_name(fact.old, fact.first_released) or "首次公布数",
                "verb": moved(self.book.register, "提高" if ratio else "增加", fact.sign)
                if fact.sign
                else "",
                "figure": self.figure(fact, absolute=True) if fact.sign else "",
            },
        )


def release_name(fact: Fact, vintage: str) -> str:
    """What the figures of a release are called (初步核算数); empty where only its date is known."""
    word = fact.status_word or vintage
    return "" if not word or any(sign.isdecimal() for sign in word) else f"{word.removesuffix('数')}数"
