"""The settings, one a line; the chosen one shows its value between arrows."""

from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tutor.figures.labels import shortened
from tutor.language import Text
from tutor.settings import SCHEMA, Setting, Value
from tutor.tui.bilingual import follow_language, say

_WRITTEN = Text(uz="{value}  (Enter: yozish)", en="{value}  (Enter: write)")


class SettingRows(Widget):
    """Shows every setting of the schema and which of them is chosen; who shows it changes them."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"settings--chosen"}

    can_focus = True
    place: reactive[int] = reactive(0)

    class Chosen(Message):
        """Another setting was chosen."""

    class Clicked(Message):
        """The chosen setting was clicked: at its left arrow (-1) or elsewhere (1)."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    def on_mount(self) -> None:
        """Follow the language and the settings."""
        follow_language(self, self.refresh)
        self.watch(self.app, "settings", self._changed, init=False)

    def _changed(self) -> None:
        self.refresh()

    @property
    def chosen(self) -> Setting:
        """Return the chosen setting."""
        return SCHEMA[self.place]

    def value_of(self, setting: Setting) -> Value:
        """Return a setting's value; of the language the one that is spoken, which nobody may have chosen yet."""
        value: Value = getattr(self.app if setting.name == "language" else self.app.settings, setting.name)  # type: ignore[attr-defined]
        return value

    def choose(self, steps: int) -> None:
        """Choose another setting; after the last comes the first."""
        self.place = (self.place + steps) % len(SCHEMA)

    def watch_place(self) -> None:
        """Tell who explains the chosen setting."""
        self.post_message(self.Chosen())

    def on_click(self, event: Click) -> None:
        """Choose the setting that was clicked; a click on the chosen one changes it."""
        row = event.y - self.gutter.top
        if row == self.place:
            self.post_message(self.Clicked(-1 if event.x < self._values_at + 2 else 1))
        elif 0 <= row < len(SCHEMA):
            self.place = row

    @property
    def _values_at(self) -> int:
        """Return the column in which the values begin."""
        return max(len(say(self, setting.title)) for setting in SCHEMA) + 4

    def get_content_height(self, *_: object) -> int:
        """Return one row for each setting."""
        return len(SCHEMA)

    def render(self) -> Content:
        """Write the lines."""
        return Content("\n").join([self._line(setting, setting is self.chosen) for setting in SCHEMA])

    def _line(self, setting: Setting, chosen: bool) -> Content:
        value = say(self, setting.shown(self.value_of(setting)))
        if chosen and not setting.choices:
            value = say(self, _WRITTEN).format(value=value)
        value = f"‹ {value} ›" if chosen and setting.choices else f"  {value}"
        width = self.size.width
        line = shortened(f" {say(self, setting.title):<{self._values_at - 1}}{value}", width).ljust(width)
        return Content.styled(line, self.get_visual_style("settings--chosen")) if chosen else Content(line)
