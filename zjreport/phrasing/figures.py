"""Names and figures: the pieces that every wording is made of, each digit traced."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..analysis import Fact, claimed, mention
from ..errors import RefusalError
from ..indicators.model import Indicator, Observation
from ..quantities import Quantity, decimals_of, is_ratio
from ..runs import Measure, Provenance, Run
from .hedges import Hedged, hedge
from .phrasebook import Phrasebook
from .tokens import Tokens, clean
from .typed import mark_digits

__all__ = ["Figures"]


@dataclass(frozen=True, slots=True)
class Figures:
    """Names and figures in one register; figures are held as tokens."""

    book: Phrasebook
    tokens: Tokens

    # -- names and declared words ----------------------------------------------------------------------

    def name(self, indicator: Indicator) -> str:
        """The printed name; its digits are traced to the catalogue."""
        return self.mention(indicator, indicator.name, "name")

    def label(self, indicator: Indicator) -> str:
        """The name for narrow places."""
        column = "short_name" if indicator.short_name else "name"
        return self.mention(indicator, indicator.label, column)

    def mention(self, indicator: Indicator, text: str, column: str) -> str:
        """Words of the catalogue; their digits are traced to its ``column``."""
        return self._traced(text, mention(indicator, text, replace(indicator.origin, column=column)))

    def declared(self, row: Observation, text: str, column: str, indicator: Indicator) -> str:
        """Words of a data row; their digits are traced to its ``column``."""
        return self._traced(text, claimed(indicator, row.period, row.area, text, row.origin(column)))

    def _traced(self, text: str, provenance: Provenance) -> str:
        """The text with the digits in it held as figures."""
        runs = mark_digits(Run(clean(text)), provenance)
        return "".join(self.tokens.hold(run) if run.provenance else run.text for run in runs)

    def claim(self, indicator: Indicator, row: Observation, claim: str) -> str:
        """A published statement, as declared."""
        return self.declared(row, claim, "claim", indicator)

    # -- numbers ---------------------------------------------------------------------------------------

    def number(self, quantity: Quantity) -> str:
        """The digits of a quantity by the register's rule for trailing zeros.

        Where zeros are kept, rates have at least one decimal (5.0%).
        """
        keep = self.book.register.keep_zeros
        if keep and quantity.decimals is None and is_ratio(quantity.unit):
            quantity = replace(quantity, decimals=max(1, decimals_of(quantity.value)))
        return quantity.text(keep_zeros=keep)

    def figure(self, fact: Fact, *, absolute: bool = False) -> str:
        """Number and unit of a fact as one figure, without its hedge."""
        return self.hold(fact, self._hedged(replace(fact, qualifier=""), absolute=absolute).figure)

    def hedged(self, fact: Fact) -> Hedged:
        """Number and unit with the words around them, as plain text."""
        return self._hedged(fact)

    def _hedged(self, fact: Fact, *, absolute: bool = False) -> Hedged:
        if fact.value is None:
            return hedge(clean(fact.text), "", fact.qualifier)
        quantity = fact.quantity
        if quantity.value and not quantity.rounded() and fact.measure is Measure.LEVEL:
            raise RefusalError(
                f"{fact.indicator.name} ({fact.indicator.id}) is {quantity.value}, which would print as 0",
                code="refused.rounds-to-zero",
                hint="give the indicator more decimals or a smaller unit",
            )
        if absolute:
            quantity = replace(quantity, value=abs(quantity.value))
        return hedge(self.number(quantity), _unit(quantity.unit), fact.qualifier)

    def hold(self, fact: Fact, text: str) -> str:
        return self.tokens.hold(Run(text, provenance=fact.provenance))

    def slots(self, fact: Fact, *, absolute: bool = False) -> dict[str, str]:
        """What a phrase prints a number with: ``before``, ``figure`` and ``after``."""
        parts = self._hedged(fact, absolute=absolute)
        return {"before": parts.before, "figure": self.hold(fact, parts.figure), "after": parts.after}


def _unit(unit: str) -> str:
    """The unit behind its number; the base of an index stands in brackets: 106.3（上年同期=100）."""
    unit = clean(unit)
    return f"（{unit}）" if "=" in unit else unit
