"""Extractors: one module for each kind of mention; they do not import each other."""
