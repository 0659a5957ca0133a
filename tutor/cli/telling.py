"""What is said of an error that ends a command, and with which exit code."""

from typing import Final

from tutor.cli.errors import BAD_INPUT, COULD_NOT_RUN, CommandError
from tutor.language import Text

_SYSTEM: Final = Text(
    uz="Tizim buni bajara olmadi: {why}. Sababini `tutor doctor` bilan koʻring.",
    en="The system refused: {why}. See why with `tutor doctor`.",
)
_UNEXPECTED: Final = Text(
    uz="Kutilmagan xato: {why}. Buyruqni --debug bilan qayta bering va chiqqan matnni tutor mualliflariga yuboring.",
    en="Unexpected error: {why}. Give the command again with --debug and send the text to the tutor's authors.",
)


def told(error: Exception) -> tuple[Text, int]:
    """Return what to say of an error, and the exit code."""
    if isinstance(error, CommandError):
        return error.text, error.code
    text = getattr(error, "text", None)
    if isinstance(text, Text):  # an error of a room below: what is wrong is what was asked for
        return text, BAD_INPUT
    if isinstance(error, OSError):
        return _SYSTEM.format(why=_system_words(error)), COULD_NOT_RUN
    return _UNEXPECTED.format(why=f"{type(error).__name__}: {error}"), COULD_NOT_RUN


def _system_words(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason
