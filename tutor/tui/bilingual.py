"""How the app speaks: the language is the app's state, and whatever is on the screen follows it."""

from collections.abc import Callable
from time import time
from typing import Any, Final

from textual.dom import DOMNode
from textual.events import Event, Key
from textual.reactive import reactive
from textual.widget import Widget

from tutor.language import Language, Text
from tutor.tui.leaving import LeavingApp

READ_AFTER: Final = {"information": 2.0, "warning": 5.0, "error": 5.0}
"""Seconds after which a message counts as read: the next key, whatever it does, takes it away."""


class BilingualApp(LeavingApp):
    """An app that can change its language at any moment."""

    language: reactive[Language] = reactive[Language]("uz", init=False, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._told: set[Text] = set()

    def say(self, text: Text) -> str:
        """Return the text in the language of the moment."""
        return text[self.language]

    def tell(self, text: Text, *, warning: bool = False, seconds: float = 5.0) -> None:
        """Show a short message above the footer, until it was read or so many seconds are over."""
        severity: Any = "warning" if warning else "information"
        self.notify(self.say(text), severity=severity, timeout=seconds, markup=False)

    async def on_event(self, event: Event) -> None:
        """Take away messages that were read when a key is pressed."""
        if isinstance(event, Key) and not event.is_forwarded and self._notifications:
            now = time()
            for message in list(self._notifications):
                if now - message.raised_at >= READ_AFTER[message.severity]:
                    self._unnotify(message)
        await super().on_event(event)

    def tell_once(self, text: Text) -> None:
        """Tell of trouble, but of the same trouble only once."""
        if text not in self._told:
            self._told.add(text)
            self.tell(text, warning=True, seconds=20)


def speaker(node: DOMNode) -> BilingualApp:
    """Return the app of a node as the bilingual app that it is."""
    app = node.app
    if not isinstance(app, BilingualApp):
        raise TypeError(f"{node!r} belongs to an app of one language")
    return app


def say(node: DOMNode, text: Text) -> str:
    """Return the text in the language that the app of `node` speaks now."""
    return speaker(node).say(text)


def follow_language(widget: Widget, write: Callable[[], Any]) -> None:
    """Call `write` each time the language changes, for as long as the widget is there."""
    widget.watch(speaker(widget), "language", write, init=False)
