"""Whether a figure is told of the report's own place, or of a part of it or another place."""

from __future__ import annotations

from collections.abc import Sequence

from gwreport.interfaces import Reading
from gwreport.model import Label, Level, QuantityKind
from gwreport.statements.cues import Cue, CueTable
from gwreport.statements.dealing import kind_of
from gwreport.statements.tokens import Kind, Token

_OWN_WHOLE = {
    Level.NATIONAL: ("全国", "我国"),
    Level.PROVINCE: ("全省", "全区", "全自治区", "我省"),
    Level.PREFECTURE: ("全市", "全州", "全盟", "我市", "全地区"),
    Level.COUNTY: ("全县", "全区", "全旗", "我县", "我区"),
    Level.TOWNSHIP: ("全镇", "全乡", "我镇"),
}
_OWNERS = ("企业", "公司", "集团", "单位")
_FIGURES = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY})
_LEADING = frozenset({Cue.WHERE, Cue.AIM, Cue.FILL})
_AREA_ENDS = frozenset({"区", "县", "市", "镇"})


class Scope:
    """The words and names that tell the parts of a report's place."""

    def __init__(self, reading: Reading, cues: CueTable) -> None:
        self._text = reading.text
        self._cues = cues
        self._all_areas = (*cues.areas, *cues.towns)
        self._elsewhere = _other_places(reading)
        level = reading.metadata.level
        self._whole = () if level is None else _OWN_WHOLE.get(level, ())

    def opens_with_part(self, start: int) -> bool:
        """Whether the sentence at ``start`` opens with a part of the place."""
        return self._cues.opens_with_part(self._text[start : start + 20])

    def is_of_part(self, tokens: Sequence[Token], index: int, *, of_town: bool) -> bool:
        """Whether the subject right before the verb is a part of the place: 全市园区完成工业投资.

        ``of_town`` says that the indicator at ``index`` is told of the town as a rule (城区改造老旧小区).
        """
        for token in reversed(tokens[:index]):
            if token.kind is Kind.OTHER or (token.text in _AREA_ENDS and token.cue is Cue.WHERE):
                start = self._elsewhere.get(token.end)
                return self._names_area(token.end, town=not of_town) or (
                    start is not None and start <= token.start
                )
            if token.kind is not Kind.CUE or token.cue in (Cue.NEW, Cue.BASE, Cue.FROM):
                return token.kind is Kind.LIST and self._belongs(tokens, index)
        return False

    def _names_area(self, end: int, *, town: bool = False) -> bool:
        names = self._all_areas if town else self._cues.areas
        return self._text.endswith(names, max(0, end - 10), end)

    def _belongs(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a list began with what companies have: 外资企业的产值、利税和出口."""
        for at in range(index - 1, 0, -1):
            token, before = tokens[at], tokens[at - 1]
            if token.kind in (Kind.COMMA, Kind.BREAK, Kind.QUANTITY, Kind.INDICATOR):
                return False
            if token.text == "的" and before.kind is Kind.OTHER:
                return before.text.endswith(_OWNERS) or self._names_area(before.end)
            if token.kind is Kind.OTHER and before.kind is Kind.OTHER and self._names_area(before.end):
                return True  # 县域工业增加值和财政收入
        return False

    def clause_of_part(self, clause: Sequence[Token]) -> bool:
        """Whether a clause that ends tells figures of a part of the place: 全市开发区投资增长9%，…"""
        if len(clause) < 4 or clause[-1].kind is not Kind.QUANTITY or kind_of(clause[-1]) not in _FIGURES:
            return False
        for index, token in enumerate(clause):
            if token.kind is Kind.OTHER or (token.text in _AREA_ENDS and token.cue is Cue.WHERE):
                if self._names_area(token.end):
                    return all(other.kind in (Kind.OTHER, Kind.CUE) for other in clause[index:-1])
            elif token.kind is not Kind.TIME and not (token.cue in _LEADING or token.text == "实现"):
                return False
        return False

    def is_own_whole(self, measure: str) -> bool:
        """Whether a share is one of the report's own place, so that a part of it is told of: 占全市的70%."""
        return measure.removesuffix("总量") in self._whole


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
