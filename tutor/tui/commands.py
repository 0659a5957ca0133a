"""The command palette: every command by its name, found in either language and however ʻ is typed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from tutor.language import LANGUAGES, Text, ascii_apostrophes, verbatim
from tutor.settings import SCHEMA
from tutor.tui.bilingual import speaker
from tutor.tui.keys import KEYS, entry_of, long_name

if TYPE_CHECKING:
    from tutor.tui.app import TutorApp

_CHOICE: Final = verbatim("{setting}: {choice}")
_LESSON: Final = Text(uz="Dars: {title}", en="Lesson: {title}")
_NEVER: Final = frozenset({"palette", "back", "stop"})
_EVERYWHERE: Final = frozenset({"playground", "source"})
"""What the palette offers on screens, too, on which it has no key."""


class Command(NamedTuple):
    """A command of the palette."""

    name: Text
    key: Text | None
    run: IgnoreReturnCallbackType


class TutorCommands(Provider):
    """Offers what the keys do here, what has no key, the lessons by name, and the colours."""

    @property
    def _app(self) -> TutorApp:
        return speaker(self.screen)  # type: ignore[return-value]

    def _commands(self) -> Iterator[Command]:
        screen = self.screen
        nodes = {entry.id: item.node for item in screen.active_bindings.values() if (entry := entry_of(item.binding))}
        for entry in KEYS:
            node = nodes.get(entry.id)
            if node is None and not entry.keys and screen.check_action(entry.action, ()):
                node = screen if hasattr(screen, f"action_{entry.action}") else None
            if node is None and entry.id in _EVERYWHERE and self._app.opened(entry.id) is None:
                node = screen.app
            if node is not None and entry.id not in _NEVER:
                key_name = long_name(entry.keys.split(",")[0]) if entry.keys else None
                yield Command(entry.about, key_name, partial(screen.app.run_action, entry.action, node))
        for lesson in self._app.manifest.lessons:
            yield Command(_LESSON.format(title=lesson.title), None, partial(self._app.open_place, lesson))

    def _choices(self, *names: str) -> Iterator[Command]:
        """Yield the values that settings do not have now: of those with these names, or of all."""
        for setting in SCHEMA:
            for choice in setting.choices if setting.name in names or not names else ():
                if choice.value != getattr(self._app.settings, setting.name):
                    name = _CHOICE.format(setting=setting.title, choice=choice.title)
                    yield Command(name, None, partial(self._app.change_settings, **{setting.name: choice.value}))

    async def discover(self) -> Hits:
        """Yield what the palette shows before anything is typed: all commands, and of the settings the colours."""
        for command in (*self._commands(), *self._choices("theme")):
            name = self._app.say(command.name)
            yield DiscoveryHit(Content(name) + self._key(command), command.run, text=name)

    async def search(self, query: str) -> Hits:
        """Yield the commands whose name, in either language, matches."""
        matcher = self.matcher(ascii_apostrophes(query))
        for command in (*self._commands(), *self._choices()):
            score = max(matcher.match(ascii_apostrophes(command.name[language])) for language in LANGUAGES)
            if score > 0:
                name = self._app.say(command.name)
                highlighted = matcher.highlight(ascii_apostrophes(name))
                display = Content(name, list(highlighted.spans)) + self._key(command)
                yield Hit(score, display, command.run, text=name)

    def _key(self, command: Command) -> Content:
        return Content.styled(f"  {self._app.say(command.key)}", "not bold") if command.key else Content("")
