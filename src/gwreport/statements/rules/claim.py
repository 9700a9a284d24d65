"""What the decision tables look at: a figure on an indicator, and what it turns out to say."""

from __future__ import annotations

from typing import NamedTuple

from attrs import frozen

from gwreport.indicators.catalogue import Entry
from gwreport.model import Aspect, Direction, Mention, Quantity, QuantityKind
from gwreport.statements.rules.phrase import Phrase
from gwreport.statements.topics import NO_WORDS, WordsBefore

_FIGURES = {
    "money": frozenset({QuantityKind.MONEY}),
    "count": frozenset({QuantityKind.COUNT}),
    "productivity": frozenset({QuantityKind.MONEY, QuantityKind.MEASURE}),
    "structure": frozenset({QuantityKind.RATIO}),
    "percent": frozenset({QuantityKind.PERCENT}),
    "index": frozenset[QuantityKind](),
}
_MOST_PER_HEAD = 10**8  # an amount that no one earns: 农民收入增加近100亿元 is that of all
_MEASURES = frozenset({QuantityKind.MEASURE})
_UNITLESS = frozenset({QuantityKind.RANK, QuantityKind.RATIO, QuantityKind.MULTIPLE})


@frozen
class Sense:
    """The aspect and direction of a figure."""

    aspect: Aspect
    direction: Direction = Direction.NONE


class Claim(NamedTuple):
    """A figure that was assigned to an indicator, with the words that say what it gives.

    ``use`` is how the indicator is written (see ``Form``); ``added`` says that 新增 or the like comes before
    it; ``last`` is what the figure before said of it, and ``measure`` what a share is taken of;
    ``before`` are the words right before its name that say how its figures are meant.
    """

    figure: Mention[Quantity]
    entry: Entry
    use: str
    phrase: Phrase
    added: bool = False
    last: Sense | None = None
    measure: str = ""
    before: WordsBefore = NO_WORDS

    @property
    def quantity(self) -> Quantity:
        """The value of the figure."""
        return self.figure.value

    @property
    def kind(self) -> QuantityKind:
        """The kind of the figure."""
        return self.figure.value.kind

    @property
    def dimension(self) -> str:
        """The dimension of the indicator."""
        return self.entry.indicator.dimension


def fits_level(quantity: Quantity, entry: Entry) -> bool:
    """Whether the quantity can be a level of the indicator: its kind and, where it is known, its unit."""
    if entry.per_head and quantity.low is not None and quantity.low >= _MOST_PER_HEAD:
        return False
    if entry.units:
        return quantity.unit in entry.units and quantity.kind not in _UNITLESS
    return quantity.kind in _FIGURES.get(entry.indicator.dimension, _MEASURES)
