"""The linter's rule for comparisons: the engine learns what the exercise asks for, as the solution does."""

from pathlib import Path
from typing import Final

from tutor.course.checks.training import METRICS
from tutor.course.linter_finding import Finding
from tutor.course.schema import ExerciseStep
from tutor.grading.comparison.result import NAMES, Compared, Who
from tutor.grading.lint_runs import ProgramRuns, source_of
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
    missed: dict[Who, list[float]] = {}
    for _ in range(TIMES):
        event = await author.ask("compare", course=str(course), exercise=step.id, source=source)
        if event["event"] == "failed":
            why = _FAILED.format(why=Text(**event["message"]))
            return [author.lesson.finding(place, why, _SEE.format(exercise=step.id))]
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
