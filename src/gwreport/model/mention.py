"""A place in the text that means something."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from attrs import frozen

from gwreport.pickling import by_fields
from gwreport.span import Span

V = TypeVar("V", covariant=True)


class Label(StrEnum):
    """The labels of the built-in extractors; a plug-in may use others."""

    QUANTITY = "QUANTITY"
    TIME = "TIME"
    INDICATOR = "INDICATOR"
    REGION = "REGION"
    ORG = "ORG"
    PERSON = "PERSON"
    FACILITY = "FACILITY"
    POLICY = "POLICY"
    DOCUMENT = "DOCUMENT"
    EVENT = "EVENT"


ENTITY_LABELS = frozenset(
    {Label.REGION, Label.ORG, Label.PERSON, Label.FACILITY, Label.POLICY, Label.DOCUMENT, Label.EVENT}
)


@frozen
class Subject:
    """What a quantity counts or measures, and the verb that leads to it as printed; None for none."""

    span: Span | None = None
    verb: str | None = None


@frozen
class Mention(Generic[V]):
    """A span of the clean text, its label, what it means and the rule that found it.

    A quantity also has a ``subject``, what it counts or measures, as a span of the clean text and as text,
    and the ``verb`` that leads to it (增长, 新建) as printed; each is None where the text names none, and for
    any other mention.
    """

    span: Span
    text: str
    label: str
    value: V
    rule: str
    subject: Span | None = None
    subject_text: str | None = None
    verb: str | None = None

    __reduce__ = by_fields
