"""What can be wrong with a database, in the few kinds that call for different answers."""

import errno
import sqlite3
from typing import Final, Literal

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

TroubleKind = Literal[
    "damaged",  # no database, or not a whole one
    "gone",  # the file was moved or deleted while it was open
    "locked",  # someone else holds it for longer than one waits
    "full",  # no space
    "read-only",  # writing is not allowed
    "newer",  # a later version of the tutor made it
    "foreign",  # another program's
    "unreachable",  # the server does not answer, or refuses
    "no-driver",  # the Python package that talks to the server is missing
    "bad-url",  # TUTOR_DATABASE_URL cannot be understood
    "failed",  # anything else
]


class Trouble(Exception):  # noqa: N818 - a state to be handled, never shown
    """The database cannot be used; `kind` says in which way, `reason` in the words of the system."""

    def __init__(self, kind: TroubleKind, reason: str = "") -> None:
        super().__init__(f"{kind}: {reason}")
        self.kind = kind
        self.reason = reason


_SQLITE: Final[dict[int, TroubleKind]] = {
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_CANTOPEN: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_AUTH: "read-only",
}

_DAMAGE_WITHOUT_A_CODE: Final = ("unsupported file format", "Could not decode to UTF-8")

# The classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL: Final[dict[str, TroubleKind]] = {
    "53100": "full",
    "25006": "read-only",
    "42501": "read-only",
    "55P03": "locked",
    "57014": "locked",
    "40P01": "locked",
    "40001": "locked",
    "08": "unreachable",
    "28": "unreachable",
    "3D": "unreachable",
    "53": "unreachable",
    "57": "unreachable",
}

_SYSTEM: Final[dict[int | None, TroubleKind]] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
    errno.ENOTDIR: "read-only",
    errno.EEXIST: "read-only",
    errno.ETIMEDOUT: "locked",
}


def trouble_of(error: Exception) -> Trouble:
    """Return the trouble behind an error of the database driver or of the system."""
    if isinstance(error, DBAPIError):
        cause, invalidated = error.orig, error.connection_invalidated
        if isinstance(cause, sqlite3.Error):
            return trouble_of(cause)
        state = str(getattr(cause, "sqlstate", None) or "")
        kind = _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
        if kind is None and (invalidated or (not state and isinstance(error, OperationalError | InterfaceError))):
            kind = "unreachable"
        return Trouble(kind or "failed", type(cause).__name__)
    if isinstance(error, sqlite3.Error):
        if any(sign in str(error) for sign in _DAMAGE_WITHOUT_A_CODE):
            return Trouble("damaged", str(error)[:200])
        code = getattr(error, "sqlite_errorcode", None)
        # The low byte is the primary code: https://www.sqlite.org/rescode.html
        return Trouble("failed" if code is None else _SQLITE.get(code & 0xFF, "failed"), str(error)[:200])
    if isinstance(error, ValueError | TypeError):
        return Trouble("damaged", f"{type(error).__name__}: {error}"[:200])  # a value that is none of its type
    if isinstance(error, OSError):
        return Trouble(_SYSTEM.get(error.errno, "failed"), error.strerror or type(error).__name__)
    return Trouble("failed", type(error).__name__)
