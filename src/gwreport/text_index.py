"""What several components look up in one text, found once."""

from __future__ import annotations

from functools import cached_property

from gwreport.grids.figures import FigureTable, figure_tables
from gwreport.script.edges import Edges
from gwreport.script.marks import SENTENCE_END
from gwreport.units import UnitTable


class TextIndex:
    """The sentences and tables of one text, each found when it is first asked for and then kept.

    A pipeline makes one for a report and hands it on in ``Reading.index``. ``units`` are those that the
    heads of tables are read with.
    """

    def __init__(self, text: str, units: UnitTable) -> None:
        self.text = text
        self.units = units

    @cached_property
    def sentences(self) -> Edges:
        """Where a sentence or a line ends."""
        return Edges(self.text, SENTENCE_END + "\n")

    @cached_property
    def tables(self) -> list[FigureTable]:
        """The tables that hold figures."""
        return figure_tables(self.text, self.units)
