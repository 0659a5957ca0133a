"""The tutor's own version, Python's, and those of what it is built on."""

import importlib.metadata
import platform
import re
import sys
from collections.abc import Iterator
from typing import Final

from tutor import __version__
from tutor.cli.doctor.report import Finding, finding
from tutor.language import Text, verbatim

DISTRIBUTION: Final = "nn-tutor"
PYTHON: Final = (3, 11)

_UPGRADE_PYTHON = Text(uz="Python 3.11 yoki yangirogʻi kerak.", en="Python 3.11 or later is needed.")
_MISSING = Text(uz="oʻrnatilmagan", en="not installed")
_INSTALL = Text(uz="Oʻrnating: pip install {name}", en="Install it: pip install {name}")
_ELSEWHERE: Final = frozenset({"torch"})
"""Told of by `device`."""


def look() -> Iterator[Finding]:
    """Yield the versions; a dependency that is not installed needs attention."""
    yield finding("versions.tutor", verbatim("Ustoz"), __version__)
    old = sys.version_info < PYTHON
    yield finding("versions.python", verbatim("Python"), platform.python_version(), _UPGRADE_PYTHON if old else None)
    yield finding("versions.system", verbatim(platform.system()), platform.release())
    for name in _dependencies():
        if name in _ELSEWHERE:
            continue
        try:
            yield finding(f"versions.{name}", verbatim(name), importlib.metadata.version(name))
        except importlib.metadata.PackageNotFoundError:
            yield finding(f"versions.{name}", verbatim(name), _MISSING, _INSTALL.format(name=name))


def _dependencies() -> list[str]:
    """Return the names of what the tutor's distribution requires, without its extras."""
    try:
        required = importlib.metadata.requires(DISTRIBUTION) or []
    except importlib.metadata.PackageNotFoundError:
        return []
    names = [re.split(r"[^A-Za-z0-9._-]", one, maxsplit=1)[0] for one in required if "extra ==" not in one]
    return sorted(set(names))
