"""Kept for imports of earlier versions: the segmenters live in ``gwreport.reading.segmenters``."""

from gwreport.reading.segmenters import *
from gwreport.reading.segmenters import __all__ as __all__
