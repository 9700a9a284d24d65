"""Kept for imports of earlier versions: see ``gwreport.indicators`` and ``gwreport.gazetteer``."""
