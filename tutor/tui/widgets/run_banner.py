"""The first line of the results: what is running and for how long, or how it ended."""

from time import monotonic

from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say

EVERY = 0.5
"""Seconds between two updates of the clock."""


class RunBanner(Static):
    """One line of text with an optional clock."""

    class Changed(Message):
        """The banner shows something else; `content` is what it shows."""

        def __init__(self, content: Content) -> None:
            super().__init__()
            self.content = content

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._text: Text | None = None
        self._text_style = ""
        self._brief = ""
        self._started_at: float | None = None
        self._clock: Timer | None = None

    def on_mount(self) -> None:
        """Follow the language."""
        self._clock = self.set_interval(EVERY, self._write, pause=True)
        follow_language(self, self._write)

    def run(self, text: Text) -> None:
        """Show that something runs, and let the clock run with it."""
        self._started_at = monotonic()
        self._brief = ""
        self._show(text, "bold $text-accent")
        if self._clock:
            self._clock.resume()

    def say_instead(self, text: Text) -> None:
        """Show another text while the clock goes on."""
        self._show(text, self._text_style)

    def end(self, text: Text | None, style: str, brief: str = "") -> None:
        """Stop the clock and show how it ended; `brief` says it where there is room for a word only."""
        self._started_at = None
        self._brief = brief
        if self._clock:
            self._clock.pause()
        self._show(text, style)

    def _show(self, text: Text | None, style: str) -> None:
        self._text, self._text_style = text, style
        self._write()

    def _write(self) -> None:
        content = Content("")
        if self._text is not None:
            content = Content.styled(say(self, self._text), self._text_style)
            if self._started_at is not None:
                content += Content.styled(f"  {clock(monotonic() - self._started_at)}", "$muted")
        self.update(content, layout=False)
        self.post_message(self.Changed(Content.styled(self._brief, self._text_style) if self._brief else content))


def clock(seconds: float) -> str:
    """Return a time as people read it: `4 s`, `1:04`."""
    whole = int(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60}:{whole % 60:02}"
