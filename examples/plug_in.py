"""An extractor and a segmenter of one's own, checked by the conformance kit and handed to a pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gwreport import Mention, Pipeline, Span
from gwreport.interfaces import Reading
from gwreport.reading.segmenters import CallableSegmenter
from gwreport.testing import check_extractor, check_segmenter


class PledgeExtractor:
    """Finds the words by which a government commits itself."""

    name = "pledges"
    labels = frozenset({"PLEDGE"})

    def __init__(self) -> None:
        self._pattern = re.compile("确保|力争|坚决|务必")

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        for match in self._pattern.finditer(reading.text):
            yield Mention(Span(*match.span()), match[0], "PLEDGE", match[0], "pledges.word")


def pairs(text: str) -> list[str]:
    """Words of two characters: a poor segmenter, but one that keeps the contract."""
    return [piece for word in text.split() for piece in re.findall("..?", word, re.S)]


def main() -> None:
    extractor = PledgeExtractor()
    segmenter = CallableSegmenter("pairs", pairs)
    check_extractor(extractor)
    check_segmenter(segmenter)

    pipeline = Pipeline(extractors=[extractor], segmenter=segmenter)
    (report,) = pipeline.read(Path(__file__).parent / "qinglan-province-2024.txt")
    for mention in report.mentions:
        before = report.text[max(0, mention.span.start - 8) : mention.span.start]
        after = report.text[mention.span.end : mention.span.end + 12]
        print(f"{before}[{mention.text}]{after}")


if __name__ == "__main__":
    main()
