"""Keys that were typed faster than they are carried out keep their order.

Textual 8.2 types a letter when it reaches the widget, but looks up what an arrow or Backspace is bound to only after the
event has gone up to the app, as a message of its own. On a slow line keys come in bursts, and of “ab, Backspace, c” the c
would be taken away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    Widget = object  # were the mixin a widget itself, Textual would take bindings and styles from it


class KeysInOrder(Widget):
    """A mixin for what one types into; it stands right before Textual's widget among the bases."""

    async def on_key(self, event: events.Key) -> None:
        """Carry out at once what the key is bound to in this widget itself."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
