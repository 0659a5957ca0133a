"""How a command ends early: one sentence that says what happened and what to do, and an exit code."""

from typing import Final

from tutor.language import Text

OK: Final = 0
FAILED: Final = 1
"""The program did not pass, or something needs attention."""
BAD_INPUT: Final = 2
"""What was asked for does not exist, cannot be read, or was asked in the wrong way."""
COULD_NOT_RUN: Final = 3
"""The grading service, the sandbox or the disk did not do its part."""
INTERRUPTED: Final = 130
"""Ctrl+C, as shells count it: 128 + SIGINT."""
READER_GONE: Final = 141
"""Nobody reads the output any more, as shells count it: 128 + SIGPIPE."""


class CommandError(Exception):
    """A command cannot be carried out; `text` tells why in both languages, `code` is the exit code."""

    def __init__(self, text: Text, code: int) -> None:
        super().__init__(text.en)
        self.text = text
        self.code = code


class ReaderGoneError(Exception):
    """Whoever read the output has closed it (`| head`): there is nobody left to write for."""
