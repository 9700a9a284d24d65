"""The page on which rows are checked: each in its sentence, with keys to accept, correct and reject it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from gwreport.indicators.catalogue import IndicatorCatalogue, default_catalogue
from gwreport.model import Bound
from gwreport.pages.page import escape, page
from gwreport.pages.words import Language, spoken
from gwreport.review.decisions import Decision
from gwreport.review.items import Item


@frozen
class ReviewPage:
    """What a review page is made with, beside its rows.

    ``coder`` is who checks, ``decisions`` are earlier ones that the page begins with; ``catalogue`` offers
    the indicators to correct to. Without a ``language`` the page takes that of the browser.
    """

    language: Language | None = None
    coder: str = ""
    decisions: Sequence[Decision] = ()
    catalogue: IndicatorCatalogue | None = None

    def html(self, items: Iterable[Item]) -> str:
        """The page of some rows, in their order; it needs no network and no other file."""
        shown = self.language or Language.ENGLISH
        listed = [item.to_dict() for item in items]
        catalogue = self.catalogue or default_catalogue()
        parts = {
            "bounds": "".join(
                f'<option value="{bound}" data-w="bound-{bound}">{spoken(f"bound-{bound}", shown)}</option>'
                for bound in Bound
            ),
            "indicators": "".join(
                f'<option value="{escape(id)}">{escape(entry.indicator.name)}</option>'
                for id, entry in sorted(catalogue.entries.items())
            ),
        }
        data = {
            "items": listed,
            "coder": self.coder,
            "decisions": [decision.to_dict() for decision in self.decisions],
            "indicators": {
                id: (entry.indicator.english, entry.indicator.name)
                for id, entry in sorted(catalogue.entries.items())
            },
        }
        title = spoken("page-review", shown)
        return page("review", language=self.language, title=title, parts=parts, data=data)
