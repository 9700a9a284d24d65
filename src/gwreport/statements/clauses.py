"""What stands between an indicator and its quantity, and what a clause closes or goes on with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gwreport.indicators.catalogue import Entry
from gwreport.model import Aspect, Period, Quantity, QuantityKind
from gwreport.statements.aspects import (
    Sense,
)
from gwreport.statements.cues import Cue
from gwreport.statements.dealing import kind_of
from gwreport.statements.tokens import Kind, Token

_CLAUSE_ENDS = frozenset({Kind.COMMA, Kind.BREAK, Kind.QUANTITY, Kind.INDICATOR, Kind.LIST})
_STEPS = frozenset({"台阶", "新台阶", "大台阶", "大关", "关口", "整数关口"})
_RATIOS = frozenset({"比例", "之比", "比重", "比率"})
_CLASSES = frozenset({*_STEPS, "俱乐部", "门槛", "行列", "城市"})
_QUOTES = frozenset('“「『"')
_CLOSING = frozenset('”」』"')
_OTHER_WHOLES = ("税收", "投资", "就业", "贷款", "企业", "从业", "用电")  # 服务业占税收的比重


def of_other(sense: Sense, measure: str) -> bool:
    """Whether a share is one of something else than the economy: 服务业占税收的比重."""
    return sense.aspect is Aspect.SHARE and any(word in measure for word in _OTHER_WHOLES)


def of_increment(sense: Sense, measure: str) -> bool:
    """Whether a share is one of what something grew by: 粮食产量占全国增量的一成."""
    return sense.aspect is Aspect.SHARE and any(word in measure for word in ("增量", "新增"))


def resumes_with_total(gap: Sequence[Token]) -> bool:
    """Whether the total of the subject follows before the quantity: 企业加快成长，总数达320家."""
    commas = [index for index, token in enumerate(gap) if token.kind is Kind.COMMA]
    if len(commas) != 1 or any(token.kind in (Kind.BREAK, Kind.QUANTITY, Kind.INDICATOR) for token in gap):
        return False
    last = gap[commas[0] + 1 :]
    return bool(last) and last[0].cue is Cue.TOTAL and all(token.kind is Kind.CUE for token in last)


def quantity_of(token: Token) -> Quantity:
    """The quantity of a quantity token."""
    assert token.mention is not None
    quantity: Quantity = token.mention.value
    return quantity


def between(tokens: Sequence[Token], first: Token, token: Token) -> list[Token]:
    """The cue words between the first quantity of a list and this one."""
    if token is first:
        return []
    return [
        other
        for other in tokens
        if first.end <= other.start and other.end <= token.start and other.kind is Kind.CUE
    ]


def closing(after: Sequence[Token]) -> list[Token]:
    """The cue words that close the clause of a quantity (以8%的速度增长)."""
    closing: list[Token] = []
    for token in after:
        if token.kind is not Kind.CUE:
            break
        closing.append(token)
    return closing


def goes_on(gap: Sequence[Token]) -> bool:
    """Whether the next indicator stands in one list with the figure before it (新增5家甲、2家乙)."""
    return any(token.kind is Kind.LIST for token in gap) and all(
        token.kind is Kind.LIST or token.cue is Cue.FILL for token in gap
    )


def is_measure(tokens: Sequence[Token], index: int) -> bool:
    """Whether an indicator only is what a share is taken of: 服务业在〔地区生产总值〕中的比重."""
    back = index - 1
    while back > 0 and tokens[back].cue is Cue.WHERE:  # 在全省地区生产总值中
        back -= 1
    before = tokens[back].text if back >= 0 else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    beyond = tokens[index + 2].kind if index + 2 < len(tokens) else None
    if before in ("与", "同") and any(token.text in _RATIOS for token in tokens[index + 1 : index + 3]):
        return True  # 物流费用与地区生产总值的比率
    return after.startswith("中") and (before == "在" or (after == "中" and beyond is Kind.INDICATOR))


def names_class(tokens: Sequence[Token], index: int, gap: Sequence[Token]) -> bool:
    """Whether an amount is part of a name of a class: 万亿俱乐部, 千亿城市."""
    if _CLASSES.isdisjoint([token.text for token in tokens[index + 1 : index + 4]]):
        return False
    following = tokens[index + 1 : index + 3]
    if any("台阶" in token.text for token in following) and any(token.text == "一" for token in gap):
        return True  # 再上一个千亿台阶
    if tokens[index].text.endswith("个") and any(
        token.text in _STEPS for token in tokens[index + 1 : index + 4]
    ):
        return True  # 连跨4个千亿级台阶
    if (
        index
        and tokens[index - 1].text.endswith("个")
        and any(token.text in _STEPS for token in following[:1])
    ):
        return True  # 跨越三个千亿元台阶
    return any(token.text in ("俱乐部", "门槛", "行列", "城市") for token in following) and (
        tokens[index].text[-1] in "亿万千百"
    )


def sibling(entry: Entry, gap: Sequence[Token]) -> tuple[str | None, int]:
    """The indicator that a word behind a mark turns to (，支出增长5%), and how many tokens that word has."""
    word = ""
    for length, token in enumerate(gap[1:], 1):
        if token.kind is not Kind.OTHER and token.cue is None:
            break
        word += token.text
        if word in entry.siblings and not _goes_on_as_word(gap[length + 1 :]):
            return entry.siblings[word], length
    return None, 0


def _goes_on_as_word(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].kind is Kind.OTHER


def leading_cues(clause: Sequence[Token]) -> list[Token]:
    """The verbs right before a quantity, in its clause."""
    found: list[Token] = []
    for token in reversed(clause):
        if token.kind is not Kind.CUE:
            break
        found.append(token)
    return found[::-1]


def clause_end(tokens: Sequence[Token], position: int) -> int:
    """The end of the clause at a position."""
    end = position
    for token in tokens[bisect_left(tokens, position, key=_start_of) :]:
        if token.kind in _CLAUSE_ENDS:
            break
        end = token.end
    return end


def _start_of(token: Token) -> int:
    return token.start


def index_of(tokens: Sequence[Token], token: Token, start: int) -> int:
    """Where this very token stands, from ``start`` on."""
    for index in range(start, len(tokens)):
        if tokens[index] is token:
            return index
    return start


def ranks(tokens: Sequence[Token]) -> bool:
    """Whether a clause that opens with a place goes on to a rank, a share or a comparison."""
    return any(
        token.cue in (Cue.RANK, Cue.SHARE, Cue.BASE, Cue.COMPARE, Cue.AIM) or token.text in ("第", "前")
        for token in tokens[1:]
    )


def is_difference(token: Token) -> bool:
    """Whether the quantity is of a kind that differences are told in."""
    return kind_of(token) in (QuantityKind.POINT, QuantityKind.PERCENT)


def base_year(gap: Sequence[Token]) -> int | None:
    """The year of an amount that only is compared with (比2016年的30亿元增长); 0 where no year is told."""
    if len(gap) < 3 or gap[-1].text != "的" or gap[-3].cue is not Cue.BASE:
        return None
    if gap[-2].cue is Cue.EARLIER:
        return 0
    period = gap[-2].mention.value if gap[-2].mention is not None else None
    return period.end.year if isinstance(period, Period) and period.end is not None else None


def is_named(text: str, token: Token) -> bool:
    """Whether a quantity opens a quoted name (“3个15万元”政策)."""
    return text[token.start - 1 : token.start] in _QUOTES and text[token.end : token.end + 1] not in _CLOSING


def counts_jointly(tokens: Sequence[Token], behind: int) -> bool:
    """Whether an amount before an indicator is one for it and something else (100家甲企业和乙企业)."""
    if behind + 1 >= len(tokens) or tokens[behind].kind is not Kind.LIST or tokens[behind].text == "、":
        return False
    return tokens[behind + 1].kind is Kind.OTHER
