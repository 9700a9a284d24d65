"""Tests of the built documentation: tox -e docs."""
