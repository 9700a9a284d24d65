"""Reads places in an order: 第3位, 全国第一, 首位, 前十位."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from gwreport.mentions.quantities.amounts import Amount, AmountReader
from gwreport.mentions.quantities.bounds import BoundWords
from gwreport.mentions.quantities.drafts import WITHIN, Draft, Found
from gwreport.mentions.quantities.guards import Idioms, among, ordinal
from gwreport.model import Bound, QuantityKind

_ENDS: Final = frozenset('。，,、；;：:！!？?）)”"’》和与及 \n　（(')
_ENDS_LEADING: Final = frozenset("。，,、；;）)强列行")
_WINDOW: Final = 12
BEFORE_RANKS: Final = frozenset("第前、和")
"""What a rank may have directly before its number."""
_PLACE: Final = "(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,3})"


@cache
def _places_before() -> re.Pattern[str]:
    """The first places of a list: 第一、 before 二、三位."""
    return re.compile(rf"第{_PLACE}(?:、{_PLACE})*[、和]$")


@cache
def _places_after() -> re.Pattern[str]:
    """A further place of a list, up to its 位."""
    return re.compile(rf"{_PLACE}(?=(?:[、和]{_PLACE})*(?P<last>[位名](?![于居列])))")


class RankReader:
    """Reads ranks; an ordinal that is none (第一批, 第五次会议) is skipped."""

    def __init__(self, amounts: AmountReader, idioms: Idioms, bounds: BoundWords) -> None:
        self._amounts = amounts
        self._bounds = bounds
        self._ordinal = ordinal()
        self._before = among(idioms.context.rank_before, r"{}[^，,。；;：:！!？?\n]{{0,10}}$")
        self._of_speech = among(idioms.context.rank_of_speech, r"{}[^，,。；;]{{0,4}}$")

    def after(self, text: str, position: int, *, alone: bool) -> Found | None:
        """What one of ``BEFORE_RANKS`` makes of the number after it; None where it is read like any other."""
        before = text[position - 1]
        if before == "第":
            return self.ordered(text, position, alone=alone)
        return self.leading(text, position) if before == "前" else self.listed(text, position)

    def ordered(self, text: str, position: int, *, alone: bool) -> Found:
        """The numeral after 第 at ``position``: a rank, or where to read on."""
        skip = self._ordinal.match(text, position)
        beyond = skip.end() if skip else position + 1
        amount = self._amounts.read(text, position)
        if amount is None or not _is_place(amount) or amount.scale >= 10**4:
            return beyond
        if skip and skip["noun"] and not alone:
            return beyond
        end = self._end_of_place(text, position - 1, amount.end, alone=alone)
        if end is None:
            return beyond
        rule = "quantity.rank"
        draft = Draft(position - 1, end, QuantityKind.RANK, amount.low, amount.high, "rank", rule)
        return draft.bind(text, self._bounds)

    def _end_of_place(self, text: str, start: int, end: int, *, alone: bool) -> int | None:
        """The end of the place in an order at ``[start, end)`` with its 位; None where it is none."""
        following = text[end : end + 1]
        if following in ("位", "名"):
            of_speech = not alone and self._of_speech.search(text, max(0, start - 6), start)
            return None if of_speech else end + 1
        return end if alone or self._bare(text, start, following) else None

    def _bare(self, text: str, start: int, following: str) -> bool:
        """Whether 第N without 位 is a place in an order: 增速居全国第一."""
        if following and following not in _ENDS:
            return False
        return self._before.search(text, max(0, start - _WINDOW), start) is not None

    def listed(self, text: str, position: int) -> Draft | None:
        """The second and later places of 第一、二、三位; None where ``position`` begins none."""
        # The look back is short, the look ahead may be as long as the list: it comes second.
        if not _places_before().search(text, max(0, position - _WINDOW), position):
            return None
        match = _places_after().match(text, position)
        amount = self._amounts.read(text, position)
        if match is None or amount is None or amount.end != match.end():
            return None
        end = match.end() + (match.start("last") == match.end())
        rule = "quantity.rank.listed"
        draft = Draft(position, end, QuantityKind.RANK, amount.low, amount.high, "rank", rule)
        return draft.bind(text, self._bounds)

    def top(self, text: str, position: int, *, alone: bool) -> Found:
        """首位 and 榜首 where they are places in an order."""
        end = position + 2
        if text[position:end] not in ("首位", "榜首"):
            return position + 1
        if not alone:
            floor = max(0, position - 10)
            if text[end : end + 1].isalpha() or not self._before.search(text, floor, position):
                return end
            if self._of_speech.search(text, floor, position):
                return end
        one = Decimal(1)
        return Draft(position, end, QuantityKind.RANK, one, one, "rank", "quantity.rank.first")

    def leading(self, text: str, position: int) -> Draft | None:
        """前十位, 前3名 and 前十(强): the rank that the number at ``position`` after 前 bounds."""
        amount = self._amounts.read(text, position)
        if amount is None or not _is_place(amount) or amount.scale > 1 or amount.low > 500:
            return None
        following = text[amount.end : amount.end + 1]
        end = amount.end
        if following in ("位", "名"):
            end += 1
        elif (following and following not in _ENDS_LEADING) or not self._before.search(
            text, max(0, position - 1 - _WINDOW), position - 1
        ):
            return None
        draft = Draft(
            position - 1, end, QuantityKind.RANK, amount.low, amount.high, "rank", "quantity.rank.leading"
        )
        draft.bound, draft.before = Bound.AT_MOST, WITHIN
        return draft


def _is_place(amount: Amount) -> bool:
    """Whether an amount is one number that an order may have: no range, no 多."""
    return not amount.more and amount.low == amount.high
