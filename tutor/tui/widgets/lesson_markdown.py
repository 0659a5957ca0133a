"""Markdown as lessons need it: code that goes on beyond the edge says so, tables and formulas stay readable."""

from __future__ import annotations

from typing import Final

from markdown_it.token import Token
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownBlock, MarkdownFence

from tutor.tui.prose import prose_lines
from tutor.tui.table_lines import table_lines

GOES_ON: Final = "›"
BEGINS_BEFORE: Final = "‹"
_SIGN_STYLE: Final = "bold $text-accent"


class _Lines(MarkdownBlock):
    """A mixin: a block that writes its own lines for the width that it has, and keeps them as long as that is so."""

    _written: tuple[object, list[Content]] | None = None

    def lines(self, width: int) -> list[Content]:
        """Return the lines for a width."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        return len(self._lines_for(width))

    def render(self) -> Content:
        """Write the lines."""
        return Content("\n").join(self._lines_for(self.content_size.width))

    def _lines_for(self, width: int) -> list[Content]:
        state = (width, self._content)
        if self._written is None or self._written[0] != state:
            self._written = state, self.lines(width)
        return self._written[1]


class Paragraph(_Lines):
    """Prose. An address that a link leads to is told: a terminal may have nothing to open it with."""

    def build_from_token(self, token: Token) -> None:
        """Write the address behind the words of each link, unless it is these words."""
        children, shown, address = [], "", ""
        for child in token.children or []:
            children.append(child)
            if child.type == "link_open":
                shown, address = "", str(child.attrs.get("href", ""))
            elif child.type == "link_close" and address.removeprefix("mailto:") not in (shown, f"http://{shown}"):
                children.append(Token("text", "", 0, content=f" ({address})"))
            else:
                shown += child.content
        token.children = children
        super().build_from_token(token)

    def lines(self, width: int) -> list[Content]:
        """Wrap the prose."""
        return prose_lines(self._content, width)


class Table(_Lines):
    """A table in one piece, in columns or as records."""

    _rows: list[list[Content]]

    def compose(self) -> ComposeResult:
        """Make no widgets: the cells are written here."""
        self._rows = [[cell._content for cell in row._blocks] for part in self._blocks for row in part._blocks]
        self._blocks.clear()
        yield from ()

    def lines(self, width: int) -> list[Content]:
        """Write the table."""
        return table_lines(self._rows[0], self._rows[1:], width) if self._rows else []


class Fence(MarkdownFence):
    """Code, or a formula of its own lines: never wrapped. A sign tells where a line goes on; the pane shifts it."""

    shift: reactive[int] = reactive(0)
    """How many cells the lines are shifted to the left, as far as there is anything beyond the edge."""

    def compose(self) -> ComposeResult:
        """Make no widgets: the lines are written here."""
        yield from ()

    @property
    def excess(self) -> int:
        """Return how many cells of the longest line have no room."""
        longest = max((line.cell_length for line in self._code_lines()), default=0)
        return max(longest + 2 - self.content_size.width, 0) if self.content_size.width else 0

    def _code_lines(self) -> list[Content]:
        return self._highlighted_code.split("\n", allow_blank=True)

    def set_content(self, content: Content) -> None:
        """Show other code, or the same in other colours."""
        self._content = content
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        return len(self._code_lines())

    def render(self) -> Content:
        """Write the lines between two columns for the signs."""
        room = max(self.content_size.width - 2, 1)
        shift = min(self.shift, self.excess)
        return Content("\n").join([_cut(line, shift, room) for line in self._code_lines()])


def _cut(line: Content, shift: int, room: int) -> Content:
    before = BEGINS_BEFORE if shift and line.plain[:shift].strip() else " "
    shown = line[shift : shift + room] if line.cell_length > shift else Content("")
    after = GOES_ON if line.cell_length > shift + room else ""
    return Content("").join(
        [Content.styled(before, _SIGN_STYLE), shown, Content.styled(after, _SIGN_STYLE) if after else Content("")]
    )


class LessonMarkdown(Markdown):
    """A page of a lesson."""

    def __init__(self) -> None:
        super().__init__(open_links=False)

    def update(self, markdown: str) -> AwaitComplete:
        """Show another page. Where this was not mounted, since its screen is being left, there is none to show."""
        return super().update(markdown) if self.is_attached else AwaitComplete()

    def get_block_class(self, block_name: str) -> type[MarkdownBlock]:
        """Return the widget for a block: one of those above, where lessons need more than Textual's."""
        return _BLOCKS.get(block_name) or super().get_block_class(block_name)


_BLOCKS: Final[dict[str, type[MarkdownBlock]]] = {
    "paragraph_open": Paragraph,
    "table_open": Table,
    "fence": Fence,
    "code_block": Fence,
}
