"""Kept for imports of earlier versions: moved to ``gwreport.gazetteer.regions``."""

from gwreport.gazetteer.regions import *
from gwreport.gazetteer.regions import __all__ as __all__
