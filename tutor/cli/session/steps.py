"""A step in lines: its text, and what can be done with it."""

from typing import Final

from tutor.cli.console import Style
from tutor.cli.page import write_page
from tutor.cli.session.quiz import ask, write_items
from tutor.cli.session.session import Session
from tutor.course.schema import DemoStep, ExerciseStep, Lesson, Step
from tutor.language import Text
from tutor.tui.lesson_states import states
from tutor.tui.marks import State
from tutor.tui.pages import page, resources
from tutor.tui.step_words import KINDS

_HEADING = Text(uz="{number}-qadam, jami {count} ta. {title}", en="Step {number} of {count}. {title}")
STATES: Final = {
    State.DONE: Text(uz="bajarildi", en="done"),
    State.SHOWN: Text(uz="yechim koʻrilgan", en="solution seen"),
    State.TRIED: Text(uz="boshlangan", en="begun"),
}
_EXERCISE = Text(
    uz="Mashq {id}. kod: dasturni oʻqish; almashtir, qoʻsh, oʻchir yoki tahrir: yozish; bajar; tekshir; ishora.",
    en="Exercise {id}. code: read the program; change, insert, delete or edit: write it; run; check; hint.",
)
_DEMO = Text(
    uz="Namuna. bajar: ishga tushirish; kod: dasturni oʻqish.", en="A demo. run: run it; code: read the program."
)
_KNOBS = Text(
    uz="Qiymatlarini oʻzgartirish mumkin: {names}. Masalan: sozlagich {example}",
    en="Its values can be changed: {names}. For example: knobs {example}",
)


def write_step(session: Session) -> None:
    """Write the step that the learner is at, and ask the first of its questions."""
    place = session.place
    lesson, step = place.lesson, place.step
    if lesson is None or step is None:
        return
    console, language = session.console, session.language
    heading = _HEADING.format(number=place.index + 1, count=len(lesson.steps), title=step.title)
    console.line()
    console.line((heading[language], Style.BOLD))
    console.line()
    done = place.progress.exercises.get(step.id) if step.kind == "exercise" else None
    hints = done.hints if done else 0
    explained = done is not None and (done.passed or done.solution_seen)
    goals = lesson.goals if place.index == 0 else ()
    text = page(step, hints=hints, explained=explained, goals=goals)[language]
    write_page(console, text.partition("\n")[2].lstrip("\n"))  # the title has been written
    if isinstance(step, ExerciseStep):
        _write_end(session, _EXERCISE.format(id=step.id))
    elif isinstance(step, DemoStep):
        _write_end(session, _DEMO)
        if step.knobs:
            names = ", ".join(f"{knob.constant} ({knob.label[language]})" for knob in step.knobs)
            first = step.knobs[0]
            session.say(_KNOBS.format(names=names, example=f"{first.constant} {first.positions[-1]}"))
    elif step.kind == "checklist":
        write_items(session, step)
        write_page(console, resources(lesson)[language])
    elif step.kind == "quiz":
        session.question = session.right = 0
        ask(session, step)


def write_steps(session: Session, lesson: Lesson) -> None:
    """Write a lesson's steps by number, each with its kind and how far it is."""
    place = session.place
    marks = states(lesson, place.progress, place.answers)
    for number, (step, mark) in enumerate(zip(lesson.steps, marks, strict=True), 1):
        session.console.paragraph(step_line(session, step, mark), bullet=f"{number}. ")


def step_line(session: Session, step: Step, mark: State) -> str:
    """Return a step in one line."""
    language = session.language
    state = STATES.get(mark)
    ending = f": {state[language]}" if state else ""
    return f"{step.title[language]} ({KINDS[step.kind][language]}){ending}"


def _write_end(session: Session, text: Text) -> None:
    session.console.line()
    session.say(text)
