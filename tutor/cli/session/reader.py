"""Where the session's lines come from: a person at a terminal, or a file."""

import sys
from collections.abc import Callable, Sequence

from tutor.cli.console import Console

try:
    import readline
except ImportError:  # a Python without it: lines are read all the same
    readline = None  # type: ignore[assignment]


class Reader:
    """Asks for one line at a time; at a terminal with a history and completion by Tab."""

    def __init__(self, console: Console, words: Callable[[], Sequence[str]]) -> None:
        self._console = console
        self._words = words
        self._typed_by_a_person = sys.stdin.isatty() and console.interactive
        self._matches: list[str] = []
        if self._typed_by_a_person and readline is not None:
            # Bracketed paste is a control sequence, which a plain terminal would print.
            readline.parse_and_bind("set enable-bracketed-paste off")
            readline.parse_and_bind("tab: complete")
            readline.set_completer_delims(" ")

    def ask(self, prompt: str) -> str:
        """Return the next line after a prompt, without its end; Tab completes words.

        Raises:
            EOFError: there are no more lines.
            KeyboardInterrupt: Ctrl+C was pressed.

        """
        return self._ask(prompt, self._complete)

    def ask_for_code(self, prompt: str, begin_with: str = "") -> str:
        """Return a line of a program; Tab indents, and the line begins with `begin_with`, to be edited."""
        if self._typed_by_a_person and readline is not None and begin_with:
            readline.set_startup_hook(lambda: readline.insert_text(begin_with))
        try:
            return self._ask(prompt, _indent)
        finally:
            if readline is not None:
                readline.set_startup_hook()

    def _ask(self, prompt: str, complete: Callable[[str, int], str | None]) -> str:
        if self._typed_by_a_person:
            if readline is not None:
                readline.set_completer(complete)
            return input(prompt)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        line = line.rstrip("\r\n")
        self._console.line(f"{prompt}{line}")  # so that what is written reads like a conversation
        return line

    def _complete(self, text: str, state: int) -> str | None:
        if state == 0:
            self._matches = [word for word in self._words() if word.startswith(text)]
        return self._matches[state] if state < len(self._matches) else None


def _indent(text: str, state: int) -> str | None:
    return f"{text}    " if state == 0 else None
