"""`tutor settings`: the settings of the tutor, made from the schema; the screen of the settings changes the same ones."""

from argparse import Namespace
from dataclasses import asdict
from difflib import get_close_matches
from typing import Any, Final

from tutor import paths
from tutor.cli.console import Style
from tutor.cli.context import Context
from tutor.cli.errors import BAD_INPUT, COULD_NOT_RUN, OK, CommandError
from tutor.language import LANGUAGES, Text, ascii_apostrophes, verbatim
from tutor.settings import SCHEMA, Setting, Value
from tutor.settings.file import NAME, change, load

_UNKNOWN: Final = Text(
    uz="{name} degan sozlama yoʻq.{nearest} Borlari: {names}.",
    en="There is no setting {name}.{nearest} There are: {names}.",
)
_UNFIT: Final = Text(
    uz="{name} uchun {value} mos emas.{nearest} Tanlang: {choices}.",
    en="{value} does not fit {name}.{nearest} Choose from {choices}.",
)
_DID_YOU_MEAN: Final = Text(uz=" Balki: {nearest}?", en=" Did you mean {nearest}?")
_NOT_A_LINE: Final = Text(
    uz="{name} bir satrli matn boʻlishi kerak, 400 belgidan uzun emas.",
    en="{name} must be one line of text, of 400 characters at most.",
)
_NOT_KEPT: Final = Text(
    uz="Sozlamani saqlab boʻlmadi: {path}. Papkaga yozish mumkinligini va diskda joy borligini `tutor doctor` bilan tekshiring.",
    en="The setting could not be kept: {path}. See with `tutor doctor` whether the folder can be written and the disk has room.",
)
_NEXT: Final = Text(
    uz="Oʻzgartirish: tutor settings set NOM QIYMAT. Toʻliq ekranda: O yoki Alt+O.",
    en="To change one: tutor settings set NAME VALUE. In the full screen: O or Alt+O.",
)


def run(context: Context, options: Namespace) -> int:
    """List all settings, print one, or change one."""
    if options.action is None:
        _list(context, as_json=options.json)
        return OK
    setting = _setting(options.name)
    if options.action == "set":
        value = _value(setting, options.value)
        if not change(paths.home(), {setting.name: value}):
            raise CommandError(_NOT_KEPT.format(path=paths.home() / NAME), COULD_NOT_RUN)
    value = getattr(load(paths.home()), setting.name)
    if options.json:
        context.console.json(_described(setting, value))
    elif options.action == "get":
        context.console.line(_word(context, setting, value))
    else:
        language = context.console.language if setting.name != "language" else value
        context.console.line(f"{setting.title[language]}: {setting.shown(value)[language]}")
    return OK


def _list(context: Context, *, as_json: bool) -> None:
    console, values = context.console, asdict(load(paths.home()))
    if as_json:
        described = [_described(setting, values[setting.name]) for setting in SCHEMA]
        console.json({"path": str(paths.home() / NAME), "settings": described})
        return
    words = {setting.name: _word(context, setting, values[setting.name]) or '""' for setting in SCHEMA}
    name_width = max(map(len, words))
    width = max(len(word) for word in words.values() if len(word) <= _WIDEST_WORD)
    for setting in SCHEMA:
        choices = f" ({', '.join(choice.word for choice in setting.choices)})" if setting.choices else ""
        bullet = f"{setting.name:<{name_width}}  {words[setting.name]:<{width}}  "
        console.paragraph(console.say(setting.title), (choices, Style.FAINT), bullet=bullet)
    console.line()
    console.line(console.say(_NEXT))


_WIDEST_WORD: Final = 16


def _word(context: Context, setting: Setting, value: Value) -> str:
    """Return a value's word; of a language that nobody chose the one that is spoken."""
    return setting.word_of(context.language if setting.name == "language" and value is None else value)


def _described(setting: Setting, value: Value) -> dict[str, Any]:
    return {
        "name": setting.name,
        "value": value,
        "default": setting.default,
        "choices": [choice.value for choice in setting.choices] or None,
        "title": setting.title.as_dict(),
        "about": setting.about.as_dict(),
    }


def _setting(name: str) -> Setting:
    """Return the setting that is meant; raises CommandError where none is."""
    names = {setting.name: setting for setting in SCHEMA}
    typed = name.strip().lower().replace("-", "_")
    if typed in names:
        return names[typed]
    titles = {_plain(setting.title[language]): setting.name for setting in SCHEMA for language in LANGUAGES}
    nearest = _nearest(typed, {**titles, **{one: one for one in names}})
    raise CommandError(_UNKNOWN.format(name=repr(name), nearest=nearest, names=", ".join(names)), BAD_INPUT)


def _value(setting: Setting, word: str) -> Value:
    """Return the value that is meant; raises CommandError where none is."""
    try:
        return setting.value_of(word)
    except ValueError:
        pass
    if not setting.choices:
        raise CommandError(_NOT_A_LINE.format(name=setting.name), BAD_INPUT)
    known = {
        _plain(name): choice.word
        for choice in setting.choices
        for name in (choice.title.uz, choice.title.en, choice.word)
    }
    choices = ", ".join(choice.word for choice in setting.choices)
    text = _UNFIT.format(name=setting.name, value=repr(word), nearest=_nearest(word, known), choices=choices)
    raise CommandError(text, BAD_INPUT)


def _nearest(typed: str, known: dict[str, str]) -> Text:
    """Return a question that names what was perhaps meant, or nothing."""
    found = get_close_matches(_plain(typed), known, n=1, cutoff=0.5)
    return _DID_YOU_MEAN.format(nearest=known[found[0]]) if found else verbatim("")


def _plain(text: str) -> str:
    return ascii_apostrophes(text).strip().lower()
