"""The settings' file, `settings.json` in the data folder: read at start, changed field by field, never in the way.

Reading costs about 0.1 ms, a change two fsyncs (1 ms on a solid-state disk).
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from tutor.durable import move_aside, read_regular, write_atomically
from tutor.settings.schema import SCHEMA
from tutor.settings.setting import Value
from tutor.settings.settings import Settings

NAME: Final = "settings.json"
_OLDER_NAME: Final = "view.json"
"""Where language and theme were kept before there was a file of settings."""

_OLDER_PREFIX: Final = "ustoz-"
VERSION: Final = 1
_MAX_BYTES: Final = 1 << 20

_Object = dict[str, Any]


def load(folder: Path) -> Settings:
    """Return the settings that are kept in a folder; never raises.

    A value of the wrong type, or one that is not known, becomes the default. A file that cannot be read at all is moved
    aside to `settings.unreadable-<n>.json`. Without a file, the language and theme of an older version are taken over.
    """
    data = _read(folder / NAME)
    if data is None:
        data = _of_older_version(folder)
        if data:
            _write(folder / NAME, data)
    return _settings(data)


def change(folder: Path, changes: Mapping[str, Value]) -> bool:
    """Give some settings other values in the file, whole or not at all; return False where the disk refused.

    Fields that this version does not know stay as they are.
    """
    path = folder / NAME
    data = _read(path)
    return _write(path, {**(_of_older_version(folder) if data is None else data), **changes})


def _read(path: Path) -> _Object | None:
    """Return the file's object; None where there is no file, or where it cannot be read and was moved aside."""
    try:
        data = json.loads(_text(path))
        if not isinstance(data, dict):
            raise TypeError(f"{path} holds no object")
    except OSError:
        return None
    except (ValueError, TypeError, RecursionError):
        with suppress(OSError):
            move_aside(path, "unreadable")
        return None
    return data


def _write(path: Path, data: _Object) -> bool:
    version = data.get("version")
    newest = max(VERSION, version if type(version) is int else 0)
    text = json.dumps({**data, "version": newest}, ensure_ascii=False, indent=1) + "\n"
    try:
        write_atomically(path, text.encode("utf-8", "replace"))
    except OSError:
        return False
    return True


def _of_older_version(folder: Path) -> _Object:
    with suppress(OSError, ValueError, RecursionError):
        data = json.loads(_text(folder / _OLDER_NAME))
        if isinstance(data, dict):
            theme = data.get("theme")
            shown = {
                "language": data.get("language"),
                "theme": theme.removeprefix(_OLDER_PREFIX) if isinstance(theme, str) else None,
            }
            return {one.name: shown[one.name] for one in SCHEMA if one.name in shown and one.accepts(shown[one.name])}
    return {}


def _settings(data: _Object) -> Settings:
    return Settings(
        **{one.name: data[one.name] for one in SCHEMA if one.name in data and one.accepts(data[one.name])}
    )


def _text(path: Path) -> str:
    data = read_regular(path, _MAX_BYTES)
    if len(data) > _MAX_BYTES:
        raise ValueError(f"{path} is too large")
    return data.decode("utf-8")
