"""`--set NAME=VALUE`: a program with other constants at its top, as typed on the command line."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tutor.cli.errors import BAD_INPUT, CommandError
from tutor.course.constants import (
    ConstantError,
    Literal,
    NoConstantError,
    constant,
    constants,
    literal,
    with_constant,
)
from tutor.language import Text, verbatim

if TYPE_CHECKING:  # pydantic is slow to import
    from tutor.course.knobs import Knob

LONGEST: Final = 100
"""Characters of a value."""

_SHOWN: Final = 40
_MOST_EXAMPLES: Final = 5
_EXAMPLE: Final = "--set LEARNING_RATE=0.5"
_TRUTHS: Final = {"true": True, "1": True, "false": False, "0": False}
_MOST_NAMES: Final = 20
_FORM = Text(
    uz="--set {given}: NOM=QIYMAT koʻrinishida yozing, masalan {example}.",
    en="--set {given}: write NAME=VALUE, such as {example}.",
)
_UNKNOWN = Text(
    uz="Dasturda {name} degan oʻzgarmas yoʻq. Borlari: {known}.",
    en="The program has no constant {name}. It has: {known}.",
)
_NONE = Text(
    uz="Dasturda {name} degan oʻzgarmas yoʻq: uning boshida {name} = 0.1 kabi satr kerak.",
    en="The program has no constant {name}: it needs a line such as {name} = 0.1 at its top level.",
)
_VALUE = Text(
    uz="{name} ga {given} boʻlmaydi. Mumkin: {allowed}.", en="{name} cannot be {given}. It can be: {allowed}."
)
_WHOLE = Text(uz="butun son, masalan {example}", en="a whole number, such as {example}")
_NUMBER = Text(uz="son, masalan {example}", en="a number, such as {example}")
_TEXT = Text(uz="koʻpi bilan {most} belgili matn", en="a text of at most {most} characters")


def set_constants(source: str, wanted: Sequence[str], knobs: "Sequence[Knob]" = ()) -> str:
    """Return the program with the constants set that `wanted` names: `LEARNING_RATE=0.5`.

    A number may be any number, a whole one where its knob has whole ones only; a text of a knob is one of its positions.

    Raises:
        CommandError: a setting cannot be read or does not suit the program; it says what is possible.

    """
    for given in wanted:
        name, equals, value = (part.strip() for part in given.partition("="))
        if not equals or not name:
            raise _refused(_FORM, given=given[:_SHOWN], example=_EXAMPLE)
        try:
            now = constant(source, name).value
        except NoConstantError:
            known = ", ".join(list(constants(source))[:_MOST_NAMES])
            raise _refused(_UNKNOWN if known else _NONE, name=name[:_SHOWN], known=known) from None
        except ConstantError as error:
            raise CommandError(error.text, BAD_INPUT) from None
        knob = next((knob for knob in knobs if knob.constant == name), None)
        source = with_constant(source, name, _read(name, value, now, knob))
    return source


def _read(name: str, given: str, now: Literal, knob: "Knob | None") -> Literal:
    """Return what was typed as a value of the constant's kind."""
    positions = knob.positions if knob else ()
    if isinstance(now, bool):
        value: Literal | None = _TRUTHS.get(given.lower())
    elif isinstance(now, str):
        value = given if len(given) <= LONGEST and (not positions or given in positions) else None
    else:
        value = _number(given, whole=bool(positions) and all(isinstance(position, int) for position in positions))
        if value is not None and isinstance(now, float):
            value = float(value)
    if value is None:
        raise _refused(_VALUE, name=name, given=given[:_SHOWN] or "“”", allowed=_allowed(now, positions))
    return value


def _number(given: str, *, whole: bool) -> int | float | None:
    """Return a finite number, None where it is none."""
    if len(given) > LONGEST:
        return None
    try:
        return int(given)
    except ValueError:
        pass
    try:
        number = float(given)
    except ValueError:
        return None
    return number if math.isfinite(number) and not whole else None


def _allowed(now: Literal, positions: Sequence[Literal]) -> Text:
    if isinstance(now, bool):
        return verbatim("True, False")
    if isinstance(now, str):
        return verbatim(", ".join(map(str, positions))) if positions else _TEXT.format(most=LONGEST)
    whole = bool(positions) and all(isinstance(position, int) for position in positions)
    examples = ", ".join(literal(position) for position in positions[:_MOST_EXAMPLES]) or literal(now)
    return (_WHOLE if whole else _NUMBER).format(example=examples)


def _refused(text: Text, **facts: object) -> CommandError:
    return CommandError(text.format(**facts), BAD_INPUT)
