"""Which build of the tutor this is, so that a client never talks to a service of an older one."""

from functools import cache
from pathlib import Path

import tutor


@cache
def build_id() -> str:
    """Return this process's build: that of the first time it was asked for, however its files change later."""
    return build_on_disk()


def build_on_disk() -> str:
    """Return the version and the time of the newest source file: an upgrade, or an edit, makes another build."""
    package = Path(tutor.__file__).parent
    newest = max(
        path.stat().st_mtime_ns
        for room in ("grading", "sandbox", "course")
        for path in (package / room).rglob("*.py")
    )
    return f"{tutor.__version__}+{newest:x}"
