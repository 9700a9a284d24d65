"""Kept for imports of earlier versions: moved to ``gwreport.indicators.catalogue``."""

from gwreport.indicators.catalogue import *
from gwreport.indicators.catalogue import __all__ as __all__
