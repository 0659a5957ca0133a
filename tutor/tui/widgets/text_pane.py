"""The text of a step, as Markdown, to be scrolled with the keys that readers know."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say, speaker

if TYPE_CHECKING:  # Markdown is slow to import, and the first frame comes before it
    from textual.widgets import Markdown
    from textual.widgets.markdown import MarkdownBlock

_LINK = Text(uz="Havola: {url}", en="Link: {url}")


class TextPane(VerticalScroll):
    """A page in both languages. The place in it is kept when the language changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._page = Text(uz="", en="")
        self._markdown: Markdown | None = None

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._translate)

    async def show(self, page: Text) -> None:
        """Show another page, from its top."""
        self._page = page
        await self._write()
        self.scroll_home(animate=False)

    async def extend(self, page: Text) -> None:
        """Show a longer version of the page, and scroll to where what is new begins."""
        if page == self._page:
            return
        before = [block.source for block in self._blocks]
        self._page = page
        await self._write()
        new = (block for index, block in enumerate(self._blocks) if [block.source] != before[index : index + 1])
        if (first := next(new, None)) is not None:
            self.call_after_refresh(self.scroll_to_widget, first, animate=False, top=True)

    @property
    def _blocks(self) -> list[MarkdownBlock]:
        from textual.widgets.markdown import MarkdownBlock

        return list(self._markdown.query_children(MarkdownBlock)) if self._markdown else []

    async def _translate(self) -> None:
        part = self.scroll_y / self.max_scroll_y if self.max_scroll_y else 0.0
        await self._write()
        self.call_after_refresh(lambda: self.scroll_to(y=round(part * self.max_scroll_y), animate=False))

    async def _write(self) -> None:
        from textual.widgets import Markdown

        if self._markdown is None:
            self._markdown = Markdown(open_links=False)
            await self.mount(self._markdown)
        await self._markdown.update(say(self, self._page))

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """Say where a link leads: the learner's browser may be on another machine than the tutor."""
        event.stop()
        speaker(self).tell(_LINK.format(url=event.href), seconds=15)
