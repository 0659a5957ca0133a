"""The difference of two programs: + and − at the left, words that differ underlined, unchanged lines folded."""

from typing import Final

from textual.content import Content

from tutor.history.difference import Line, difference
from tutor.language import Text
from tutor.sandbox.text import safe_text
from tutor.tui.bilingual import say
from tutor.tui.widgets.written import Written, hanging

_FOLDED = Text(uz="… oʻzgarmagan satrlar: {n}", en="… unchanged lines: {n}")
_ONE_PROGRAM = Text(
    uz="Dastur aynan shunday, hech narsa farq qilmaydi.", en="The program is the same: nothing differs."
)
_UNSEEN = Text(
    uz="Faqat satr oxirlari (yoki eng oxirgi boʻsh satr) farq qiladi.",
    en="Only the ends of lines (or the empty line at the very end) differ.",
)
_TAB: Final = "→"
_STYLES: Final = {"same": "", "removed": "$text-error", "added": "$text-success"}
_SIGNS: Final = {"same": " ", "removed": "−", "added": "+"}


class DifferenceView(Written):
    """Shows what leads from one program to another."""

    def __init__(self) -> None:
        super().__init__(id="past-difference")
        self._lines: list[Line] = []
        self._nothing: Text | None = None

    def show(self, old: str, new: str) -> None:
        """Show what differs between two programs."""
        self._lines = difference(safe_text(old, len(old)), safe_text(new, len(new)))
        self._nothing = None if self._lines else _ONE_PROGRAM if old == new else _UNSEEN
        self.rewrite()

    def say_instead(self, text: Text) -> None:
        """Say why there is no difference to show."""
        self._lines, self._nothing = [], text
        self.rewrite()

    def lines(self, width: int) -> list[Content]:
        """Write the difference; a line too long for the width goes on below."""
        if self._nothing is not None:
            return [Content.styled(say(self, self._nothing), "$muted")]
        digits = len(str(max((line.number for line in self._lines), default=0)))
        return [row for line in self._lines for row in self._written(line, digits, width)]

    def _written(self, line: Line, digits: int, width: int) -> list[Content]:
        if line.kind == "folded":
            folded = say(self, _FOLDED.format(n=line.number))
            return [Content.styled(f"{' ' * (digits + 1)}{folded}", "$muted")]
        style = _STYLES[line.kind]
        body = Content(line.text.replace("\t", _TAB)).stylize(style)
        for start, end in line.words:
            body = body.stylize("bold underline", start, end)
        head = Content.assemble((f"{line.number:>{digits}} ", "$muted"), (f"{_SIGNS[line.kind]} ", f"bold {style}"))
        if head.cell_length + body.cell_length <= width:
            return [head + body]
        return hanging(head, body, width)
