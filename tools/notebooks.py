"""Run the notebooks of examples/notebooks, each in a kernel of its own, from the folder of the repository.

    python tools/notebooks.py            # each must run to its end
    python tools/notebooks.py --write    # and is kept with what it shows

Needs nbclient, nbformat and ipykernel, and what the notebooks import (pandas, matplotlib).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "examples/notebooks"


def main() -> int:
    """Run each notebook. What fails in a cell is raised with the cell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="keep each notebook with its output")
    options = parser.parse_args()
    for path in sorted(FOLDER.glob("*.ipynb")):
        notebook: Any = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        NotebookClient(
            notebook,
            timeout=300,
            resources={"metadata": {"path": str(ROOT)}},
            extra_arguments=["--log-level=ERROR"],  # of the kernel, which warns of its own way to talk
        ).execute()
        if options.write:
            for cell in notebook.cells:
                cell.metadata.pop("execution", None)  # when it ran is no part of it
            nbformat.write(notebook, path)
        print(f"{path.relative_to(ROOT)}: {len(notebook.cells)} cells")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
