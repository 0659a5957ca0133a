"""Rules for the programs beside a lesson: they are there, listed, and define what the checks call. None is run."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tutor.course.checks import Check
from tutor.course.linter_finding import Finding, LessonFile
from tutor.course.schema import DemoStep, ExerciseStep
from tutor.language import Text

_MISSING = Text(uz="{file} fayli yoʻq.", en="The file {file} is missing.")
_CREATE = Text(uz="Uni yarating: {file}", en="Create it: {file}")
_UNREADABLE = Text(uz="Faylni UTF-8 matn sifatida oʻqib boʻlmadi.", en="The file cannot be read as UTF-8 text.")
_SYNTAX = Text(uz="Python xatosi: {why}.", en="Not valid Python: {why}.")
_NO_TODO = Text(uz="Boshlangʻich faylda TODO yoʻq.", en="The starter has no TODO.")
_MARK_TODO = Text(
    uz="Oʻquvchi yozadigan joyni # TODO bilan belgilang.", en="Mark with # TODO what the learner has to write."
)
_NOT_DEFINED = Text(
    uz="“{name}” bu yerda yoʻq, lekin “{check}” tekshiruvi uni ishlatadi.",
    en="“{name}” is not defined here, but the check “{check}” uses it.",
)
_DEFINE = Text(uz="“{name}” ni yozing yoki tekshiruvda nomini tuzating.", en="Define “{name}”, or correct the check.")
_UNLISTED_MISTAKE = Text(uz="Bu xato lesson.yaml da koʻrsatilmagan.", en="This mistake is not listed in lesson.yaml.")
_LIST_IT = Text(
    uz="mistakes roʻyxatiga id: {id} ni tushuntirishi bilan qoʻshing yoki faylni oʻchiring.",
    en="Add id: {id} with its explanation to mistakes, or delete the file.",
)
_TWICE = Text(uz="“{id}” ikki marta uchraydi.", en="“{id}” stands twice.")
_RENAME = Text(uz="Birining nomini oʻzgartiring.", en="Rename one of them.")
_UNUSED_DEMO = Text(uz="Bu demo hech bir qadamda ishlatilmagan.", en="No step shows this demo.")
_USE_OR_DELETE = Text(uz="Uni demo qadamida koʻrsating yoki oʻchiring.", en="Name it in a demo step, or delete it.")
_NO_STEP = Text(
    uz="Bu papkada starter.py bor, lekin darsda “{id}” mashqi yoʻq.",
    en="This folder has a starter.py, but the lesson has no exercise “{id}”.",
)
_ADD_STEP = Text(
    uz="Mashqni lesson.yaml ga qoʻshing yoki papkani oʻchiring.", en="Add the exercise, or delete the folder."
)
_NO_FILE = Text(
    uz="“{check}” tekshiruviga {file} dagi “{name}” kerak, lekin {file} yoʻq.",
    en="The check “{check}” needs “{name}” of {file}, but there is no {file}.",
)

_NOT_EARLIER = Text(uz="Oldinroq turgan “{id}” tekshiruvi yoʻq.", en="There is no check “{id}” before this one.")
_NAME_EARLIER = Text(
    uz="needs roʻyxatiga shu mashqning oldinroq turgan tekshiruvlarini yozing.",
    en="Let needs name checks that stand before it in the exercise.",
)


def check(lesson: LessonFile) -> Iterator[Finding]:
    """Yield what is wrong with the files of a lesson."""
    for index, step in enumerate(lesson.lesson.steps):
        if isinstance(step, ExerciseStep):
            yield from _exercise(lesson, ("steps", index), step)
        elif isinstance(step, DemoStep) and not (lesson.folder / "demos" / step.file).is_file():
            path = lesson.folder / "demos" / step.file
            message = _MISSING.format(file=f"demos/{step.file}")
            yield lesson.finding(("steps", index, "file"), message, _CREATE.format(file=path))
    shown = {step.file for step in lesson.lesson.steps if isinstance(step, DemoStep)}
    for path in sorted((lesson.folder / "demos").glob("*.py")):
        if path.name not in shown:
            yield Finding(path, 1, "", _UNUSED_DEMO, _USE_OR_DELETE)
        yield from _program(path)[1]
    known = {step.id for step in lesson.lesson.exercises}
    for path in sorted(lesson.folder.glob("*/starter.py")):
        if path.parent.name not in known:
            yield Finding(path, 1, "", _NO_STEP.format(id=path.parent.name), _ADD_STEP)


def _exercise(lesson: LessonFile, place: tuple[str | int, ...], step: ExerciseStep) -> Iterator[Finding]:
    folder = lesson.folder / step.id
    for name in ("starter.py", "solution.py"):
        path = folder / name
        if not path.is_file():
            yield lesson.finding((*place, "id"), _MISSING.format(file=f"{step.id}/{name}"), _CREATE.format(file=path))
            continue
        defined, findings = _program(path)
        yield from findings
        if defined is not None:
            yield from _undefined(path, defined, [(check, check.wanted_names()) for check in step.checks])
    yield from _todo(folder / "starter.py")
    yield from _beside(lesson, place, step, "judge.py", [(check, check.judge_names()) for check in step.checks])
    yield from _beside(lesson, place, step, "usage.py", [(check, check.usage_names()) for check in step.checks])
    yield from _mistakes(lesson, place, step)
    ids = [check.id for check in step.checks]
    for index, check_id in enumerate(ids):
        if check_id in ids[:index]:
            yield lesson.finding((*place, "checks", index, "id"), _TWICE.format(id=check_id), _RENAME)
        for number, needed in enumerate(step.checks[index].needs):
            if needed not in ids[:index]:
                where = (*place, "checks", index, "needs", number)
                yield lesson.finding(where, _NOT_EARLIER.format(id=needed), _NAME_EARLIER)


def _beside(
    lesson: LessonFile,
    place: tuple[str | int, ...],
    step: ExerciseStep,
    file: str,
    wanted: list[tuple[Check, list[str]]],
) -> Iterator[Finding]:
    """Look at the author's functions in a file that only some exercises need; `wanted` are their names by check."""
    path = lesson.folder / step.id / file
    if path.is_file():
        defined, findings = _program(path)
        yield from findings
        if defined is not None:
            yield from _undefined(path, defined, wanted)
        return
    for index, (needing, names) in enumerate(wanted):
        for name in names:
            message = _NO_FILE.format(check=needing.id, name=name, file=file)
            yield lesson.finding((*place, "checks", index), message, _CREATE.format(file=path))


def _mistakes(lesson: LessonFile, place: tuple[str | int, ...], step: ExerciseStep) -> Iterator[Finding]:
    folder = lesson.folder / step.id / "mistakes"
    listed: set[str] = set()
    for index, mistake in enumerate(step.mistakes):
        where = (*place, "mistakes", index, "id")
        if mistake.file_name in listed:
            yield lesson.finding(where, _TWICE.format(id=mistake.id), _RENAME)
        listed.add(mistake.file_name)
        path = folder / mistake.file_name
        if not path.is_file():
            file = f"{step.id}/mistakes/{mistake.file_name}"
            yield lesson.finding(where, _MISSING.format(file=file), _CREATE.format(file=path))
    for path in sorted(folder.glob("*.py")):
        if path.name not in listed:
            yield Finding(path, 1, "", _UNLISTED_MISTAKE, _LIST_IT.format(id=path.stem.replace("_", "-")))
        yield from _program(path)[1]


def _todo(path: Path) -> Iterator[Finding]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return  # told above
    if "TODO" not in text:
        yield Finding(path, 1, "", _NO_TODO, _MARK_TODO)


def _undefined(path: Path, defined: set[str], wanted: list[tuple[Check, list[str]]]) -> Iterator[Finding]:
    for needing, names in wanted:
        for name in names:
            if name not in defined:
                message = _NOT_DEFINED.format(name=name, check=needing.id)
                yield Finding(path, 1, "", message, _DEFINE.format(name=name))


def _program(path: Path) -> tuple[set[str] | None, list[Finding]]:
    """Return the names that a program defines at its top, None where it cannot be read, and what is wrong with it."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None, [Finding(path, 1, "", _UNREADABLE)]
    except (SyntaxError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None) or 1
        return None, [Finding(path, line, "", _SYNTAX.format(why=getattr(error, "msg", None) or error))]
    return set(_defined(tree.body)), []


def _defined(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                yield from (alias.asname or alias.name for alias in names)
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                yield from (part.id for part in ast.walk(node) if isinstance(part, ast.Name))
            case ast.If(body=then, orelse=otherwise):
                yield from _defined([*then, *otherwise])
