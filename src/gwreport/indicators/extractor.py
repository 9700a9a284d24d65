"""Mentions of statistical indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gwreport.indicators.catalogue import Entry, Form, IndicatorCatalogue, default_catalogue
from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Indicator, Label, Mention
from gwreport.span import Span

_YEAR = re.compile(r"(?:\d{4}|[全当去今])年$")
_BROKEN_OFF = re.compile(r"[。；;！？]|(?<![增减丰稳高])产")  # the sentence ends, or another product follows
_REACH = 24  # characters between a subject and a name that is short for its indicator


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

    def __init__(self, catalogue: IndicatorCatalogue | None = None) -> None:
        self.catalogue = catalogue

    def extract(self, reading: Reading) -> Iterable[Mention[Indicator] | Diagnostic]:
        """The mentions of indicators in the order of the text; ``rule`` says how the form is used."""
        text = reading.text
        catalogue = self._catalogue(reading)
        counted = {mention.span.end for mention in reading.mentions if mention.label == Label.QUANTITY}
        found = []
        subject: tuple[str, int] | None = (
            None  # the last one that a shortened name may belong to, and its end
        )
        place = reading.metadata.region
        own = catalogue.guard.own_words(reading.metadata.level, None if place is None else place.name)
        for start, end, form in catalogue.find(text):
            id = form.id
            if id is None or (form.use == "tail" and not _continues(text, subject, id, start)):
                continue
            subject = id, end
            if form.use == "head" or not catalogue.stands_for_it(text, end, form):
                continue
            entry = catalogue[id]
            after_figure = start in counted
            if (
                _is_counted(text, start, entry)
                if after_figure
                else catalogue.stands_free(text, start, form, own)
            ):
                rule = f"indicator.{_use(form)}"
                found.append(Mention(Span(start, end), form.text, Label.INDICATOR, entry.indicator, rule))
        return found

    def _catalogue(self, reading: Reading) -> IndicatorCatalogue:
        """Its own catalogue where it has one, else that of the pipeline, else the built-in one."""
        if self.catalogue is not None:
            return self.catalogue
        return default_catalogue() if reading.indicators is None else reading.indicators


def _use(form: Form) -> str:
    """How a form names its indicators."""
    return "compound" if form.members else form.use


def _is_counted(text: str, start: int, entry: Entry) -> bool:
    """Whether a quantity before counts the indicator; 30家规模以上工业企业增加值 is of those firms only."""
    return entry.indicator.dimension != "money" or text[start - 1] not in "家户"


def _continues(text: str, subject: tuple[str, int] | None, id: str, start: int) -> bool:
    """Whether a shortened name of ``id`` at ``start`` opens a clause soon after its subject, in one sentence.

    A year may be before it (粮食连年增产，2021年产量达5万吨).
    """
    if subject is None or subject[0] != id:
        return False
    if text[start - 1] == "年":
        year = _YEAR.search(text, max(0, start - 5), start)
        start = start if year is None else year.start()
    return (
        start - subject[1] <= _REACH
        and text[start - 1] in "、，,和"
        and _BROKEN_OFF.search(text, subject[1], start) is None
    )
