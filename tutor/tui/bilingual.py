"""How the app speaks: the language is the app's state, and whatever is on the screen follows it."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.widget import Widget

from tutor.language import Language, Text


class BilingualApp(App[None]):
    """An app that can change its language at any moment."""

    language: reactive[Language] = reactive[Language]("uz", init=False, repaint=False)

    def say(self, text: Text) -> str:
        """Return the text in the language of the moment."""
        return text[self.language]

    def tell(self, text: Text, *, warning: bool = False, seconds: float = 5.0) -> None:
        """Show a short message in the corner."""
        severity: Any = "warning" if warning else "information"
        self.notify(self.say(text), severity=severity, timeout=seconds, markup=False)


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
