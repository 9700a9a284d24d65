"""Clean text: recorded repairs over a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gwreport.interfaces import Normalizer
from gwreport.model import Document, Repair, Source
from gwreport.span import Span
from gwreport.text.crawl import Part
from gwreport.text.markup import layout_repairs
from gwreport.text.repairs import apply_repairs, compose, disjoint

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
_UNIT = "%％‰万亿千百十个年月日元美欧港日亩公吨斤担户人家项次名位台套米平立倍成座条处件辆册艘头只株张篇部种类级岁周天小分时期届里克标度瓦架所间栋片批起例宗场门支支股轮步期章节款分厘微毫兆"
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_COUNTED = frozenset("0123456789０１２３４５６７８９%％‰倍") | frozenset(_UNIT)
_CJK = "\u3400-\u9fff\uf900-\ufaff〇"


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
        unknown = self.rules - RULES.keys()
        if unknown:
            raise ValueError(f"unknown repair {min(unknown)!r}; expected some of {', '.join(RULES)}")
        self._dirt = re.compile(
            "(?P<fullwidth>"
            "[０-９]{1,3}(?:，[０-９]{3})+(?![０-９，])(?:．[０-９]+)?％?"
            "|[０-９Ａ-Ｚａ-ｚ％﹪](?:[０-９Ａ-Ｚａ-ｚ％﹪]|．(?=[０-９0-9]))*"
            "|(?<=[0-9])．(?=[0-9]))"
            r"|(?P<space>(?<=\S) {1,3}(?=\S))"
            "|(?P<scrubbed>蕞(?!尔))"
        )
        self._bound = re.compile("(?:以|之) ?[上下内外]|左右|上下|个")
        self._decimals = re.compile(r"[0-9]\. {1,3}[0-9]+[％%‰万亿]")
        self._number = re.compile(
            r"(?<![0-9.])[0-9](?: [0-9]){2,}(?![0-9.])|(?<![0-9.])[0-9]{1,3} [0-9]{3}(?=元|万|亿|吨|公顷)"
        )
        self._inner = re.compile(f"[{_CJK}A-Za-z0-9０-９Ａ-Ｚａ-ｚ％%“”（）()《》·、，；：]")
        self._year = re.compile(
            "[一二][〇零○OoＯ0０一二三四五六七八九]{3}(?=年)|[一二三四五六七八九][○OＯ0０](?=年代)"
        )
        self._impostor = re.compile("[○OoＯ0０]+")
        self._first = re.compile(
            "头部(?=[年步]|[个]?季度|要务|动力|资源|生产力|责任|方阵|时间|位[的，。、]|批[次]?[的，。、])"
        )
        self._address = re.compile("各位(?:代表|委员|同志)")
        self._heading = re.compile(
            r"[\s”]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.、．]"
            r"|第[一二三四五六七八九十]{1,3}[，、章节部]|[①-⑳]|[⑴-⒇])"
        )

    def repairs(self, text: str) -> tuple[Repair, ...]:
        """Ordered, disjoint repairs of ``text``."""
        layout = [r for r in layout_repairs(text) if r.rule in self.rules] if self.rules & _LAYOUT else []
        middle = apply_repairs(text, layout)[0] if layout else text
        reading = [r for r in self._reading(middle) if r.rule in self.rules and r.span.of(middle) != r.text]
        return compose(layout, middle, reading)

    def _reading(self, text: str) -> list[Repair]:
        """How the characters of plain lines are to be read."""
        found = list(self._zeros(text))
        address = self._address.search(text)
        body = address.start() if address else 0
        scrubbed = False
        for m in self._dirt.finditer(text):
            if m.lastgroup == "space":
                rule = self._space_rule(text, m.start(), m.end(), body)
                if rule:
                    found.append(Repair(Span(m.start(), m.end()), "", rule))
            elif m.lastgroup == "fullwidth":
                found.append(Repair(Span(m.start(), m.end()), m.group().translate(_FULLWIDTH), "fullwidth"))
            else:
                scrubbed = True
                found.append(Repair(Span(m.start(), m.end()), "最", "scrubbed-word"))
        if scrubbed:
            found += [
                Repair(Span(m.start(), m.end()), "第一", "scrubbed-word") for m in self._first.finditer(text)
            ]
        return disjoint(found)

    def _zeros(self, text: str) -> Iterator[Repair]:
        """The zeros of Chinese years."""
        for year in self._year.finditer(text):
            for m in self._impostor.finditer(text, year.start(), year.end()):
                yield Repair(Span(m.start(), m.end()), "〇" * len(m.group()), "zero-letter")

    def _space_rule(self, text: str, start: int, end: int, body: int) -> str | None:
        """The rule under which a gap between two characters is deleted, None where it stays."""
        left, right = text[start - 1], text[end]
        if left in _DIGITS:
            if right in _UNIT or self._bound.match(text, end):
                return "number-space"
            if right in _DIGITS:
                return "number-space" if self._spaced_out(text, start, end) else None
            if right == "." and text[end + 1 : end + 2].isdigit():
                return "number-space"
        elif (
            (left in "%％" and self._bound.match(text, end))
            or (left == "以" and right in "上下内外" and text[start - 2 : start - 1] in _COUNTED)
            or (left == "." and right in _DIGITS and self._decimals.match(text, start - 2))
        ):
            return "number-space"
        if start < body or not (self._inner.match(left) and self._inner.match(right)):
            return None
        return "space" if self._prose(text, start) else None

    def _spaced_out(self, text: str, start: int, end: int) -> bool:
        """Whether a gap between digits lies within one number: ``1 9 9 8``, ``34 065元``."""
        return any(
            m.start() < start and end < m.end()
            for m in self._number.finditer(text, max(0, start - 24), end + 24)
        )

    def _prose(self, text: str, place: int) -> bool:
        """Whether a place lies in running text, past any heading that its sentence begins with."""
        low = max(0, place - 200)
        begin = max(text.rfind(mark, low, place) for mark in "\n。！？")
        if begin >= 0 and self._heading.match(text, begin + 1):
            return False
        line = text.rfind("\n", low, place)
        stop = text.find("\n", place, place + 60)
        if line < 0:
            return low > 0 or self._prose_length(place, stop, text) > 40
        return self._prose_length(place, stop, text) + place - line > 40

    @staticmethod
    def _prose_length(place: int, stop: int, text: str) -> int:
        return (stop if stop >= 0 else min(len(text), place + 60)) - place


def clean(source: Source, part: Part, normalizer: Normalizer) -> Document:
    """The clean document of a part of a source."""
    dropped = [Repair(span, "", "furniture") for span in part.dropped]
    middle = apply_repairs(source.text, dropped, part.span)[0]
    repairs = compose(dropped, middle, tuple(normalizer.repairs(middle)), part.span.start)
    text, offsets = apply_repairs(source.text, repairs, part.span)
    return Document(source, part.span, part.kind, part.title, text, offsets, repairs, ())
