"""What the words about lessons and steps do."""

from typing import Final

from tutor.cli.errors import BAD_INPUT, CommandError
from tutor.cli.session.session import Act, Session
from tutor.cli.session.steps import write_step, write_steps
from tutor.course.manifest import LessonEntry
from tutor.language import Text, ascii_apostrophes

_NO_LESSON = Text(
    uz="Hali dars ochilmagan. Darslar: darslar. Ochish: och 1",
    en="No lesson is open. The lessons: lessons. To open one: open 1",
)
_UNKNOWN = Text(
    uz="“{name}” degan dars yoʻq. Darslar: darslar", en="There is no lesson “{name}”. The lessons: lessons"
)
_STEPS = Text(uz="1 dan {count} gacha raqam yozing.", en="Type a number from 1 to {count}.")
_FIRST = Text(uz="Bu birinchi qadam.", en="This is the first step.")
_LAST = Text(uz="Dars tugadi. Keyingi dars: och {lesson}", en="The lesson is over. The next lesson: open {lesson}")
_END = Text(uz="Bu oxirgi dars edi. Natijalar: natijalar", en="This was the last lesson. Your progress: progress")
_DONE = Text(uz="{done}/{count} mashq bajarildi", en="{done} of {count} exercises done")
_HERE = Text(
    uz="Dars: {lesson}. Qadam {number}/{count}: {step}.", en="Lesson: {lesson}. Step {number} of {count}: {step}."
)
_OPEN = Text(
    uz="Bu darsda hali bajarilmagan mashqlar: {names}.", en="Exercises of this lesson that are not done: {names}."
)
_ALL_DONE = Text(uz="Bu darsning mashqlari bajarilgan.", en="The exercises of this lesson are done.")
_HOW_TO_OPEN = Text(uz="Darsni ochish: raqamini yozing.", en="To open a lesson: type its number.")


def next_step(session: Session, _rest: str) -> None:
    """Go to the next step, or say that the lesson is over."""
    lesson, entry = session.place.lesson, session.place.entry
    if lesson is None or entry is None:
        raise CommandError(_NO_LESSON, BAD_INPUT)
    if session.place.index + 1 < len(lesson.steps):
        session.place.go_on()
        write_step(session)
        return
    lessons = session.place.manifest.lessons
    following = lessons[lessons.index(entry) + 1 :]
    session.say(_LAST.format(lesson=following[0].id) if following else _END)


def previous_step(session: Session, _rest: str) -> None:
    """Go to the step before."""
    if session.place.lesson is None:
        raise CommandError(_NO_LESSON, BAD_INPUT)
    if session.place.index == 0:
        session.say(_FIRST)
        return
    session.place.go(session.place.index - 1)
    write_step(session)


def text(session: Session, _rest: str) -> None:
    """Write the step again."""
    if session.place.lesson is None:
        raise CommandError(_NO_LESSON, BAD_INPUT)
    write_step(session)


def steps(session: Session, _rest: str) -> None:
    """Write the lesson's steps."""
    if session.place.lesson is None:
        raise CommandError(_NO_LESSON, BAD_INPUT)
    write_steps(session, session.place.lesson)


def go(session: Session, rest: str) -> None:
    """Go to a step by its number."""
    lesson = session.place.lesson
    if lesson is None:
        raise CommandError(_NO_LESSON, BAD_INPUT)
    if not (rest.isascii() and rest.isdecimal() and 1 <= int(rest[:9]) <= len(lesson.steps)):
        raise CommandError(_STEPS.format(count=len(lesson.steps)), BAD_INPUT)
    session.place.go(int(rest) - 1)
    write_step(session)


def lessons(session: Session, _rest: str) -> None:
    """Leave the lesson, and write the list of lessons with how far each is."""
    place, language, console = session.place, session.language, session.console
    place.leave()
    place.record()
    exercises: dict[str, list[str]] = {entry.id: [] for entry in place.manifest.lessons}
    for lesson_id, exercise_id in place.manifest.exercises():
        exercises[lesson_id].append(exercise_id)
    number = 0
    for part in place.manifest.parts:
        console.line(part.title[language])
        for entry in part.lessons:
            number += 1
            own = exercises[entry.id]
            done = sum(one in place.progress.exercises and place.progress.exercises[one].passed for one in own)
            state = _DONE.format(done=done, count=len(own))[language]
            console.paragraph(f"{entry.title[language]} ({entry.id}): {state}", bullet=f"{number}. ")
    session.say(_HOW_TO_OPEN)


def open_lesson(session: Session, rest: str) -> None:
    """Open a lesson where it was left."""
    session.place.record()
    session.place.open(_lesson(session, rest.strip()))
    write_step(session)


def where(session: Session, _rest: str) -> None:
    """Say which lesson and step this is, and what is open."""
    place = session.place
    if place.lesson is None or place.entry is None or place.step is None:
        raise CommandError(_NO_LESSON, BAD_INPUT)
    place.record()
    session.say(
        _HERE.format(
            lesson=place.entry.title, number=place.index + 1, count=len(place.lesson.steps), step=place.step.title
        )
    )
    done = place.progress.exercises
    names = [step.id for step in place.lesson.exercises if not (step.id in done and done[step.id].passed)]
    session.say(_OPEN.format(names=", ".join(names)) if names else _ALL_DONE)


def _lesson(session: Session, name: str) -> LessonEntry:
    """Return the lesson of a number, an id or a title."""
    entries = session.place.manifest.lessons
    if name.isascii() and name.isdecimal() and 1 <= int(name[:9]) <= len(entries):
        return entries[int(name) - 1]
    asked = ascii_apostrophes(name).casefold()
    for entry in entries:
        if asked in (entry.id, *(ascii_apostrophes(title).casefold() for title in entry.title.as_dict().values())):
            return entry
    raise CommandError(_UNKNOWN.format(name=name[:40]), BAD_INPUT)


LESSON_ACTIONS: Final[dict[str, Act]] = {
    "next": next_step,
    "back": previous_step,
    "text": text,
    "steps": steps,
    "go": go,
    "lessons": lessons,
    "open": open_lesson,
    "where": where,
}
