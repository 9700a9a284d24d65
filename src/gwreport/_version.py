"""The version of gwreport, read by the build and by :data:`gwreport.__version__`."""

__version__ = "0.2.0"
