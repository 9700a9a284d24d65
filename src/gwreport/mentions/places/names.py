"""Names of divisions, areas and states in a text: where they stand and which place they mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from gwreport.gazetteer.regions import NATION, RANK, Division, code_prefix, region_table
from gwreport.interfaces import Reading
from gwreport.mentions.places.words import HAN, SIDES, place_words
from gwreport.model import Level, Region

# How long after its end (or before its start) a name may still be used of a place.
_FULL_SLACK, _SHORT_SLACK = 12, 5
_SENTENCE_END = re.compile(r"[。！？；\n]")
_AND = "、和及与"
_CLASSIFIERS = "项个条座家区县市镇乡村户处所"
_BEFORE, _BEHIND = "在至到赴从起与和及向由", "和与及等至到市县区的在"
_EDGES = "、和及与，。；：,;:（(《“\n 在"
_LIST_GOES_ON = re.compile(r"[、和及与，。；,;）)”\s\d]|等|[两三四五六七八九十]|$")
_COMPASS = ("东至", "西至", "南至", "北至")  # 东起甲县西至乙县
_IS_HAN = re.compile(HAN)
_BANNERS = "15"  # the code of the region whose counties are banners


class Need(IntEnum):
    """What a name needs about it to be read as a place."""

    NOTHING = 0  # only that no other word holds both its edges
    CLEAR = 1  # that no other word holds either edge
    FREE = 2  # besides, that it begins a run of characters
    EDGE = 3  # that it is a run of characters, or another place beside it
    LIST = 4  # another place beside it
    INSIDE = 5  # right behind the place that it lies in


class Found(NamedTuple):
    """A place in the text."""

    start: int
    end: int
    region: Region
    rule: str


class NameReader:
    """Reads the names of one report: its year and its own place decide what a name means."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.year = reading.metadata.year
        own = reading.metadata.region
        self.own_name = own.name if own is not None else ""
        code = None if own is None else own.adcode or own.parent
        self.own_code = code if code and code != NATION else None
        level = reading.metadata.level
        self.local = level in (Level.TOWNSHIP, Level.COUNTY)
        self._meanings: dict[str, tuple[tuple[Division, ...], Need] | None] = {}

    def find(self) -> list[Found]:
        """The places in order, disjoint; a place behind the one that it lies in is joined with it."""
        words, text = place_words(), self.text
        out: list[Found] = []
        taken = 0  # up to where the text belongs to a place, or to a name that begins with one (丹东港)
        for _, start, _ in words.starts.find(text):
            if start < taken:
                continue
            before = out[-1] if out and out[-1].end == start else None
            for name in words.by_start[text[start : start + 2]]:
                if not text.startswith(name, start):
                    continue
                if self._has_tail(start, start + len(name)):
                    taken = start + (len(name) if name not in words.ordinary else 1)
                    break
                found = self._read(name, start, before, out)
                if found is not None:
                    if before is not None and _lies_in(found.region, before.region):
                        out.pop()
                        found = found._replace(start=before.start)
                    out.append(found)
                    taken = found.end
                    break
        return self._with_lists(out)

    def _has_tail(self, start: int, end: int) -> bool:
        """Whether what follows makes the name a part of another one; not 西至 in 东起甲县西至乙县."""
        words = place_words()
        if self.text[end : end + 1] not in words.tail_starts or words.tails.match(self.text, end) is None:
            return False
        return not (self.text.startswith(_COMPASS, end) and start > 0 and self.text[start - 1] in "起至")

    def _read(self, name: str, start: int, before: Found | None, out: list[Found]) -> Found | None:
        """The place that a name at a position stands for, None where it is no place."""
        words, text, end = place_words(), self.text, start + len(name)
        if self._in_slogan(start, end):
            return None
        if name in words.foreign:
            match = words.foreign_city.match(text, end)
            if match is not None and not _holds_pair(match[0], words.pairs):
                end = match.end()
            return Found(start, end, Region(text[start:end], None, Level.AREA), "region.foreign")
        meaning = self.meaning(name)
        if meaning is None:
            area = words.areas.get(name)
            if area is None or (name in words.fields and self._is_field(start, end)):
                return None
            if not self._stands(start, end, Need.CLEAR if len(name) == 2 else Need.NOTHING, full=False):
                return None
            return Found(start, end, area, "region.area")
        divisions, need = meaning
        if divisions[0].level is Level.NATIONAL and not self._is_nation(start, end):
            return None
        if before is not None:
            inside = [d for d in divisions if _lies_in(d.region, before.region)]
            common = name in words.ordinary and name in words.pairs and not self._on_its_own(end, end)
            if inside and not common and text[end - 1 : end + 1] not in words.suffix_words:
                return Found(start, end, inside[0].region, "region.division")
        home = self.own_code is not None and divisions[0].code[:2] == self.own_code[:2]
        if not self._stands(start, end, need, full=divisions[0].name == name, home=home):
            return None
        rule = "region.division" if divisions[0].name == name else "region.short"
        return Found(start, end, self._choose(name, divisions, out), rule)

    def meaning(self, name: str) -> tuple[tuple[Division, ...], Need] | None:
        """The divisions that a name may stand for, the best first, and what it needs about it."""
        if name not in self._meanings:
            self._meanings[name] = self._look_up(name)
        return self._meanings[name]

    def is_home(self, name: str) -> bool:
        """Whether a name may stand for a division of the report's own province."""
        meaning = self.meaning(name)
        return (
            meaning is not None and self.own_code is not None and meaning[0][0].code[:2] == self.own_code[:2]
        )

    def _look_up(self, name: str) -> tuple[tuple[Division, ...], Need] | None:
        found = region_table().candidates(name, year=self.year) or self._banner(name)
        if not found:
            return None
        full = any(d.name == name for d in found)
        if self.year is not None and found[0].years_off(self.year) > (_FULL_SLACK if full else _SHORT_SLACK):
            return None
        if self.year is None and found[0].valid_to is not None and not full:
            return None
        best = min(self._distance(d, name) for d in found)
        divisions = tuple(d for d in found if self._distance(d, name) == best)
        return divisions, self._need(name, full, divisions[0])

    def _banner(self, name: str) -> tuple[Division, ...]:
        """The banner of the own prefecture that a side stands for (前旗): of those that share a name."""
        own, table = self.own_code, region_table()
        if own is None or not own.startswith(_BANNERS) or own.endswith("0000") or name not in SIDES:
            return ()
        names = [known for known in table.names() if known[-2:] in SIDES]
        found = [d for known in names for d in table.candidates(known, year=self.year, within=own[:4] + "00")]
        banners = {d.code: d for d in found if d.years_off(self.year or 2024) == 0}.values()
        shared = Counter(d.name[:-2] for d in banners)
        sides = sorted((d for d in banners if d.name.endswith(name)), key=lambda d: -shared[d.name[:-2]])
        rivals = [d for d in sides if shared[d.name[:-2]] == shared[sides[0].name[:-2]]]
        return tuple(rivals) if len(rivals) == 1 else ()

    def _distance(self, division: Division, name: str) -> tuple[int, bool, int]:
        """How far a meaning is: the own place, the own prefecture, the own province, elsewhere."""
        own, code = self.own_code, division.code
        if own is None:
            near = 3
        elif code == own and division.name == self.own_name:
            near = 0
        elif not own.endswith("0000") and code[:4] == own[:4]:
            near = 1
        else:
            near = 2 if code[:2] == own[:2] else 3
        if near == 1 and division.name != name and RANK[division.level] < 3:
            near = 0
        return near, division.name != name, RANK[division.level]

    def _need(self, name: str, full: bool, division: Division) -> Need:
        words = place_words()
        home = self.own_code is not None and division.code[:2] == self.own_code[:2]
        if full:
            if name in words.generic:
                return Need.INSIDE
            if division.level is not Level.COUNTY or home:
                return Need.NOTHING if len(name) > 2 else Need.CLEAR
            return Need.EDGE if len(name) == 2 or name[:-1] in words.ordinary else Need.NOTHING
        if name in SIDES:
            return Need.FREE
        if name in words.distinct:
            return Need.CLEAR if division.level is not Level.PROVINCE else Need.NOTHING
        if name in words.ordinary:
            if not home:
                return Need.LIST
            if division.level is not Level.COUNTY:
                return Need.CLEAR
            word = name in words.nowhere_alone or name in words.pairs or name in words.words
            return Need.LIST if word else Need.EDGE
        if division.level is not Level.COUNTY or len(name) > 2:
            return Need.NOTHING
        return Need.CLEAR if home else Need.EDGE

    def _stands(self, start: int, end: int, need: Need, *, full: bool, home: bool = False) -> bool:
        """Whether the text about a name gives it what it needs."""
        words, text = place_words(), self.text
        if full and text[end - 1 : end + 1] in words.suffix_words:
            return False
        if need in (Need.LIST, Need.EDGE) and home and text.startswith(words.honoured, end):
            return self._on_its_own(start, end, begins=True)
        if need is Need.INSIDE or need is Need.LIST:
            return False
        about = (text[start - 2 : start + 1], text[start - 1 : end], text[start : end + 1])
        if not words.around.isdisjoint(about):
            return False
        if start and text[start - 1].isdigit() and text[start] in _CLASSIFIERS:
            return False  # 35项城市工程 is no place 项城市
        left = text[start - 1 : start + 1] in words.pairs if start else False
        if left and full and end - start > 2 and text[start - 1] in _BEFORE:
            left = False  # 云河县和平定县
        right = text[end - 1 : end + 1] in words.pairs
        if full and need is Need.EDGE:
            return not left and (
                not start or text[start - 1] in _BEFORE or not _IS_HAN.match(text, start - 1)
            )
        if full and end - start > 2:
            return not left
        if need is Need.NOTHING:
            return not (left and right) and not self._cut_in_two(start, end)
        if right and not left and self.own_name.startswith(text[start:end]):
            right = text[start : end + 1] in words.words or text[start : end + 2] in words.words
        if left or right:
            return False
        return need is Need.CLEAR or self._on_its_own(start, end, begins=need is Need.FREE)

    def _cut_in_two(self, start: int, end: int) -> bool:
        """Whether words on both sides take the name (推广西宁, 美丽江苏)."""
        words, text = place_words(), self.text
        before, after = text[start - 1 : start + 1], text[end - 1 : end + 1]
        taken = before in words.pairs or before in words.words
        return taken and (after in words.words or after in words.pairs or after in region_table())

    def _on_its_own(self, start: int, end: int, *, begins: bool = False) -> bool:
        """Whether no other word touches a name; one that only ``begins`` a run may go on (玉山获评…)."""
        text = self.text
        free = not start or text[start - 1] in _BEFORE or not _IS_HAN.match(text, start - 1)
        if not free or begins or end == len(text) or text[end] in _BEHIND:
            return free
        return text.startswith(_COMPASS, end) or not _IS_HAN.match(text, end)

    def _in_slogan(self, start: int, end: int) -> bool:
        """Whether quotation marks close in on the name and more (“北京奇迹”)."""
        text = self.text
        opening = max(text.rfind("“", max(0, start - 10), start), text.rfind("‘", max(0, start - 10), start))
        if opening < 0 or "”" in text[opening:start]:
            return False
        closing = text.find("”", end, end + 10)
        return closing >= 0 and (opening, closing) != (start - 1, end)

    def _is_field(self, start: int, end: int) -> bool:
        """Whether a name in a list of the works of government is one of them (侨务、港澳、档案)."""
        text = self.text
        if text.startswith(("工作", "侨", "台侨", "台、", "台工作"), end):
            return True
        after = text.startswith(("、", "和", "等", "，"), end)
        return after and text[start - 1 : start] in ("、", "台") and not text.startswith("区域", end + 1)

    def _is_nation(self, start: int, end: int) -> bool:
        """Whether 中国 stands for the state and not for the adjective of a name."""
        text = self.text
        before = text[start - 1 : start]
        named = before.isdecimal() or before in ("“", "《", "新")
        return not named and text.startswith(place_words().nation_next, end)

    def _choose(self, name: str, divisions: tuple[Division, ...], out: list[Found]) -> Region:
        """The one place; among equals the one that lies in a place named before in the sentence."""
        if len(divisions) == 1:
            return divisions[0].region
        for earlier in reversed(out[-6:]):
            if _SENTENCE_END.search(self.text, earlier.end, earlier.end + 200):
                break
            inside = [d for d in divisions if _lies_in(d.region, earlier.region)]
            if len(inside) == 1:
                return inside[0].region
        cities = [d for d in divisions if d.name == f"{name}市"]
        if len(cities) == 1:  # and not the prefecture around it, which bore the same name for a time
            return cities[0].region
        full = next((d.name for d in divisions if d.name != name), name)
        return Region(full, None, divisions[0].level)

    def _with_lists(self, found: list[Found]) -> list[Found]:
        """The places and their neighbours in lists that are ordinary words elsewhere (昆明、大理和东川)."""
        out: list[Found] = []
        for number, item in enumerate(found):
            if item.rule == "region.foreign" or item.region.level is Level.NATIONAL:
                out.append(item)
                continue
            out.extend(self._left(item, found[number - 1].end if number else 0))
            out.append(item)
            out.extend(self._right(item, found[number + 1].start if number + 1 < len(found) else None))
        return out

    def _right(self, item: Found, stop: int | None) -> Iterator[Found]:
        """The members of a list behind a place, each a whole name."""
        at, text = item.end, self.text
        limit = len(text) if stop is None else stop
        while at + 3 <= limit and text[at] in _AND:
            name = region_table().longest_at(text, at + 1)
            end = at + 1 + len(name or "")
            if name is None or end > limit:
                return
            last = not _LIST_GOES_ON.match(text, end)
            if last and not self._ends_list(at + 1, end, item):
                return
            member = self.member(name, at + 1, item)
            if member is None:
                return
            yield member
            at = end

    def _ends_list(self, start: int, end: int, beside: Found) -> bool:
        """Whether a name stands before a common word, as its neighbour's sister (长阳、五峰脱贫)."""
        words, text, code = place_words(), self.text, beside.region.adcode
        meaning = self.meaning(text[start:end])
        if meaning is None or code is None or meaning[0][0].parent != beside.region.parent:
            return False
        after = text[end : end + 2]
        joined = text[end - 1 : end + 1] in words.pairs or text[start : end + 1] in words.words
        return not joined and (after in words.pairs or after in words.words)

    def _left(self, item: Found, stop: int) -> list[Found]:
        """The members of a list before a place, each a whole name."""
        at, text = item.start, self.text
        out: list[Found] = []
        while at - 3 >= stop and text[at - 1] in _AND:
            start = at - 1
            while start > max(stop, at - 12) and text[start - 1] not in _EDGES:
                start -= 1
            if start == stop and start and text[start - 1] not in _EDGES:
                break
            name = text[start : at - 1]
            member = self.member(name, start, item)
            if member is None:
                member = self._behind_verb(start, at - 1, item)
                if member is not None:
                    out.insert(0, member)
                break
            out.insert(0, member)
            at = start
        return out

    def _behind_verb(self, start: int, end: int, beside: Found) -> Found | None:
        """The first member of a list, behind a word that no place name holds (支持正阳、…)."""
        begin = start
        for match in place_words().breaks.finditer(self.text, start, end):
            begin = match.end()
        name = self.text[begin:end]
        return self.member(name, begin, beside) if start < begin < end - 1 else None

    def member(self, name: str, start: int, beside: Found | None = None) -> Found | None:
        """The place that a whole member of a list names."""
        meaning = self.meaning(name)
        if meaning is None or meaning[0][0].level is Level.NATIONAL or meaning[1] is Need.INSIDE:
            return None
        first = meaning[0][0]
        if meaning[1] >= Need.EDGE and first.level is Level.COUNTY:
            near = {self.own_code, None if beside is None else beside.region.adcode}
            if not any(code and code[:2] == first.code[:2] for code in near):
                return None
        region = self._choose(name, meaning[0], [beside] if beside is not None else [])
        return Found(start, start + len(name), region, "region.list")


def _holds_pair(part: str, pairs: frozenset[str]) -> bool:
    """Whether a common word stands within a part of the text, so that it names nothing foreign."""
    return any(part[i : i + 2] in pairs for i in range(len(part) - 1))


def _lies_in(region: Region, other: Region) -> bool:
    """Whether a division lies in another one, by their codes."""
    one, two = region.adcode, other.adcode
    if one is None or two is None or one == two or two == NATION:
        return False
    return one.startswith(code_prefix(two))
