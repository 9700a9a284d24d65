"""Metadata hook of hatch: the README as a package index shows it, where no path of the repository leads on.

Paths in links and pictures become addresses below ``address`` (pyproject.toml, the one place that holds it).
While there is none, pictures are left out, and of a link to a file its words and the path stay.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE = r"\((?!https?://|#)(?P<path>[^)\s]+)\)"
_PICTURE = re.compile(rf"!\[(?P<words>[^\]]*)\]{_RELATIVE}")
_LINK = re.compile(rf"(?<!!)\[(?P<words>[^\]]*)\]{_RELATIVE}")
_LEFT_EMPTY = re.compile(r"\n{3,}")


class ReadmeForPypi(MetadataHookInterface):
    """Sets ``readme``, which pyproject.toml calls dynamic."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Read README.md and hand it over with its paths resolved."""
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        shown = for_index(text, self.config["address"])
        metadata["readme"] = {"content-type": "text/markdown", "text": shown}


def for_index(text: str, address: str) -> str:
    """The text of a README with no relative link.

    Args:
        text: Markdown with paths from the root of the repository.
        address: Where the repository is, without a stroke at the end; empty while it is nowhere.

    Returns:
        The text with absolute links; without an address with no pictures and no links to files.
    """
    if address:
        text = _PICTURE.sub(rf"![\g<words>]({address}/raw/main/\g<path>)", text)
        return _LINK.sub(rf"[\g<words>]({address}/blob/main/\g<path>)", text)
    text = _LINK.sub(r"\g<words> (`\g<path>`)", _PICTURE.sub("", text))
    return _LEFT_EMPTY.sub("\n\n", text)
