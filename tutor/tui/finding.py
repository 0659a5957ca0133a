"""Finding things from anywhere: search and glossary open over whatever is shown, and lead to a place in the course."""

from __future__ import annotations

from textual.screen import ModalScreen

from tutor.course.manifest import LessonEntry, Manifest
from tutor.tui.bilingual import BilingualApp
from tutor.tui.screens.course_screen import CourseScreen

LOOKING_UP = "look-up"
"""The class of the screens that are opened here; one of them at a time."""


BASE = 2
"""Screens in the stack where nothing is over the lesson or the list: Textual's own, and that."""


class FindingApp(BilingualApp):
    """The part of the app that finds places and goes there."""

    manifest: Manifest
    last_query: str = ""
    """What was searched for last: whoever comes back from a place may want the next one."""

    def action_search(self) -> None:
        """Search the course for what is selected, for what was searched last, or for what will be typed."""
        from tutor.tui.screens.search import SearchScreen

        if self._may_look_up("search"):
            self._look_up(SearchScreen(self.selected_words() or self.last_query))

    def action_glossary(self) -> None:
        """Show the glossary, at the term that is selected if it has it."""
        self.open_glossary(self.selected_words())

    def open_glossary(self, words: str) -> None:
        """Show the glossary at the term that some words of a text name."""
        from tutor.tui.screens.glossary import GlossaryScreen

        if self._may_look_up("glossary"):
            self._look_up(GlossaryScreen(words))

    def _may_look_up(self, kind: str) -> bool:
        """Return whether another screen may come: not over a question, and not over itself."""
        return not (isinstance(self.screen, ModalScreen) or self.screen.has_class(kind))

    def _look_up(self, screen: CourseScreen) -> None:
        if self.screen.has_class(LOOKING_UP):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def selected_words(self) -> str:
        """Return what is selected in the editor or on the screen, if it is on one line."""
        selected = getattr(self.screen.focused, "selected_text", None) or self.screen.get_selected_text()
        words = (selected or "").strip()
        return "" if "\n" in words else words

    def open_place(self, lesson: LessonEntry, step: str | None = None) -> None:
        """Go to a step of a lesson, or to where the lesson was left, from whatever is shown."""
        while len(self.screen_stack) > BASE:
            self.pop_screen()
        if isinstance(self.screen, CourseScreen):
            self.screen.open_place(lesson, step)
