"""Mentions of quantities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from sys import intern
from typing import Final

from gwreport.errors import QuantityError
from gwreport.interfaces import NumeralReader, Reading
from gwreport.mentions.quantities.cells import with_cells
from gwreport.mentions.quantities.damage import unreadable_spans
from gwreport.mentions.quantities.drafts import Draft, spread_bounds
from gwreport.mentions.quantities.grammar import QuantityGrammar
from gwreport.mentions.quantities.guards import idioms
from gwreport.model import Diagnostic, Label, Mention, Quantity
from gwreport.numerals import BuiltinNumeralReader
from gwreport.script.traditional import simplified
from gwreport.span import Span
from gwreport.text_index import TextIndex
from gwreport.units import UnitTable, load_units

_QUANTITY = Label.QUANTITY


class QuantityExtractor:
    """Finds quantities: numbers with their units and bounds, as docs/conventions.md, section 1 defines them.

    ``numerals`` reads the numbers and ``units`` holds the units; by default both are those of the pipeline.

    >>> reading = Reading("预计增长6%—7%左右，新增就业20多万人。")
    >>> for found in QuantityExtractor().extract(reading):
    ...     print(found.text, found.value.low, found.value.unit, found.value.bound)
    6%—7% 6 % approx
    20多万人 200000 人 more_than
    """

    name = "quantities"
    labels: frozenset[str] = frozenset({Label.QUANTITY})
    reads_mentions = False

    def __init__(self, *, numerals: NumeralReader | None = None, units: UnitTable | None = None) -> None:
        self.numerals = numerals
        self.units = units
        self._idioms = idioms()
        self._last: tuple[NumeralReader | None, UnitTable | None, QuantityGrammar] | None = None

    def __reduce__(self) -> tuple[Callable[[], QuantityExtractor], tuple[()]]:
        """Made anew where it is unpickled, from the tables there."""
        return partial(QuantityExtractor, numerals=self.numerals, units=self.units), ()

    def extract(self, reading: Reading) -> Iterable[Mention[Quantity] | Diagnostic]:
        """The mentions of quantities in the order of the text; damaged numbers are left out."""
        grammar, own = self._grammar_for(reading), _own_currency(reading)

        def read(text: str) -> list[Mention[Quantity]]:
            drafts = list(self._drafts(text, grammar))
            spread_bounds(text, drafts)
            if own:
                _in_currency(text, drafts, own)
            return [_mention(text, draft) for draft in drafts]

        index = reading.indexed()
        if index.units is not grammar.units:  # the extractor has units of its own
            index = TextIndex(reading.text, grammar.units)
        return with_cells(reading.text, read(reading.text), index.tables, read)

    def _grammar_for(self, reading: Reading) -> QuantityGrammar:
        """The grammar of its own reader and table, else of those of the pipeline, else the built-in one."""
        numerals = self.numerals if self.numerals is not None else reading.numerals
        units = self.units if self.units is not None else reading.units
        last = self._last
        if last is None or last[0] is not numerals or last[1] is not units:
            last = self._last = (numerals, units, quantity_grammar(numerals, units))
        return last[2]

    def _drafts(self, text: str, grammar: QuantityGrammar) -> Iterator[Draft]:
        """The drafts in order; nothing is read that begins in an idiom or a damaged number."""
        search, read = grammar.likely_start.search, grammar.read
        closed = sorted(self._idioms.spans(text) + unreadable_spans(text, grammar.units))
        closed.append((len(text), len(text)))
        which = 0
        position = 0
        match = search(text)
        while match:
            start = match.start()
            while closed[which][1] <= start and which < len(closed) - 1:
                which += 1
            if closed[which][0] <= start < closed[which][1]:
                position = closed[which][1]
            else:
                draft = read(text, start)
                if isinstance(draft, int):
                    position = max(draft, start + 1)
                else:
                    yield draft
                    position = draft.end
            match = search(text, position)


_OWN_CURRENCIES: Final = {"81": "HKD", "82": "MOP"}
"""The currency that 元 means in the reports of a region, by the first digits of its code."""


def _own_currency(reading: Reading) -> str | None:
    """The currency of the region that reports, where it is not that of the mainland."""
    region = reading.metadata.region
    return _OWN_CURRENCIES.get(region.adcode[:2]) if region and region.adcode else None


def _in_currency(text: str, drafts: list[Draft], currency: str) -> None:
    """Read 元 as the region's own currency; 人民币 stays what it is."""
    for draft in drafts:
        symbol, slash, per = draft.unit.partition("/")
        if symbol == "CNY" and not _of_mainland(text, draft):
            draft.unit = currency + slash + per


def _of_mainland(text: str, draft: Draft) -> bool:
    """Whether an amount is said to be in yuan of the mainland: 人民币50元, 50元人民币."""
    return any(word in text[draft.start : draft.end] for word in ("人民币", "RMB", "CNY"))


def _mention(text: str, draft: Draft) -> Mention[Quantity]:
    span = Span(draft.start, draft.end)
    quantity = Quantity(draft.kind, draft.low, draft.high, draft.unit, draft.bound, draft.parts)
    return Mention(span, text[draft.start : draft.end], _QUANTITY, quantity, intern(draft.rule))


@cache
def _builtin_grammar() -> QuantityGrammar:
    return QuantityGrammar(BuiltinNumeralReader(), load_units())


def quantity_grammar(numerals: NumeralReader | None, units: UnitTable | None) -> QuantityGrammar:
    """The grammar of a reader and a table; None, or the built-in ones, share one grammar."""
    builtin = numerals is None or type(numerals) is BuiltinNumeralReader
    if builtin and (units is None or units is load_units()):
        return _builtin_grammar()
    return QuantityGrammar(
        BuiltinNumeralReader() if numerals is None else numerals, load_units() if units is None else units
    )


def parse_quantity(
    text: str, *, numerals: NumeralReader | None = None, units: UnitTable | None = None
) -> Quantity:
    """The one quantity that ``text`` is, with the words that bound it.

    ``numerals`` reads the number and ``units`` holds the units, by default the built-in ones.
    Raises ``QuantityError`` where it is none or more than one, ``TypeError`` for what is no text.

    >>> parse_quantity("1.3万亿斤").unit, parse_quantity("近三分之一").low, str(parse_quantity("超9%").bound)
    ('jin', Fraction(1, 3), 'more_than')
    """
    _check_text(text)
    stripped = simplified(text).strip()
    grammar = quantity_grammar(numerals, units)
    match = grammar.start.search(stripped)
    if match is None:
        raise QuantityError(text, "it holds no number")
    draft = grammar.read(stripped, match.start(), alone=True)
    if isinstance(draft, int):
        raise QuantityError(text, "expected a number with a unit, found a date, a name or no readable number")
    begin = draft.before if draft.before >= 0 else draft.start
    end = draft.after if draft.after >= 0 else draft.end
    if stripped[:begin].strip() or stripped[end:].strip():
        raise QuantityError(text, f"more than a quantity is around {stripped[draft.start : draft.end]!r}")
    return _mention(stripped, draft).value


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"expected text such as '5%' or '1.37万亿斤', got {text!r} ({type(text).__name__})")
