"""``python -m gwreport``: the command line.."""

import sys

from gwreport.cli import main

sys.exit(main())
