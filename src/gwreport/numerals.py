"""Chinese, mixed and Arabic numerals."""

from __future__ import annotations
