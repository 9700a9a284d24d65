"""Sphinx configuration."""

from gwreport import __version__

project = "gwreport"
author = "The gwreport developers"
copyright = "The gwreport developers, MIT licence"
version = release = __version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"gwreport {__version__}"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"show-inheritance": False}
suppress_warnings = ["autosectionlabel.*"]
