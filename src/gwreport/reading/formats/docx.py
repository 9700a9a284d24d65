"""Word documents (.docx): the reader; ``word`` takes their paragraphs, ``word_numbering`` their numbers."""

from __future__ import annotations

from gwreport.errors import FormatError, GwReportError
from gwreport.model import PlaceKind, Source
from gwreport.reading.documents.containers import check_container, part_names
from gwreport.reading.documents.extracted import extracted_source
from gwreport.reading.formats.registry import FormatKind, InputFormat

_KIND = "a Word document (.docx)"


class DocxReader:
    """Word documents, recognised by the parts of their container. Needs the extra ``docx``."""

    name = "docx"
    suffixes = frozenset((".docx", ".docm", ".dotx"))

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes are a container with a Word document in it."""
        return "word/document.xml" in part_names(data)

    def read(self, data: bytes, name: str) -> Source:
        """The paragraphs, a line each; places are paragraphs, counted from 1 with the empty ones.

        Raises ``MissingDependencyError`` without ``python-docx``, ``FormatError`` for a file that is broken,
        encrypted or unpacks to more than the limits.
        """
        from gwreport.reading.documents.word import word_paragraphs

        check_container(data, name, _KIND)
        try:
            paragraphs = list(word_paragraphs(data))
        except GwReportError:
            raise
        except Exception as error:  # what python-docx and lxml raise for broken parts has no common root
            raise FormatError(name, _KIND, f"{type(error).__name__}: {error}") from None
        return extracted_source(enumerate(paragraphs, 1), name, PlaceKind.PARAGRAPH)


FORMAT = InputFormat(FormatKind.DOCUMENT, DocxReader())
