"""The form of the results: what ``--format`` says, else the ending of the file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from gwreport.cli.output import STDIN
from gwreport.errors import GwReportError
from gwreport.export.formats import FORMATS

#: Endings of pages and lists for people, and of one object a line.
READABLE: Final = MappingProxyType({".txt": "text", ".md": "text", ".jsonl": "jsonl"})
#: Endings of pages for the browser.
PAGES: Final = MappingProxyType({".html": "html", ".htm": "html"})


def form_of(options: argparse.Namespace, endings: Mapping[str, str], default: str) -> str:
    """The form of the output: that of ``--format``, else that of the ending of the file in ``endings``.

    What goes to the screen, or to a name without an ending, has the ``default`` form. Raises
    ``GwReportError`` for an ending that no form has, so that no program is given what it cannot read, and
    for ``--format`` with the ending of a form that is no text.
    """
    given, output = getattr(options, "format", None), options.output
    suffix = "" if output in (None, STDIN) else Path(output).suffix.lower()
    by_suffix = endings.get(suffix)
    if given is not None:
        if suffix in FORMATS and not FORMATS[suffix].is_text:
            raise GwReportError(f"--format {given} does not go with {output}; leave one out")
        return str(given)
    if suffix and by_suffix is None:
        raise GwReportError(f"{output}: nothing is written with the ending {suffix}; {_ways_out(endings)}")
    return by_suffix or default


def _ways_out(endings: Mapping[str, str]) -> str:
    known = f"expected one of {', '.join(endings)}"
    return known if endings is PAGES else f"{known}, or --format"
