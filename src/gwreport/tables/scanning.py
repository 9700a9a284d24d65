"""A pattern looked for only where a match can begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# What the parse tree of ``re`` calls things that take no character, so that what follows begins the match.
_EMPTY = frozenset({"AT", "ASSERT_NOT"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w"}
_FLAGS = re.UNICODE | re.MULTILINE | re.DOTALL | re.VERBOSE

#: The source of a character class for what a match can begin with, and whether it may take no character.
First = tuple[frozenset[str], bool]


class Scanner:
    """Finds what ``pattern.finditer`` finds, leaping to the characters that a match can begin with.

    ``re`` does so itself unless a pattern begins with a look around or a choice of long words: then it tries
    every place of the text, which takes ten times as long. The characters are derived from the parse tree of
    the pattern, which is private to ``re``: where it is not there or not understood, ``finditer`` is asked.

    >>> scanner = Scanner(re.compile("(?<![0-9])(?:今年|20[0-9]{2}年)"))
    >>> [match.group() for match in scanner.finditer("今年和2024年，12024年")]
    ['今年', '2024年']
    >>> scanner.first
    '[2今]'
    """

    __slots__ = ("_leap", "first", "pattern")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.first = first_characters(pattern)
        self._leap = None if self.first is None else re.compile(self.first)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in ``text[start:end]``, ordered and disjoint; a look-behind sees what is before."""
        stop = len(text) if end is None else end
        if self._leap is None:
            yield from self.pattern.finditer(text, start, stop)
            return
        leap, match = self._leap.search, self.pattern.match
        while (candidate := leap(text, start, stop)) is not None:
            start = candidate.start()
            found = match(text, start, stop)
            if found is None:
                start += 1
            else:
                yield found
                start = found.end()


def first_characters(pattern: re.Pattern[str]) -> str | None:
    """The source of a character class that every match begins with; None where there is none that is known.

    >>> first_characters(re.compile("(?=[a-c])x?[ab]")), first_characters(re.compile("x?"))
    ('[a-c]', None)
    """
    if pattern.flags & ~_FLAGS:
        return None
    parser = getattr(re, "_parser", None)
    try:
        tree = parser.parse(pattern.pattern, pattern.flags) if parser is not None else None
        found = None if tree is None or not tree.getwidth()[0] else _of_sequence(tree)
        if found is None or found[1] or not found[0]:
            return None
        first = f"[{''.join(sorted(found[0]))}]"
        re.compile(first)
    except (AttributeError, TypeError, ValueError, LookupError, re.error):  # another tree than the one known
        return None
    return first


def _of_sequence(nodes: Iterable[Any]) -> First | None:
    """What a sequence of nodes can begin with; None where that is not known."""
    before: frozenset[str] = frozenset()
    for name, argument in nodes:
        if str(name) == "ASSERT" and argument[0] == 1:
            ahead = _of_sequence(argument[1])
            if ahead is not None and not ahead[1] and not before:
                return ahead  # whatever follows begins with one of these
            continue
        found = _of_node(str(name), argument)
        if found is None:
            return None
        before |= found[0]
        if not found[1]:
            return before, False
    return before, True


def _of_node(name: str, argument: Any) -> First | None:  # noqa: ANN401 - a private tree
    """What one node can begin with."""
    if name in _EMPTY or (name == "ASSERT" and argument[0] == -1):
        return frozenset(), True
    if name in _REPEATS:
        least, _, inner = argument
        found = _of_sequence(inner)
        return None if found is None else (found[0], found[1] or not least)
    reader = _READERS.get(name)
    return None if reader is None else reader(argument)


def _of_group(argument: tuple[Any, int, int, Any]) -> First | None:
    """What a group can begin with, unless it has flags of its own."""
    _, added, removed, inner = argument
    return None if added or removed else _of_sequence(inner)


def _of_branches(argument: tuple[Any, Iterable[Any]]) -> First | None:
    first: frozenset[str] = frozenset()
    empty = False
    for branch in argument[1]:
        found = _of_sequence(branch)
        if found is None:
            return None
        first, empty = first | found[0], empty or found[1]
    return first, empty


def _of_class(items: Iterable[Any]) -> First | None:
    first: set[str] = set()
    for name, argument in items:
        if str(name) == "LITERAL":
            first.add(_character(argument))
        elif str(name) == "RANGE":
            first.add(f"{_character(argument[0])}-{_character(argument[1])}")
        elif str(name) == "CATEGORY" and str(argument) in _CLASSES:
            first.add(_CLASSES[str(argument)])
        else:
            return None
    return frozenset(first), False


def _character(code: int) -> str:
    return re.escape(chr(code))


_READERS: dict[str, Callable[[Any], First | None]] = {
    "LITERAL": lambda code: (frozenset({_character(code)}), False),
    "IN": _of_class,
    "BRANCH": _of_branches,
    "SUBPATTERN": _of_group,
    "ATOMIC_GROUP": _of_sequence,
}
