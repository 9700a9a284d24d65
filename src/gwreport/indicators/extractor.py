"""Mentions of statistical indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable
from sys import intern

from gwreport.indicators.catalogue import Form, IndicatorCatalogue, default_catalogue
from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Indicator, Label, Mention, QuantityKind
from gwreport.span import Span

_YEAR = re.compile(r"(?:\d{4}|[全当去今])年$")
_BROKEN_OFF = re.compile(r"[。；;！？]|(?<![增减丰稳高])产")  # the sentence ends, or another product follows
_CLAUSE = re.compile(r"[^，,。；;！？\n]*")
_REACH = 24  # characters between a subject and a name that is short for its indicator
_LONGEST_VERB = 10  # characters, with what may be between it and a figure
_BETWEEN_VERB_AND_FIGURE = "约近超了共"
_JOINING = "、和及"
_CLAUSE_ENDS = "，,。；;：:！？\n"
_LONGEST_LIST = 60  # characters between the verb that opens a list and a name in it
_LEADING = 5  # characters that may be before that verb: 全年, 今年累计


class IndicatorExtractor:
    """Finds the indicators of a catalogue: ``catalogue``, by default that of the pipeline.

    A form counts only where it names the whole: at the start of a clause, after a quantity
    (新增60家高新技术企业) or after a word that the catalogue allows there. After any other word it
    names a part (新能源发电量, 高技术制造业投资) and makes no mention.

    >>> reading = Reading("全市地区生产总值增长8%,新能源发电量增长9%。")
    >>> [(m.text, m.value.id) for m in IndicatorExtractor().extract(reading)]
    [('地区生产总值', 'gdp')]
    """

    name = "indicators"
    labels: frozenset[str] = frozenset({Label.INDICATOR})
    needs: frozenset[str] = frozenset({Label.QUANTITY})
    reads_mentions = False

    def __init__(self, catalogue: IndicatorCatalogue | None = None) -> None:
        self.catalogue = catalogue

    def extract(self, reading: Reading) -> Iterable[Mention[Indicator] | Diagnostic]:
        """The mentions of indicators in the order of the text; ``rule`` says how the form is used."""
        catalogue = self._catalogue(reading)
        names = _Names(reading, catalogue)
        # the last one that a shortened name may belong to, and its end
        subject: tuple[str, int] | None = None
        for start, end, form in catalogue.find(reading.text):
            id = form.id
            if id is None or (form.use == "tail" and not names.continues(subject, id, start)):
                continue
            subject = id, end
            if form.use == "head" or not catalogue.stands_for_it(reading.text, end, form):
                continue
            first = names.first(start, end, form)
            if first is not None:
                name = reading.text[first:end] if first < start else form.text
                rule = intern(f"indicator.{_use(form)}")
                yield Mention(Span(first, end), name, Label.INDICATOR, catalogue[id].indicator, rule)

    def _catalogue(self, reading: Reading) -> IndicatorCatalogue:
        """Its own catalogue where it has one, else that of the pipeline, else the built-in one."""
        if self.catalogue is not None:
            return self.catalogue
        return default_catalogue() if reading.indicators is None else reading.indicators


def _use(form: Form) -> str:
    """How a form names its indicators."""
    return "compound" if form.members else form.use


class _Names:
    """What decides where a name begins, and whether it names the whole."""

    def __init__(self, reading: Reading, catalogue: IndicatorCatalogue) -> None:
        place = reading.metadata.region
        self._text = reading.text
        self._catalogue = catalogue
        self._own = catalogue.guard.own_words(reading.metadata.level, None if place is None else place.name)
        quantities = reading.labelled(Label.QUANTITY)
        self._figures = {mention.span.end: mention.span.start for mention in quantities}  # by their ends
        # 九年 is no part of the name in 九年义务教育巩固率
        self._lengths = frozenset(m.span.start for m in quantities if m.value.kind is QuantityKind.DURATION)
        self._last: tuple[int, int, str] = (0, 0, "")  # of the last name: start, end, id

    def first(self, start: int, end: int, form: Form) -> int | None:
        """Where the name of a form begins, with all its qualifiers; None where it names a part."""
        stands = self._is_object if form.verbs else self._names_whole
        starts = self._catalogue.starts(self._text, start, form, self._last[1])
        first = min((at for at in starts if at not in self._lengths and stands(at, form)), default=None)
        if first is not None:
            self._last = first, end, form.id or ""
        return first

    def _names_whole(self, start: int, form: Form) -> bool:
        """Whether nothing is before a name but what may be; a quantity may where it counts the indicator.

        30家规模以上工业企业增加值 is of those firms only.
        """
        if start not in self._figures:
            return self._catalogue.stands_free(self._text, start, form, self._own)
        dimension = self._catalogue[form.id or ""].indicator.dimension
        return dimension != "money" or self._text[start - 1] not in "家户"

    def _is_object(self, start: int, form: Form) -> bool:
        """Whether one of its verbs is done to it: 新建学校5所, 新建5所学校; 新建学校5所、幼儿园2所."""
        text = self._text
        begin = self._figures.get(start, start)
        low = max(0, begin - _LONGEST_VERB)
        if text[low:begin].rstrip(_BETWEEN_VERB_AND_FIGURE).endswith(form.verbs):
            return True
        if form.verbs_behind and self._is_followed(start + len(form.text), form.verbs_behind):
            return True
        if not begin or text[begin - 1] not in _JOINING:
            return False
        _, end, id = self._last
        before = begin - 1
        if id == form.id and end in (before, self._figures.get(before)):
            return True
        return before in self._figures and self._goes_on_with(before, form.verbs)

    def _goes_on_with(self, end: int, verbs: tuple[str, ...]) -> bool:
        """Whether one of the verbs opens the clause of a list up to ``end``: 改造危房20户、户厕90座."""
        text, low = self._text, max(0, end - _REACH)
        opening = 1 + max(text.rfind(mark, low, end) for mark in _CLAUSE_ENDS)
        known = opening > 0 or low == 0  # the clause begins within reach
        return known and any(text.startswith(verbs, opening + gap) for gap in range(_LEADING))

    def _is_followed(self, end: int, verbs: tuple[str, ...]) -> bool:
        """Whether one of the verbs comes behind a name in its clause: 贫困人口5万人如期脱贫."""
        clause = _CLAUSE.match(self._text, end, end + _REACH)
        negations = tuple(self._catalogue.guard.negations)
        found = (clause[0].partition(verb) for verb in verbs) if clause else ()
        return any(verb and not before.endswith(negations) for before, verb, _ in found)

    def continues(self, subject: tuple[str, int] | None, id: str, start: int) -> bool:
        """Whether a short name of ``id`` at ``start`` opens a clause soon after its subject, in one sentence.

        A year may be before it (粮食连年增产，2021年产量达5万吨).
        """
        if subject is None or not (subject[0] == id or id in self._catalogue[subject[0]].leads):
            return False
        text = self._text
        if text[start - 1] == "年":
            year = _YEAR.search(text, max(0, start - 5), start)
            start = start if year is None else year.start()
        return (
            start - subject[1] <= _REACH
            and text[start - 1] in "、，,和"
            and _BROKEN_OFF.search(text, subject[1], start) is None
        )
