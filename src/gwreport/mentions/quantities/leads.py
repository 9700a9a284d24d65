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
_PAUSES: Final = frozenset("，,、；;：:（(和与")
_SIGNED: Final = frozenset({QuantityKind.PERCENT, QuantityKind.POINT, QuantityKind.MONEY})
_RATES: Final = frozenset({QuantityKind.PERCENT, QuantityKind.POINT})
_REACH: Final = 8
_SIGNS: Final = _MINUS | _PLUS | _DASHES | frozenset("负下")


class LeadReader:
    """Takes signs and currencies before numbers into their quantities."""

    def __init__(self, table: Idioms) -> None:
        self._before = among(table.context.signed_before, "{}了?$")
        self._no_sign = table.context.no_sign
        self._currencies = table.currencies
        self._ends = frozenset(word[-1] for word in self._currencies)
        self._longest = max(map(len, self._currencies))

    def take(self, text: str, draft: Draft) -> Draft | None:
        """The draft with what belongs to it before its number; None where its sign is not certain."""
        before = text[draft.start - 1] if draft.start else ""
        if before in _BLANKS:
            before = text[: draft.start].rstrip(_BLANKS)[-1:] if draft.start else ""
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

        A rate after it that is neither has no certain value, and none at all where a dash stands for a minus.
        """
        end = at
        while end and text[end - 1] in _BLANKS:
            end -= 1
        before = text[end - 1 : end]
        if before in ARABIC_DIGITS or before in "%％‰点":
            return draft
        stated = before in _PAUSES or self._before.search(text, max(0, end - _REACH), end) is not None
        if text[at] in _PLUS:
            if stated or draft.kind in _RATES:
                draft.start = at
            return draft
        if text[at] in _DASHES:
            return None if stated and before not in _PAUSES and draft.kind in _RATES else draft
        if stated and (draft.kind in _RATES or before not in _PAUSES):
            return self._negated(draft, at)
        return None if draft.kind in _RATES else draft

    @staticmethod
    def _negated(draft: Draft, start: int) -> Draft:
        assert draft.low is not None and draft.high is not None
        draft.start, draft.low, draft.high = start, -draft.low, -draft.high
        return draft


@cache
def plus_before_rate() -> re.Pattern[str]:
    """Matches a number that a plus sign before it may belong to: +6.1%."""
    return re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,4})? ?(?:[%％‰]|个百分点)")


@cache
def lead_reader() -> LeadReader:
    """The reader of the built-in table."""
    return LeadReader(idioms())
