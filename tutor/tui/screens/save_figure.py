"""Where figures are to be saved, and as what."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from tutor.language import Text
from tutor.tui.bilingual import say
from tutor.tui.leaving import LeavingScreen
from tutor.tui.widgets.choice_list import ChoiceList
from tutor.tui.widgets.one_line import OneLine

_QUESTION = Text(
    uz="Rasm faylga saqlanadi. Nomi va joyi (Esc — bekor qilish):",
    en="The picture is saved as a file. Its name and place (Esc cancels):",
)
_AS = Text(uz="Koʻrinishi (↑ ↓), saqlash — Enter:", en="As what (↑ ↓); Enter saves:")
_CHOICES: Final = {
    ("svg",): Text(uz="SVG — chop etish va kattalashtirish uchun", en="SVG: to print, and to enlarge at will"),
    ("png",): Text(uz="PNG — hujjat va xabarlarga qoʻyish uchun", en="PNG: for documents and messages"),
    ("svg", "png"): Text(uz="ikkalasi ham", en="both"),
}
_ENDINGS: Final = (".svg", ".png")


class Wanted(NamedTuple):
    """The folder and name without an ending, and the formats."""

    place: Path
    formats: tuple[str, ...]


class SaveFigureScreen(ModalScreen[Wanted | None], LeavingScreen[Wanted | None]):
    """Returns what is wanted, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("up", "highlight(-1)", show=False, priority=True),
        Binding("down", "highlight(1)", show=False, priority=True),
    ]

    def __init__(self, place: Path) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """Make the line for the name and the list of formats."""
        with Vertical(id="dialog"):
            yield Static(say(self, _QUESTION), markup=False)
            yield OneLine(_shown(self._place), select_on_focus=False, id="figure-place")
            yield Static(say(self, _AS), markup=False)
            yield ChoiceList(id="figure-formats")

    def on_mount(self) -> None:
        """Write the choices; the cursor is in the name."""
        choices = self.query_one(ChoiceList)
        choices.add_options([say(self, text) for text in _CHOICES.values()])
        choices.highlighted = 0
        self.query_one(Input).focus()

    def action_highlight(self, step: int) -> None:
        """Go to the next format, or the one before."""
        choices = self.query_one(ChoiceList)
        choices.highlighted = ((choices.highlighted or 0) + step) % len(_CHOICES)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _answer(self) -> None:
        given = self.query_one(Input).value.strip()
        place = Path(given).expanduser() if given else self._place
        if place.suffix.lower() in _ENDINGS:
            place = place.with_suffix("")
        if not place.is_absolute():
            place = self._place.parent / place
        self.dismiss(Wanted(place, list(_CHOICES)[self.query_one(ChoiceList).highlighted or 0]))


def _shown(place: Path) -> str:
    """Return a place in few letters: ~ is the user's own folder."""
    home = Path.home()
    return f"~/{place.relative_to(home)}" if place.is_relative_to(home) else str(place)
