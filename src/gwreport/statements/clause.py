"""A sentence as clauses: stretches of tokens that end with a comma, a semicolon or the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gwreport.statements.cues import Cue, rule_words
from gwreport.statements.tokens import Kind, Token, start_of

_ENDS = frozenset({Kind.COMMA, Kind.BREAK, Kind.QUANTITY, Kind.INDICATOR, Kind.LIST})
_CLOSING = frozenset({Kind.COMMA, Kind.BREAK})
_PARTING = frozenset({Kind.BREAK, Kind.QUANTITY, Kind.INDICATOR})
_VERB = 2  # characters of a verb that is joined to another
_OPENERS = frozenset({Cue.WHERE, Cue.FILL, Cue.DONE})


class Clause(NamedTuple):
    """The tokens of a clause, with the mark that closes it.

    ``start`` is where its text begins; ``first`` is the index of its first token in the ``sentence``.
    """

    tokens: tuple[Token, ...]
    start: int
    sentence: tuple[Token, ...]
    first: int = 0


def clauses(tokens: Sequence[Token]) -> Iterator[Clause]:
    """The clauses of a sentence, in order."""
    if not tokens:
        return
    sentence = tuple(tokens)
    first, start = 0, sentence[0].start
    for index in [at for at, token in enumerate(sentence) if token.kind in _CLOSING]:
        yield Clause(sentence[first : index + 1], start, sentence, first)
        first, start = index + 1, sentence[index].end
    if first < len(sentence):
        yield Clause(sentence[first:], start, sentence, first)


def clause_end(tokens: Sequence[Token], position: int) -> int:
    """The end of the words that follow ``position`` in its clause, up to the next figure or indicator."""
    end = position
    for token in tokens[bisect_left(tokens, position, key=start_of) :]:
        if token.kind in _ENDS:
            break
        end = token.end
    return max(end, position)


def leading_cues(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The cue words at the end of ``tokens``: the verbs right before a figure."""
    first = len(tokens)
    while first and tokens[first - 1].kind is Kind.CUE:
        first -= 1
    return tuple(tokens[first:])


def opening_cues(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The cue words at the start of ``tokens``: those that close the clause of a figure (以8%的速度增长).

    Those right before a further figure are its own (276亿元增长6.1%).
    """
    last = 0
    while last < len(tokens) and tokens[last].kind is Kind.CUE:
        last += 1
    if last < len(tokens) and tokens[last].kind is Kind.QUANTITY:
        return ()
    return tuple(tokens[:last])


def without_adverbials(gap: Sequence[Token]) -> tuple[Token, ...]:
    """The words before a figure without a clause of circumstances (在价格走低的形势下，)."""
    words = rule_words()
    for index, token in enumerate(gap):
        if token.text.startswith(words.adverbial_opening):
            end = next((at for at in range(index, len(gap)) if gap[at].kind is Kind.COMMA), None)
            if end is not None and gap[end - 1].text.endswith(words.adverbial_closing):
                return (*gap[:index], *without_adverbials(gap[end + 1 :]))
    return tuple(gap)


def cues_between(tokens: Sequence[Token], first: Token, token: Token) -> list[Token]:
    """The cue words between the first figure of a list and this one."""
    if token is first:
        return []
    return [
        other
        for other in tokens
        if first.end <= other.start and other.end <= token.start and other.kind is Kind.CUE
    ]


def opens_with_addition(tokens: Sequence[Token]) -> bool:
    """Whether a clause opens with 新增 or the like, be it part of a name (新增市场主体)."""
    for token in tokens:
        if token.cue is Cue.NEW:
            return True
        if token.kind is Kind.INDICATOR:
            return token.text.startswith(rule_words().added)
        if token.kind is not Kind.TIME and token.cue not in _OPENERS:
            return False
    return False


def gaining_word(before: Sequence[Token]) -> str:
    """The verb that ends ``before`` and says that a stock gains what follows: 增加, 争创; else empty.

    Further verbs may be joined to it: 增加和改善, 新增、提升.
    """
    words = rule_words().gaining
    for index in range(len(before) - 1, -1, -1):
        token = before[index]
        after_another = index + 1 < len(before)
        if token.text in words or (after_another and token.cue is Cue.NEW):
            return token.text
        joined = index > 0 and before[index - 1].kind is Kind.LIST and len(token.text) == _VERB
        if token.kind is not Kind.LIST and not joined:
            return ""
    return ""


def continues_list(gap: Sequence[Token]) -> bool:
    """Whether the next indicator is in one list with the figure before it (新增5家甲、2家乙)."""
    return any(token.kind is Kind.LIST for token in gap) and all(
        token.kind is Kind.LIST or token.cue is Cue.FILL for token in gap
    )


def only_joins(gap: Sequence[Token]) -> bool:
    """Whether nothing but conjunctions comes before: 高标准农田、5万亩节水灌溉项目."""
    return bool(gap) and all(token.kind is Kind.LIST for token in gap)


def resumes_with_total(gap: Sequence[Token]) -> bool:
    """Whether the total of the subject follows before the figure: 企业加快成长，总数达320家."""
    kinds = [token.kind for token in gap]
    if kinds.count(Kind.COMMA) != 1 or not _PARTING.isdisjoint(kinds):
        return False
    last = gap[kinds.index(Kind.COMMA) + 1 :]
    return bool(last) and last[0].cue is Cue.TOTAL and all(token.kind is Kind.CUE for token in last)


def is_measure(tokens: Sequence[Token], index: int) -> bool:
    """Whether an indicator only is what a share is taken of: 服务业在〔地区生产总值〕中的比重."""
    back = index - 1
    while back > 0 and tokens[back].cue is Cue.WHERE:  # 在全省地区生产总值中
        back -= 1
    before = tokens[back].text if back >= 0 else ""
    following = tokens[index + 1 : index + 3]
    if before in ("与", "同") and any(token.text in rule_words().ratios for token in following):
        return True  # 物流费用与地区生产总值的比率
    return before == "在" and bool(following) and following[0].text.startswith("中")


def without_measures(gap: Sequence[Token]) -> tuple[tuple[Token, ...], str]:
    """The words before a figure without what it is measured by, and that.

    占〔地区生产总值〕比重, 对〔经济增长〕贡献率
    """
    words = rule_words()
    texts = [token.text for token in gap]
    if words.share_opening.isdisjoint(texts) and words.contribution_opening.isdisjoint(texts):
        return tuple(gap), ""
    measure = ""
    kept: list[Token] = []
    index = 0
    while index < len(gap):
        token = gap[index]
        kept.append(token)
        index += 1
        end = _end_of_measure(gap, index) if token.cue is not None else None
        if end is not None:
            measure = "".join(other.text for other in gap[index:end])
            index = end
    return tuple(kept), measure


def _end_of_measure(gap: Sequence[Token], index: int) -> int | None:
    """Where the word is that closes a measure, in the same clause; the end where it may stay open."""
    words = rule_words()
    opening = gap[index - 1].text
    if opening in words.share_opening:
        closing, open_end = words.share_closing, True
    elif opening in words.contribution_opening:
        closing, open_end = words.contribution_closing, False
    else:
        return None
    for position in range(index, len(gap)):
        token = gap[position]
        if token.text in closing or (open_end and token.text == "的"):
            return position
        if token.kind in (Kind.COMMA, Kind.BREAK):
            return None
    return len(gap) if open_end else None
