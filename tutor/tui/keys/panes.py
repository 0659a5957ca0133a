"""The keys that give the panes of a lesson more or less room."""

from typing import Final

from tutor.language import Text
from tutor.tui.keys.key import Key

_PANES = Text(uz="Oynalar", en="Panes")

# fmt: off
PANE_KEYS: Final[tuple[Key, ...]] = (
    Key("zoom", "f11,alt+z", "zoom",
        Text(uz="Butun ekran", en="Zoom"),
        Text(uz="Oynani butun ekranga yoyish, yana bossangiz — joyiga qaytarish",
             en="Give the pane the whole screen; again: put it back"),
        _PANES, shown=True),
    Key("resize", "alt+r", "resize",
        Text(uz="Oʻlcham", en="Resize"),
        Text(uz="Oynalar orasidagi chegarani surish: keyin strelkalar bilan",
             en="Move the borders between the panes: then with the arrows"),
        _PANES),
    Key("text-right", "right", "shift(1)",
        Text(uz="Yonga", en="Sideways"),
        Text(uz="Keng kodning oʻng tomonini koʻrsatish", en="Show the right part of wide code in the text"),
        _PANES, shown=True, priority=False, sign="←→"),
    Key("text-left", "left", "shift(-1)",
        Text(uz="Chapga", en="Back"),
        Text(uz="Keng kodning chap tomoniga qaytish", en="Go back to the left part of wide code"),
        _PANES, priority=False),
    Key("size-right", "right", "screen.move_border('x', 2)",
        Text(uz="chegarani surish", en="move the border"),
        Text(uz="Chegarani oʻngga surish", en="Move the border to the right"),
        _PANES, priority=False, sign="←→↑↓"),
    Key("size-left", "left", "screen.move_border('x', -2)",
        Text(uz="Chapga", en="Left"),
        Text(uz="Chegarani chapga surish", en="Move the border to the left"),
        _PANES, priority=False),
    Key("size-up", "up", "screen.move_border('y', -1)",
        Text(uz="Yuqoriga", en="Up"),
        Text(uz="Chegarani yuqoriga surish", en="Move the border up"),
        _PANES, priority=False),
    Key("size-down", "down", "screen.move_border('y', 1)",
        Text(uz="Pastga", en="Down"),
        Text(uz="Chegarani pastga surish", en="Move the border down"),
        _PANES, priority=False),
    Key("size-usual", "0", "screen.usual_borders",
        Text(uz="odatdagi oʻlcham", en="as at first"),
        Text(uz="Oynalarga odatdagi oʻlchamini qaytarish", en="Put the panes back to their first sizes"),
        _PANES, priority=False),
    Key("size-done", "enter,escape", "done",
        Text(uz="tayyor", en="done"),
        Text(uz="Oʻlchamni shunday qoldirish", en="Leave the sizes as they are"),
        _PANES, priority=False),
)
# fmt: on
