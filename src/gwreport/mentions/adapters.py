"""Extractors made of what others have trained: any spaCy pipeline, any function that finds names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from gwreport.errors import MissingDependencyError, PluginError
from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Label, Mention
from gwreport.script.clauses import sentences
from gwreport.script.overlap import settle
from gwreport.span import Span

if TYPE_CHECKING:
    from spacy.language import Language

Found = tuple[int, int, str]
#: A text to the names in it: start, end and label of each, as code points of that text.
Finder = Callable[[str], Iterable[Found]]

_LABELS = {str(label): label for label in Label}


class CallableExtractor:
    """An extractor of a function that finds names.

    ``function`` takes a text and gives ``(start, end, label)`` of each name, counted in code points.
    ``labels`` says which label of the function becomes which label here; names with others are left out.
    With ``longest``, the function is never handed more than that many characters: a longer text is cut
    between sentences, and only a single longer sentence within.

    White space at the ends of a name is taken off. Of names of one label that overlap the longest stays, of
    equally long ones the first. A mention's value is its text, its rule ``name`` and the function's label.
    Raises ``ValueError`` for an empty ``labels`` or a ``longest`` below 1; in ``extract``, ``PluginError``
    where the function gives anything else than places in its text.

    >>> def find(text):
    ...     return [(text.index("云河"), text.index("云河") + 2, "LOC")] if "云河" in text else []
    >>> extractor = CallableExtractor(find, {"LOC": "REGION"}, name="finder")
    >>> [(m.text, m.label.value, m.rule) for m in extractor.extract(Reading("建设云河新城"))]
    [('云河', 'REGION', 'finder.LOC')]
    """

    def __init__(
        self,
        function: Finder,
        labels: Mapping[str, str],
        *,
        name: str = "callable",
        longest: int | None = None,
    ) -> None:
        if not labels:
            raise ValueError("labels is empty: expected the label here for each label of the function")
        if longest is not None and longest < 1:
            raise ValueError(f"longest is {longest}: expected a number of characters above 0, or None")
        self.function = function
        self.names = {theirs: _LABELS.get(ours, ours) for theirs, ours in labels.items()}
        self.longest = longest
        self._name = name

    @property
    def name(self) -> str:
        """The name that components are listed under."""
        return self._name

    @property
    def labels(self) -> frozenset[str]:
        """The labels that its mentions may carry."""
        return frozenset(self.names.values())

    def extract(self, reading: Reading) -> Iterator[Mention[str] | Diagnostic]:
        """The mentions in the order of the text, those of one label disjoint."""
        text = reading.text
        for span, theirs in _longest_of_each(self.names, self._places(text)):
            written = span.of(text)
            yield Mention(span, written, self.names[theirs], written, f"{self.name}.{theirs}")

    def _places(self, text: str) -> Iterator[tuple[Span, str]]:
        for piece in _pieces(text, self.longest):
            part = piece.of(text)
            for item in self.function(part):
                span, label = self._checked(item, part)
                if label in self.names and span:
                    yield span.shift(piece.start), label

    def _checked(self, item: Any, part: str) -> tuple[Span, str]:  # noqa: ANN401 - whatever a function gives
        """The place that the function gave, without white space at its ends."""
        try:
            start, end, label = item
            inside = 0 <= start <= end <= len(part) and isinstance(label, str)
            start, end = int(start), int(end)
        except (TypeError, ValueError):
            inside = False
        if not inside:
            raise PluginError(
                f"{self.name} gave {item!r}: expected (start, end, label) "
                f"within a text of {len(part)} characters"
            )
        while start < end and part[start].isspace():
            start += 1
        while start < end and part[end - 1].isspace():
            end -= 1
        return Span(start, end), label


class SpacyExtractor(CallableExtractor):
    """An extractor of the named entities of a spaCy pipeline.

    ``nlp`` is a ``spacy.Language`` or the name of an installed one, which is then loaded when the first text
    comes. ``labels`` says which of its labels becomes which label here (``{"GPE": "REGION"}``). A text above
    ``longest`` characters, by default the pipeline's own ``max_length``, is cut between sentences.

    Raises ``MissingDependencyError`` where a pipeline is given by name and spaCy is not installed, and in
    ``extract`` ``PluginError`` where there is no pipeline of that name.
    """

    def __init__(
        self,
        nlp: Language | str,
        labels: Mapping[str, str],
        *,
        name: str = "spacy",
        longest: int | None = None,
    ) -> None:
        if isinstance(nlp, str):
            _spacy()
        finder = partial(_entities, _Pipe(nlp))
        super().__init__(finder, labels, name=name, longest=longest or getattr(nlp, "max_length", 1_000_000))


class _Pipe:
    """A spaCy pipeline, or its name until it is needed."""

    def __init__(self, nlp: Language | str) -> None:
        self._nlp = nlp

    def __call__(self, text: str) -> Any:  # noqa: ANN401 - a spacy.tokens.Doc
        if isinstance(self._nlp, str):
            self._nlp = _load(self._nlp)
        return self._nlp(text)


def _entities(pipe: _Pipe, text: str) -> Iterator[Found]:
    for entity in pipe(text).ents:
        yield entity.start_char, entity.end_char, entity.label_


def _load(name: str) -> Language:
    try:
        nlp: Language = _spacy().load(name)
    except OSError as error:
        raise PluginError(
            f"spaCy has no pipeline {name!r}; install it with: python -m spacy download {name}"
        ) from error
    return nlp


def _spacy() -> Any:  # noqa: ANN401 - a module without types
    try:
        import spacy
    except ImportError as error:
        raise MissingDependencyError("spacy", "a spaCy pipeline as an extractor", "spacy") from error
    return spacy


def _pieces(text: str, longest: int | None) -> Iterator[Span]:
    """Parts of the text of at most ``longest`` characters, as whole sentences as that allows."""
    if longest is None or len(text) <= longest:
        if text:
            yield Span(0, len(text))
        return
    start = end = 0
    for sentence in sentences(text):
        if sentence.end - start > longest and end > start:
            yield Span(start, end)
            start = sentence.start
        while sentence.end - start > longest:
            yield Span(start, start + longest)
            start += longest
        end = sentence.end
    if end > start:
        yield Span(start, end)


def _longest_of_each(names: Mapping[str, str], places: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The places in order; of overlapping ones of the same label here only the longest."""
    of_label: dict[str, list[tuple[Span, str]]] = {}
    for place in sorted(places):
        of_label.setdefault(names[place[1]], []).append(place)
    return sorted(place for found in of_label.values() for place in settle(found, of=itemgetter(0)))
