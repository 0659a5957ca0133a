"""The one list of all settings."""

from typing import Final

from tutor.language import LANGUAGE_NAMES, LANGUAGES, Text, verbatim
from tutor.settings.setting import Choice, Setting, Value
from tutor.settings.settings import Settings

_DEFAULTS: Final = Settings()
_AUTO: Final = Text(uz="oʻzi tanlaydi", en="automatic")
_SWITCH: Final = (
    Choice(True, "on", Text(uz="yoqilgan", en="on")),
    Choice(False, "off", Text(uz="oʻchirilgan", en="off")),
)


def _setting(name: str, title: Text, about: Text, *choices: Choice, empty: Text | None = None) -> Setting:
    default: Value = getattr(_DEFAULTS, name)
    return Setting(name, title, about, default, choices, empty)


SCHEMA: Final = (
    _setting(
        "language",
        Text(uz="Til", en="Language"),
        Text(
            uz="Darslar, buyruqlar va xabarlar tili. F2 bilan istalgan paytda almashtiriladi.",
            en="The language of lessons, commands and messages. F2 changes it at any moment.",
        ),
        *(Choice(language, language, verbatim(LANGUAGE_NAMES[language])) for language in LANGUAGES),
    ),
    _setting(
        "theme",
        Text(uz="Ranglar", en="Colours"),
        Text(
            uz="Ekran ranglari. “Oʻzi tanlaydi” terminalga qaraydi: rangi kam boʻlsa, 16 rang, aks holda toʻq yoki och.",
            en="The colours of the screen. “Automatic” goes by the terminal: 16 where it has few, else dark or light.",
        ),
        Choice("auto", "auto", _AUTO),
        Choice("dark", "dark", Text(uz="toʻq", en="dark")),
        Choice("light", "light", Text(uz="och", en="light")),
        Choice("contrast", "contrast", Text(uz="keskin, toʻq", en="high contrast, dark")),
        Choice("contrast-light", "contrast-light", Text(uz="keskin, och", en="high contrast, light")),
        Choice("16", "16", Text(uz="terminalning 16 rangi", en="the terminal’s 16")),
        Choice("mono", "mono", Text(uz="rangsiz", en="none")),
    ),
    _setting(
        "vim_keys",
        Text(uz="Vim tugmalari", en="Vim keys"),
        Text(
            uz="Muharrirda vim tugmalari: Esc — buyruqlar, i — yozish. Koddan chiqish: F3.",
            en="Vim’s keys in the editor: Esc for commands, i to write. To leave the code: F3.",
        ),
        *_SWITCH,
    ),
    _setting(
        "completion",
        Text(uz="Nomlarni taklif qilish", en="Completion"),
        Text(
            uz="Muharrir nomlarni qachon taklif qilishi. Ctrl+Probel oʻchirilmagan paytda doim ishlaydi.",
            en="When the editor offers names. Ctrl+Space works whenever this is not off.",
        ),
        Choice("typing", "typing", Text(uz="yozayotganda", en="while typing")),
        Choice("key", "key", Text(uz="faqat tugma bilan", en="by its key only")),
        Choice("off", "off", _SWITCH[1].title),
    ),
    _setting(
        "animations",
        Text(uz="Harakatlar", en="Animations"),
        Text(
            uz="Silliq siljishlar. Sekin aloqada yoki kompyuterda oʻchirilgani yaxshi.",
            en="Smooth movements. Better off on a slow connection or an old computer.",
        ),
        *_SWITCH,
    ),
    _setting(
        "mouse",
        Text(uz="Sichqoncha", en="Mouse"),
        Text(
            uz="Oʻchirilsa, sichqoncha terminalda qoladi: matnni belgilab, nusxa olish mumkin.",
            en="When off, the mouse belongs to the terminal, which can then select and copy text.",
        ),
        *_SWITCH,
    ),
    _setting(
        "editor",
        Text(uz="Oʻz muharriringiz", en="Your own editor"),
        Text(
            uz="Kodni boshqa dasturda ochadigan buyruq, masalan nano. Boʻsh boʻlsa: $VISUAL, keyin $EDITOR.",
            en="The command that opens your code in another program, such as nano. Empty: $VISUAL, then $EDITOR.",
        ),
        empty=verbatim("$VISUAL, $EDITOR"),
    ),
    _setting(
        "figure_style",
        Text(uz="Rasmlar belgilari", en="Characters of pictures"),
        Text(
            uz="Rasmlar nima bilan chizilishi. Chiziqlar buzilib chiqsa, ASCII ni tanlang.",
            en="What pictures are drawn with. Choose ASCII if their lines look broken.",
        ),
        Choice("auto", "auto", _AUTO),
        Choice("unicode", "unicode", verbatim("Unicode")),
        Choice("ascii", "ascii", verbatim("ASCII")),
    ),
    _setting(
        "figure_colours",
        Text(uz="Rasmlar ranglari", en="Colours of pictures"),
        Text(
            uz="Rasmlarda nechta rang boʻlishi. Rangsiz rasmni ham belgilaridan oʻqish mumkin.",
            en="How many colours pictures have. Without any they can still be read by their marks.",
        ),
        Choice("auto", "auto", _AUTO),
        Choice("256", "256", verbatim("256")),
        Choice("16", "16", verbatim("16")),
        Choice("none", "none", Text(uz="rangsiz", en="none")),
    ),
)


_BY_NAME: Final = {one.name: one for one in SCHEMA}


def setting(name: str) -> Setting:
    """Return the setting called `name`; raises KeyError where there is none."""
    return _BY_NAME[name]
