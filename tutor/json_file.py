"""Small JSON files of the tutor's own, such as settings: one object, written whole, and never in the way of a start."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from tutor.durable import move_aside, read_regular, write_atomically

_MAX_BYTES: Final = 1 << 20


def text_of(path: Path) -> str:
    """Return a file's text.

    Raises:
        OSError: it is missing, no regular file, or cannot be read.
        ValueError: it is too large, or no UTF-8.

    """
    data = read_regular(path, _MAX_BYTES)
    if len(data) > _MAX_BYTES:
        raise ValueError(f"{path} is too large")
    return data.decode("utf-8")


def read_object(path: Path) -> dict[str, Any] | None:
    """Return the file's object; None where there is no file, or where it cannot be read and was moved aside.

    It is then called `<name>.unreadable-<n>.json`.
    """
    try:
        data = json.loads(text_of(path))
        if not isinstance(data, dict):
            raise TypeError(f"{path} holds no object")
    except OSError:
        return None
    except (ValueError, TypeError, RecursionError):
        with suppress(OSError):
            move_aside(path, "unreadable")
        return None
    return data


def write_object(path: Path, data: dict[str, Any]) -> bool:
    """Write an object, whole or not at all; return False where the disk refused."""
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    try:
        write_atomically(path, text.encode("utf-8", "replace"))
    except OSError:
        return False
    return True
