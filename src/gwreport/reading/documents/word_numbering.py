"""The numbers that Word makes itself: 一、（一）1. of automatic lists, which no run of text holds.

A paragraph names a list and a level, by itself or by its style; the list's definition says how each level
counts and what surrounds the number (ECMA-376 part 1, 17.9). A number counts on until a paragraph of a higher
level of the same list comes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from gwreport.numerals import format_numeral

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanDigital2",
    }
)
#: Styles are based on each other no deeper than this.
_DEEPEST = 20
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@frozen
class ListLevel:
    """How a level of a list counts: from ``start``, in a ``form`` of Word, in a ``pattern`` (``（%1）``)."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""


def number_text(number: int, form: str) -> str:
    """A number in one of Word's forms; a form that no report uses is written in digits.

    >>> [number_text(12, form) for form in ("chineseCounting", "decimal", "upperRoman")]
    ['十二', '12', 'XII']
    """
    if form in _CHINESE:
        return format_numeral(number)
    if form in ("bullet", "none"):
        return ""
    if form == "decimalFullWidth":
        return str(number).translate(_WIDE)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x245F + number)
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in (*_ROMAN, *_ROMAN_SMALL):
        count, number = divmod(number, value)
        written += sign * count
    return written


class ListNumbers:
    """The counters of a document's lists, asked paragraph by paragraph in the order of the text.

    ``numbering`` is the root of ``word/numbering.xml``, ``styles`` that of ``word/styles.xml``; None where
    the document has none.
    """

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:  # noqa: ANN401 - lxml elements
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._family: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        if numbering is not None:
            self._read_lists(numbering)
        self._styles = _style_lists(styles) if styles is not None else {}

    def _read_lists(self, numbering: Any) -> None:  # noqa: ANN401 - an lxml element
        kinds = {
            kind.get(f"{_W}abstractNumId"): {
                int(level.get(f"{_W}ilvl", "0")): _level(level) for level in kind.iter(f"{_W}lvl")
            }
            for kind in numbering.iter(f"{_W}abstractNum")
        }
        for entry in numbering.iter(f"{_W}num"):
            name = entry.get(f"{_W}numId")
            kind = _value(entry, "abstractNumId")
            levels = dict(kinds.get(kind, {}))
            overrides = {}
            for override in entry.iter(f"{_W}lvlOverride"):
                at = int(override.get(f"{_W}ilvl", "0"))
                own = override.find(f"{_W}lvl")
                start = _value(override, "startOverride")
                level = _level(own) if own is not None else levels.get(at, ListLevel())
                overrides[at] = ListLevel(int(start), level.form, level.pattern) if start else level
            self._levels[name] = {**levels, **overrides}
            # Lists of one definition go on counting together, unless one of them starts anew.
            self._family[name] = f"{name}" if overrides else f"kind {kind}"

    def next(self, paragraph: Any) -> str:  # noqa: ANN401 - an lxml element
        """The number before a paragraph, "" where it has none; counts on."""
        name, depth = self._place(paragraph)
        levels = self._levels.get(name or "", {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._family[name or ""], [])
        while len(counts) <= depth:
            counts.append(levels.get(len(counts), ListLevel()).start - 1)
        del counts[depth + 1 :]
        counts[depth] += 1
        return _written(levels, counts, depth)

    def _place(self, paragraph: Any) -> tuple[str | None, int]:  # noqa: ANN401 - an lxml element
        """The list and level of a paragraph, by itself or by its style."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None, 0
        name: str | None
        name, depth = self._styles.get(_value(properties, "pStyle") or "", (None, 0))
        own = properties.find(f"{_W}numPr")
        if own is not None:
            name = _value(own, "numId") or name
            depth = int(_value(own, "ilvl") or depth)
        return (None if name == "0" else name), depth


def _written(levels: Mapping[int, ListLevel], counts: list[int], depth: int) -> str:
    """The number with what surrounds it; ``%2`` stands for the number of the second level."""
    form = levels[depth].form

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at >= len(counts):
            return ""
        return number_text(counts[at], levels.get(at, ListLevel()).form if at != depth else form)

    return "" if form in ("bullet", "none") else re.sub(r"%([1-9])", number, levels[depth].pattern)


def _value(parent: Any, name: str) -> str | None:  # noqa: ANN401 - an lxml element
    child = parent.find(f"{_W}{name}")
    value: str | None = None if child is None else child.get(f"{_W}val")
    return value


def _level(element: Any) -> ListLevel:  # noqa: ANN401 - an lxml element
    start, form, pattern = (_value(element, name) for name in ("start", "numFmt", "lvlText"))
    return ListLevel(int(start or 1), form or "decimal", pattern or "")


def _style_lists(styles: Any) -> dict[str, tuple[str, int]]:  # noqa: ANN401 - an lxml element
    """The list and level of each paragraph style, also through the style that it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str | None] = {}
    for style in styles.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId")
        based[name] = _value(style, "basedOn")
        numbers = style.find(f"{_W}pPr/{_W}numPr")
        number = None if numbers is None else _value(numbers, "numId")
        if number is not None:
            own[name] = number, int(_value(numbers, "ilvl") or 0)
    found = {}
    for name in based:
        at: str | None = name
        for _ in range(_DEEPEST):  # a damaged file may hold styles that are based on each other
            if at is None or at in own:
                break
            at = based.get(at)
        if at in own:
            found[name] = own[at]
    return found
