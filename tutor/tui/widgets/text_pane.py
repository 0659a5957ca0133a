"""The text of a step, as Markdown, to be scrolled with the keys that readers know."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import MouseScrollLeft, MouseScrollRight, Resize
from textual.geometry import Region, Size
from textual.message import Message

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say, speaker
from tutor.tui.keys import bindings

if TYPE_CHECKING:  # Markdown is slow to import, and the first frame comes before it
    from textual.widgets.markdown import MarkdownBlock

    from tutor.tui.widgets.lesson_markdown import Fence, LessonMarkdown

_LINK: Final = Text(uz="Havola: {url}", en="Link: {url}")

_STEP: Final = 8
"""Cells by which wide code is shifted at a time."""


class TextPane(VerticalScroll):
    """A page in both languages. The place in it is kept when the language changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("text-right", "text-left"),
        Binding("space", "page_down", show=False),
    ]

    class Moved(Message):
        """Another part of the page is in sight now; `percent` is how much was read, None where all is in sight."""

        def __init__(self, percent: int | None) -> None:
            super().__init__()
            self.percent = percent

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._page = Text(uz="", en="")
        self._markdown: LessonMarkdown | None = None
        self._percent: int | None = None
        self._shift = 0
        self._wanted: float | None = None
        """The part of the page to go to as soon as it is known how long the page is: not before it is in sight."""
        self._sought: MarkdownBlock | None = None
        """What to scroll to as soon as it has its place."""
        self._place_of_sought: tuple[Region, Size] | None = None

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._translate)

    async def show(self, page: Text, *, part: float = 0.0) -> None:
        """Show another page, from its top or from where a part of it has been read."""
        self._page, self._sought = page, None
        await self._write()
        self.scroll_home(animate=False)
        self._go_to_part(part)

    async def extend(self, page: Text, to: Text | None = None) -> None:
        """Show a longer version of the page, and scroll to where what is new begins, or to the block that says `to`."""
        self._wanted = None
        before = [block.source for block in self._blocks]
        if page != self._page:
            self._page = page
            await self._write()
        new = [block for index, block in enumerate(self._blocks) if [block.source] != before[index : index + 1]]
        sought = new if to is None else [block for block in self._blocks if say(self, to) in (block.source or "")]
        self._sought, self._place_of_sought = next(iter(sought), None), None
        self.call_after_refresh(self._arrive)

    @property
    def _blocks(self) -> list[MarkdownBlock]:
        from textual.widgets.markdown import MarkdownBlock

        return list(self._markdown.query_children(MarkdownBlock)) if self._markdown else []

    @property
    def part(self) -> float:
        """Return which part of the page lies above what is in sight: 0 at its top, 1 at its end."""
        if self._wanted is not None:
            return self._wanted
        return self.scroll_y / self.max_scroll_y if self.max_scroll_y else 0.0

    async def _translate(self) -> None:
        part = self.part
        await self._write()
        self._go_to_part(part)

    def _go_to_part(self, part: float) -> None:
        self._wanted = part or None
        self.call_after_refresh(self._arrive)

    def _arrive(self) -> None:
        """Go where it is wanted to go, and tell how far that is."""
        if self._wanted is not None and self.size and self.max_scroll_y:
            part, self._wanted = self._wanted, None
            self.scroll_to(y=round(part * self.max_scroll_y), animate=False)
        if self._sought is not None and self._sought.size:
            self.scroll_to_widget(self._sought, animate=False, top=True)
            place = (self._sought.virtual_region, self.virtual_size)
            if (
                place != self._place_of_sought
            ):  # what is above it may still grow, and the page is not as long as it will be
                self._place_of_sought = place
                self.call_after_refresh(self._arrive)
            else:
                self._sought = None
        self._tell_place()

    async def _write(self) -> None:
        from tutor.tui.widgets.lesson_markdown import LessonMarkdown

        self._shift = 0
        if self._markdown is None:
            self._markdown = LessonMarkdown()
            await self.mount(self._markdown)
        await self._markdown.update(say(self, self._page))
        self.call_after_refresh(self.refresh_bindings)

    def on_markdown_link_clicked(self, event: LessonMarkdown.LinkClicked) -> None:
        """Say where a link leads: the learner's browser may be on another machine than the tutor."""
        event.stop()
        speaker(self).tell(_LINK.format(url=event.href), seconds=15)

    # How far it was read

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell how far the page was read."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_place()

    def watch_virtual_size(self, _size: Size) -> None:
        """Tell it anew: the page has another length."""
        self.call_after_refresh(self._arrive)

    def _tell_place(self) -> None:
        percent = round(100 * self.part) if self.max_scroll_y else None
        if percent != self._percent:
            self._percent = percent
            self.post_message(self.Moved(percent))

    # What is broader than the pane

    @property
    def _wide(self) -> list[Fence]:
        from tutor.tui.widgets.lesson_markdown import Fence

        return [fence for fence in self._markdown.query(Fence) if fence.excess] if self._markdown else []

    def on_resize(self, _event: Resize) -> None:
        """Offer to go sideways where there is something to see, and there only."""
        self.call_after_refresh(self._arrive)
        self.call_after_refresh(self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        return bool(self._wide) if action == "shift" else True

    def action_shift(self, direction: int) -> None:
        """Show what stands further to the right in code that is too wide, or further to the left again."""
        wide = self._wide
        most = max((fence.excess for fence in wide), default=0)
        self._shift = min(max(self._shift + direction * _STEP, 0), most)
        for fence in wide:
            fence.shift = self._shift

    def on_mouse_scroll_right(self, event: MouseScrollRight) -> None:
        """Go with the wheel."""
        event.stop()
        self.action_shift(1)

    def on_mouse_scroll_left(self, event: MouseScrollLeft) -> None:
        """Go with the wheel."""
        event.stop()
        self.action_shift(-1)
