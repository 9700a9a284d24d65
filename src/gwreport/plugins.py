"""Names for components, by entry points.

A package offers a component under a name by an entry point whose object is a class or function that
makes it without arguments; the readers of gwreport itself need none, since their folder is their list
(``gwreport.reading.formats``). Names are for the command line and for configuration; in a program, hand
the component itself to :class:`gwreport.Pipeline`. Nothing is imported before a component is asked for.

.. code-block:: toml

    [project.entry-points."gwreport.segmenters"]
    mine = "my_package:MySegmenter"
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, overload

from attrs import frozen

from gwreport._version import __version__
from gwreport.errors import DuplicateComponentError, GwReportError, PluginError, UnknownComponentError
from gwreport.indicators.catalogue import IndicatorCatalogue
from gwreport.interfaces import (
    Extractor,
    Normalizer,
    NumeralReader,
    OutlineParser,
    Reader,
    Segmenter,
    StatementBuilder,
    SubjectFinder,
)
from gwreport.reading.formats.registry import built_in
from gwreport.units import UnitTable

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class Group(StrEnum):
    """The entry-point groups: one for each protocol of ``gwreport.interfaces``, and two for tables."""

    READERS = "gwreport.readers"
    SEGMENTERS = "gwreport.segmenters"
    NORMALIZERS = "gwreport.normalizers"
    OUTLINE_PARSERS = "gwreport.outline_parsers"
    EXTRACTORS = "gwreport.extractors"
    STATEMENT_BUILDERS = "gwreport.statement_builders"
    SUBJECT_FINDERS = "gwreport.subject_finders"
    NUMERALS = "gwreport.numerals"
    UNITS = "gwreport.units"
    INDICATORS = "gwreport.indicators"


_PROTOCOLS: dict[Group, type] = {
    Group.READERS: Reader,
    Group.SEGMENTERS: Segmenter,
    Group.NORMALIZERS: Normalizer,
    Group.OUTLINE_PARSERS: OutlineParser,
    Group.EXTRACTORS: Extractor,
    Group.STATEMENT_BUILDERS: StatementBuilder,
    Group.SUBJECT_FINDERS: SubjectFinder,
    Group.NUMERALS: NumeralReader,
    Group.UNITS: UnitTable,
    Group.INDICATORS: IndicatorCatalogue,
}


@frozen(order=True)
class Provider:
    """One offer of a component: its group and name, the package that makes it and the object there.

    ``package`` is the distribution with its version, or "unknown package".
    """

    group: str
    name: str
    package: str
    target: str

    def __str__(self) -> str:
        return f"{self.package} ({self.target})"


def providers(group: Group | None = None) -> tuple[Provider, ...]:
    """Every offer of a group, or of all, sorted; a name that is offered twice appears twice."""
    groups = tuple(Group) if group is None else (group,)
    return tuple(sorted(provider for group in groups for provider in _offers(group)))


@overload
def component(group: Literal[Group.READERS], name: str) -> Reader: ...
@overload
def component(group: Literal[Group.SEGMENTERS], name: str) -> Segmenter: ...
@overload
def component(group: Literal[Group.NORMALIZERS], name: str) -> Normalizer: ...
@overload
def component(group: Literal[Group.OUTLINE_PARSERS], name: str) -> OutlineParser: ...
@overload
def component(group: Literal[Group.EXTRACTORS], name: str) -> Extractor[Any]: ...
@overload
def component(group: Literal[Group.STATEMENT_BUILDERS], name: str) -> StatementBuilder: ...
@overload
def component(group: Literal[Group.SUBJECT_FINDERS], name: str) -> SubjectFinder: ...
@overload
def component(group: Literal[Group.NUMERALS], name: str) -> NumeralReader: ...
@overload
def component(group: Literal[Group.UNITS], name: str) -> UnitTable: ...
@overload
def component(group: Literal[Group.INDICATORS], name: str) -> IndicatorCatalogue: ...
def component(group: Group, name: str) -> object:
    """A new component by its name; the errors are those of :func:`resolve`."""
    return resolve(group, name)


def resolve(group: Group, name: str) -> object:
    """A new component by its name, whatever the group.

    Raises ``UnknownComponentError`` for a name that nobody offers, ``DuplicateComponentError`` for one
    that two packages offer, ``MissingDependencyError`` where its method ``require_installed`` says that a
    package lacks, and ``PluginError`` where it cannot be imported or made or does not satisfy its protocol.
    """
    offers = _offers(group)
    found = sorted(provider for provider in offers if provider.name == name)
    if not found:
        available = tuple(sorted({provider.name for provider in offers}))
        raise UnknownComponentError(str(group), name, available)
    if len(found) > 1:
        raise DuplicateComponentError(str(group), name, tuple(str(provider) for provider in found))
    return _make(offers[found[0]], found[0], _PROTOCOLS[group])


def _offers(group: Group) -> dict[Provider, Callable[[], object]]:
    """Every offer of a group, with what makes the component: those by entry points, our own readers."""
    from importlib.metadata import entry_points  # which most never need, and which takes long to import

    offers = {_provider(point): _maker(point) for point in entry_points(group=group)}
    if group is Group.READERS:
        for each in built_in():
            kind = type(each.reader)
            place = f"{kind.__module__}:{kind.__qualname__}"
            offers[Provider(group, each.reader.name, f"gwreport {__version__}", place)] = kind
    return offers


def _maker(point: EntryPoint) -> Callable[[], object]:
    """What loads the object of an entry point and calls it."""
    return lambda: point.load()()


def _provider(point: EntryPoint) -> Provider:
    package = "unknown package"
    if point.dist is not None:
        package = f"{point.dist.name} {point.dist.version}"
    return Provider(point.group, point.name, package, point.value)


def _make(make: Callable[[], object], provider: Provider, protocol: type) -> object:
    """The component that an offer makes, or an error that names its provider."""
    where = f"component {provider.name!r} of {provider.package}"
    try:
        made = make()
    except GwReportError:
        raise
    except Exception as error:
        raise PluginError(
            f"{where}: {provider.target} failed with {type(error).__name__}: {error}"
        ) from error
    if not isinstance(made, protocol):
        raise PluginError(f"{where}: {provider.target} gives no {protocol.__name__}; see gwreport.interfaces")
    require_installed(made)
    return made


def require_installed(made: object) -> None:
    """Ask a component that has a method ``require_installed`` whether the package that it adapts is there.

    Raises ``MissingDependencyError`` where it is not; a component without the method is taken.
    """
    ask = getattr(made, "require_installed", None)
    if callable(ask):
        ask()
