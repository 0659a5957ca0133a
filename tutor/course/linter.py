"""The linter's static rules: what an author must have right, found by reading alone. Nothing is run here.

`tutor.grading.lint_programs` has the rules that run programs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tutor.course import linter_files, linter_glossary, linter_knobs, linter_letters, linter_texts
from tutor.course.linter_finding import Finding, LessonFile
from tutor.course.loader import load_lesson
from tutor.course.manifest import LESSON, MANIFEST, Manifest, load_manifest
from tutor.course.schema import ChecklistStep, QuizStep
from tutor.course.yaml_source import CourseError, YamlSource
from tutor.language import Text

LEAST_QUESTIONS: Final = 2

Rule = Callable[[LessonFile], Iterator[Finding]]

_FEW_QUESTIONS = Text(
    uz="Darsda {n} ta savol bor, kamida {least} ta boʻlsin.",
    en="The lesson has {n} quiz questions; it needs {least} at least.",
)
_ADD_QUIZ = Text(uz="kind: quiz qadamini qoʻshing.", en="Add a step of kind: quiz.")
_NO_CHECKLIST = Text(uz="Darsda oʻzini tekshirish roʻyxati yoʻq.", en="The lesson has no self-check list.")
_ADD_CHECKLIST = Text(uz="Oxiriga kind: checklist qadamini qoʻshing.", en="Add a step of kind: checklist at the end.")
_NOT_IN_COURSE = Text(uz="“{id}” darsi course.yaml da yoʻq.", en="The lesson “{id}” is not in course.yaml.")
_ADD_TO_COURSE = Text(uz="Uni course.yaml ga qoʻshing.", en="Add it to course.yaml.")
_NO_LESSON = Text(uz="“{id}” darsining lesson.yaml fayli yoʻq.", en="The lesson “{id}” has no lesson.yaml.")
_WRITE_LESSON = Text(
    uz="{path} ni yozing yoki darsni course.yaml dan oling.", en="Write {path}, or take it out of course.yaml."
)
_EXERCISE_TWICE = Text(
    uz="“{id}” mashqi “{lesson}” darsida ham bor; mashq nomi butun kursda bitta boʻladi.",
    en="The exercise “{id}” is in the lesson “{lesson}” as well; its id must be the only one in the course.",
)
_NOTHING = Text(
    uz="{path} kurs ham, dars ham emas: course.yaml yoki lesson.yaml topilmadi.",
    en="{path} is neither a course nor a lesson: there is no course.yaml or lesson.yaml.",
)


@dataclass(frozen=True, slots=True)
class Target:
    """What to lint: a course, and of it the lessons `only`, or all where that is None."""

    course: Path
    only: str | None = None

    @classmethod
    def of(cls, path: Path) -> "Target":
        """Return what `path` means: a course's folder, a lesson's folder, a course.yaml or a lesson.yaml.

        Raises:
            NothingToLintError: it is none of them.

        """
        path = path.resolve()
        folder = path.parent if path.name in (LESSON, MANIFEST) else path
        if path.name != LESSON and (folder / MANIFEST).is_file():
            return cls(folder)
        if (folder / LESSON).is_file():
            return cls(folder.parent, folder.name)
        raise NothingToLintError(path)


class NothingToLintError(Exception):
    """A path names neither a course nor a lesson; `text` says so."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.text = _NOTHING.format(path=path)


@dataclass(frozen=True, slots=True)
class StaticReport:
    """What the static rules found, and the lessons that can be read, in teaching order."""

    findings: list[Finding]
    lessons: list[LessonFile]


def lint(target: Target) -> StaticReport:
    """Apply the static rules.

    The glossary and the exercises' ids are compared with the whole course, even where one lesson is linted.
    """
    try:
        manifest = load_manifest(target.course)
    except CourseError as error:
        return StaticReport([Finding.of_problem(problem) for problem in error.problems], [])
    findings = list(_manifest(manifest, target.only))
    read: list[LessonFile] = []
    for entry in manifest.lessons:
        try:
            read.append(LessonFile.read(target.course, load_lesson(target.course, entry.id)))
        except CourseError as error:
            if target.only in (None, entry.id) and (target.course / entry.id / LESSON).exists():
                findings += [Finding.of_problem(problem) for problem in error.problems]
    linted = [lesson for lesson in read if target.only in (None, lesson.lesson.id)]
    folders = {lesson.folder for lesson in linted}
    findings += [finding for lesson in linted for rule in _RULES for finding in rule(lesson)]
    across = [*linter_glossary.check(read), *_exercise_ids(read)]
    findings += [finding for finding in across if finding.file.parent in folders]
    return StaticReport(findings, linted)


def _manifest(manifest: Manifest, only: str | None) -> Iterator[Finding]:
    """Yield lessons that are listed and not there, or there and not listed."""
    source = YamlSource.read(manifest.path / MANIFEST)
    for i, part in enumerate(manifest.parts):
        for j, entry in enumerate(part.lessons):
            path = manifest.path / entry.id / LESSON
            if only in (None, entry.id) and not path.is_file():
                problem = source.problem(("parts", i, "lessons", j, "id"), _NO_LESSON.format(id=entry.id))
                fix = _WRITE_LESSON.format(path=path)
                yield Finding(problem.file, problem.line, problem.field, problem.message, fix)
    for path in sorted(manifest.path.glob(f"*/{LESSON}")):
        lesson_id = path.parent.name
        if only in (None, lesson_id) and manifest.lesson(lesson_id) is None:
            yield Finding(path, 1, "", _NOT_IN_COURSE.format(id=lesson_id), _ADD_TO_COURSE)


def _exercise_ids(lessons: list[LessonFile]) -> Iterator[Finding]:
    """Yield exercises whose id another lesson has: progress and commands know an exercise by its id alone."""
    owners: dict[str, str] = {}
    for lesson in lessons:
        for index, step in enumerate(lesson.lesson.steps):
            if step.kind == "exercise":
                owner = owners.setdefault(step.id, lesson.lesson.id)
                if owner != lesson.lesson.id:
                    yield lesson.finding(("steps", index, "id"), _EXERCISE_TWICE.format(id=step.id, lesson=owner))


def _parts(lesson: LessonFile) -> Iterator[Finding]:
    """Yield what every lesson must have and this one lacks."""
    steps = lesson.lesson.steps
    questions = sum(len(step.questions) for step in steps if isinstance(step, QuizStep))
    if questions < LEAST_QUESTIONS:
        message = _FEW_QUESTIONS.format(n=questions, least=LEAST_QUESTIONS)
        yield lesson.finding(("steps",), message, _ADD_QUIZ)
    if not any(isinstance(step, ChecklistStep) for step in steps):
        yield lesson.finding(("steps",), _NO_CHECKLIST, _ADD_CHECKLIST)


_RULES: Final[tuple[Rule, ...]] = (
    _parts,
    linter_texts.check,
    linter_letters.check,
    linter_files.check,
    linter_knobs.check,
)
