"""The playground's knobs, one a line; the chosen one shows its value between arrows."""

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tutor.figures.labels import shortened
from tutor.playground.options import Option, options
from tutor.playground.settings import Settings
from tutor.tui.bilingual import follow_language, say


class SettingsList(Widget):
    """Shows settings and which of them is chosen; who shows it turns the knobs."""

    ALLOW_SELECT = False

    settings: reactive[Settings] = reactive(Settings, layout=True)
    chosen: reactive[str] = reactive("data")

    class Turned(Message):
        """A knob was turned."""

        def __init__(self, settings: Settings) -> None:
            super().__init__()
            self.settings = settings

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self.refresh)

    @property
    def knobs(self) -> list[Option]:
        """Return the knobs from top to bottom."""
        return options(self.settings)

    @property
    def place(self) -> int:
        """Return which knob is chosen, counted from 0; one that is gone leaves the choice to the first."""
        return next((index for index, knob in enumerate(self.knobs) if knob.id == self.chosen), 0)

    def choose(self, steps: int) -> None:
        """Choose another knob; after the last comes the first."""
        knobs = self.knobs
        self.chosen = knobs[(self.place + steps) % len(knobs)].id

    def turn(self, turns: int) -> None:
        """Turn the chosen knob."""
        turned = self.knobs[self.place].turned(turns)
        if turned != self.settings:
            self.settings = turned
            self.post_message(self.Turned(turned))

    def on_click(self, event: Click) -> None:
        """Choose the knob that was clicked; a click on the chosen one turns it."""
        knobs = self.knobs
        if event.y < len(knobs):
            if knobs[event.y].id == self.chosen:
                self.turn(1 if event.x >= self.size.width - 4 else -1)
            self.chosen = knobs[event.y].id

    def get_content_height(self, *_: object) -> int:
        """Return one row for each knob."""
        return len(self.knobs)

    def render(self) -> Content:
        """Write the lines."""
        place = self.place
        return Content("\n").join([self._line(knob, index == place) for index, knob in enumerate(self.knobs)])

    def _line(self, knob: Option, chosen: bool) -> Content:
        name, value = say(self, knob.name), say(self, knob.value)
        shown = f"‹ {value} ›" if chosen else f"{value}  "
        name = shortened(name, max(1, self.size.width - len(shown) - 2))
        gap = " " * max(1, self.size.width - len(name) - len(shown) - 1)
        line = f" {name}{gap}{shown}"
        return Content.styled(line, "bold reverse $primary") if chosen else Content.assemble(line)
