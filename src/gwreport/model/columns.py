"""The mentions of a report as columns: a quarter of the memory that the same mentions take as objects."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Any, Final

from attrs import frozen

from gwreport.model.mention import Mention
from gwreport.model.values import Indicator, Period, Quantity, Region
from gwreport.span import Span

_NUMBER: Final = "i"
_NOWHERE: Final = -1
_RECENT: Final = 8  # reports whose mentions are held as objects, so that asking again costs nothing
# Of two of one class that are equal and written alike one does for both.
_SHARED: Final = frozenset({Quantity, Period, Region, Indicator, str})


class _Value(Enum):
    """Stands for a value."""

    AS_WRITTEN = "as written"  # the text itself, as for most names


@frozen(eq=False)
class MentionColumns:
    """The mentions of a text as places in it, kinds and values; :meth:`mentions` gives what was put in.

    A mention that the columns cannot say, since its text is not that of its place or it is of a class of its
    own, and one that is kept as an object anyway stand among the values as they are. The numbers, subjects
    and verbs of ``with_subject`` … are those of the mentions that have a subject or a verb.
    """

    text: str
    kinds: tuple[tuple[str, str], ...]  # the labels and rules that occur
    kind_of: array[int]
    starts: array[int]
    ends: array[int]
    values: tuple[Any, ...]
    with_subject: array[int]
    subject_starts: array[int]
    subject_ends: array[int]
    verbs: tuple[str | None, ...]

    @classmethod
    def of(
        cls, text: str, mentions: Iterable[Mention[Any]], kept: Iterable[Mention[Any]] = ()
    ) -> MentionColumns:
        """The columns of some mentions; those that are ``kept`` elsewhere stay the objects that they are."""
        # A tuple: what is told apart by its identity must stay until all is written.
        all_of_them, objects = tuple(mentions), tuple(kept)
        writer = _ColumnWriter(text, {id(mention) for mention in objects})
        for mention in all_of_them:
            writer.add(mention)
        return writer.columns()

    def mentions(self) -> tuple[Mention[Any], ...]:
        """The mentions as objects."""
        return _mentions(self)

    def _read(self) -> Iterator[Mention[Any]]:
        text, kinds = self.text, self.kinds
        subjects = zip(self.subject_starts, self.subject_ends, self.verbs, strict=True)
        by_number = dict(zip(self.with_subject, subjects, strict=True))
        rows = zip(self.kind_of, self.starts, self.ends, self.values, strict=True)
        for number, (kind, start, end, value) in enumerate(rows):
            if isinstance(value, Mention):
                yield value
                continue
            label, rule = kinds[kind]
            written = text[start:end]
            meant = written if value is _Value.AS_WRITTEN else value
            if number not in by_number:
                yield Mention(Span(start, end), written, label, meant, rule)
                continue
            first, last, verb = by_number[number]
            subject = None if first == _NOWHERE else Span(first, last)
            of_subject = None if subject is None else subject.of(text)
            yield Mention(Span(start, end), written, label, meant, rule, subject, of_subject, verb)


@lru_cache(maxsize=_RECENT)
def _mentions(columns: MentionColumns) -> tuple[Mention[Any], ...]:
    return tuple(columns._read())


class _ColumnWriter:
    """Writes the mentions of a text down, one after the other."""

    def __init__(self, text: str, objects: set[int]) -> None:
        self._text = text
        self._objects = objects
        self._numbers: dict[tuple[str, int], int] = {}
        self._kinds: list[tuple[str, str]] = []
        self._known: dict[str, Any] = {}
        self._places: list[tuple[int, int, int]] = []
        self._values: list[Any] = []
        self._subjects: list[tuple[int, int, int]] = []
        self._verbs: list[str | None] = []

    def add(self, mention: Mention[Any]) -> None:
        """Write one mention down."""
        start, end = mention.span.start, mention.span.end
        written = self._text[start:end]
        value: object = mention
        if (
            type(mention) is Mention
            and mention.text == written
            and end <= len(self._text)
            and id(mention) not in self._objects
            and self._is_of_text(mention.subject, mention.subject_text)
        ):
            value = self._shared(mention, written)
            if value is not mention and (mention.subject is not None or mention.verb is not None):
                self._add_subject(mention.subject, mention.verb)
        if value is mention:
            start = end = 0  # it knows its place itself, which may be one that no column holds
        self._places.append((self._kind(mention.label, mention.rule), start, end))
        self._values.append(value)

    def _kind(self, label: str, rule: str) -> int:
        key = (rule, id(label))  # to hash a member of an enumeration takes long
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._kinds)
            self._kinds.append((label, rule))
        return number

    def _is_of_text(self, subject: Span | None, written: str | None) -> bool:
        """Whether the text of a subject is that of its place."""
        if subject is None:
            return written is None
        return subject.of(self._text) == written and subject.end <= len(self._text)

    def _shared(self, mention: Mention[Any], written: str) -> object:
        """What stands for the value of a mention: that of an earlier one that is written and means alike."""
        value = mention.value
        kind = type(value)
        if kind is str and value == written:
            return _Value.AS_WRITTEN
        if kind not in _SHARED:
            return mention if isinstance(value, Mention | _Value) else value
        known = self._known.setdefault(written, value)
        return known if known is value or (type(known) is kind and known == value) else value

    def _add_subject(self, subject: Span | None, verb: str | None) -> None:
        place = (_NOWHERE, _NOWHERE) if subject is None else (subject.start, subject.end)
        self._subjects.append((len(self._values), *place))
        self._verbs.append(verb)

    def columns(self) -> MentionColumns:
        """What was written."""
        kind_of, starts, ends = _columns(self._places)
        with_subject, subject_starts, subject_ends = _columns(self._subjects)
        return MentionColumns(
            self._text,
            tuple(self._kinds),
            kind_of,
            starts,
            ends,
            tuple(self._values),
            with_subject,
            subject_starts,
            subject_ends,
            tuple(self._verbs),
        )


def _columns(rows: list[tuple[int, int, int]]) -> Iterator[array[int]]:
    return (array(_NUMBER, [row[at] for row in rows]) for at in range(3))
