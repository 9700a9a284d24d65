"""Works alone, for who does not want bodies: a view of the one extractor of both."""

from __future__ import annotations

from gwreport.mentions.bodies.extractor import BodyExtractor
from gwreport.model import Label


class FacilityExtractor(BodyExtractor):
    """Finds works as :class:`BodyExtractor` does, without the bodies.

    Works without a name of their own (高速公路, 重大项目) and zones (开发区, 新区), which are regions, are no
    mentions.

    >>> from gwreport.interfaces import Reading
    >>> reading = Reading("沐河大桥二期建成通车,推进云湖至青川高速公路前期工作,新建水库3座。")
    >>> [m.text for m in FacilityExtractor().extract(reading)]
    ['沐河大桥二期', '云湖至青川高速公路']
    """

    name = "facilities"
    labels: frozenset[str] = frozenset({Label.FACILITY})
