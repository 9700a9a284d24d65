"""Tests that drive a real browser (tox -e browser)."""
