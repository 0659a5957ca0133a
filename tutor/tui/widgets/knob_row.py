"""The knobs of a demo in a row above its panes: each with the value that the program in the editor has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Blur, Click, Focus
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import bindings, key, short_name

if TYPE_CHECKING:  # imported when there are knobs
    from tutor.course.constants import Literal
    from tutor.course.knobs import Knob

_GAP = "  "


class KnobRow(Widget):
    """Shows knobs, and which is chosen; who shows it turns the constants of the program.

    The values are those of the editor's program: None where it has none to turn. While the program is no Python, as
    happens while one types, they stay as they were.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("knob-right", "knob-left", "knob-next", "knob-previous")
    ALLOW_SELECT = False
    can_focus = True

    chosen: reactive[int] = reactive(0)

    class Turned(Message):
        """A knob is to be turned: so many turns to the right, or, negative, to the left."""

        def __init__(self, knob: Knob, turns: int) -> None:
            super().__init__()
            self.knob = knob
            self.turns = turns

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.knobs: Sequence[Knob] = ()
        self.values: dict[str, Literal | None] = {}
        self.display = False

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._rearrange)

    def show(self, knobs: Sequence[Knob], source: str) -> None:
        """Show the knobs of another demo, or none."""
        self.knobs, self.values, self.chosen = knobs, {}, 0
        self.display = bool(knobs)
        if knobs:
            self.read(source)

    def read(self, source: str) -> None:
        """Read the values from the program as it is now."""
        from tutor.course.constants import ConstantError, constants

        try:
            there = constants(source)
        except ConstantError:
            return
        values = {knob.constant: there.get(knob.constant) for knob in self.knobs}
        if values != self.values:
            self.values = values
            self._rearrange()

    def _rearrange(self) -> None:
        self.refresh(layout=True)

    def go(self) -> None:
        """Take the focus; the next knob is chosen where this has it already."""
        if self.has_focus:
            self.action_choose_knob(1)
        else:
            self.focus()

    def action_choose_knob(self, steps: int) -> None:
        """Choose another knob; after the last comes the first."""
        self.chosen = (self.chosen + steps) % len(self.knobs)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another knob where there is one."""
        return action != "choose_knob" or len(self.knobs) > 1

    def action_turn_knob(self, turns: int) -> None:
        """Turn the chosen knob."""
        self.post_message(self.Turned(self.knobs[self.chosen], turns))

    def on_click(self, event: Click) -> None:
        """Choose the knob that was clicked; a click on an arrow turns it."""
        if (place := event.style.meta.get("knob")) is not None:
            self.chosen = place
            if turns := event.style.meta.get("turns"):
                self.action_turn_knob(turns)
        self.focus()

    def on_focus(self, _event: Focus) -> None:
        """Show which knob the keys turn."""
        self.refresh()

    def on_blur(self, _event: Blur) -> None:
        """Show that the keys turn none."""
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return as many rows as the knobs take at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Write the row, or rows where it is narrow."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        name = say(self, short_name(key("knobs").keys.split(",")[0]))
        line = Content.assemble(" ", (name, "bold $primary")).stylize(Style.from_meta({"knob": self.chosen}))
        indent, lines = Content(" " * line.cell_length), []
        for place in range(len(self.knobs)):
            piece = self._piece(place)
            if line.cell_length + 1 + piece.cell_length > width and line.cell_length > indent.cell_length:
                lines.append(line)
                line = indent
            line = Content("").join([line, Content(" "), piece])
        return [*lines, line]

    def _piece(self, place: int) -> Content:
        """Write one knob between its arrows; there is none at a side to which it cannot be turned."""
        knob = self.knobs[place]
        value = self.values.get(knob.constant)
        label = say(self, knob.label)
        chosen = self.has_focus and place == self.chosen
        shown = "?" if value is None else value if isinstance(value, str) else repr(value)
        arrows = [
            " " if value is not None and knob.turned(value, turns) == value else arrow for turns, arrow in _ARROWS
        ]
        left, right = (
            Content(f"{arrow} " if turns < 0 else f" {arrow}").stylize(
                Style.from_meta({"knob": place, "turns": turns})
            )
            for arrow, (turns, _) in zip(arrows, _ARROWS, strict=True)
        )
        middle = Content.assemble(f"{label} ", (shown, "" if chosen else "bold"))
        piece = Content("").join([left, middle.stylize(Style.from_meta({"knob": place})), right])
        return piece.stylize("bold reverse $primary") if chosen else piece


_ARROWS = ((-1, "‹"), (1, "›"))
