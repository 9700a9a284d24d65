"""Documents that LibreOffice makes, and thirty files in one command: `tox -e office`."""
