"""Bodies alone, for who does not want works: a view of the one extractor of both."""

from __future__ import annotations

from gwreport.mentions.bodies.extractor import BodyExtractor
from gwreport.model import Label


class OrganizationExtractor(BodyExtractor):
    """Finds bodies as :class:`BodyExtractor` does, without the works; the pair of both is read twice.

    >>> from gwreport.interfaces import Reading
    >>> reading = Reading("在市委领导下,青川理工大学落户,引进云湖电子等3家企业,沐河大桥开工。")
    >>> [m.text for m in OrganizationExtractor().extract(reading)]
    ['市委', '青川理工大学', '云湖电子']
    """

    name = "organizations"
    labels: frozenset[str] = frozenset({Label.ORG})
