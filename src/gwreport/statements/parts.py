"""Parts of a report's place and other places: their figures are none of the report's own."""

from __future__ import annotations

from collections.abc import Sequence

from gwreport.interfaces import Reading
from gwreport.model import Label, QuantityKind
from gwreport.statements.cues import Cue, CueTable, rule_words
from gwreport.statements.tokens import Kind, Token

_FIGURES = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY})
_LEADING = frozenset({Cue.WHERE, Cue.AIM, Cue.FILL})
_INTRODUCING = frozenset({Cue.NEW, Cue.BASE, Cue.FROM})
_MARKS = frozenset({Kind.COMMA, Kind.BREAK, Kind.QUANTITY, Kind.INDICATOR})
_OPENING = 20  # characters of a sentence that may name a part of the place
_WORDS_OF_PLACES = 12  # tokens of a clause that lists places
_SHORTEST_LIST = 3  # tokens before what a list goes on with: an owner with what it owns, a figure, the mark
_LONGEST_AREA = 10  # characters
_OPENING_CUES = frozenset({None, Cue.FILL, Cue.DONE, Cue.AIM})
_LEADING_SUBJECT = frozenset({Cue.FILL, Cue.DONE, Cue.AIM, Cue.TERM, Cue.CUMULATIVE})


class Parts:
    """The words and names that tell the parts of a report's place, and other places."""

    def __init__(self, reading: Reading, cues: CueTable) -> None:
        self._text = reading.text
        self._cues = cues
        self._all_areas = (*cues.areas, *cues.towns)
        self._elsewhere = _other_places(reading)
        level = reading.metadata.level
        #: the words for the report's own place as a whole
        self.own = () if level is None else rule_words().own.get(level, ())
        #: the words for places that the report's own is a part of
        self.wider = () if level is None else rule_words().wider.get(level, ())
        region = reading.metadata.region
        self._own_names = (*self.own, *(() if region is None else (region.name[:2],)))

    def opening_part(self, start: int) -> str:
        """The part of the place that the sentence at ``start`` opens with; "" where there is none."""
        return self._cues.opening_part(self._text[start : start + _OPENING])

    def opening_places(self, tokens: Sequence[Token]) -> str:
        """Other places that a sentence opens with in a clause of their own: 江东、江西两县，… "" for none."""
        clause = _opening_clause(tokens[:_WORDS_OF_PLACES])
        if not clause or not all(map(_may_list_places, clause)):
            return ""
        start, last = clause[0].start, clause[-1].end
        opens = any(start == first for first in self._elsewhere.values())
        closes = self._text.endswith(rule_words().listed_places, start, last)
        return self._text[start:last] if opens and closes else ""

    def part_before(self, tokens: Sequence[Token], index: int, *, of_town: bool) -> str | None:
        """The part of the place that is the subject right before ``tokens[index]``: 全市园区完成工业投资.

        ``of_town`` says that the indicator there is one of the town as a rule (城区改造老旧小区).
        """
        for at in range(index - 1, -1, -1):
            token = tokens[at]
            if token.kind is Kind.TIME and at and self._names_part(tokens, at - 1):
                return tokens[at - 1].text  # 六大基地全年完成投资, 西部片区全年完成投资
            if _may_name(token) or (token.cue is Cue.WHERE and _is_counted(tokens, at)):
                return self._named_part(tokens, at, index, of_town=of_town)
            if token.kind is not Kind.CUE or token.cue in _INTRODUCING:
                return self._owner(tokens, index) if token.kind is Kind.LIST else None
        return self._wider_place(tokens, index)

    def _names_part(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether ``tokens[at]`` is a number of parts of the place, or the name of an area."""
        return _may_name(tokens[at]) and (_is_counted(tokens, at) or self._names_area(tokens[at].end))

    def _named_part(self, tokens: Sequence[Token], at: int, index: int, *, of_town: bool) -> str | None:
        """The part that ``tokens[at]`` names, with cue words alone between it and ``tokens[index]``."""
        token = tokens[at]
        foreign = self._elsewhere.get(token.end, token.end) <= token.start
        if foreign or self._names_area(token.end, town=not of_town):
            return token.text
        if of_town:
            return None
        return token.text if _is_counted(tokens, at) else self._achiever(tokens, at, index)

    def _wider_place(self, tokens: Sequence[Token], index: int) -> str | None:
        """The wider place that opens the clause and owns the indicator: 我国国内生产总值."""
        before = [token for token in tokens[:index] if token.text != "的"]
        if not before or before[-1].text not in self.wider:
            return None
        return before[-1].text if all(token.cue in _OPENING_CUES for token in before[:-1]) else None

    def _achiever(self, tokens: Sequence[Token], at: int, index: int) -> str | None:
        """What achieves the figure, where it is neither the place nor a field of its economy.

        青松湖实现生产总值, 项目完成固定资产投资; but 工业实现增加值, 围绕稳增长完成投资
        """
        words = rule_words()
        if not any(token.text in words.achieving for token in tokens[at + 1 : index]):
            return None
        first = _first_of_subject(tokens, at)
        subject = self._text[tokens[first].start : tokens[at].end]
        if subject in words.all_firms:
            return None
        if subject.endswith(words.owners):
            return subject
        if subject.startswith(self._own_names) or subject.endswith(words.achievers):
            return None
        return None if self._cues.begins_with_verb(subject) else subject

    def town_before(self, start: int, end: int) -> str | None:
        """The town that the text names before a figure of people: 中心城区建成区95平方公里，常住人口…"""
        words, text = rule_words(), self._text[start:end]
        towns = (town for town in words.towns if town in text)
        return next(towns, None) or next((some for some in words.some_people if text.endswith(some)), None)

    def _names_area(self, end: int, *, town: bool = False) -> bool:
        names = self._all_areas if town else self._cues.areas
        return self._text.endswith(names, max(0, end - _LONGEST_AREA), end)

    def _owner(self, tokens: Sequence[Token], index: int) -> str | None:
        """The companies or the area that a list began with: 外资企业的产值、利税和出口."""
        for at in range(index - 1, 0, -1):
            token, before = tokens[at], tokens[at - 1]
            if token.kind in _MARKS:
                return None
            if before.kind is not Kind.OTHER:
                continue
            area = self._names_area(before.end)
            if token.text == "的":
                return before.text if area or before.text.endswith(rule_words().owners) else None
            if token.kind is Kind.OTHER and area:
                return before.text
        return None

    def owner_of_list(self, tokens: Sequence[Token], index: int) -> str | None:
        """The class of firms that opens a clause whose list goes on: 省管企业净资产增长8%、研发投入增长9%."""
        if index < _SHORTEST_LIST or tokens[index - 1].kind is not Kind.LIST:
            return None
        if tokens[index - 2].kind is not Kind.QUANTITY:
            return None
        first = next((token for token in tokens if not _may_precede(token)), tokens[0])
        return next((name for name in rule_words().owning if self._text.startswith(name, first.start)), None)

    def part_of_clause(self, tokens: Sequence[Token], end: int) -> str:
        """The part of the place that a clause up to ``end`` gives a figure of: 全市开发区投资增长9%，…"""
        if not end or tokens[end - 1].kind is not Kind.QUANTITY:
            return ""
        if tokens[end - 1].quantity.kind not in _FIGURES:
            return ""
        clause = tokens[:end]
        for index, token in enumerate(clause):
            if _may_name(token):
                if self._names_area(token.end):
                    plain = all(other.kind in (Kind.OTHER, Kind.CUE) for other in clause[index:-1])
                    return token.text if plain else ""
            elif not _may_lead(token):
                return ""
        return ""


def _is_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of places, firms or projects is the subject: 19个县（市）实现生产总值."""
    first = at
    while first and tokens[first - 1].kind is Kind.OTHER and tokens[first - 1].end == tokens[first].start:
        first -= 1
    if not first or tokens[first - 1].kind is not Kind.QUANTITY:
        return False
    return (
        tokens[first - 1].quantity.kind is QuantityKind.COUNT and tokens[first - 1].end == tokens[first].start
    )


def _first_of_subject(tokens: Sequence[Token], at: int) -> int:
    """Where the words begin that name the subject of a clause and end with ``tokens[at]``."""
    first = at
    while first and tokens[first - 1].kind not in _MARKS and tokens[first - 1].kind is not Kind.TIME:
        first -= 1
    while tokens[first].cue in _LEADING_SUBJECT or tokens[first].kind is Kind.LIST:
        first += 1
    return first


def _may_name(token: Token) -> bool:
    """Whether a token may be, or close, the name of an area."""
    return token.kind is Kind.OTHER or (token.cue is Cue.WHERE and token.text in rule_words().area_ends)


def _opening_clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the first comma, behind a clause of cue words (据统计，); none without a comma."""
    commas = [at for at, token in enumerate(tokens) if token.kind is Kind.COMMA]
    first = 0
    if len(commas) > 1 and all(token.kind is Kind.CUE for token in tokens[: commas[0]]):
        first = commas.pop(0) + 1
    return tokens[first : commas[0]] if commas else ()


def _may_list_places(token: Token) -> bool:
    """Whether a token may be in a list of places: a name, a mark, how many they are, what they are."""
    if token.kind is Kind.QUANTITY:
        return token.quantity.kind is QuantityKind.COUNT
    return token.kind in (Kind.OTHER, Kind.LIST) or token.cue is Cue.WHERE or token.text == "等"


def _may_precede(token: Token) -> bool:
    """Whether a token may come before the subject of a clause."""
    return token.kind is Kind.TIME or token.cue in (Cue.AIM, Cue.DONE, Cue.FILL)


def _may_lead(token: Token) -> bool:
    """Whether a token may come before the name of an area that opens a clause."""
    return token.kind is Kind.TIME or token.cue in _LEADING or token.text in rule_words().realising


def _other_places(reading: Reading) -> dict[int, int]:
    """Where each name of a place that is not the report's own ends, and where it starts."""
    own = reading.metadata.region
    if own is None:
        return {}
    return {
        mention.span.end: mention.span.start
        for mention in reading.labelled(Label.REGION)
        if mention.text[:2] != own.name[:2]
    }
