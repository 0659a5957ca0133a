"""One setting: what it is called, what it does, and which values it takes."""

from dataclasses import dataclass
from typing import Final

from tutor.language import Text, ascii_apostrophes, verbatim

Value = str | bool | None

LONGEST_TEXT: Final = 400


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a setting can have: `word` on the command line, `title` on the screen."""

    value: Value
    word: str
    title: Text


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting with its choices; one without any takes a line of text, for which `empty` stands where it is empty."""

    name: str
    title: Text
    about: Text
    default: Value
    choices: tuple[Choice, ...] = ()
    empty: Text | None = None

    def accepts(self, value: object) -> bool:
        """Return whether the setting can have this value, of exactly this type."""
        if self.choices:
            return any(type(value) is type(choice.value) and value == choice.value for choice in self.choices)
        return isinstance(value, str) and len(value) <= LONGEST_TEXT and (value.isprintable() or not value)

    def value_of(self, word: str) -> Value:
        """Return the value that is meant by a word of the command line, or by a choice's title in either language.

        Raises:
            ValueError: none is.

        """
        if not self.choices:
            text = word.strip()
            if not self.accepts(text):
                raise ValueError(word)
            return text
        typed = ascii_apostrophes(word.strip().lower())
        for choice in self.choices:
            names = (choice.word, ascii_apostrophes(choice.title.uz).lower(), choice.title.en.lower())
            if typed in names:
                return choice.value
        raise ValueError(word)

    def word_of(self, value: Value) -> str:
        """Return the word of the command line for a value."""
        return next((choice.word for choice in self.choices if choice.value == value), str(value or ""))

    def shown(self, value: Value) -> Text:
        """Return how the screen shows a value."""
        for choice in self.choices:
            if choice.value == value:
                return choice.title
        return verbatim(str(value)) if value else self.empty or verbatim("")

    def turned(self, value: Value, steps: int) -> Value:
        """Return the choice so many steps after `value`; after the last comes the first."""
        values = [choice.value for choice in self.choices]
        place = values.index(value) if value in values else -1 if steps > 0 else 0
        return values[(place + steps) % len(values)]
