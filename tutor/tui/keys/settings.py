"""The keys of the settings."""

from typing import Final

from tutor.language import Text
from tutor.tui.keys.key import Key

_SETTINGS = Text(uz="Sozlamalar", en="Settings")

# fmt: off
SETTINGS_KEYS: Final[tuple[Key, ...]] = (
    Key("settings", "alt+o", "settings",
        Text(uz="Sozlamalar", en="Settings"),
        Text(uz="Sozlamalar: til, ranglar, muharrir, rasmlar", en="Settings: language, colours, editor, pictures"),
        _SETTINGS, letters="o"),
    Key("setting-next", "down", "choose(1)",
        Text(uz="Tanlash", en="Choose"),
        Text(uz="Keyingi sozlama", en="The next setting"),
        _SETTINGS, shown=True, priority=False, sign="↑↓"),
    Key("setting-previous", "up", "choose(-1)",
        Text(uz="Oldingi", en="Previous"),
        Text(uz="Oldingi sozlama", en="The setting before"),
        _SETTINGS, priority=False),
    Key("setting-more", "right,enter,space", "turn(1)",
        Text(uz="Oʻzgartirish", en="Change"),
        Text(uz="Keyingi qiymat; matnli sozlamada — yozish", en="The next value; to write where it is a text"),
        _SETTINGS, shown=True, priority=False, sign="←→"),
    Key("setting-less", "left", "turn(-1)",
        Text(uz="Avvalgi qiymat", en="Value before"),
        Text(uz="Avvalgi qiymat", en="The value before"),
        _SETTINGS, priority=False),
    Key("settings-leave", "escape", "leave",
        Text(uz="Orqaga", en="Back"),
        Text(uz="Sozlamalardan chiqish; hammasi saqlangan", en="Leave the settings; everything is kept"),
        _SETTINGS, shown=True, priority=False),
)
# fmt: on
