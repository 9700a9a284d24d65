"""Packages that gwreport can do without: checked and imported where they are asked for."""

from __future__ import annotations

import importlib.util
import sys
import warnings
from importlib import import_module
from typing import Any

from gwreport.errors import MissingDependencyError


def require_package(package: str, purpose: str, extra: str) -> None:
    """Refuse, without importing it, an optional package that is not installed.

    ``purpose`` says what it is for, ``extra`` names the extra of gwreport that installs it. Raises
    ``MissingDependencyError``.
    """
    there = (
        sys.modules[package] is not None
        if package in sys.modules
        else importlib.util.find_spec(package) is not None
    )
    if not there:
        raise MissingDependencyError(package, purpose, extra)


def import_package(package: str, purpose: str, extra: str) -> Any:  # noqa: ANN401 - a module without types
    """An optional package, imported without the warnings that are for those who develop it.

    The arguments and the error are those of :func:`require_package`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return import_module(package)
    except ModuleNotFoundError as error:
        raise MissingDependencyError(error.name or package, purpose, extra) from error
