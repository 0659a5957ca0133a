"""The help page: every key of the screen beneath it, made from the bindings themselves."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen

from tutor.language import Text
from tutor.tui.bilingual import say
from tutor.tui.keys import KEYS, Key, entry_of, long_name
from tutor.tui.leaving import LeavingScreen
from tutor.tui.widgets.written import Written, hanging

_TITLE = Text(uz="Tugmalar", en="Keys")
_MORE = Text(
    uz="Qolgan buyruqlar, masalan boshidan boshlash: Ctrl+P. Ranglar va boshqa sozlamalar: Alt+O. Yopish: Esc.",
    en="More commands, such as starting over: Ctrl+P. Colours and other settings: Alt+O. To close this page: Esc.",
)

_TWINS: Final = frozenset({"ctrl+underscore", "ctrl+@"})
"""What terminals send for Ctrl+/ and Ctrl+Space: no keys that anybody would look for."""


class HelpScreen(ModalScreen[None], LeavingScreen[None]):
    """Lists the keys of a screen in groups."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,Q,enter", "dismiss", show=False, priority=True),
        Binding("space", "page_down", show=False),
    ]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self._entries = keys_of(screen)

    def compose(self) -> ComposeResult:
        """Make the page."""
        with VerticalScroll(id="help"):
            yield _KeyList(self._entries)

    def on_mount(self) -> None:
        """Head it."""
        self.query_one(VerticalScroll).border_title = "Ustoz"

    def action_page_down(self) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)


class _KeyList(Written):
    """The keys in groups; what one does goes on under itself, not under the key."""

    def __init__(self, entries: Sequence[Key]) -> None:
        super().__init__()
        self._entries = entries

    def lines(self, width: int) -> list[Content]:
        """Write the title, the groups, and where there is more."""
        names = {entry.id: self._names(entry) for entry in self._entries}
        column = max(map(len, names.values()), default=0)
        lines = [Content.styled(say(self, _TITLE), "bold $primary")]
        for group, entries in groupby(sorted(self._entries, key=_group_order), key=lambda entry: entry.group):
            lines += [Content(""), Content.styled(say(self, group), "bold $text-accent")]
            for entry in entries:
                head = Content.assemble((f"{names[entry.id]:>{column}}", "bold"), "  ")
                lines += hanging(head, Content(say(self, entry.about)), width)
        return [*lines, Content(""), *Content.styled(say(self, _MORE), "$muted").wrap(width)]

    def _names(self, entry: Key) -> str:
        return ", ".join(say(self, long_name(name)) for name in entry.names if name not in _TWINS)


def keys_of(screen: Screen[object]) -> list[Key]:
    """Return the entries of the keys that work somewhere on a screen, in the order of the registry."""
    on_widgets = (binding for widget in screen.walk_children() if widget.display for binding in _own(widget.BINDINGS))
    active = (item.binding for item in screen.active_bindings.values())
    ids = {entry.id for binding in (*active, *on_widgets) if (entry := entry_of(binding))}
    return [entry for entry in KEYS if entry.id in ids]


def _own(declared: Iterable[BindingType]) -> Iterable[Binding]:
    return (binding for binding in declared if isinstance(binding, Binding))


def _group_order(entry: Key) -> int:
    return next(index for index, other in enumerate(KEYS) if other.group == entry.group)
