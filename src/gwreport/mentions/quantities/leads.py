"""What belongs to a quantity before its number: a sign (增速-3.8%, 负3.9%) and a currency (人民币50元)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gwreport.mentions.quantities.amounts import ARABIC_DIGITS
from gwreport.mentions.quantities.drafts import Draft
from gwreport.mentions.quantities.guards import Idioms, among, idioms
from gwreport.model import QuantityKind

_MINUS: Final = frozenset("-－−﹣–")
_PLUS: Final = frozenset("+＋")
_DASHES: Final = frozenset("—―─~～")
_BLANKS: Final = " \u3000"
_ENDS_OF_QUANTITIES: Final = ARABIC_DIGITS | frozenset("%％‰点")
"""After these a mark parts two ends of a range."""
_FILLERS: Final = _BLANKS + "—―─"
_PAUSES: Final = frozenset("，,、；;：:（(和与")
_SIGNED: Final = frozenset({QuantityKind.PERCENT, QuantityKind.POINT, QuantityKind.MONEY})
_RATES: Final = frozenset({QuantityKind.PERCENT, QuantityKind.POINT})
_REACH: Final = 8
_SIGNS: Final = _MINUS | _PLUS | _DASHES | frozenset("负下")


class LeadReader:
    """Takes signs and currencies before numbers into their quantities; each ends in one of ``ends``."""

    def __init__(self, table: Idioms) -> None:
        self._before = among(table.context.signed_before, r"{}了?\Z")
        self._no_sign = table.context.no_sign
        self._currencies = table.currencies
        self._ends = frozenset(word[-1] for word in self._currencies)
        self.ends = self._ends | _SIGNS | frozenset(_BLANKS)
        self._longest = max(map(len, self._currencies))

    def take(self, text: str, draft: Draft) -> Draft | None:
        """The draft with what belongs to it before its number; None where its sign is not certain."""
        before = text[draft.start - 1] if draft.start else ""
        if before and before in _BLANKS:
            before = text[max(0, draft.start - _REACH) : draft.start].rstrip(_BLANKS)[-1:]
        if before in self._ends:
            self._take_currency(text, draft)
        elif before in _SIGNS and draft.low is not None and draft.low == draft.high:
            return self._take_sign(text, draft)
        return draft

    def _take_currency(self, text: str, draft: Draft) -> None:
        """人民币50元, US$500万: the currency decides the unit of money and of bare 万 and 亿."""
        bare = draft.kind is QuantityKind.COUNT and draft.unit == ""
        if not bare and draft.unit != "CNY":
            return
        for length in range(min(self._longest, draft.start), 0, -1):
            currency = self._currencies.get(text[draft.start - length : draft.start])
            if currency is not None:
                draft.start -= length
                draft.kind, draft.unit = QuantityKind.MONEY, currency
                return

    def _take_sign(self, text: str, draft: Draft) -> Draft | None:
        """负3.9%, 零下5摄氏度, 增长-4.1%, 同比+6.1%."""
        at = draft.start - 1
        while text[at] in _BLANKS:
            at -= 1
        sign = text[at]
        if sign == "负":
            return self._negated(draft, at) if self._is_negative(text, at, draft) else draft
        if sign == "下":
            below_zero = draft.unit == "℃" and text.endswith("零下", 0, at + 1)
            return self._negated(draft, at - 1) if below_zero else draft
        return self._take_mark(text, draft, at) if draft.kind in _SIGNED else draft

    def _is_negative(self, text: str, at: int, draft: Draft) -> bool:
        """Whether 负 is a sign: not in 不负 and 肩负; before money only after a word that a value follows."""
        if text[at - 1 : at] in tuple(self._no_sign):
            return False
        return draft.kind in _RATES or self._before.search(text, max(0, at - _REACH), at) is not None

    def _take_mark(self, text: str, draft: Draft, at: int) -> Draft | None:
        """A mark that is a minus, a plus or a dash: after some words it is a sign, elsewhere it parts words.

        A rate after a minus or dash that is neither has no certain value.
        """
        floor = max(0, at - _REACH)
        end = floor + len(text[floor:at].rstrip(_FILLERS))
        before = text[end - 1 : end]
        if before in _ENDS_OF_QUANTITIES:
            return draft
        rate = draft.kind in _RATES
        paused = rate and (before == "" or before in _PAUSES)
        stated = self._before.search(text, max(0, end - _REACH), end) is not None
        if text[at] in _PLUS:
            return _with_plus(draft, at) if stated or rate else draft
        if text[at] not in _DASHES and (stated or paused):
            return self._negated(draft, at)
        return draft if _parts_words(text[at], rate=rate, stated=stated) else None

    @staticmethod
    def _negated(draft: Draft, start: int) -> Draft:
        draft.start = start
        draft.low = None if draft.low is None else -draft.low
        draft.high = None if draft.high is None else -draft.high
        return draft


def _parts_words(mark: str, *, rate: bool, stated: bool) -> bool:
    """Whether a mark before a number surely is no minus."""
    return not rate or (mark in _DASHES and not stated)


def _with_plus(draft: Draft, start: int) -> Draft:
    draft.start = start
    return draft


@cache
def plus_before_rate() -> re.Pattern[str]:
    """Matches a number that a plus sign before it may belong to: +6.1%."""
    return re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,4})? ?(?:[%％‰]|个百分点)")


@cache
def lead_reader() -> LeadReader:
    """The reader of the built-in table."""
    return LeadReader(idioms())
