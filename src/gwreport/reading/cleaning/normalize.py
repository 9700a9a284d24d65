"""Clean text: recorded repairs over a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrs import frozen

from gwreport.interfaces import Normalizer
from gwreport.model import Document, Repair, Source
from gwreport.reading.cleaning.gaps import Gaps
from gwreport.reading.cleaning.markup import layout_repairs
from gwreport.reading.cleaning.remarks import damage_remarks, repair_remarks, surrogate_remarks
from gwreport.reading.cleaning.repairs import apply_repairs, compose, disjoint
from gwreport.reading.splitting.crawl import Part
from gwreport.reading.splitting.openings import body_start
from gwreport.script.radicals import is_radical
from gwreport.script.traditional import folds
from gwreport.span import Span
from gwreport.tables.matching import any_of
from gwreport.tables.schema import load

#: Every repair that :class:`ReportNormalizer` knows, with what it does.
RULES: dict[str, str] = {
    "markup": "HTML tags, comments and entities, Markdown marks",
    "line-ending": "CR, CRLF, literal \\n and other line ends become a line feed",
    "line-break": "line breaks within a sentence or title",
    "paragraph": "wide gaps become line breaks in a text that lost them",
    "zero-width": "invisible characters",
    "blank": "no-break and other odd spaces become a space",
    "fullwidth": "full-width digits, letters and percent signs",
    "number-space": "spaces within a number, before its unit or before 以上",
    "space": "spaces between Chinese characters in running text",
    "zero-letter": "the letter O, a ring or a digit for 〇 in a Chinese year",
    "radical": "radicals and compatibility characters of PDF fonts are read as the characters they stand for",
    "traditional": "traditional characters are read as simplified ones, one for one",
    "scrubbed-word": "蕞 for 最 and 头部 for 第一, as some sites put to evade a word filter",
}
_LAYOUT = frozenset(("markup", "line-ending", "line-break", "paragraph", "zero-width", "blank"))

_FULLWIDTH: dict[int, int | str] = {
    **{c: c - 0xFEE0 for c in range(0xFF10, 0xFF5B)},
    ord("％"): "%",
    ord("﹪"): "%",
    ord("．"): ".",
    ord("，"): ",",
}


class ReportNormalizer:
    """The built-in repairs.

    ``rules`` names the repairs to make (see :data:`RULES`), all by default. Raises ``ValueError`` for a
    name that is none of them.

    >>> [r.rule for r in ReportNormalizer().repairs("各位代表：粮食总产增长６％以 上。")]
    ['fullwidth', 'number-space']
    >>> list(ReportNormalizer(rules=()).repairs("增长６％以 上。"))
    []
    """

    name = "report"

    def __init__(self, *, rules: Iterable[str] | None = None) -> None:
        self.rules = frozenset(RULES if rules is None else rules)
        unknown = self.rules.difference(RULES)
        if unknown:
            raise ValueError(f"unknown repair {min(unknown)!r}; expected some of {', '.join(RULES)}")
        self._sign = re.compile("[ ０-９Ａ-Ｚａ-ｚ％﹪．]")
        self._dirt = re.compile(
            "(?P<fullwidth>"
            "[０-９]{1,3}(?:，[０-９]{3}){1,6}(?![０-９，])(?:．[０-９]+)?％?"
            "|[０-９Ａ-Ｚａ-ｚ％﹪](?:[０-９Ａ-Ｚａ-ｚ％﹪]|．(?=[０-９0-9]))*"
            "|(?<=[0-9])．(?=[0-9])|(?<=[0-9０-９] )．(?= ?[0-9０-９])|(?<=[0-9０-９])．(?= [0-9０-９]))"
            r"|(?P<space>(?<=\S) {1,3}(?=\S))"
        )
        self._year = re.compile(
            "[一二三四五六七八九](?:(?<=[一二])[〇零○OoＯ0０一二三四五六七八九]{3}(?=年)|[○OＯ0０](?=年代))"
        )
        self._impostor = re.compile("[○OoＯ0０]+")
        self._scrubbed = _scrubbed_words()
        self._gaps = Gaps()

    def repairs(self, text: str, *, layout: Sequence[Repair] | None = None) -> tuple[Repair, ...]:
        """Ordered, disjoint repairs of ``text``.

        ``layout`` are those of its layout where they are known already, and that it holds nothing in
        traditional script.
        """
        script = self._asked_for(script_repairs(text)) if layout is None else []
        plain = apply_repairs(text, script)[0] if script else text
        if layout is None and self.rules & _LAYOUT:
            layout = layout_repairs(plain)
        lines = self._asked_for(layout or ())
        middle = apply_repairs(plain, lines)[0] if lines else plain
        reading = [r for r in self._asked_for(self._reading(middle)) if r.span.of(middle) != r.text]
        return compose(script, plain, compose(lines, middle, reading))

    def _asked_for(self, repairs: Iterable[Repair]) -> list[Repair]:
        return [repair for repair in repairs if repair.rule in self.rules]

    def _reading(self, text: str) -> list[Repair]:
        """How the characters of plain lines are to be read."""
        found = list(self._zeros(text))
        body = body_start(text, 0)
        end = 0
        for sign in self._sign.finditer(text):
            m = self._dirt.match(text, sign.start()) if sign.start() >= end else None
            if m is None:
                continue
            end = m.end()
            if m.lastgroup == "space":
                rule = self._gaps.rule(text, m.start(), m.end(), body)
                if rule:
                    found.append(Repair(Span(m.start(), m.end()), "", rule))
            else:
                found.append(Repair(Span(m.start(), m.end()), m.group().translate(_FULLWIDTH), "fullwidth"))
        if self._scrubbed[0][0].search(text):
            for written, meant in self._scrubbed:
                found += (Repair(Span(*m.span()), meant, "scrubbed-word") for m in written.finditer(text))
        return disjoint(found)

    def _zeros(self, text: str) -> Iterator[Repair]:
        """The zeros of Chinese years."""
        for year in self._year.finditer(text):
            for m in self._impostor.finditer(text, year.start(), year.end()):
                yield Repair(Span(m.start(), m.end()), "〇" * len(m.group()), "zero-letter")


def script_repairs(text: str) -> list[Repair]:
    """The radicals and traditional characters of a text, each to be read as a simplified one."""
    return [
        Repair(Span(at, at + 1), character, "radical" if is_radical(text[at]) else "traditional")
        for at, character in folds(text)
    ]


@frozen
class _Scrubbed:
    """A word as it is written in a scrubbed text and what it stands for, with what (not) follows it."""

    written: str
    meant: str
    unless: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        no = f"(?!{any_of(self.unless)})" if self.unless else ""
        yes = f"(?={any_of(self.before)})" if self.before else ""
        return re.compile(re.escape(self.written) + no + yes)


@frozen
class _ScrubbedWords:
    word: tuple[_Scrubbed, ...]


@cache
def _scrubbed_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words of ``scrubbed.toml`` and what they stand for; the first tells a scrubbed text."""
    rows = load(_ScrubbedWords, "reading/cleaning/scrubbed.toml").word
    return tuple((row.pattern, row.meant) for row in rows)


def clean(source: Source, part: Part, normalizer: Normalizer) -> Document:
    """The clean document of a part of a source."""
    dropped = [Repair(span, "", "boilerplate") for span in part.dropped]
    middle = apply_repairs(source.text, dropped, part.span)[0]
    if part.layout is not None and type(normalizer) is ReportNormalizer:
        found = normalizer.repairs(middle, layout=part.layout)
    else:
        found = tuple(normalizer.repairs(middle))
    repairs = compose(dropped, middle, found, part.span.start)
    text, offsets = apply_repairs(source.text, repairs, part.span)
    remarks = (*repair_remarks(repairs, offsets), *surrogate_remarks(text), *damage_remarks(text))
    return Document(source, part.span, part.kind, part.title, text, offsets, repairs, remarks)
