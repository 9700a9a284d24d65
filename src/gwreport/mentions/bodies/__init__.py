"""Mentions of bodies (ORG) and works (FACILITY), read together so that each name has one label.

In: the clean text alone. Out: mentions whose value is the name as written and whose rule is ``organization.``
or ``facility.`` and an id of ``names``; a head that names nothing has a refusal with an id too.

The flow: ``tables`` (the words of the three TOML files, a class each) → ``lexicon`` (heads, classes of
words, patterns) → ``words`` cuts what is before a head → ``heads`` judges each head: ``edges`` says where its
name begins, with ``stems`` for names without a word of their own and ``state`` for bodies of party and state
→ ``lists`` has names without a head → ``reader`` settles what overlaps → ``extractor``, with the views
``organizations`` and ``facilities``. ``kinds`` says what holds for which kind of head, ``names`` what is said
of one.

To grow: a new word goes into the list of its kind in a table; a new kind is one member of ``HeadKind``, the
sets in ``kinds`` that it belongs to and a list in a table; a new rule or refusal is one id in ``names``, a
function in ``edges`` or ``stems`` and a row in ``tests/mentions/test_bodies.py``. Nothing outside imports
more than the extractors and, for tables of one's own, ``BodyReader`` and ``body_tables``.
"""

from gwreport.mentions.bodies.extractor import BodyExtractor
from gwreport.mentions.bodies.facilities import FacilityExtractor
from gwreport.mentions.bodies.organizations import OrganizationExtractor
from gwreport.mentions.bodies.reader import BodyReader
from gwreport.mentions.bodies.tables import body_tables

__all__ = ["BodyExtractor", "BodyReader", "FacilityExtractor", "OrganizationExtractor", "body_tables"]
