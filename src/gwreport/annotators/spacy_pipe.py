"""The factory ``gwreport`` of spaCy: ``nlp.add_pipe("gwreport")`` reads each document as one report.

spaCy finds it by the entry point ``spacy_factories``; nothing has to be imported. Needs the extra ``spacy``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gwreport.annotators.marks import meaning
from gwreport.model import Mention, Report
from gwreport.optional import import_package
from gwreport.pipeline import Pipeline, default_pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_FACTORY = "gwreport"


class GwreportComponent:
    """Fills ``doc.spans["gwreport"]`` with the mentions, and ``doc._.gwreport`` with the report.

    A span has the label of its mention and, as ``id_``, what it means in words. Places are those of the text
    of the document, which is left as it is. ``alignment`` says what becomes of a mention that ends within a
    token: ``expand`` takes the token in, ``contract`` leaves it out, ``strict`` the mention.
    """

    def __init__(self, *, key: str, alignment: str, pipeline: Pipeline | None = None) -> None:
        self.key = key
        self.alignment = alignment
        self.pipeline = pipeline or default_pipeline()
        tokens = import_package("spacy", "a component of spaCy", "spacy").tokens
        if not tokens.Doc.has_extension(_FACTORY):
            tokens.Doc.set_extension(_FACTORY, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The document with its mentions."""
        report = self.pipeline.parse(doc.text)
        doc.spans[self.key] = list(self._spans(doc, report))
        doc._.gwreport = report
        return doc

    def _spans(self, doc: Doc, report: Report) -> Iterable[Span]:
        for mention in report.mentions:
            span = self._span(doc, report, mention)
            if span is not None:
                yield span

    def _span(self, doc: Doc, report: Report, mention: Mention[Any]) -> Span | None:
        place = report.to_source(mention.span)
        span: Span | None = doc.char_span(
            place.start,
            place.end,
            label=str(mention.label),
            span_id=meaning(mention),
            alignment_mode=self.alignment,
        )
        return span


def make_component(nlp: Language, name: str, key: str, alignment: str) -> GwreportComponent:
    """What ``nlp.add_pipe("gwreport")`` makes."""
    return GwreportComponent(key=key, alignment=alignment)


def __getattr__(name: str) -> object:
    """``factory``, made when spaCy asks for it: this module can be imported without spaCy."""
    if name != "factory":
        raise AttributeError(name)
    language = import_package("spacy.language", "a component of spaCy", "spacy")
    register = language.Language.factory(
        _FACTORY, default_config={"key": _FACTORY, "alignment": "expand"}, assigns=["doc._.gwreport"]
    )
    return register(make_component)
