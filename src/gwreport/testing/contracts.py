"""How a broken contract is told: which component, which contract, at which text."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from typing import TypeVar

from gwreport.span import Span

T = TypeVar("T")


def satisfies(component: object, protocol: type) -> None:
    """Ask for the methods and attributes of a protocol, and for a name."""
    require(
        isinstance(component, protocol),
        component,
        "protocol",
        "",
        f"lacks a method or attribute of {protocol.__name__}",
    )
    name = getattr(component, "name", None)
    require(
        isinstance(name, str) and bool(name),
        component,
        "name",
        "",
        f"expected a non-empty string, got {name!r}",
    )


def repeatable(component: object, ask: Callable[[], Iterable[T]], text: str) -> list[T]:
    """What the component answers, which must be the same twice."""
    try:
        first, second = list(ask()), list(ask())
    except Exception as error:
        raise broken(component, "no errors", text, f"raised {error!r}") from error
    require(first == second, component, "repeatable", text, "the second answer differs from the first")
    return first


def survives_pickling(component: T, wanted: bool, ask: Callable[[T], object]) -> None:
    """Ask that a copy made by pickle answers like the component itself."""
    if not wanted:
        return
    try:
        copy: T = pickle.loads(pickle.dumps(component))
    except Exception as error:
        raise broken(
            component, "picklable", "", f"{error!r}; pass pickling=False if processes are not wanted"
        ) from error
    require(ask(copy) == ask(component), component, "picklable", "", "a pickled copy answers differently")


def inside(component: object, span: Span, text: str) -> None:
    """Ask that a span ends within the text."""
    require(span.end <= len(text), component, "within the text", text, f"{span} ends after {len(text)}")


def require(condition: bool, component: object, contract: str, text: str, detail: str) -> None:
    """Raise the error of :func:`broken` unless the condition holds."""
    if not condition:
        raise broken(component, contract, text, detail)


def broken(component: object, contract: str, text: str, detail: str) -> AssertionError:
    """The error that names component, contract and place."""
    name = getattr(component, "name", None) or type(component).__name__
    where = f" (text {text[:30]!r})" if text else ""
    return AssertionError(f"{name} breaks the contract “{contract}”: {detail}{where}")
