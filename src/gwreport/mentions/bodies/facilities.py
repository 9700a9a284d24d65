"""Mentions of works: roads, railways, airports, plants, parks, bases, scenic areas, ports, projects."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.interfaces import Reading
from gwreport.mentions.bodies.reader import mentions_of, read_names
from gwreport.model import Diagnostic, Label, Mention


class FacilityExtractor:
    """Finds works that are named, with their stages and stretches.

    The value of a mention is the name as written. Works without a name of their own
    (高速公路, 重大项目) and zones (开发区, 新区), which are regions, are no mentions.

    >>> reading = Reading("沐河大桥二期建成通车,推进云湖至青川高速公路前期工作,新建水库3座。")
    >>> [m.text for m in FacilityExtractor().extract(reading)]
    ['沐河大桥二期', '云湖至青川高速公路']
    """

    name = "facilities"
    labels: frozenset[str] = frozenset({Label.FACILITY})

    def extract(self, reading: Reading) -> Iterable[Mention[str] | Diagnostic]:
        """The mentions in the order of the text; ``rule`` tells how each was found."""
        return mentions_of(Label.FACILITY, read_names(reading.text), reading.text)
