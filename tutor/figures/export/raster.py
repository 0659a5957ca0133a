"""A picture as a PNG file (https://www.w3.org/TR/png/), to be embedded in a drawing."""

import struct
import zlib
from typing import Final

from tutor.figures.pixels import Pixels

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_GREY: Final = 0
_RGB: Final = 2
_NO_FILTER: Final = b"\0"


def png_of(pixels: Pixels) -> bytes:
    """Return the file: 8 bits of grey, or of each of red, green and blue."""
    head = struct.pack(">IIBBBBB", pixels.width, pixels.height, 8, _RGB if pixels.coloured else _GREY, 0, 0, 0)
    body = zlib.compress(b"".join(_NO_FILTER + line for line in pixels.lines()), 9)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
