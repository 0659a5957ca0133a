"""Certificates as files: written whole or not at all, and over nothing but an earlier certificate."""

from pathlib import Path
from typing import Final

from tutor.certificate.verifying import MOST_BYTES, read
from tutor.durable import read_regular, write_atomically
from tutor.language import Text

_IN_THE_WAY: Final = Text(
    uz="{path} allaqachon bor va u sertifikat emas, shuning uchun unga tegilmadi. Boshqa nom tanlang.",
    en="{path} is there already and is no certificate, so it was left alone. Choose another name.",
)
_NOT_WRITTEN: Final = Text(uz="{path} yozilmadi: {why}.", en="{path} could not be written: {why}.")
_NOT_READ: Final = Text(uz="{path} oʻqilmadi: {why}.", en="{path} could not be read: {why}.")
_NO_CERTIFICATE: Final = Text(
    uz="{path} sertifikat emas. Uni `tutor certificate --svg FAYL` yoki `--text FAYL` yaratadi.",
    en="{path} is no certificate. `tutor certificate --svg FILE` or `--text FILE` makes one.",
)


class CertificateError(Exception):
    """A certificate could not be written or read; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def save(path: Path, certificate: str) -> None:
    """Write a certificate.

    Raises:
        CertificateError: the disk refused, or something else is there.

    """
    try:
        if path.exists() and not is_certificate(path):
            raise CertificateError(_IN_THE_WAY.format(path=path))
        write_atomically(path, certificate.encode())
    except OSError as error:
        raise CertificateError(_NOT_WRITTEN.format(path=path, why=error.strerror or str(error))) from error


def load(path: Path) -> str:
    """Return the text of a file that should be a certificate.

    Raises:
        CertificateError: it cannot be read, or is none.

    """
    try:
        text = read_regular(path, MOST_BYTES).decode("utf-8")
        read(text)
    except OSError as error:
        raise CertificateError(_NOT_READ.format(path=path, why=error.strerror or str(error))) from error
    except ValueError as error:
        raise CertificateError(_NO_CERTIFICATE.format(path=path)) from error
    return text


def is_certificate(path: Path) -> bool:
    """Return whether a file is an earlier certificate, of any form."""
    try:
        load(path)
    except CertificateError:
        return False
    return True
