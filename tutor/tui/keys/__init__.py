"""Every key of the app in one place: the bindings, the footer, the palette and the help page are made from it.

F-keys have a Ctrl twin where it matters, for terminals and keyboards on which F-keys are taken.
"""

from typing import Final

from textual.binding import Binding, BindingType

from tutor.language import Text, verbatim
from tutor.tui.keys.editing import EDITING_KEYS
from tutor.tui.keys.explaining import EXPLAINING_KEYS
from tutor.tui.keys.finding import FINDING_KEYS
from tutor.tui.keys.history import CURVE_KEYS, HISTORY_KEYS
from tutor.tui.keys.key import Key
from tutor.tui.keys.lesson import CODE_KEYS, EDITOR_KEYS, LESSON_KEYS, QUIZ_KEYS
from tutor.tui.keys.panes import PANE_KEYS
from tutor.tui.keys.program import PROGRAM_KEYS
from tutor.tui.keys.screens import PLAYGROUND_KEYS, SCREEN_KEYS, SOURCE_KEYS
from tutor.tui.keys.settings import SETTINGS_KEYS

__all__ = ["KEYS", "Key", "bindings", "entry_of", "key", "long_name", "short_name"]

KEYS: Final = (
    *CODE_KEYS,
    *LESSON_KEYS,
    *FINDING_KEYS,
    *SCREEN_KEYS,
    *PANE_KEYS,
    *SETTINGS_KEYS,
    *PLAYGROUND_KEYS,
    *SOURCE_KEYS,
    *QUIZ_KEYS,
    *EDITOR_KEYS,
    *PROGRAM_KEYS,
    *EDITING_KEYS,
    *EXPLAINING_KEYS,
    *HISTORY_KEYS,
    *CURVE_KEYS,
)

_BY_ID: Final = {key.id: key for key in KEYS}

_NAMES: Final = {
    "escape": verbatim("Esc"),
    "enter": verbatim("Enter"),
    "space": Text(uz="Probel", en="Space"),
    "tab": verbatim("Tab"),
    "up": verbatim("↑"),
    "down": verbatim("↓"),
    "left": verbatim("←"),
    "right": verbatim("→"),
    "slash": verbatim("/"),
    "home": verbatim("Home"),
    "end": verbatim("End"),
    "pageup": verbatim("PgUp"),
    "pagedown": verbatim("PgDn"),
}


def key(key_id: str) -> Key:
    """Return the entry called `key_id`; raises KeyError where there is none."""
    return _BY_ID[key_id]


def bindings(*ids: str) -> list[BindingType]:
    """Return the bindings of the entries with these ids."""
    return [binding for key_id in ids for binding in _BY_ID[key_id].bindings()]


def entry_of(binding: Binding) -> Key | None:
    """Return the entry that a binding was made from, or None if it is not one of ours."""
    return _BY_ID.get(binding.id or "")


def short_name(name: str) -> Text:
    """Return a key's name for the footer: F5, ^R, Esc."""
    if name.startswith("ctrl+"):
        return verbatim(f"^{name.removeprefix('ctrl+').upper()}")
    return long_name(name)


def long_name(name: str) -> Text:
    """Return a key's name for reading: F5, Ctrl+R, Alt+→, Esc."""
    *modifiers, last = name.split("+")
    base = _name(last)
    prefix = "".join(f"{modifier.capitalize()}+" for modifier in modifiers)
    return Text(uz=prefix + base.uz, en=prefix + base.en)


def _name(name: str) -> Text:
    return _NAMES.get(name) or verbatim(name.upper())
