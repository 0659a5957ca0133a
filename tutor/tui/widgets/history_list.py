"""The history as a list: one line for each program that was checked, run or kept, newest first."""

from datetime import datetime
from typing import Final

from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.history import when
from tutor.history.columns import columns
from tutor.history.entry import Outcome
from tutor.history.timeline import Row
from tutor.language import Language, Text
from tutor.tui.bilingual import follow_language, speaker
from tutor.tui.widgets.paged_list import PagedList

STYLES: Final[dict[Outcome, str]] = {
    "passed": "$text-success",
    "failed": "$text-error",
    "ended": "$text-accent",
    "error": "$text-error",
    "stopped": "$text-warning",
    "kept": "$muted",
}
_LINES = Text(uz="satrlar: {changed}", en="lines: {changed}")
_UNCHANGED = Text(uz="dastur oʻzgarmagan", en="the program unchanged")
_NEAR: Final = 10
"""So many rows before the end more are wanted."""

_WITH_DETAIL: Final = 70
"""From this width on, what went wrong is in the list, too."""

_CHECKS: Final = 5
_CHANGED: Final = 9


class HistoryList(PagedList):
    """Chooses a row; `WantsMore` asks for older ones."""

    class WantsMore(Message):
        """The end of the list is near."""

    def __init__(self) -> None:
        super().__init__(id="past", compact=True, markup=False)
        self.rows: list[Row] = []
        self._now: datetime | None = None
        self._plain = 0

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._write)

    def add(self, rows: list[Row]) -> None:
        """Append older rows."""
        self._now = when.local_now()
        start = len(self.rows)
        self.rows += rows
        self.add_options(Option(self._line(index)) for index in range(start, len(self.rows)))
        if self.highlighted is None and self.rows:
            self.highlighted = 0

    @property
    def chosen(self) -> Row | None:
        """Return the highlighted row."""
        return self.rows[self.highlighted] if self.highlighted is not None else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Write the highlighted line in the colours of the highlight alone, and ask for more where few are left."""
        for index in {self._plain, event.option_index}:
            if index < len(self.rows):
                self.replace_option_prompt_at_index(index, self._line(index))
        self._plain = event.option_index
        if event.option_index + _NEAR >= len(self.rows):
            self.post_message(self.WantsMore())

    def on_resize(self, _event: Resize) -> None:
        """Write as much as there is room for."""
        self._write()

    def _write(self) -> None:
        for index in range(len(self.rows)):
            self.replace_option_prompt_at_index(index, self._line(index))

    def _line(self, index: int) -> Content:
        row = self.rows[index]
        told = columns(row, self._now or when.local_now(), speaker(self).language)
        style, faint = ("", "") if index == self.highlighted else (STYLES[row.entry.outcome], "$muted")
        what = _WIDEST[speaker(self).language]
        rest = f"{told.changed:<{_CHANGED}} " if self.size.width >= _WITH_DETAIL else told.changed
        return Content.assemble(
            (f"{told.sign} ", f"bold {style}"),
            f"{told.what:<{what}} {told.at:<{when.WIDEST}} {told.checks:>{_CHECKS}} ",
            (rest, faint),
            told.detail if self.size.width >= _WITH_DETAIL else "",
        )


_WIDEST: Final = {"uz": 21, "en": 13}
"""Cells of the longest thing that an entry can be: `bajarish: toʻxtatildi`."""


def headline(row: Row, now: datetime, language: Language) -> Content:
    """Return a row as a sentence, for where it is shown alone."""
    told = columns(row, now, language)
    lines = (
        _LINES.format(changed=told.changed)
        if row.changed and any(row.changed)
        else _UNCHANGED
        if row.changed
        else None
    )
    rest = [text for text in (told.checks, lines[language] if lines else "", told.detail) if text]
    first = Content.styled(f"{told.sign} {told.what}", f"bold {STYLES[row.entry.outcome]}")
    return first + Content("".join(f" · {text}" for text in (told.at, *rest)))
