"""Tests that ask the annotation tools themselves: tox -e annotators."""
