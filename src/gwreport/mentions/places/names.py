"""Names of divisions, areas and states in a text, found by the tables that hold them."""

from __future__ import annotations

from attrs import evolve, field, frozen

from gwreport.mentions.places.found import Found, Refused, Verdict, first_refusal
from gwreport.mentions.places.meanings import Meaning, Meanings, Need, choose, lies_in
from gwreport.mentions.places.surroundings import (
    COMPASS,
    Occurrence,
    checks_of,
    in_slogan,
    is_field_of_work,
    is_state,
)
from gwreport.mentions.places.words import PlaceWords, place_words
from gwreport.model import Level, Region

_NATIONAL = Level.NATIONAL


@frozen
class NameReader:
    """Reads the names of one report: its year and its own place decide what a name means."""

    text: str
    meanings: Meanings
    words: PlaceWords = field(factory=place_words, init=False, repr=False)

    def read(self) -> tuple[list[Found], list[Refused]]:
        """The places in order, disjoint, and what looked like one; a place joins the one that it lies in."""
        found: list[Found] = []
        refused: list[Refused] = []
        taken = 0  # up to where the text belongs to a place, or to a name that begins with one (丹东港)
        for _, start, _ in self.words.starts.find(self.text):
            if start >= taken:
                taken = self._read_at(start, found, refused)
        return found, refused

    def _read_at(self, start: int, found: list[Found], refused: list[Refused]) -> int:
        """Add what begins at a position, the longest name first; up to where the text is taken then."""
        words, text = self.words, self.text
        for name in words.by_start[text[start : start + 2]]:
            if not text.startswith(name, start):
                continue
            end = start + len(name)
            if self._has_tail(start, end):
                refused.append(Refused(start, end, "name.tail"))
                return start + 1 if name in words.ordinary else end
            verdict = self._judge(name, start, found)
            if isinstance(verdict, Found):
                _add(found, verdict)
                return verdict.end
            refused.append(verdict)
        return start

    def _has_tail(self, start: int, end: int) -> bool:
        """Whether what follows makes the name a part of another one; not 西至 in 东起甲县西至乙县."""
        words = self.words
        if self.text[end : end + 1] not in words.tail_starts or words.tail.match(self.text, end) is None:
            return False
        return not (self.text.startswith(COMPASS, end) and start > 0 and self.text[start - 1] in "起至")

    def _judge(self, name: str, start: int, found: list[Found]) -> Verdict:
        """The place that a name at a position stands for, or why it is none."""
        if in_slogan(self.text, start, start + len(name)):
            return Refused(start, start + len(name), "name.slogan")
        if name in self.words.foreign:
            return self._foreign(start, start + len(name))
        meaning = self.meanings.of(name)
        if meaning is None:
            return self._area(name, start)
        return self._division(name, start, meaning, found)

    def _foreign(self, start: int, end: int) -> Found:
        """A state, with the place in it that follows."""
        words = self.words
        match = words.foreign_part.match(self.text, end)
        if match is not None and not words.holds_pair(match[0]):
            end = match.end()
        return Found(start, end, Region(self.text[start:end], None, Level.AREA), "region.foreign")

    def _area(self, name: str, start: int) -> Verdict:
        """An area that has no code."""
        words, end = self.words, start + len(name)
        area = words.areas.get(name)
        if area is None:
            return Refused(start, end, "name.not-in-use")
        if name in words.fields and is_field_of_work(self.text, start, end):
            return Refused(start, end, "name.field-of-work")
        need = Need.CLEAR if len(name) == 2 else Need.NOTHING
        occurrence = Occurrence(self.text, start, end, need, False, False, self.meanings.home.name)
        rule = first_refusal(occurrence, checks_of(occurrence))
        return Found(start, end, area, "region.area") if rule is None else Refused(start, end, rule)

    def _division(self, name: str, start: int, meaning: Meaning, found: list[Found]) -> Verdict:
        """A division, by the place that it follows or by what stands about it."""
        end = start + len(name)
        if meaning.first.level is _NATIONAL and not is_state(self.text, start, end):
            return Refused(start, end, "name.not-the-state")
        inside = self._inside(name, start, meaning, found)
        if inside is not None:
            return Found(start, end, inside, "region.division")
        own_name = self.meanings.home.name
        occurrence = Occurrence(self.text, start, end, meaning.need, meaning.full, meaning.home, own_name)
        rule = first_refusal(occurrence, checks_of(occurrence))
        if rule is not None:
            return Refused(start, end, rule)
        region = choose(self.text, start, name, meaning.divisions, found)
        return Found(start, end, region, "region.division" if meaning.full else "region.short")

    def _inside(self, name: str, start: int, meaning: Meaning, found: list[Found]) -> Region | None:
        """The division of a name that lies in the place right before it, unless the name is a word there."""
        if not found or found[-1].end != start:
            return None
        words, end = self.words, start + len(name)
        within = [d.region for d in meaning.divisions if lies_in(d.region, found[-1].region)]
        is_word = name in words.ordinary and name in words.pairs
        if not within or is_word or self.text[end - 1 : end + 1] in words.suffix_words:
            return None
        return within[0]


def _add(found: list[Found], place: Found) -> None:
    """Add a place; one right behind the place that it lies in makes one with it."""
    if found and found[-1].end == place.start and lies_in(place.region, found[-1].region):
        place = evolve(place, start=found.pop().start)
    found.append(place)
