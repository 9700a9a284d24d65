"""Other forms of a report: tables and files."""
