"""Quizzes and self-checks in lines: a question is asked, a number answers it, and every option is explained."""

import re
from typing import TYPE_CHECKING

from tutor.cli.errors import BAD_INPUT, CommandError
from tutor.cli.inline import inline
from tutor.cli.page import write_page
from tutor.course.schema import ChecklistStep, QuizStep
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER, Event

if TYPE_CHECKING:
    from tutor.cli.session.session import Session

_QUESTION = Text(uz="{number}-savol, jami {count} ta.", en="Question {number} of {count}.")
_ONE = Text(uz="Javob raqamini yozing.", en="Type the number of the answer.")
_SEVERAL = Text(
    uz="Toʻgʻri javob bir nechta boʻlishi mumkin. Raqamlarini yozing, masalan: 1 3",
    en="There may be several right answers. Type their numbers, such as: 1 3",
)
_RIGHT = Text(uz="Toʻgʻri!", en="Right!")
_WRONG = Text(uz="Bu safar emas. Toʻgʻri javob: {right}.", en="Not this time. The right answer: {right}.")
_IS_RIGHT = Text(uz="toʻgʻri", en="right")
_IS_WRONG = Text(uz="notoʻgʻri", en="wrong")
_END = Text(
    uz="Test tugadi: {count} savoldan {right} tasiga toʻgʻri javob berdingiz. Yana urinish: matn. Davom etish: keyingi.",
    en="The quiz is over: {right} of {count} questions right. To try again: text. To go on: next.",
)
_NO_QUIZ = Text(uz="Bu qadam test emas.", en="This step is no quiz.")
_NO_LIST = Text(uz="Bu qadam roʻyxat emas.", en="This step is no list.")
_NUMBERS = Text(uz="1 dan {count} gacha raqam yozing.", en="Type a number from 1 to {count}.")
_TICKED = Text(uz="belgilangan", en="ticked")
_OPEN = Text(uz="belgilanmagan", en="not ticked")
_HOW_TO_TICK = Text(
    uz="Bajara oladiganingiz raqamini yozing: belgilanadi; yana yozsangiz, belgi olinadi.",
    en="Type the number of what you can do: it is ticked; type it again to take the tick away.",
)


def ask(session: "Session", step: QuizStep) -> None:
    """Ask the question that it is the turn of; after the last one, say how it went."""
    console, language = session.console, session.language
    count = len(step.questions)
    if session.question >= count:
        session.say(_END.format(count=count, right=session.right))
        return
    question = step.questions[session.question]
    console.line()
    console.line(_QUESTION.format(number=session.question + 1, count=count)[language])
    write_page(console, question.prompt[language])
    for number, option in enumerate(question.options, 1):
        console.paragraph(*inline(option.text[language]), bullet=f"{number}. ")
    several = sum(option.correct for option in question.options) > 1
    session.say(_SEVERAL if several else _ONE)


def answer(session: "Session", rest: str) -> None:
    """Take an answer to the question that was asked, explain every option, and ask the next one.

    After the last one it is only said how the quiz went: nobody answers a question that was not asked.
    """
    step, console, language = session.place.step, session.console, session.language
    if not isinstance(step, QuizStep) or session.place.entry is None:
        raise CommandError(_NO_QUIZ, BAD_INPUT)
    if session.question >= len(step.questions):
        ask(session, step)
        return
    question = step.questions[session.question]
    chosen = _numbers(rest, len(question.options))
    right = {index for index, option in enumerate(question.options) if option.correct}
    correct = chosen == right
    place = (step.id, question.id)
    if place not in session.place.answers.right:  # what was answered rightly is settled; now it is practice
        session.place.answers.chosen[place] = tuple(sorted(chosen))
        if correct:
            session.place.answers.right.add(place)
        session.place.record(
            Event.quiz(session.place.entry.id, *place, chosen=sorted(chosen), correct=correct, learner=LOCAL_LEARNER)
        )
    session.say(_RIGHT if correct else _WRONG.format(right=", ".join(str(index + 1) for index in sorted(right))))
    for number, option in enumerate(question.options, 1):
        word = (_IS_RIGHT if option.correct else _IS_WRONG)[language]
        said = " ".join(option.explanation[language].split())
        says_so = re.match(rf"{word}[.,:;!]", said, re.IGNORECASE)
        console.paragraph("" if says_so else f"{word}. ", *inline(said), bullet=f"{number}. ")
    session.right += correct
    session.question += 1
    ask(session, step)


def write_items(session: "Session", step: ChecklistStep) -> None:
    """Write the items of a self-check, each with whether it is ticked."""
    language = session.language
    ticked = session.place.answers.ticked.get(step.id, set())
    for position, item in enumerate(step.items):
        state = (_TICKED if position in ticked else _OPEN)[language]
        session.console.paragraph(*inline(item[language]), f" ({state})", bullet=f"{position + 1}. ")
    session.say(_HOW_TO_TICK)


def tick(session: "Session", rest: str) -> None:
    """Tick items, or take their ticks away."""
    step, place, language = session.place.step, session.place, session.language
    if not isinstance(step, ChecklistStep) or place.entry is None:
        raise CommandError(_NO_LIST, BAD_INPUT)
    ticked = place.answers.ticked.setdefault(step.id, set())
    for position in sorted(_numbers(rest, len(step.items))):
        now = position not in ticked
        (ticked.add if now else ticked.discard)(position)
        place.record(Event.checklist(place.entry.id, step.id, position, ticked=now, learner=LOCAL_LEARNER))
        state = (_TICKED if now else _OPEN)[language]
        session.console.paragraph(*inline(step.items[position][language]), f" ({state})", bullet=f"{position + 1}. ")


def _numbers(text: str, count: int) -> set[int]:
    """Return the positions, from 0, that the numbers name."""
    words = text.replace(",", " ").split()
    if not words or not all(word.isascii() and word.isdecimal() and 1 <= int(word[:9]) <= count for word in words):
        raise CommandError(_NUMBERS.format(count=count), BAD_INPUT)
    return {int(word) - 1 for word in words}
