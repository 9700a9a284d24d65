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
_LONGEST_AREA = 10  # characters


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

    def opening_part(self, start: int) -> str:
        """The part of the place that the sentence at ``start`` opens with; "" where there is none."""
        return self._cues.opening_part(self._text[start : start + _OPENING])

    def part_before(self, tokens: Sequence[Token], index: int, *, of_town: bool) -> str | None:
        """The part of the place that is the subject right before ``tokens[index]``: 全市园区完成工业投资.

        ``of_town`` says that the indicator there is one of the town as a rule (城区改造老旧小区).
        """
        for token in reversed(tokens[:index]):
            if _may_name(token):
                foreign = self._elsewhere.get(token.end, token.end) <= token.start
                return token.text if foreign or self._names_area(token.end, town=not of_town) else None
            if token.kind is not Kind.CUE or token.cue in _INTRODUCING:
                return self._owner(tokens, index) if token.kind is Kind.LIST else None
        return None

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

    def part_of_clause(self, clause: Sequence[Token]) -> str:
        """The part of the place that a clause gives a figure of: 全市开发区投资增长9%，…"""
        if len(clause) < 4 or clause[-1].kind is not Kind.QUANTITY:
            return ""
        if clause[-1].quantity.kind not in _FIGURES:
            return ""
        for index, token in enumerate(clause):
            if _may_name(token):
                if self._names_area(token.end):
                    plain = all(other.kind in (Kind.OTHER, Kind.CUE) for other in clause[index:-1])
                    return token.text if plain else ""
            elif not _may_lead(token):
                return ""
        return ""


def _may_name(token: Token) -> bool:
    """Whether a token may be, or close, the name of an area."""
    return token.kind is Kind.OTHER or (token.cue is Cue.WHERE and token.text in rule_words().area_ends)


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
        for mention in reading.mentions
        if mention.label == Label.REGION and mention.text[:2] != own.name[:2]
    }
