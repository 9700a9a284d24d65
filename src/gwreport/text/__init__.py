"""Kept for imports of earlier versions: ``gwreport.text.segmenters`` is ``gwreport.reading.segmenters``."""
