"""The linter's rule for comparisons: the engine learns what the exercise asks for, as the solution does."""

from pathlib import Path
from typing import Final

from tutor.course import files
from tutor.course.checks.training import METRICS
from tutor.course.linter_finding import Finding
from tutor.course.loader import UnknownExerciseError, find_exercise
from tutor.course.manifest import load_manifest
from tutor.course.schema import ExerciseStep
from tutor.grading.comparison.result import NAMES, Compared, Row, Who
from tutor.grading.lint_runs import ProgramRuns, source_of
from tutor.grading.protocol import Message
from tutor.language import Text

TIMES: Final = 3
"""Comparisons in none of which an engine learns before that is a finding: from a bad start even a good network may fail."""

_DOES_NOT_LEARN = Text(
    uz="Ustozning kutubxonasi ({engine}) buni oʻrganmadi: {times} marta oʻqitildi, “{check}” tekshiruvining chegarasiga "
    "biror marta ham yetmadi ({metric}: {values}).",
    en="The engine ({engine}) does not learn this: in {times} trainings it never reached the bound of the check “{check}” "
    "({metric}: {values}).",
)
_MEND = Text(
    uz="compare dagi qatlamlar, oʻrganish tezligi yoki epoxalarni oʻzgartiring.",
    en="Change the layers, the learning rate or the epochs of compare.",
)
_FAILED = Text(uz="Solishtirib boʻlmadi: {why}", en="The comparison fails: {why}")
_BESIDE_DOES_NOT_LEARN = Text(
    uz="“{beside}” mashqining yechimi bu maʼlumotlarda oʻrganmadi: {times} marta oʻqitildi, oxirgi natijasi {value}.",
    en="The solution of “{beside}” does not learn from these data: in {times} trainings, the last of which reached {value}.",
)
_SEE = Text(
    uz="compare ni tekshiruvga va yechimga moslang; `tutor compare {exercise}` bilan sinab koʻring.",
    en="Fit compare to the check and to the solution; try it with `tutor compare {exercise}`.",
)


async def lint_comparison(
    author: ProgramRuns, course: Path, solution: Path, index: int, step: ExerciseStep
) -> list[Finding]:
    """Compare the solution of the exercise that is the lesson's step `index`; the engine must reach the check's bound."""
    place = ("steps", index, "compare")
    if step.compare is None or (source := source_of(solution)) is None:
        return []
    if step.compare.beside is not None and (found := await _lint_beside(author, course, source, place, step)):
        return found
    missed: dict[Who, list[float]] = {}
    for _ in range(TIMES):
        event = await author.ask("compare", course=str(course), exercise=step.id, source=source)
        if event["event"] == "failed":
            return [_failed(author, place, step, event)]
        engines = Compared.from_json(event["comparison"]).rows[1:]
        for row in engines:
            if row.metric is not None and not row.good:
                missed.setdefault(row.who, []).append(row.metric)
        if all(row.good or row.metric is None for row in engines):
            return []
    metric = METRICS[step.compare.training(step.checks).metric]
    return [
        author.lesson.finding(
            place,
            _DOES_NOT_LEARN.format(
                engine=NAMES[who],
                times=TIMES,
                check=step.compare.check,
                metric=metric,
                values=", ".join(f"{value:.3g}" for value in listed),
            ),
            _MEND,
        )
        for who, listed in missed.items()
        if len(listed) == TIMES
    ]


async def _lint_beside(
    author: ProgramRuns, course: Path, source: str, place: tuple[str | int, ...], step: ExerciseStep
) -> list[Finding]:
    """Compare with the solution of the exercise that stands beside: it must learn from the same data."""
    assert step.compare is not None
    assert step.compare.beside is not None
    try:
        lesson_id, beside = find_exercise(load_manifest(course), step.compare.beside)
        earlier = files.solution(course, lesson_id, beside.id)
    except UnknownExerciseError as error:
        return [author.lesson.finding((*place, "beside"), error.text)]
    rows: list[Row] = []
    for _ in range(TIMES):
        event = await author.ask("compare", course=str(course), exercise=step.id, source=source, earlier=earlier)
        if event["event"] == "failed":
            return [_failed(author, place, step, event)]
        rows = Compared.from_json(event["comparison"]).rows
        if rows[1].who == "earlier" and rows[1].good:
            return []
    value = "–" if rows[1].metric is None else f"{rows[1].metric:.3g}"
    message = _BESIDE_DOES_NOT_LEARN.format(beside=beside.id, times=TIMES, value=value)
    return [author.lesson.finding((*place, "beside"), message, _SEE.format(exercise=step.id))]


def _failed(author: ProgramRuns, place: tuple[str | int, ...], step: ExerciseStep, event: Message) -> Finding:
    why = _FAILED.format(why=Text(**event["message"]))
    return author.lesson.finding(place, why, _SEE.format(exercise=step.id))
