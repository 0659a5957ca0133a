"""What the other words do. Most are commands of `tutor` that are told which exercise is meant."""

import shlex
from functools import partial
from typing import Final

from tutor.cli.console import Style
from tutor.cli.errors import BAD_INPUT, CommandError
from tutor.cli.session.quiz import answer, tick
from tutor.cli.session.session import Act, Session
from tutor.cli.session.vocabulary import TOPICS, WORDS
from tutor.cli.session.words import found
from tutor.language import LANGUAGE_NAMES, Text, language_from

_NO_EXERCISE = Text(uz="Bu qadam mashq emas. Qadamlar: qadamlar", en="This step is no exercise. The steps: steps")
_LANGUAGES = Text(uz="uz yoki en deb yozing, masalan: til en", en="Write uz or en, such as: language uz")
_PICTURES = Text(uz="Endi grafiklar belgilar bilan ham chiziladi.", en="Plots are drawn with characters as well now.")
_NO_PICTURES = Text(uz="Endi grafiklar faqat soʻz bilan aytiladi.", en="Plots are told in words alone now.")
_SWITCH = Text(uz="ha yoki yoʻq deb yozing, masalan: rasmlar ha", en="Write on or off, such as: pictures on")
_ALL = Text(
    uz="Soʻz nima qilishini bilish: yordam SOʻZ, masalan: yordam kod. Hammasi: yordam hammasi. Soʻzning boshini yozish ham "
    "yetadi, inglizcha soʻzlar ham ishlaydi. Yolgʻiz raqam: javob, band yoki dars.",
    en="What a word does: help WORD, such as: help code. All of them: help all. The beginning of a word will do, and the Uzbek "
    "words work as well. A number alone: an answer, an item or a lesson.",
)
_HERE_ALREADY = Text(
    uz="Siz suhbatning ichidasiz. Barcha soʻzlar: yordam", en="You are in the session already. All the words: help"
)
_QUOTE = Text(uz="Qoʻshtirnoq yopilmagan.", en="A quotation mark is not closed.")
_ON: Final = frozenset({"on", "ha", "yes"})
_OFF: Final = frozenset({"off", "yo'q", "yoʻq", "yoq", "no"})


def on_exercise(command: str, session: Session, rest: str) -> None:
    """Give a command for the exercise at hand."""
    exercise = session.place.exercise_id
    if exercise is None:
        raise CommandError(_NO_EXERCISE, BAD_INPUT)
    session.work()  # there is a file from now on
    session.command(command, exercise, *_arguments(rest))
    session.place.record()


def as_command(command: str, session: Session, rest: str) -> None:
    """Give a command with what follows the word."""
    session.command(command, *_arguments(rest))


def play(session: Session, _rest: str) -> None:
    """Go into the playground, and come back."""
    from tutor.cli.session.playground import PlaygroundLines

    PlaygroundLines(session.context).run()


def settings(session: Session, rest: str) -> None:
    """Show the settings, or change one."""
    words = _arguments(rest)
    given = ["set", *words] if len(words) == 2 else ["get", *words] if len(words) == 1 else words
    session.command("settings", *given)


def language(session: Session, rest: str) -> None:
    """Speak the other language, or the one that is named, from now on."""
    now = session.language
    chosen = language_from(rest) if rest.strip() else ("en" if now == "uz" else "uz")
    if chosen is None:
        raise CommandError(_LANGUAGES, BAD_INPUT)
    session.console.language = chosen
    session.remember_language(chosen)
    session.console.line(LANGUAGE_NAMES[chosen])


def pictures(session: Session, rest: str) -> None:
    """Draw plots as well, or tell them in words alone."""
    word = rest.strip().casefold()
    if word not in _ON | _OFF:
        raise CommandError(_SWITCH, BAD_INPUT)
    session.draw(pictures=word in _ON)
    session.say(_PICTURES if word in _ON else _NO_PICTURES)


def help_page(session: Session, rest: str) -> None:
    """Write all words, or what one of them does; for one that is none, what each does."""
    console, spoken = session.console, session.language
    if not rest.strip():
        for topic in TOPICS:
            names = ", ".join(word.name[spoken] for word in topic.words)
            console.paragraph((f"{topic.title[spoken]}: ", Style.BOLD), names)
        session.say(_ALL)
        return
    wanted = found(rest.strip(), WORDS.values(), spoken) or list(WORDS.values())
    for word in wanted:
        console.paragraph(f"{word.name[spoken]} {word.follows[spoken]}".rstrip() + f": {word.about[spoken]}")


def leave(session: Session, _rest: str) -> None:
    """End the session."""
    session.end()


def _arguments(rest: str) -> list[str]:
    try:
        return shlex.split(rest)
    except ValueError:
        raise CommandError(_QUOTE, BAD_INPUT) from None


def with_words(command: str, session: Session, rest: str) -> None:
    """Give a command with words as they are: an apostrophe is a letter of Uzbek, and no quotation mark."""
    session.command(command, "--", *rest.split())


def as_typed(session: Session, rest: str) -> None:
    """Give a command as the tutor names it in its answers: `tutor hint xor`."""
    words = _arguments(rest)
    if not words or words[0] == "session":
        raise CommandError(_HERE_ALREADY, BAD_INPUT)
    session.command(*words)
    session.place.record()


OTHER_ACTIONS: Final[dict[str, Act]] = {
    **{name: partial(on_exercise, name) for name in ("check", "watch", "hint", "solution", "compare", "history")},
    **{name: partial(as_command, name) for name in ("source", "progress", "certificate", "doctor")},
    **{name: partial(with_words, name) for name in ("search", "glossary")},
    "tutor": as_typed,
    "play": play,
    "settings": settings,
    "language": language,
    "pictures": pictures,
    "answer": answer,
    "tick": tick,
    "help": help_page,
    "quit": leave,
}
