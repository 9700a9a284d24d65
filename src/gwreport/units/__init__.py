"""Units of measure: the table, conversion factors, rates and the sets derived from them."""

from gwreport.units.table import *
from gwreport.units.table import __all__ as __all__
