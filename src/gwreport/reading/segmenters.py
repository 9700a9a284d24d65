"""Words: adapters for jieba, pkuseg and rjieba, and a fallback without a dictionary.

A segmenter gives spans, so that nothing of the text is lost or moved. All adapters load their
dictionary when the first text is cut, keep it to themselves and know the words of ``domain_words.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, ClassVar

from gwreport.errors import DataTableError
from gwreport.optional import import_package, require_package
from gwreport.span import Span
from gwreport.tables.files import read_lines

__all__ = [
    "CallableSegmenter",
    "CharacterSegmenter",
    "JiebaSegmenter",
    "PkusegSegmenter",
    "RjiebaSegmenter",
    "align",
    "domain_words",
]

_WORDS_FILE = "reading/domain_words.txt"
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?\n]+|\Z)")
_CHARACTER = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*|\S")


@cache
def domain_words() -> tuple[str, ...]:
    """The words of government work reports that general dictionaries cut apart.

    Source: ``reading/domain_words.txt``, which jieba's ``load_userdict`` reads as well.
    Raises ``DataTableError`` for a line that is not one word.
    """
    words = [line.strip() for line in read_lines(_WORDS_FILE)]
    for word in words:
        if len(word.split()) != 1 or len(word) < 2:
            raise DataTableError(_WORDS_FILE, word, "expected one word of two or more characters per line")
    return tuple(words)


def align(words: Iterable[str], text: str) -> Iterator[Span]:
    """Where the words of ``text`` stand, in order.

    White space that a segmenter drops or keeps as a word of its own is passed over, also inside a
    word. Raises ``ValueError`` where a word is not what comes next in the text, or text is left over.

    >>> list(align(["云河县", "增长", "6%"], "云河县 增长6%"))
    [Span(start=0, end=3), Span(start=4, end=6), Span(start=6, end=8)]
    """
    at, end = 0, len(text)
    for word in words:
        if not word or word.isspace():
            continue
        while at < end and text[at].isspace():
            at += 1
        stop = at + len(word)
        if not text.startswith(word, at):
            stop = _walk(word, text, at)
        yield Span(at, stop)
        at = stop
    rest = text[at:].lstrip()
    if rest:
        raise ValueError(f"the words end before the text does: {rest[:20]!r} at {end - len(rest)} is left")


def _walk(word: str, text: str, at: int) -> int:
    """The end of ``word`` in ``text`` from ``at``, where one of them has white space that the other lacks."""
    stop = at
    for char in word:
        if char.isspace():
            continue
        while stop < len(text) and text[stop].isspace():
            stop += 1
        if stop == len(text) or text[stop] != char:
            raise ValueError(f"{word!r} is not what stands at {at}: {text[at : at + len(word)]!r}")
        stop += 1
    return stop


class CallableSegmenter:
    """Any function from text to words, as a segmenter.

    ``cut`` takes a text and gives its words in order; it may drop white space.

    >>> segmenter = CallableSegmenter("blank", str.split)
    >>> [span.of("一 二三") for span in segmenter.segment("一 二三")]
    ['一', '二三']
    """

    def __init__(self, name: str, cut: Callable[[str], Iterable[str]]) -> None:
        self.name = name
        self._cut = cut

    def segment(self, text: str) -> Iterator[Span]:
        """The words of ``text``; raises ``ValueError`` where the function changed or lost some of it."""
        return align(self._cut(text), text)


class CharacterSegmenter:
    """Each character a word, but numbers and Latin words whole: the fallback that needs no dictionary.

    >>> [span.of("GDP增长6.5%") for span in CharacterSegmenter().segment("GDP增长6.5%")]
    ['GDP', '增', '长', '6.5', '%']
    """

    name = "characters"

    def segment(self, text: str) -> Iterator[Span]:
        """The characters of ``text`` that are not white space."""
        for match in _CHARACTER.finditer(text):
            yield Span(*match.span())


class _DictionarySegmenter:
    """What the adapters share: words of the user, loading at first use, pickling without the dictionary."""

    name: ClassVar[str]

    def __init__(self, *, words: Iterable[str] | None = None) -> None:
        self.words: tuple[str, ...] | None = None if words is None else tuple(words)
        self._cutter: Callable[[str], Iterable[str]] | None = None

    def segment(self, text: str) -> Iterator[Span]:
        """The words of ``text``, white space left out.

        Raises ``MissingDependencyError`` where the package is not installed.
        """
        if self._cutter is None:
            self._cutter = self._load(domain_words() if self.words is None else self.words)
        return align(self._cutter(text), text)

    def require_installed(self) -> None:
        """Raise ``MissingDependencyError`` where the package is not installed; nothing is imported."""
        require_package(self.name, f"word segmentation with {self.name}", self.name)

    def _load(self, words: Iterable[str]) -> Callable[[str], Iterable[str]]:
        raise NotImplementedError

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_cutter": None}


class JiebaSegmenter(_DictionarySegmenter):
    """Words by jieba, from a dictionary of its own; jieba's global one stays as it is.

    ``words`` are added to jieba's dictionary, by default :func:`domain_words`. ``hmm`` lets jieba
    guess words that the dictionary does not hold.
    """

    name = "jieba"

    def __init__(self, *, words: Iterable[str] | None = None, hmm: bool = True) -> None:
        super().__init__(words=words)
        self.hmm = hmm

    def _load(self, words: Iterable[str]) -> Callable[[str], Iterable[str]]:
        jieba = import_package("jieba", "word segmentation with jieba", "jieba")
        tokenizer = jieba.Tokenizer()
        with _quiet("jieba"):
            tokenizer.initialize()
        for word in words:
            tokenizer.add_word(word)
        cut: Callable[..., Iterable[str]] = tokenizer.cut
        return lambda text: cut(text, HMM=self.hmm)


class RjiebaSegmenter(_DictionarySegmenter):
    """Words by rjieba, jieba's algorithm in Rust (extra ``rjieba``)."""

    name = "rjieba"

    def __init__(self, *, words: Iterable[str] | None = None, hmm: bool = True) -> None:
        super().__init__(words=words)
        self.hmm = hmm

    def _load(self, words: Iterable[str]) -> Callable[[str], Iterable[str]]:
        rjieba = import_package("rjieba", "word segmentation with rjieba", "rjieba")
        tokenizer = rjieba.Jieba()
        for word in words:
            tokenizer.add_word(word, None, None)
        return lambda text: _lengths(tokenizer.cut(_SURROGATE.sub("\ufffd", text), self.hmm), text)


class PkusegSegmenter(_DictionarySegmenter):
    """Words by pkuseg 0.0.25 with the model that it carries (extra ``pkuseg``).

    pkuseg drops white space; the spans here still refer to the text as given. It is asked sentence
    by sentence, which keeps the time linear in texts of one line.
    """

    name = "pkuseg"

    def _load(self, words: Iterable[str]) -> Callable[[str], Iterable[str]]:
        pkuseg = import_package("pkuseg", "word segmentation with pkuseg", "pkuseg")
        tokenizer = pkuseg.pkuseg(user_dict=list(words))

        def cut(text: str) -> Iterator[str]:
            for match in _SENTENCE.finditer(text):
                if match[0]:
                    yield from tokenizer.cut(match[0])

        return cut


def _lengths(words: Iterable[str], text: str) -> Iterator[str]:
    """The slices of ``text`` that are as long as ``words``, which came from a text with substitutes."""
    at = 0
    for word in words:
        yield text[at : at + len(word)]
        at += len(word)


@contextmanager
def _quiet(logger_name: str) -> Iterator[None]:
    """Keep a logger still that would write to stderr."""
    import logging

    logger = logging.getLogger(logger_name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
