"""Where there is room for one pane only, this line tells which one it is and how to reach the others."""

from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import key, short_name
from tutor.tui.pane_geometry import PANES, Pane


class PaneTabs(Widget):
    """The names of the panes with their keys; the one in front is reversed."""

    ALLOW_SELECT = False

    front: reactive[Pane] = reactive[Pane]("text")
    note: reactive[Content] = reactive(Content(""))
    """What stands at the right: the outcome of the last run, or the time of the present one."""

    percent: reactive[int | None] = reactive[int | None](None)
    """How much of the text was read; None where all of it is in sight."""

    def __init__(self, front: Pane) -> None:
        super().__init__()
        self.set_reactive(PaneTabs.front, front)

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self.refresh)

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        if name := event.style.meta.get("key"):
            self.app.simulate_key(name)

    def render(self) -> Content:
        """Write the line."""
        tabs = Content("").join(map(self._tab, PANES))
        note = Content("") if self.front == "results" else self.note
        if self.front == "text" and self.percent is not None:
            note += Content.styled(f"  {self.percent}%", "$muted")
        gap = max(self.size.width - tabs.cell_length - note.cell_length - 1, 1)
        return Content("").join([tabs, Content(" " * gap), note])

    def _tab(self, pane: Pane) -> Content:
        entry = key(f"pane-{pane}")
        name, label = say(self, short_name(entry.keys)), say(self, entry.label)
        if pane == self.front:
            tab = Content.styled(f" {name} {label} ", "bold reverse $primary")
        else:
            tab = Content.assemble(" ", (name, "bold $primary"), f" {label} ")
        return tab.stylize(Style.from_meta({"key": entry.keys}))
