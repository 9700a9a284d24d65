"""Words: tokens, counts, attention measures, keyword in context, and what one report takes over from another.

Words are cut by any :class:`gwreport.interfaces.Segmenter`; measures by word list count strings and need a
segmenter only for the denominator in words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache, lru_cache
from typing import Self, TypeAlias

from attrs import field, frozen

from gwreport.interfaces import Segmenter
from gwreport.model import Report, Section, SectionRole
from gwreport.script.clauses import sentences
from gwreport.span import Span
from gwreport.tables.files import read_lines
from gwreport.tables.matching import WordMatcher
from gwreport.tables.schema import load


@frozen
class Token:
    """A word of a report and the role of the section around it."""

    span: Span
    text: str
    role: SectionRole


def tokens(report: Report, segmenter: Segmenter) -> Iterator[Token]:
    """The words of a report in order, each with the role of the innermost section around it."""
    text = report.text
    for part, role in role_spans(report):
        for span in segmenter.segment(part.of(text)):
            place = span.shift(part.start)
            yield Token(place, place.of(text), role)


def role_spans(report: Report) -> Iterator[tuple[Span, SectionRole]]:
    """The text cut into stretches of one section role each, in order; what no section covers is ``other``."""
    at = 0
    for section in report.sections:
        if section.span.start > at:
            yield Span(at, section.span.start), SectionRole.OTHER
        yield from _role_spans(section)
        at = section.span.end
    if at < len(report.text):
        yield Span(at, len(report.text)), SectionRole.OTHER


def _role_spans(section: Section) -> Iterator[tuple[Span, SectionRole]]:
    at = section.span.start
    for child in section.children:
        if child.span.start > at:
            yield Span(at, child.span.start), section.role
        yield from _role_spans(child)
        at = child.span.end
    if at < section.span.end:
        yield Span(at, section.span.end), section.role


@cache
def stop_words() -> frozenset[str]:
    """The stop words shipped in ``analysis/stop_words.txt``: function words and the formulas of the genre."""
    return frozenset(read_lines("analysis/stop_words.txt"))


def term_counts(
    report: Report, segmenter: Segmenter, *, stop: frozenset[str] | None = None, shortest: int = 2
) -> dict[SectionRole, Counter[str]]:
    """How often each word of at least ``shortest`` characters occurs, by section role.

    ``stop`` are words to leave out; None means the shipped list.
    """
    left_out = stop_words() if stop is None else stop
    counts: dict[SectionRole, Counter[str]] = {}
    for token in tokens(report, segmenter):
        if len(token.text) >= shortest and token.text not in left_out and any(map(str.isalnum, token.text)):
            counts.setdefault(token.role, Counter())[token.text] += 1
    return counts


# ---- attention ----


Words: TypeAlias = "str | Iterable[str]"
"""Words to look for: a list of them, or one as a string."""


def _words(given: Words) -> tuple[str, ...]:
    """The words given; a string is one word, not its characters."""
    if isinstance(given, str):
        return (given,)
    words = tuple(given)
    for word in words:
        _refuse_unless_text(word)
    return words


def _refuse_unless_text(word: object) -> None:
    if not isinstance(word, str):
        raise TypeError(f"a word list holds {word!r}; expected words as str")


@frozen
class WordList:
    """A list of words for a topic, with the publication it comes from.

    ``words`` is a list of words, or a string that is one word. Raises ``ValueError`` for no words or an empty
    one, ``TypeError`` for what is no text.

    >>> WordList("energy", "新能源", "own", ["新能源", "光伏"]).words
    ('新能源', '光伏')
    """

    id: str
    name: str
    source: str
    words: tuple[str, ...] = field(converter=_words)

    @classmethod
    def of(cls, words: Words) -> Self:
        """A list of one's own words, without a publication; its id is the words."""
        own = _words(words)
        return cls("、".join(own), "、".join(own), "", own)

    def __attrs_post_init__(self) -> None:
        if not self.words or not all(self.words):
            raise ValueError(f"the word list {self.id!r} is empty or holds an empty word")

    def find(self, text: str) -> Iterator[Span]:
        """Where the words are in a text: longest word first, without overlaps."""
        for _, start, end in _matcher(self.words).find(text):
            yield Span(start, end)


@frozen
class _PublishedList:
    id: str
    name: str
    english: str
    source: str
    measure: str
    seen: str
    words: tuple[str, ...]


@frozen
class _PublishedLists:
    list: tuple[_PublishedList, ...]


@lru_cache(maxsize=64)
def _matcher(words: tuple[str, ...]) -> WordMatcher:
    return WordMatcher(words)


@cache
def word_lists() -> dict[str, WordList]:
    """The published word lists shipped in ``analysis/word_lists.toml``, by id."""
    rows = load(_PublishedLists, "analysis/word_lists.toml").list
    return {row.id: WordList(row.id, row.name, row.source, row.words) for row in rows}


@frozen
class Attention:
    """How much of a text goes to a topic.

    ``hits`` are occurrences of the list's words, ``hit_characters`` their length; the others are the
    denominators that the literature uses. ``words`` is None where no segmenter was given.
    """

    word_list: str
    hits: int
    hit_characters: int
    hit_sentences: int
    characters: int
    sentences: int
    words: int | None

    @property
    def per_word(self) -> Fraction | None:
        """Hits per word, the share that studies of government work reports use; None without a segmenter."""
        return Fraction(self.hits, self.words) if self.words else None

    @property
    def per_10k_characters(self) -> Fraction:
        """Hits per 10,000 characters that are not white space."""
        return Fraction(10_000 * self.hits, self.characters) if self.characters else Fraction(0)

    @property
    def sentence_share(self) -> Fraction:
        """The share of sentences with a hit."""
        return Fraction(self.hit_sentences, self.sentences) if self.sentences else Fraction(0)


def attention(
    report: Report,
    word_list: WordList | Words,
    *,
    roles: Iterable[SectionRole] | None = None,
    segmenter: Segmenter | None = None,
) -> Attention:
    """How much of a report, or of its sections of some roles, goes to the topic of a word list.

    ``word_list`` is one of :func:`word_lists`, a list of words, or one word as a string; ``roles`` are the
    sections to count in. ``segmenter`` cuts the text into words, for the share of words. Raises
    ``ValueError`` for an empty list or word.

    >>> import gwreport
    >>> attention(gwreport.parse("发展新能源。新能源汽车产销两旺。"), ["新能源"]).hits
    2
    """
    topic = word_list if isinstance(word_list, WordList) else WordList.of(word_list)
    wanted = None if roles is None else frozenset(roles)
    text = report.text
    hits = hit_characters = hit_sentences = characters = count = cut = 0
    for part, role in role_spans(report):
        if wanted is not None and role not in wanted:
            continue
        body = part.of(text)
        found = list(topic.find(body))
        hits += len(found)
        hit_characters += sum(map(len, found))
        characters += sum(map(len, body.split()))
        cut += sum(1 for span in segmenter.segment(body) if _is_word(span.of(body))) if segmenter else 0
        own = list(sentences(body))
        count += len(own)
        hit_sentences += _touched(own, found)
    return Attention(
        topic.id, hits, hit_characters, hit_sentences, characters, count, cut if segmenter else None
    )


def _is_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _touched(parts: list[Span], found: list[Span]) -> int:
    """How many of the parts a hit begins in; both lists are in order."""
    starts = iter(found)
    hit = next(starts, None)
    touched = 0
    for part in parts:
        while hit is not None and hit.start < part.start:
            hit = next(starts, None)
        touched += hit is not None and hit.start < part.end
    return touched


# ---- keyword in context ----


@frozen
class Line:
    """A hit with the text around it."""

    span: Span
    before: str
    hit: str
    after: str
    role: SectionRole


def keyword_in_context(report: Report, word: str, *, width: int = 20) -> Iterator[Line]:
    """Every occurrence of a word with ``width`` characters on either side, line breaks shown as spaces."""
    if not word:
        raise ValueError("a keyword needs at least one character")
    text = report.text
    for part, role in role_spans(report):
        at = text.find(word, part.start, part.end)
        while at >= 0:
            end = at + len(word)
            before, after = text[max(0, at - width) : at], text[end : end + width]
            yield Line(Span(at, end), before.replace("\n", " "), word, after.replace("\n", " "), role)
            at = text.find(word, end, part.end)


# ---- two reports ----


def similarity(one: Report, other: Report, segmenter: Segmenter) -> float:
    """The cosine of the word counts of two reports, 0 … 1 (stop words left out)."""
    a = sum(term_counts(one, segmenter).values(), Counter())
    b = sum(term_counts(other, segmenter).values(), Counter())
    product = sum(count * b[word] for word, count in a.items())
    norm = math.sqrt(sum(c * c for c in a.values()) * sum(c * c for c in b.values()))
    return product / norm if norm else 0.0


@frozen
class Reuse:
    """A passage that two reports share: its place in each, white space aside the same characters."""

    earlier: Span
    later: Span


def reused_passages(earlier: Report, later: Report, *, shortest: int = 13) -> tuple[Reuse, ...]:
    """The passages of ``shortest`` characters or more of ``later`` that are in ``earlier`` too.

    Each place of ``later`` belongs to one passage at most, the one that begins first. Time is linear.
    """
    if shortest < 2:
        raise ValueError("a passage needs at least two characters")
    old, new = earlier.text, later.text
    index: dict[str, int] = {}
    for at in range(len(old) - shortest + 1):
        index.setdefault(old[at : at + shortest], at)
    found: list[Reuse] = []
    at = 0
    while at <= len(new) - shortest:
        there = index.get(new[at : at + shortest])
        if there is None:
            at += 1
            continue
        length = shortest
        while (
            at + length < len(new) and there + length < len(old) and new[at + length] == old[there + length]
        ):
            length += 1
        found.append(Reuse(Span(there, there + length), Span(at, at + length)))
        at += length
    return tuple(found)


def reused_share(earlier: Report, later: Report, *, shortest: int = 13) -> Fraction:
    """The share of the characters of ``later`` that lie in reused passages."""
    passages = reused_passages(earlier, later, shortest=shortest)
    return Fraction(sum(len(p.later) for p in passages), len(later.text)) if later.text else Fraction(0)
