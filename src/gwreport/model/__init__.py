"""The frozen values that gwreport gives back; invariants only, no parsing."""

from gwreport.model.diagnostic import Diagnostic, Severity
from gwreport.model.document import Document, DocumentKind, Repair, Source
from gwreport.model.mention import ENTITY_LABELS, Label, Mention
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
]
