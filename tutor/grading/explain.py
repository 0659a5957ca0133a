"""What an exception of a learner's program means, in both languages."""

from typing import Final

from tutor.grading import error_rules, syntax_error_rules, torch_error_rules
from tutor.grading.literal import literal
from tutor.grading.rule_matching import explained
from tutor.grading.verdict import ProgramError
from tutor.language import Text, number_text
from tutor.sandbox import wire
from tutor.sandbox.outcomes import Raised, RunStoppedError, StopReason

_RULES: Final = [*syntax_error_rules.RULES, *torch_error_rules.RULES, *error_rules.RULES]
"""The first rule whose type and message pattern match explains the error."""

_ANY: Final = Text(
    uz="Dastur shu satrda xato bilan toʻxtadi.",
    en="The program stopped with an error at this line.",
)

_STOPPED: Final[dict[StopReason, Text]] = {
    StopReason.TIME_LIMIT: Text(
        uz="Dastur {seconds} soniyada tugamadi va toʻxtatildi. Sikl toʻxtaydimi? Qadamlar soni juda koʻp emasmi?",
        en="The program did not finish within {seconds} seconds and was stopped. Does the loop end? Are there too "
        "many steps?",
    ),
    StopReason.MEMORY_LIMIT: Text(
        uz="Dastur juda koʻp xotira ishlatdi va toʻxtatildi.",
        en="The program used too much memory and was stopped.",
    ),
    StopReason.OUTPUT_LIMIT: Text(
        uz="Dastur juda koʻp matn chiqardi va toʻxtatildi. print siklning ichida emasmi?",
        en="The program printed too much and was stopped. Is there a print inside a loop?",
    ),
    StopReason.BAD_ANSWER: Text(
        uz="Dasturning javobini oʻqib boʻlmadi: u tekshiruvchi bilan aloqani buzgan.",
        en="The program's answer could not be read: it broke the connection to the grader.",
    ),
    StopReason.EXITED: Text(
        uz="Dastur javob bermasdan oʻzini tugatdi (os._exit yoki shunga oʻxshash).",
        en="The program ended itself without an answer (os._exit or the like).",
    ),
    StopReason.KILLED: Text(
        uz="Dastur {detail} signali bilan qulab tushdi.",
        en="The program crashed with the signal {detail}.",
    ),
    StopReason.CANCELLED: Text(
        uz="Dastur toʻxtatildi.",
        en="The program was stopped.",
    ),
}


def raised(error: Raised) -> ProgramError:
    """Explain an exception by its type, its message and the line of the learner's own program."""
    explanation = explained(_RULES, error.type, error.message) or _ANY
    return ProgramError(error.type, error.message, error.line, error.code, explanation)


def stopped(error: RunStoppedError, seconds: float) -> ProgramError:
    """Explain why a program was ended, or ended itself; `seconds` is the time it was allowed."""
    text = _STOPPED[error.reason].format(seconds=number_text(f"{seconds:g}"), detail=error.detail)
    return ProgramError(str(error.reason), error.detail, None, None, text)


def in_a_sentence(error: ProgramError) -> Text:
    """Return the error as a check's message: where, what, and what it means."""
    if error.type == wire.UNSENDABLE:
        return error.explanation  # no words of Python's: there is nothing to learn to read
    original = literal(f"{error.type}: {error.message}" if error.message else error.type)
    if error.line is None:
        return Text(uz=f"{original}. {error.explanation.uz}", en=f"{original}. {error.explanation.en}")
    source = literal(error.source or "")
    return Text(
        uz=f"{error.line}-satr: {original}\n  {source}\n{error.explanation.uz}",
        en=f"Line {error.line}: {original}\n  {source}\n{error.explanation.en}",
    )
