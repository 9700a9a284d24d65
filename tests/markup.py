"""A page taken apart: its elements, text and data, for tests."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

_VOID = frozenset({"meta", "input", "br", "link", "img"})


class Page(HTMLParser):
    """The elements of a page in order; raises where they do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in {*self._open, "*"}:
            self.texts.setdefault(tag, []).append(data)

    def text(self, tag: str = "*") -> str:
        """All text within elements of a name."""
        return "".join(self.texts.get(tag, ()))

    def ids(self) -> list[str]:
        """Every id, in order."""
        return [found for _, attributes in self.elements if (found := attributes.get("id"))]

    def links(self) -> list[str]:
        """The places within the page that links lead to."""
        return [link[1:] for _, a in self.elements if (link := a.get("href") or "").startswith("#")]


def data_of(html: str) -> dict[str, Any]:
    """The data that a page gives its script."""
    start = html.index('id="data">') + len('id="data">')
    found: dict[str, Any] = json.loads(html[start : html.index("</script>", start)])
    return found
