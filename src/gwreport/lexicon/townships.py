"""Kept for imports of earlier versions: moved to ``gwreport.gazetteer.townships``."""

from gwreport.gazetteer.townships import *
from gwreport.gazetteer.townships import __all__ as __all__
