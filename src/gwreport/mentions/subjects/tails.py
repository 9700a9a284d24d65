"""What stands at the end of a phrase and is no part of what is counted: 失业人员再就业, 老旧小区整治工作."""

from __future__ import annotations

from gwreport.mentions.subjects.phrases import Place
from gwreport.mentions.subjects.tables import SubjectWords

_SHORTEST = 2  # characters of what is counted
_LONGEST = 6  # characters of a word that is looked for at an end


def without_tail(text: str, place: Place, words: SubjectWords) -> Place:
    """A phrase without what is done to it, and how: 农村客运站建设任务, 低保标准人均, 失业人员再就业."""
    if text.endswith(words.tasks, *place):
        work = _without(text, place, words.tasks)
        thing = _without(text, work, words.leading)
        place = place if thing == work else thing
    if text.endswith(words.employed, *place):
        people = _without(text, place, words.employed)
        place = people if text.endswith(words.people, *people) else place
    while text.endswith(words.manners, *place):
        shorter = _without(text, place, words.manners)
        if shorter == place:
            return place
        place = shorter
    return place


def without_predicate(text: str, place: Place, words: SubjectWords) -> Place:
    """A noun behind its figure without what becomes of it: 农民增收, 贫困人口全部脱贫."""
    if not text.endswith(words.predicates, *place):
        return place
    return _without(text, _without(text, place, words.predicates), words.edges)


def _without(text: str, place: Place, ends: tuple[str, ...]) -> Place:
    """The place without the longest of the ends that leaves enough of it."""
    start, end = place
    for size in range(min(_LONGEST, end - start - _SHORTEST), 0, -1):
        if text[end - size : end] in ends:
            return start, end - size
    return place
