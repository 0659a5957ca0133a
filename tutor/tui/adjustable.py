"""The app's settings: whatever is on the screen follows them, and they are kept in a file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from textual.filter import LineFilter, Monochrome, NoColor
from textual.reactive import reactive

from tutor.language import Language
from tutor.settings import Settings, Value
from tutor.settings.file import change
from tutor.tui import without_colours
from tutor.tui.bilingual import BilingualApp
from tutor.tui.console_font import ConsoleFont, is_linux_console
from tutor.tui.mouse import take_mouse
from tutor.tui.theme import MONO, THEMES, theme_of
from tutor.tui.without_colours import WithoutColours


class AdjustableApp(BilingualApp):
    """An app whose settings can change at any moment.

    The language of the session may be another than the one in the settings: `--lang` and `TUTOR_LANG` win until the
    learner chooses.
    """

    settings: reactive[Settings] = reactive(Settings, init=False, repaint=False)

    def __init__(
        self,
        settings: Settings | None = None,
        settings_folder: Path | None = None,
        *,
        language: Language | None = None,
        automatic_theme: str = "dark",
    ) -> None:
        super().__init__()
        settings = settings or Settings()
        self._settings_folder = settings_folder
        self._automatic_theme = automatic_theme
        self._on_console = is_linux_console()
        self.no_color = without_colours.asked_for()
        self._changed: dict[str, Value] = {}
        self._is_kept = True
        self._writing = Lock()
        self.set_reactive(BilingualApp.language, language or settings.language or "uz")
        self.set_reactive(AdjustableApp.settings, settings)
        for theme in THEMES:
            self.register_theme(theme)
        self._apply(settings)

    @property
    def without_colours(self) -> bool:
        """Return whether nothing is painted in colours: because of `NO_COLOR`, or because that theme was chosen."""
        return self.theme == MONO.name

    def action_switch_language(self) -> None:
        """Go over to the other language."""
        self.change_settings(language="en" if self.language == "uz" else "uz")

    def change_settings(self, **changes: Any) -> None:  # noqa: ANN401 - each setting has a type of its own
        """Take other values for some settings, at once, and keep them for the next time."""
        if "language" in changes:
            self.language = changes["language"]
        self.settings = replace(self.settings, **changes)
        self._changed |= changes
        self._is_kept = False
        if self._settings_folder is not None:
            self.run_worker(self._keep, group="settings", thread=True, exit_on_error=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what all lines pass through: it takes out colours that are not wanted, and signs that are not there.

        No colours are really none here, where Textual has shades of grey.
        """
        filters = [one for one in super().get_line_filters() if not isinstance(one, Monochrome | NoColor)]
        filters += [WithoutColours()] if self.without_colours else []
        return [*filters, ConsoleFont()] if self._on_console else filters

    def watch_settings(self, before: Settings, settings: Settings) -> None:
        """Show what the settings say."""
        self._apply(settings)
        if settings.mouse != before.mouse and self._driver is not None:
            take_mouse(self._driver, settings.mouse)

    def _apply(self, settings: Settings) -> None:
        theme = theme_of(settings.theme, automatic=self._automatic_theme)
        self.theme = (MONO if self.no_color else theme).name
        self.animation_level = "full" if settings.animations else "none"

    def keep_settings_at_once(self) -> None:
        """Write what was just changed in this thread: the process is about to end."""
        if not self._is_kept:
            self._keep()

    def _keep(self) -> None:
        """Write everything that was changed in this session: of two writers the later one knows the newest values."""
        with self._writing:
            if self._settings_folder is not None:
                self._is_kept = True
                change(self._settings_folder, dict(self._changed))
