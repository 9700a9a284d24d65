"""``python -m gwreport.cli``."""

import sys

from gwreport.cli import main

sys.exit(main())
