"""One text to be read, wherever it lies."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from gwreport.errors import GwReportError
from gwreport.frontmatter.given import YearLike
from gwreport.model import Place, PlaceKind, Region, Source


@frozen
class Entry:
    """A file, a file in a zip, or a row of a table of texts.

    ``name`` is that of the file, ``row`` the number of the row in a table, as spreadsheets count.
    ``content`` is a path, the bytes of a file or the text of a cell; it is None where ``problem`` says why
    there is none. ``keys`` are pairs of a name and a text; ``region`` and ``year`` are what they, or the
    caller, say of the report; ``one`` takes it for one report, whatever it looks like. ``named`` tells what
    the caller named from what was found in a folder, zip or table.
    """

    name: str
    content: Path | bytes | str | None
    row: int | None = None
    keys: tuple[tuple[str, str], ...] = ()
    region: str | Region | None = None
    year: YearLike | None = None
    one: bool = False
    named: bool = False
    problem: GwReportError | OSError | None = None

    @property
    def label(self) -> str:
        """What messages call it.

        >>> Entry("panel.xlsx", "各位代表", 5).label
        'panel.xlsx, row 5'
        """
        return self.name if self.row is None else f"{self.name}, row {self.row}"

    def material(self) -> Path | bytes | Source:
        """What ``Pipeline.read`` takes. Raises the problem of an entry that has one."""
        if self.problem is not None or self.content is None:
            raise self.problem or ValueError(f"{self.label}: an entry without content")
        if isinstance(self.content, str):
            places = () if self.row is None else (Place(PlaceKind.ROW, self.row, 0),)
            return Source(self.content, self.name, None, places)
        return self.content
