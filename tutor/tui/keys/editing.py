"""The keys of completion and of the learner's own editor."""

from typing import Final

from tutor.language import Text
from tutor.tui.keys.key import Key

_EDITOR = Text(uz="Muharrir", en="Editor")

# fmt: off
EDITING_KEYS: Final[tuple[Key, ...]] = (
    Key("complete", "ctrl+space,ctrl+@", "complete",
        Text(uz="Nomlar", en="Names"),
        Text(uz="Nomlarni taklif qilish; Tab — qabul qilish", en="Offer names; Tab accepts"),
        _EDITOR),
    Key("own-editor", "alt+e", "own_editor",
        Text(uz="Oʻz muharririm", en="My editor"),
        Text(uz="Kodni oʻz muharriringizda ochish: $VISUAL, $EDITOR", en="Open the code in your own editor: $VISUAL, $EDITOR"),
        _EDITOR, letters="e"),
)
# fmt: on
