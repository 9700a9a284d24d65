"""Mentions of statistical indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gwreport.indicators.catalogue import IndicatorCatalogue, default_catalogue
from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Indicator, Label, Mention
from gwreport.span import Span

_YEAR = re.compile(r"(?:\d{4}|[全当去今])年$")
_BROKEN_OFF = re.compile(r"[。；;！？]|(?<![增减丰稳高])产")  # the sentence ends, or another product follows
_REACH = 24  # characters between a subject and a name that is short for its indicator


class IndicatorExtractor:
    """Finds the indicators of a catalogue.

    A form counts only where it names the whole: at the start of a clause, behind a quantity
    (新增60家高新技术企业) or behind a word that the catalogue allows there. Behind any other word it
    names a part (新能源发电量, 高技术制造业投资) and makes no mention.

    >>> reading = Reading("全市地区生产总值增长8%,新能源发电量增长9%。")
    >>> [(m.text, m.value.id) for m in IndicatorExtractor().extract(reading)]
    [('地区生产总值', 'gdp')]
    """

    name = "indicators"
    labels: frozenset[str] = frozenset({Label.INDICATOR})

    def __init__(self, catalogue: IndicatorCatalogue | None = None) -> None:
        self.catalogue = catalogue if catalogue is not None else default_catalogue()

    def extract(self, reading: Reading) -> Iterable[Mention[Indicator] | Diagnostic]:
        """The mentions of indicators in the order of the text; ``rule`` tells how the form is used."""
        text = reading.text
        catalogue = self.catalogue
        counted = {mention.span.end for mention in reading.mentions if mention.label == Label.QUANTITY}
        firms = {end for end in counted if text[end - 1] in "家户"}
        found = []
        head: tuple[str, int] | None = None  # the last subject that a shortened name may belong to
        for start, end, form in catalogue.find(text):
            id = form.one or (form.members[0] if form.members else None)
            if form.use == "tail" and not (head and head[0] == id and _continues(text, head[1], start)):
                continue
            if id is not None and form.use != "other":
                head = id, end
            if form.use == "head":
                continue
            if id is None or form.use == "other" or not catalogue.stands_for_it(text, end, form):
                continue
            if start in firms and catalogue[id].indicator.dimension == "money":
                continue  # 30家规模以上工业企业增加值: of those firms only
            if start not in counted and not catalogue.stands_free(text, start, catalogue[id].before):
                continue
            rule = f"indicator.{'compound' if form.members else form.use}"
            found.append(Mention(Span(start, end), form.text, Label.INDICATOR, catalogue[id].indicator, rule))
        return found


def _continues(text: str, head: int, start: int) -> bool:
    """Whether a shortened name at ``start`` opens a clause soon behind its subject, in the same sentence.

    A year may stand before it (粮食连年增产，2021年产量达5万吨).
    """
    if text[start - 1] == "年":
        year = _YEAR.search(text, max(0, start - 5), start)
        start = start if year is None else year.start()
    return (
        start - head <= _REACH
        and text[start - 1] in "、，,和"
        and _BROKEN_OFF.search(text, head, start) is None
    )
