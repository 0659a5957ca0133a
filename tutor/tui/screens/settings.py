"""The settings: each in a line, made from the schema; what is changed is seen at once and kept."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import bindings
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.one_line import OneLine
from tutor.tui.widgets.setting_rows import SettingRows
from tutor.tui.widgets.settings_sample import SettingsSample

_TITLE: Final = Text(uz="Sozlamalar", en="Settings")
_NOT_A_LINE: Final = Text(
    uz="Bu bir satrli matn boʻlishi kerak, 400 belgidan uzun emas.",
    en="This must be one line of text, of 400 characters at most.",
)
_NO_COLOR: Final = Text(uz="NO_COLOR oʻrnatilgan: rang ishlatilmaydi.", en="NO_COLOR is set: no colours are used.")


class SettingsScreen(CourseScreen):
    """Changes the settings from the keyboard alone."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "setting-next", "setting-previous", "setting-more", "setting-less", "settings-leave"
    )
    AUTO_FOCUS = "SettingRows"

    def __init__(self) -> None:
        super().__init__(classes="settings")

    def compose(self) -> ComposeResult:
        """Make the title, the rows, the explanation, the line to write in, the sample and the footer."""
        yield Static(id="title", markup=False)
        yield SettingRows()
        yield Static(id="setting-about", markup=False)
        yield OneLine(id="setting-text")
        yield SettingsSample()
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self.query_one("#title"), self._write)
        self._write()

    @property
    def rows(self) -> SettingRows:
        """Return the settings."""
        return self.query_one(SettingRows)

    @property
    def line(self) -> Input:
        """Return the line in which a text is written."""
        return self.query_one(Input)

    @on(SettingRows.Chosen)
    def _write(self) -> None:
        title = Content.assemble(("Ustoz", "bold $primary"), ("  ·  ", "$muted"), (say(self, _TITLE), "bold"))
        self.query_one("#title", Static).update(title, layout=False)
        chosen = self.rows.chosen
        about = say(self, chosen.about)
        if chosen.name in ("theme", "figure_colours") and self.tutor.no_color:
            about = f"{about} {say(self, _NO_COLOR)}"
        self.query_one("#setting-about", Static).update(about)

    def action_choose(self, steps: int) -> None:
        """Choose another setting."""
        self.rows.choose(steps)

    def action_turn(self, steps: int) -> None:
        """Change the chosen setting, or open the line in which it is written."""
        setting = self.rows.chosen
        if setting.choices:
            value = setting.turned(self.rows.value_of(setting), steps)
            self.tutor.change_settings(**{setting.name: value})
        elif steps > 0:
            self.add_class("-writing")
            self.line.value = str(self.rows.value_of(setting) or "")
            self.line.placeholder = say(self, setting.shown(""))
            self.set_focus(self.line)

    @on(SettingRows.Clicked)
    def _clicked(self, event: SettingRows.Clicked) -> None:
        self.action_turn(event.steps)

    @on(Input.Submitted)
    def _written(self, event: Input.Submitted) -> None:
        setting, value = self.rows.chosen, event.value.strip()
        if not setting.accepts(value):
            self.tutor.tell(_NOT_A_LINE, warning=True)
            return
        self.tutor.change_settings(**{setting.name: value})
        self._end_writing()

    def _end_writing(self) -> None:
        self.remove_class("-writing")
        self.set_focus(self.rows)

    def action_leave(self) -> None:
        """Leave the line without a change, or the settings."""
        if self.line.has_focus:
            self._end_writing()
        else:
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense from where the focus is."""
        return not (action in ("choose", "turn") and self.is_mounted and self.line.has_focus)
