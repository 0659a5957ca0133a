"""The keys that lead somewhere else: search, glossary, the steps of a lesson, what comes next."""

from typing import Final

from tutor.language import Text
from tutor.tui.keys.key import Key

_FINDING = Text(uz="Topish va oʻtish", en="Finding and going")

# fmt: off
FINDING_KEYS: Final[tuple[Key, ...]] = (
    Key("go-on", "n,ctrl+n", "go_on",
        Text(uz="Davom", en="Go on"),
        Text(uz="Toʻxtagan joydan davom etish", en="Go on where you left off"),
        _FINDING, priority=False),
    Key("search", "alt+f", "app.search",
        Text(uz="Qidirish", en="Search"),
        Text(uz="Butun kursdan qidirish, ikkala tilda", en="Search the whole course, in both languages"),
        _FINDING, shown=True, letters="slash"),
    Key("glossary", "alt+g", "app.glossary",
        Text(uz="Lugʻat", en="Glossary"),
        Text(uz="Kurs lugʻati: atamalar ikki tilda", en="The glossary: the course’s terms in both languages"),
        _FINDING, shown=True, letters="g"),
    Key("steps", "alt+j", "steps",
        Text(uz="Qadamlar", en="Steps"),
        Text(uz="Dars qadamlari, holati bilan; istalganiga oʻtish", en="The lesson’s steps and their states; go to any"),
        _FINDING, letters="j"),
    Key("lookup-open", "enter", "screen.open",
        Text(uz="Ochish", en="Open"),
        Text(uz="Tanlangan joyni ochish", en="Open the chosen place"),
        _FINDING, shown=True, priority=False),
    Key("lookup-next", "down", "screen.move(1)",
        Text(uz="Tanlash", en="Choose"),
        Text(uz="Roʻyxatda pastga", en="Down the list"),
        _FINDING, shown=True, priority=False, sign="↑↓"),
    Key("lookup-previous", "up", "screen.move(-1)",
        Text(uz="Yuqoriga", en="Up"),
        Text(uz="Roʻyxatda yuqoriga", en="Up the list"),
        _FINDING, priority=False),
    Key("lookup-page-next", "pagedown", "screen.turn_page(1)",
        Text(uz="Keyingi bet", en="Next page"),
        Text(uz="Roʻyxatda bir bet pastga", en="Down the list by a page"),
        _FINDING, priority=False),
    Key("lookup-page-previous", "pageup", "screen.turn_page(-1)",
        Text(uz="Oldingi bet", en="Page before"),
        Text(uz="Roʻyxatda bir bet yuqoriga", en="Up the list by a page"),
        _FINDING, priority=False),
    Key("lookup-leave", "escape", "leave",
        Text(uz="Yopish", en="Close"),
        Text(uz="Qayerda boʻlsangiz, oʻsha yerga qaytish", en="Back to where you were"),
        _FINDING, shown=True, priority=False),
)
# fmt: on
