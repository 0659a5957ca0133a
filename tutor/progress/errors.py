"""Errors of this room: each carries a `Text` that says what happened and what to do."""

import errno
from pathlib import Path
from typing import Final

from tutor.language import Text


class ProgressError(Exception):
    """Something could not be kept or read; `text` tells the learner, in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class WorkspaceError(ProgressError):
    """A work file could not be read or written; what was on disk is still there."""


class TransferError(ProgressError):
    """A progress file could not be written, or is not one that can be taken in."""


_FULL: Final = Text(
    uz="Diskda joy qolmagan, {path} saqlanmadi. Joy boʻshating va qayta saqlang.",
    en="The disk is full, so {path} was not saved. Free some space and save again.",
)
_READ_ONLY: Final = Text(
    uz="{path} saqlanmadi: bu yerga yozish mumkin emas. Fayl va papkaning ruxsatlarini tekshiring yoki "
    "TUTOR_HOME bilan boshqa papkani tanlang.",
    en="{path} was not saved: writing is not possible here. Check the permissions of the file and its "
    "folder, or choose another folder with TUTOR_HOME.",
)
_NO_FOLDER: Final = Text(
    uz="{path} uchun papka kerak, lekin uning yoʻlida fayl turibdi. Oʻsha faylni boshqa joyga koʻchiring.",
    en="{path} needs a folder, but a file stands in its way. Move that file somewhere else.",
)
_NOT_WRITTEN: Final = Text(
    uz="{path} saqlanmadi: {reason}. Disk ulanganini va ishlayotganini tekshiring, keyin qayta saqlang.",
    en="{path} was not saved: {reason}. Check that the disk is connected and working, then save again.",
)
_NOT_ALLOWED: Final = Text(
    uz="{path} oʻqilmadi: ruxsat yoʻq. Faylning ruxsatlarini tekshiring.",
    en="{path} could not be read: permission is missing. Check the permissions of the file.",
)
_NOT_READ: Final = Text(
    uz="{path} oʻqilmadi: {reason}. Faylni tekshiring va qayta urinib koʻring.",
    en="{path} could not be read: {reason}. Check the file and try again.",
)

_FULL_CODES: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_DENIED_CODES: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def not_written(error: OSError, path: Path) -> Text:
    """Explain why `path` could not be written."""
    if error.errno in _FULL_CODES:
        return _FULL.format(path=path)
    if error.errno in _DENIED_CODES:
        return _READ_ONLY.format(path=path)
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return _NO_FOLDER.format(path=path)
    return _NOT_WRITTEN.format(path=path, reason=error.strerror or type(error).__name__)


def not_read(error: OSError, path: Path) -> Text:
    """Explain why `path` could not be read."""
    if error.errno in _DENIED_CODES:
        return _NOT_ALLOWED.format(path=path)
    return _NOT_READ.format(path=path, reason=error.strerror or type(error).__name__)
