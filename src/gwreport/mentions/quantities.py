"""Mentions of quantities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gwreport.errors import QuantityError
from gwreport.interfaces import Reading
from gwreport.mentions.quantity_grammar import START, Draft, QuantityGrammar
from gwreport.mentions.quantity_guards import damaged_spans, idioms
from gwreport.model import Diagnostic, Label, Mention, Quantity, QuantityKind
from gwreport.model.diagnostic import Severity
from gwreport.span import Span

_LIST_SIGNS = frozenset({"、", "和", "与", "及", "以及", "，"})


class QuantityExtractor:
    """Finds quantities: numbers with their units and bounds, as CONVENTIONS section 1 defines them.

    >>> reading = Reading("预计增长6%—7%左右，新增就业20多万人。")
    >>> [(m.text, str(m.value.low), m.value.unit, str(m.value.bound)) for m in QuantityExtractor().extract(reading)]
    [('6%—7%', '6', '%', 'approx'), ('20多万人', '200000', '人', 'more_than')]
    """

    name = "quantities"
    labels: frozenset[str] = frozenset({Label.QUANTITY})

    def __init__(self) -> None:
        self._grammar = QuantityGrammar()
        self._start = re.compile(START)
        self._idioms = idioms()

    def extract(self, reading: Reading) -> Iterable[Mention[Quantity] | Diagnostic]:
        """The mentions of quantities in the order of the text, and the damaged numbers that were left out."""
        text = reading.text
        broken = damaged_spans(text)
        found: list[Mention[Quantity] | Diagnostic] = [
            Diagnostic("damaged-number", f"{text[a:b]!r} is no readable number", Span(a, b), Severity.WARNING)
            for a, b in broken
        ]
        drafts = list(self._drafts(text, broken))
        _spread_bounds(text, drafts)
        found.extend(_mention(text, draft) for draft in drafts)
        return found

    def _drafts(self, text: str, broken: list[tuple[int, int]]) -> Iterator[Draft]:
        """The drafts in order; nothing is read that begins in an idiom or a damaged number."""
        search, read = self._start.search, self._grammar.read
        closed = sorted(self._idioms.spans(text) + broken)
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


def _spread_bounds(text: str, drafts: list[Draft]) -> None:
    """Let a bound at the start or end of a list cover the whole list (分别增长7%和8%左右)."""
    first = 0
    while first < len(drafts):
        last = first
        while last + 1 < len(drafts) and _listed(text, drafts[last], drafts[last + 1]):
            last += 1
        if last > first:
            _spread(drafts[first : last + 1])
        first = last + 1


def _listed(text: str, one: Draft, other: Draft) -> bool:
    if one.kind is not other.kind or one.unit != other.unit or one.kind is QuantityKind.RANK:
        return False
    return other.start - one.end <= 2 and text[one.end : other.start] in _LIST_SIGNS - {"，"}


def _spread(members: list[Draft]) -> None:
    head, tail = members[0], members[-1]
    for member in members:
        if member.before != -1 or member.after != -1:
            continue
        if tail.after >= 0 and member is not tail:
            member.bound = tail.bound
        elif head.before >= 0 and member is not head:
            member.bound = head.bound


def _mention(text: str, draft: Draft) -> Mention[Quantity]:
    span = Span(draft.start, draft.end)
    quantity = Quantity(draft.kind, draft.low, draft.high, draft.unit, draft.bound, draft.parts)
    return Mention(span, text[draft.start : draft.end], Label.QUANTITY, quantity, draft.rule)


@cache
def _shared_grammar() -> QuantityGrammar:
    return QuantityGrammar()


def parse_quantity(text: str) -> Quantity:
    """The one quantity that ``text`` is, with the words that bound it.

    Raises ``QuantityError`` where it is none or more than one.

    >>> parse_quantity("1.37万亿斤").unit, parse_quantity("近三分之一").low, parse_quantity("超过10%").bound.value
    ('jin', Fraction(1, 3), 'more_than')
    """
    stripped = text.strip()
    match = re.search(START, stripped)
    if match is None:
        raise QuantityError(text, "it holds no number")
    start = match.start()
    grammar = _shared_grammar()
    draft = grammar.read(stripped, start, alone=True)
    if isinstance(draft, int):
        raise QuantityError(text, "expected a number with a unit, found a date, a name or no readable number")
    begin = draft.before if draft.before >= 0 else draft.start
    end = draft.after if draft.after >= 0 else draft.end
    if stripped[:begin].strip() or stripped[end:].strip():
        raise QuantityError(text, f"more than a quantity stands around {stripped[draft.start : draft.end]!r}")
    return _mention(stripped, draft).value
