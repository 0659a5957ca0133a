"""What a part of a program prints and shows, kept for the harness's answer while it goes its usual way as well."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TextIO

MOST_TEXT: Final = 64_000
MOST_FIGURES: Final = 20


class Captured:
    """The text printed and the figures shown, as long as there is room."""

    def __init__(self) -> None:
        self.figures: list[dict[str, Any]] = []
        self._parts: list[str] = []
        self._room = MOST_TEXT

    @property
    def text(self) -> str:
        """Return what was printed to stdout."""
        return "".join(self._parts)

    def printed(self, text: str) -> None:
        """Keep a piece of printed text."""
        self._parts.append(text[: self._room])
        self._room -= len(self._parts[-1])

    def shown(self, figure: dict[str, Any]) -> None:
        """Keep a figure; the last ones count."""
        self.figures = [*self.figures[1 - MOST_FIGURES :], figure]

    def answer(self) -> dict[str, Any]:
        """Return it as a plain value."""
        return {"printed": self.text, "shown": self.figures}


class _Both:
    """A stdout that also tells someone else what is written to it."""

    def __init__(self, stream: TextIO, tell: Callable[[str], None]) -> None:
        self._stream = stream
        self._tell = tell

    def write(self, text: str) -> int:
        self._tell(text)
        return self._stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else is the stream's own
        return getattr(self._stream, name)


@contextmanager
def capturing() -> Iterator[Captured]:
    """Keep what is printed in the block; the harness adds what is shown."""
    captured = Captured()
    stream = sys.stdout
    sys.stdout = _Both(stream, captured.printed)
    try:
        yield captured
    finally:
        sys.stdout = stream
