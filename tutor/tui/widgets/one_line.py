"""A line of text to fill in: what Textual's Input is, but for a slow line to the learner."""

from typing import Any

from textual.widgets import Input

from tutor.tui.widgets.keys_in_order import KeysInOrder


class OneLine(KeysInOrder, Input):
    """An Input in which keys keep their order, and whose cursor does not blink: each blink would be sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - they are Input's own
        super().__init__(*args, compact=True, **kwargs)
        self.set_reactive(Input.cursor_blink, False)
