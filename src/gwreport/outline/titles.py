"""Where a title ends: at the end of its line, before its first 。, or where the body is glued to it.

A glued title (``一、过去五年工作回顾过去五年,是…``) is parted from its body by a linear model over the
characters around each possible end, learned by ``tools/train_titles.py`` from reports whose headings
are on lines of their own (``outline/titles.json``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import frozen

from gwreport.outline.agreement import STOPS, EndChoice, look_of
from gwreport.outline.candidates import Style
from gwreport.script.marks import both_widths
from gwreport.tables.files import read_text

#: No title is longer than this.
LONGEST = 75
#: No title is shorter than this.
_SHORTEST = 2
#: As many characters are looked at.
WINDOW = 110
#: A candidate this far below the best one is out of the question.
MARGIN = 8.0
#: What speaks for 。 as the end of a title where the text kept its line breaks: more for a title of several
#: clauses, and enough to decide in the series of the lower levels, whose lines begin with the title's number.
LINED, LINED_CLAUSES, LINED_LOW = 3.0, 5.0, 20.0
#: What speaks for an end where a space is between title and body.
GAP = 4.0

_NO_START = STOPS | frozenset(both_widths("，：") + "、”’）)》%％")
_NO_END = frozenset(both_widths("，：") + "、“‘（(《")
_OPEN, _CLOSE = frozenset("“‘（(《"), frozenset("”’）)》")
_ALIKE = str.maketrans("0123456789０１２３４５６７８９,:;!?()", "0" * 20 + "，：；！？（）")
_MARK = re.compile("[，。！？；：、]")
_TRAIL = " \t\r\u3000\u00a0*#"

#: The names of the features, in the order in which :func:`features` gives them.
TEMPLATES = (
    "e1", "e2", "e3", "b1", "b2", "b3", "b4", "x2", "x21", "x12",
    "len", "len4", "clause", "clauses", "parallel", "rest", "rest_mark", "repeat", "stop", "stop_len",
    "starts", "ends", "binds", "binds_after", "binds_before",
)  # fmt: skip
_STYLE_KEYS = dict.fromkeys((Style.PLAIN, Style.PART, Style.CHAPTER, Style.DIVISION, Style.HAN), "h")
_UNKNOWN = ("i", "i", "a")


@frozen(eq=False)
class TitleModel:
    """The learned weights.

    ``tables`` holds one table of weights for each name in :data:`TEMPLATES`; ``bigrams`` three levels for
    each frequent bigram: how much more often than elsewhere it starts a sentence, ends a clause, and how
    firmly its characters belong together (letters, ``i`` is neutral). ``joint`` weighs the votes of the
    other titles (see ``agreement``).
    """

    tables: tuple[Mapping[str, float], ...]
    bigrams: Mapping[str, tuple[str, str, str]]
    joint: tuple[float, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> TitleModel:
        """Read the compact form of ``outline/titles.json``."""
        tables = []
        weights = data["weights"]
        for name in TEMPLATES:
            table: dict[str, float] = {}
            for level, keys in weights[name].items():
                for key in keys.split("\t"):
                    table[key] = int(level) / 10
            tables.append(table)
        packed = data["bigrams"]
        joint = data["joint"]
        bigrams = {
            packed[at : at + 2]: (packed[at + 2], packed[at + 3], packed[at + 4])
            for at in range(0, len(packed), 5)
        }
        return cls(tuple(tables), bigrams, tuple(joint))

    def score(self, keys: Sequence[str]) -> float:
        """The score of a title end with these features."""
        return sum([table.get(key, 0.0) for table, key in zip(self.tables, keys, strict=True)])


@cache
def title_model() -> TitleModel:
    """The model that comes with the library."""
    return TitleModel.from_data(json.loads(read_text("outline/titles.json")))


def line_title(line: str) -> str | None:
    """The title of a line that holds nothing else, without its 。; None where a body follows in the line.

    >>> line_title("加快发展。"), line_title("加快发展。投资增长"), line_title("加快发展")
    ('加快发展', None, '加快发展')
    """
    bare = line.rstrip(_TRAIL)
    if bare.endswith("。"):
        bare = bare[:-1]
    return bare if len(bare) <= LONGEST and "。" not in bare else None


def style_key(style: Style) -> str:
    """How the features name a style of numbering."""
    return _STYLE_KEYS.get(style, "p")


def possible_ends(window: str) -> list[int]:
    """Where a title that begins ``window`` may end: between characters, before the first 。, or at the end.

    >>> possible_ends("工作回顾，“一”年。是")
    [2, 3, 8, 9]
    """
    ends: list[int] = []
    depth = 0
    before = ""
    for at, char in enumerate(window[: LONGEST + 1]):
        if depth <= 0 and char in STOPS:
            return [*ends, at] if at >= _SHORTEST else ends
        if at >= _SHORTEST and depth <= 0 and _may_part(before, char):
            ends.append(at)
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
        before = char
    if _SHORTEST <= len(window) <= LONGEST:
        ends.append(len(window))
    return ends


def _may_part(before: str, after: str) -> bool:
    """Whether a title may end between two characters: not before a mark, after a comma, or in a number."""
    if before in _NO_END or after in _NO_START:
        return False
    return not (before.isdigit() and (after.isdigit() or after in ".年．"))


def features(
    window: str, ends: Sequence[int], style: str, bigrams: Mapping[str, tuple[str, str, str]]
) -> Iterator[tuple[str, ...]]:
    """For each possible end of the title, one key for each of :data:`TEMPLATES`."""
    text = window.translate(_ALIKE)
    size = len(window)
    shapes = _shapes(text)
    for end in ends:
        title, body = text[:end], text[end : end + 4]
        e2, b2, x2 = title[-2:], body[:2], text[end - 1 : end + 1]
        clauses, clause, before, rest, mark = shapes[end]
        stop = "M" if end >= size else "E" if window[end] in STOPS else "I"
        repeat = "0"
        if len(b2) == 2 and b2 in title:
            repeat = "4" if len(body) == 4 and body in title else "3" if body[:3] in title else "2"
        length = min(end, 60)
        before_level = bigrams.get(e2, _UNKNOWN)
        after_level = bigrams.get(b2, _UNKNOWN)
        yield (
            title[-1:], e2, title[-3:], body[:1], b2, body[:3], body, x2, e2 + body[:1], title[-1:] + b2,
            f"{style}{length}", f"{style}{length // 4}", f"{min(clauses, 3)}:{min(clause, 20)}",
            f"{style}{min(clauses, 4)}",
            f"{min(clauses, 2)}:{max(-8, min(8, clause - before))}" if clauses else "",
            str(rest), f"{mark}{rest // 3}", repeat, stop, f"{style}{length // 3}" if stop == "E" else "",
            after_level[0], before_level[1], bigrams.get(x2, _UNKNOWN)[2], after_level[2], before_level[2],
        )  # fmt: skip


def _shapes(text: str) -> list[tuple[int, int, int, int, str]]:
    """For each position: commas before it, lengths of its clause up to it and of the one before.

    Then how far the next mark is, and the mark itself, "-" where there is none.
    """
    shapes: list[tuple[int, int, int, int, str]] = []
    clauses, last, before = 0, -1, 0
    mark = -2
    for at in range(len(text) + 1):
        if mark < at and mark != -1:
            found = _MARK.search(text, at)
            mark = found.start() if found else -1
        if mark < 0:
            shapes.append((clauses, at - last - 1, before, 18, "-"))
        else:
            shapes.append((clauses, at - last - 1, before, min(mark - at, 18), text[mark]))
        if text[at : at + 1] == "，":
            clauses, before, last = clauses + 1, at - last - 1, at
    return shapes


def choice_of(
    window: str, style: str, model: TitleModel, stop: float = 0.0, gaps: Collection[int] = ()
) -> EndChoice | None:
    """The ends in question for a title on its own; None where it cannot end at all.

    ``stop`` is what speaks for the first 。 as the end; ``gaps`` are the places in ``window`` where a space
    stood.
    """
    ends = possible_ends(window)
    if not ends:
        return None
    scores = [model.score(keys) for keys in features(window, ends, style, model.bigrams)]
    if stop and ends[-1] < len(window) and window[ends[-1]] in STOPS:
        scores[-1] += stop
    if gaps:
        scores = [score + GAP * (end in gaps) for end, score in zip(ends, scores, strict=True)]
    return narrowed(window, ends, scores)


def narrowed(window: str, ends: Sequence[int], scores: Sequence[float]) -> EndChoice:
    """The choice among the ends whose score is near the best."""
    floor = max(scores) - MARGIN
    kept = [(end, score) for end, score in zip(ends, scores, strict=True) if score >= floor]
    return EndChoice(
        tuple([end for end, _ in kept]),
        tuple([score for _, score in kept]),
        tuple([look_of(window, end) for end, _ in kept]),
    )
