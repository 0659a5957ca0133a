"""Where commands write: in the chosen language, in what this terminal can show, safely.

Colours are the terminal's own and only repeat what words and marks say. Whatever is printed is made safe first, so
that no text of a program or of a course can take over the terminal.
"""

import io
import json
import os
import re
import shutil
import sys
import textwrap
from enum import StrEnum
from typing import Final, TextIO

from tutor.cli.ascii_text import to_ascii
from tutor.cli.errors import BAD_INPUT, CommandError, ReaderGoneError
from tutor.language import Language, Text
from tutor.sandbox.text import safe_text


class Style(StrEnum):
    """The few ways to set a word apart, as parameters of ECMA-48's SGR."""

    BOLD = "1"
    FAINT = "2"
    GOOD = "32"
    BAD = "1;31"
    CODE = "36"


Piece = str | tuple[str, Style]

INLINE_CODE: Final = re.compile(r"`[^`\n]+`")

WIDEST: Final = 100
"""Longer lines are hard to read, however wide the terminal is."""

_ASCII_TERMINALS: Final = ("dumb", "linux", "vt52", "vt100", "vt102", "vt220")
_CANNOT_REPAINT: Final = ("", "dumb", "unknown")
_YES: Final = frozenset({"y", "yes", "ha", "h"})

_NOBODY_TO_ASK = Text(
    uz="Bu buyruq tasdiq soʻraydi, lekin terminal yoʻq. Rozi boʻlsangiz, --yes qoʻshing.",
    en="This command asks for confirmation, but there is no terminal. If you agree, add --yes.",
)


class Console:
    """Standard output and standard error of a command.

    Attributes:
        language: the language that is spoken.
        ascii: whether only ASCII is written.
        colour: whether standard output gets colours.
        interactive: whether standard output is a terminal.
        can_repaint: whether lines that were written there can be written over.

    """

    def __init__(self, language: Language, *, plain: bool) -> None:
        self.language = language
        self.out, self.err = _forgiving(sys.stdout), _forgiving(sys.stderr)
        term = os.environ.get("TERM", "")
        self.interactive = self.out.isatty()
        self.ascii = plain or not is_utf8(self.out) or (self.interactive and term in _ASCII_TERMINALS)
        full = not plain and term not in _CANNOT_REPAINT
        self.can_repaint = self.interactive and full
        self._shows_status = self.err.isatty() and full
        self._status: Text | None = None
        self.colour = self.can_repaint and not os.environ.get("NO_COLOR")
        self._error_colour = self._shows_status and not os.environ.get("NO_COLOR")

    @property
    def width(self) -> int:
        """Return the columns to write in."""
        return min(shutil.get_terminal_size().columns, WIDEST)

    def say(self, text: Text) -> str:
        """Return the text in the language and the characters of this console."""
        return self._fitting(text[self.language])

    def line(self, *pieces: Piece) -> None:
        """Write one line of pieces, some with a style."""
        shown = (self._inline_code(piece, coloured=self.colour) for piece in pieces)
        self.write("".join(self._styled(piece, coloured=self.colour) for piece in shown) + "\n")

    def paragraph(self, *pieces: Piece, indent: str = "", bullet: str = "") -> None:
        """Write pieces as a paragraph, wrapped at words where there is a terminal; `bullet` hangs before it."""
        pieces = tuple(self._inline_code(piece, coloured=self.colour) for piece in pieces)
        words = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)
        first, rest = indent + bullet, indent + " " * len(bullet)
        if not self.interactive or len(first) + len(words) <= self.width:
            self.line(first, *pieces)
            return
        rows = textwrap.wrap(words, max(20, self.width - len(first)), break_long_words=False)
        styles = [style for piece in pieces for style in _styles(piece)]
        at = 0
        for number, row in enumerate(rows):
            while not words.startswith(row[0], at):
                at += 1  # the space at which the line was broken
            self.line(rest if number else first, *runs(row, styles[at : at + len(row)]))
            at += len(row)

    def exactly(self, text: str) -> None:
        """Write a program's text with every character that the output can take, made safe."""
        self.write(safe_text(text, len(text)))

    def write(self, text: str, *, stream: TextIO | None = None) -> None:
        """Write text that is safe already.

        Raises:
            ReaderGoneError: nobody reads standard output any more.
            OSError: standard output cannot be written, as on a full disk.

        """
        stream = stream or self.out
        try:
            stream.write(text)
            stream.flush()
        except OSError as error:
            _silence(stream)
            if stream is not self.out:
                return  # there is nowhere left to say it
            if isinstance(error, BrokenPipeError):
                raise ReaderGoneError from None
            raise

    def json(self, value: object) -> None:
        """Write a value as one JSON document; it is data, so nothing in it is shortened or made plain."""
        self.write(json.dumps(value, ensure_ascii=not is_utf8(self.out), indent=2) + "\n")

    def status(self, text: Text | None) -> None:
        """Show on a terminal's last line what is going on; None takes it away."""
        if self._shows_status and (text or self._status):
            self._status = text
            shown = "" if text is None else self.say(text)[: self.width - 1]
            self.write(f"\r\x1b[K{shown}", stream=self.err)

    def error(self, text: Text) -> None:
        """Write a sentence of the tutor on standard error."""
        self.to_error(f"tutor: {text[self.language]}")

    def notice(self, text: Text) -> None:
        """Write a sentence of the tutor on standard error, in place of the status."""
        self.status(None)
        self.error(text)

    def to_error(self, *pieces: Piece) -> None:
        """Write one line of pieces on standard error."""
        shown = (self._inline_code(piece, coloured=self._error_colour) for piece in pieces)
        line = "".join(self._styled(piece, coloured=self._error_colour) for piece in shown)
        self.write((line if is_utf8(self.err) else to_ascii(line)) + "\n", stream=self.err)

    def confirm(self, question: Text) -> bool:
        """Ask a question and return whether the answer was yes.

        Raises:
            CommandError: there is nobody to ask.

        """
        if not (sys.stdin.isatty() and self.interactive):
            raise CommandError(_NOBODY_TO_ASK, BAD_INPUT)
        self.write(f"{self.say(question)} ")
        return sys.stdin.readline().strip().lower() in _YES

    def _fitting(self, text: str) -> str:
        text = safe_text(text, len(text))
        return to_ascii(text) if self.ascii else text

    @staticmethod
    def _inline_code(piece: Piece, *, coloured: bool) -> Piece:
        """Take the backticks from code inside a sentence: a colour sets it apart, or else quotes."""
        if isinstance(piece, str) or piece[1] is not Style.CODE or not INLINE_CODE.fullmatch(piece[0]):
            return piece
        code = piece[0][1:-1]
        if coloured:
            return (code, Style.CODE)
        return piece[0] if '"' in code else f"“{code}”"  # in ASCII, “ is " as well

    def _styled(self, piece: Piece, *, coloured: bool) -> str:
        text, style = (piece, None) if isinstance(piece, str) else piece
        text = self._fitting(text)
        return f"\x1b[{style}m{text}\x1b[0m" if coloured and style and text else text


def is_utf8(stream: TextIO) -> bool:
    """Return whether a stream takes every character."""
    return (stream.encoding or "").lower().replace("-", "") == "utf8"


def _forgiving(stream: TextIO) -> TextIO:
    """Let a stream write what it cannot encode as an escape instead of raising."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _silence(stream: TextIO) -> None:
    """Send a stream nowhere: Python flushes it once more at its end and would complain then."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _styles(piece: Piece) -> list[Style | None]:
    """Return the style of each character of a piece."""
    return [None] * len(piece) if isinstance(piece, str) else [piece[1]] * len(piece[0])


def runs(row: str, styles: list[Style | None]) -> list[Piece]:
    """Return a row as pieces of one style each."""
    pieces: list[Piece] = []
    start = 0
    for end in range(1, len(row) + 1):
        if end == len(row) or styles[end] is not styles[start]:
            style = styles[start]
            pieces.append((row[start:end], style) if style else row[start:end])
            start = end
    return pieces
