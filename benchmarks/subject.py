"""One source tree under measurement: it does what it is told, one line a task, and answers in seconds.

``speed.py`` starts it with the tree on the path and takes turns between several. Only what every version of
gwreport has is used, so that an old tree can be measured beside a new one.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

STAGES = "splitting, cleaning, metadata, merging"


def processor_time() -> float:
    """The processor time of this process and of its ended children."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def seconds(work: Callable[[], object]) -> float:
    """How much processor time one call takes; what else the machine does counts less than on the clock."""
    start = time.process_time()
    work()
    return time.process_time() - start


class NoStatements:
    """A statement builder that builds nothing."""

    name = "none"

    def build(self, reading: object) -> tuple[()]:
        """No statements."""
        return ()


class Timed:
    """A component with the time of its one method added up."""

    def __init__(self, component: Any, method: str, taken: dict[str, float]) -> None:  # noqa: ANN401
        self._component, self._method, self._taken = component, method, taken

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the component has
        found = getattr(self._component, name)
        return self._timed if name == self._method else found

    def _timed(self, given: object) -> list[Any]:
        start = time.process_time()
        outcome = list(getattr(self._component, self._method)(given))
        label = self._component.name if self._method == "extract" else self._method
        self._taken[label] = self._taken.get(label, 0.0) + time.process_time() - start
        return outcome


class Subject:
    """The pipelines of a tree, and the texts that they read."""

    def __init__(self, texts: list[str]) -> None:
        import gwreport
        from gwreport.indicators.extractor import IndicatorExtractor
        from gwreport.mentions.quantities.extractor import QuantityExtractor
        from gwreport.mentions.times.extractor import TimeExtractor

        self.texts = texts
        self.parse_many = gwreport.parse_many
        core: list[Any] = [TimeExtractor(), QuantityExtractor()]
        self.parsers: dict[str, Callable[[str], Any]] = {
            "core": gwreport.Pipeline(extractors=core, statements=NoStatements()).parse,
            "stated": gwreport.Pipeline(extractors=[*core, IndicatorExtractor()]).parse,
            "all": gwreport.Pipeline().parse,
        }
        self._taken: dict[str, float] = {}
        self._timed = gwreport.Pipeline()
        self._timed.extractors = tuple(Timed(e, "extract", self._taken) for e in self._timed.extractors)
        self._timed.outline = Timed(self._timed.outline, "parse", self._taken)
        self._timed.statements = Timed(self._timed.statements, "build", self._taken)

    def time(self, parser: str, number: int) -> float:
        """The time of one text with one of the parsers."""
        parse, text = self.parsers[parser], self.texts[number]
        return seconds(lambda: parse(text))

    def stages(self, number: int) -> dict[str, float]:
        """The time of each stage of one text."""
        self._taken.clear()
        whole = seconds(lambda: self._timed.parse(self.texts[number]))
        names = {"parse": "outline", "build": "statements"}
        found = {names.get(stage, stage): taken for stage, taken in self._taken.items()}
        return {**found, STAGES: whole - sum(found.values())}

    def longer(self, number: int, times: int) -> float:
        """The time of a text that is so many times as long."""
        text = self.texts[number] * times
        return seconds(lambda: self.parsers["all"](text))

    def memory(self) -> float:
        """Bytes of a kept report, for each character of its text."""
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        kept = [self.parsers["all"](text) for text in self.texts]
        after = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return (after - before) / sum(map(len, self.texts[: len(kept)]))

    def per_character(self, length: int) -> float:
        """The time of one text of so many characters, for each of them."""
        whole = "".join(self.texts)
        text = (whole * (length // len(whole) + 1))[:length]
        return seconds(lambda: self.parsers["all"](text)) / length

    def many(self, processes: int, least: int) -> float:
        """The processor time of all texts, over and over until they are so many, in so many processes."""
        start = processor_time()
        times = -(-least // len(self.texts))
        texts: Iterable[str] = (text for _ in range(times) for text in self.texts)
        for _ in self.parse_many(texts, processes=processes, chunksize=4):
            pass
        return processor_time() - start


def answers(subject: Subject) -> Iterator[object]:
    """What is asked for: a method of the subject and its arguments in each line."""
    for line in sys.stdin:
        task, *arguments = json.loads(line)
        yield getattr(subject, task)(*arguments)


def main() -> None:
    """Read the texts from the file named, then answer until there is no more line."""
    subject = Subject(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    for text in subject.texts:
        for parse in subject.parsers.values():
            parse(text)
    print(json.dumps("ready"), flush=True)
    for answer in answers(subject):
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
