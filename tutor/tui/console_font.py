"""The Linux console's fonts hold 256 or 512 signs: what they lack is painted as ASCII, cell by cell."""

import os
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# One sign for one, so that nothing moves. Light and double lines, halves of blocks, arrows and letters with accents are
# in those fonts; round corners, heavy lines and eighths of blocks are not.
_SUBSTITUTES: Final = str.maketrans(
    {
        **dict.fromkeys("ʻʼ‘’", "'"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("–—−", "-"),
        "✓": "+",
        "✗": "x",
        "○": "o",
        "◐": "~",
        "◇": "?",
        "▸": ">",
        "•": "*",
        "■": "#",
        "…": "~",
        "⋮": ":",
        "×": "x",
        "▾": "v",
        "▴": "^",
        **dict(zip("╭╮╰╯", "┌┐└┘", strict=True)),
        **dict(zip("━┃┏┓┗┛┣┫┳┻╋", "═║╔╗╚╝╠╣╦╩╬", strict=True)),
        **dict.fromkeys("▁▂▃", "▄"),
        **dict.fromkeys("▅▆▇▉▊▋", "█"),
        **dict.fromkeys("▍▎▏", "▌"),
        "▔": "▀",
        "▕": "▐",
    }
)


class ConsoleFont(LineFilter):
    """Writes the signs that are missing there as ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with substitutes."""
        return [
            segment if segment.text.isascii() else Segment(segment.text.translate(_SUBSTITUTES), *segment[1:])
            for segment in segments
        ]


def is_linux_console() -> bool:
    """Return whether this is the console of Linux itself, and not a window or a connection."""
    return os.environ.get("TERM") == "linux"
