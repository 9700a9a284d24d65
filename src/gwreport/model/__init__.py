"""The frozen values that gwreport gives back: invariants only, no parsing.

Every other folder but those below it (script, tables, numerals, units) may import this one; it imports only
``span`` and ``errors``. One module for each idea:

* ``values``: numbers with bounds and units, periods, regions, indicators;
* ``document``: the source as given, its documents, and the repairs made on the way to the clean text;
* ``outline``: sections and their roles; ``mention``: a span with a label and a value;
* ``statement``: an indicator has a value; ``report``: all of it; ``diagnostic``: remarks on the reading;
* ``columns``: the mentions of a report as it keeps them, in a quarter of the memory;
* ``shown``: values as people read them, and the short forms that ``repr`` gives;
* ``codec`` and ``converter``: reports as plain data that JSON can hold, and back, with a version.

A new kind of mention is a member of ``mention.Label`` and, where its value is of a new class, an entry of
``converter``; a new field of a value needs a default, so that older JSON is still read, or a new version.
"""

from gwreport.model.diagnostic import Diagnostic, Severity
from gwreport.model.document import Document, DocumentKind, Place, PlaceKind, Repair, Source
from gwreport.model.mention import ENTITY_LABELS, Label, Mention, Subject
from gwreport.model.outline import Section, SectionRole
from gwreport.model.report import Metadata, Report
from gwreport.model.statement import Aspect, Direction, Statement, Status
from gwreport.model.values import Bound, Indicator, Level, Number, Period, Quantity, QuantityKind, Region

__all__ = [
    "ENTITY_LABELS",
    "Aspect",
    "Bound",
    "Diagnostic",
    "Direction",
    "Document",
    "DocumentKind",
    "Indicator",
    "Label",
    "Level",
    "Mention",
    "Metadata",
    "Number",
    "Period",
    "Place",
    "PlaceKind",
    "Quantity",
    "QuantityKind",
    "Region",
    "Repair",
    "Report",
    "Section",
    "SectionRole",
    "Severity",
    "Source",
    "Statement",
    "Status",
    "Subject",
]
