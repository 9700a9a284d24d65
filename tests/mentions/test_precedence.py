"""Names that overlap: one documented rule says which of them stays."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from attrs import frozen

from gwreport.interfaces import Reading
from gwreport.model import Label, Mention
from gwreport.pipeline import Pipeline
from gwreport.span import Span

TEXT = "青川原市博物馆新馆工程开工。"


@frozen
class Fixed:
    """An extractor that marks given words."""

    name: str
    words: tuple[tuple[str, str], ...]
    labels: frozenset[str] = frozenset(Label)

    def extract(self, reading: Reading) -> Iterable[Mention[str]]:
        for word, label in self.words:
            start = reading.text.find(word)
            yield Mention(Span(start, start + len(word)), word, label, word, "test.fixed")


def kept(*words: tuple[str, str]) -> list[tuple[str, str]]:
    pipeline = Pipeline(extractors=[Fixed(f"fixed-{n}", (word,)) for n, word in enumerate(words)])
    return [(m.text, m.label) for m in pipeline.parse(TEXT).mentions]


@pytest.mark.parametrize(
    "words, expected",
    [
        # The longest name stays, in whatever order the extractors ran.
        ((("青川原市", "REGION"), ("青川原市博物馆", "ORG")), [("青川原市博物馆", "ORG")]),
        ((("青川原市博物馆", "ORG"), ("青川原市", "REGION")), [("青川原市博物馆", "ORG")]),
        (
            (("青川原市", "REGION"), ("青川原市博物馆", "ORG"), ("青川原市博物馆新馆工程", "FACILITY")),
            [("青川原市博物馆新馆工程", "FACILITY")],
        ),
        # Names that cut into each other: the longer one.
        ((("青川原市博物馆", "ORG"), ("博物馆新馆工程开", "EVENT")), [("博物馆新馆工程开", "EVENT")]),
        # Of equal names the label that comes first.
        ((("青川原市", "FACILITY"), ("青川原市", "REGION")), [("青川原市", "REGION")]),
        ((("青川原市", "REGION"), ("青川原市", "ORG")), [("青川原市", "ORG")]),
        # Names beside each other both stay, and so do quantities, times and policies.
        ((("青川原市", "REGION"), ("博物馆", "ORG")), [("青川原市", "REGION"), ("博物馆", "ORG")]),
        (
            (("青川原市", "REGION"), ("青川原市博物馆", "POLICY")),
            [("青川原市", "REGION"), ("青川原市博物馆", "POLICY")],
        ),
        ((("博物馆", "ORG"), ("馆", "QUANTITY")), [("博物馆", "ORG"), ("馆", "QUANTITY")]),
    ],
)
def test_which_name_stays(words: tuple[tuple[str, str], ...], expected: list[tuple[str, str]]) -> None:
    assert kept(*words) == expected
