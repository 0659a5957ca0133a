"""How the session begins: where the learner left off, or for who is new, what to type."""

from tutor.cli.session.session import Session
from tutor.cli.session.steps import write_step
from tutor.language import Text
from tutor.tui.course_facts import read_facts
from tutor.tui.whats_next import whats_next

_WELCOME = Text(
    uz="Ustoz, satrma-satr. Har qatorga bitta soʻz yoziladi: keyingi, kod, bajar, tekshir. Barcha soʻzlar: yordam. "
    "Chiqish: chiqish. English: til en.",
    en="Ustoz, line by line. Each line is a word: next, code, run, check. All the words: help. To leave: quit. "
    "Oʻzbekcha: language uz.",
)
_NEW = Text(
    uz="Birinchi darsni ochish: och 1. Barcha darslar: darslar.",
    en="To open the first lesson: open 1. All lessons: lessons.",
)
_NEXT = Text(
    uz="Davom etish: och {lesson} ({title}). Barcha darslar: darslar.",
    en="To go on: open {lesson} ({title}). All lessons: lessons.",
)


def greet(session: Session) -> None:
    """Write the welcome, and go to where the learner left off."""
    place = session.place
    session.say(_WELCOME)
    place.record()
    if place.progress.notice is not None:
        session.say(place.progress.notice)
    entry = place.manifest.lesson(place.view.lesson or "")
    if entry is not None:
        place.open(entry)
        write_step(session)
        return
    if not any(exercise in place.progress.exercises for _, exercise in place.manifest.exercises()):
        session.say(_NEW)
        return
    following = whats_next(place.manifest, read_facts(place.manifest, place.keeper), place.progress)
    lesson = following.lesson if following else place.manifest.lessons[0]
    session.say(_NEXT.format(lesson=lesson.id, title=lesson.title))
