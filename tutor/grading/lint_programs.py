"""The linter's rules that run programs: starters fail, solutions pass, mistakes are recognised, demos work.

Everything is run by the grading service, as a learner's program would be, several at a time.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tutor.course.linter_finding import Finding, LessonFile
from tutor.course.schema import DemoStep, ExerciseStep, Limits, Mistake
from tutor.grading.client import GradingClient
from tutor.grading.lint_comparison import lint_comparison
from tutor.grading.lint_runs import ProgramRuns, source_of
from tutor.grading.rule_names import program_that_looks_up, rule_names
from tutor.grading.verdict import CheckResult, Verdict
from tutor.language import Text

AT_ONCE: Final = 8
"""Requests that wait at the service together; it decides how many of them run."""

SOLUTION_TIMES: Final = 3

RUN_LIMITS: Final = Limits(seconds=60.0, memory_mb=1024)
"""For a starter or a solution that is run as a program."""

_STARTER_PASSES = Text(
    uz="Boshlangʻich fayl hamma tekshiruvdan oʻtadi: oʻquvchiga ish qolmagan.",
    en="The starter passes every check: nothing is left for the learner to do.",
)
_TAKE_OUT = Text(
    uz="Javobning oʻrniga zararsiz, notoʻgʻri qiymat qoʻying.",
    en="Put a harmless wrong value in place of the answer.",
)
_SOLUTION_FAILS = Text(
    uz="Yechim {times} urinishdan {failed} tasida oʻtmadi. “{check}”: {message}",
    en="The solution failed {failed} of {times} times. “{check}”: {message}",
)
_MEND_SOLUTION = Text(
    uz="Yechimni, tekshiruvning chegaralarini yoki kiruvchi qiymatlarni tuzating.",
    en="Mend the solution, the tolerance of the check, or the values that it draws.",
)
_MISTAKE_PASSES = Text(uz="“{id}” xatosi hamma tekshiruvdan oʻtadi.", en="The mistake “{id}” passes every check.")
_SHARPEN = Text(
    uz="Uni ushlaydigan holatni tekshiruvga qoʻshing yoki xatoni roʻyxatdan oling.",
    en="Add a case to the checks that catches it, or take the mistake out.",
)
_NOT_RECOGNISED = Text(
    uz="“{id}” xatosi oʻtmaydi, lekin tanilmaydi. “{check}”: {message}",
    en="The mistake “{id}” fails, but is not recognised. “{check}”: {message}",
)
_TAKEN_FOR = Text(uz="“{id}” xatosi “{other}” deb tanildi.", en="The mistake “{id}” is taken for “{other}”.")
_MAKE_DISTINCT = Text(
    uz="Fayldagi natija faqat shu xatonikidek boʻlsin: bitta xato, boshqasi yechimdagidek.",
    en="Let the file make this one mistake alone, and be like the solution in all else.",
)
_NO_SUCH_NAME = Text(uz="“{name}” degan narsa yoʻq.", en="There is nothing called “{name}”.")
_SPELL = Text(uz="Nomini tuzating yoki roʻyxatdan oling.", en="Correct the name, or take it out.")
_BROKEN = Text(uz="Mashqni tekshirib boʻlmadi: {why}", en="The exercise cannot be judged: {why}")
_MEND_JUDGE = Text(
    uz="solution.py va judge.py vazifadagi tekshiruvlarga mosligini koʻring.",
    en="See that solution.py and judge.py do what the checks ask for.",
)

Progress = Callable[[int, int], None]
"""Told how many programs are done, and of how many."""


async def lint_programs(
    client: GradingClient,
    course: Path,
    lessons: Sequence[LessonFile],
    *,
    times: int | None = None,
    progress: Progress = lambda done, total: None,
) -> list[Finding]:
    """Run the programs of lessons and return what is wrong with them, in the lessons' order.

    Files that are missing are passed over: the static rules tell of them.

    Args:
        client: a connection to the grading service.
        course: the course's folder; its `course.yaml` must name the lessons.
        lessons: what to lint.
        times: how often each solution and each mistake is checked, as inputs are drawn afresh and chance may hide
            a fault; None means solutions `SOLUTION_TIMES` times and mistakes once.
        progress: told after each program.

    Raises:
        LintStoppedError: the service has no sandbox.
        ServiceUnavailableError: the service went away.

    """
    jobs = [job for lesson in lessons for job in _jobs(_Author(client, lesson, course), times)]
    places = asyncio.Semaphore(AT_ONCE)
    done = 0

    async def work(job: Callable[[], Awaitable[list[Finding]]]) -> list[Finding]:
        nonlocal done
        async with places:
            findings = await job()
        done += 1
        progress(done, len(jobs))
        return findings

    tasks = [asyncio.create_task(work(job)) for job in jobs]
    try:
        results = await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
    # A broken exercise says the same of each of its programs.
    return list(dict.fromkeys(finding for findings in results for finding in findings))


def _jobs(author: "_Author", times: int | None) -> Iterator[Callable[[], Awaitable[list[Finding]]]]:
    folder = author.lesson.folder
    for index, step in enumerate(author.lesson.lesson.steps):
        if isinstance(step, DemoStep):
            path = folder / "demos" / step.file
            yield partial(author.demo, ("steps", index), path, step)
        elif isinstance(step, ExerciseStep):
            if step.forbidden or step.allowed:
                yield partial(author.rules, index, step)
            starter, solution = folder / step.id / "starter.py", folder / step.id / "solution.py"
            for path in (starter, solution):
                yield partial(author.run, path, step.runtime, RUN_LIMITS)
            yield partial(author.starter, starter, step)
            yield partial(author.solution, solution, step, times or SOLUTION_TIMES)
            if step.compare is not None:
                yield partial(lint_comparison, author, author.course, solution, index, step)
            for listed in step.mistakes:
                path = folder / step.id / "mistakes" / listed.file_name
                yield partial(author.mistake, path, step, listed, times or 1)


@dataclass(frozen=True, slots=True)
class _Author(ProgramRuns):
    """Runs and checks the programs of one lesson's author."""

    course: Path

    async def rules(self, index: int, step: ExerciseStep) -> list[Finding]:
        """Look up the names in the rules of the exercise that is the lesson's step `index`."""
        names = list(rule_names(step))
        source = program_that_looks_up([name for _, name in names])
        event = await self.ask(
            "run", source=source, runtime=step.runtime, seconds=RUN_LIMITS.seconds, memory_mb=RUN_LIMITS.memory_mb
        )
        error = event.get("error")
        missing = error["message"].split() if error and error["type"] == "LookupError" else []
        return [
            self.lesson.finding(("steps", index, field), _NO_SUCH_NAME.format(name=name), _SPELL, snippet=name)
            for field, name in names
            if name in missing
        ]

    async def starter(self, path: Path, step: ExerciseStep) -> list[Finding]:
        """Check a starter: it must fail."""
        found = await self._verdict(path, step)
        if isinstance(found, Verdict):
            return [Finding(path, 1, "", _STARTER_PASSES, _TAKE_OUT)] if found.passed else []
        return found

    async def solution(self, path: Path, step: ExerciseStep, times: int) -> list[Finding]:
        """Check a solution several times: it must pass each time."""
        failures: list[Verdict] = []
        for _ in range(times):
            found = await self._verdict(path, step)
            if not isinstance(found, Verdict):
                return found
            if not found.passed:
                failures.append(found)
        if not failures:
            return []
        check = _first_failure(failures[0])
        line = failures[0].error.line if failures[0].error else None
        message = _SOLUTION_FAILS.format(
            times=times, failed=len(failures), check=check.name, message=_first_line(check.message)
        )
        return [Finding(path, line or 1, "", message, _MEND_SOLUTION)]

    async def mistake(self, path: Path, step: ExerciseStep, listed: Mistake, times: int) -> list[Finding]:
        """Check a mistake: each time it must fail and be recognised as itself."""
        for _ in range(times):
            found = await self._verdict(path, step)
            if not isinstance(found, Verdict):
                return found
            if found.passed:
                return [Finding(path, 1, "", _MISTAKE_PASSES.format(id=listed.id), _SHARPEN)]
            if found.mistake != listed.id:
                return [Finding(path, 1, "", _unrecognised(found, listed.id), _MAKE_DISTINCT)]
        return []

    async def _verdict(self, path: Path, step: ExerciseStep) -> Verdict | list[Finding]:
        """Return the verdict on a program, or findings where there is none to be had."""
        if (source := source_of(path)) is None:
            return []
        event = await self.ask("check", course=str(self.course), exercise=step.id, source=source)
        if event["event"] == "failed":
            message = _BROKEN.format(why=Text(**event["message"]))
            return [Finding(self.lesson.folder / step.id / "solution.py", 1, "", message, _MEND_JUDGE)]
        return Verdict.from_json(event["verdict"])


def _unrecognised(verdict: Verdict, mistake: str) -> Text:
    if verdict.mistake is not None:
        return _TAKEN_FOR.format(id=mistake, other=verdict.mistake)
    check = _first_failure(verdict)
    return _NOT_RECOGNISED.format(id=mistake, check=check.name, message=_first_line(check.message))


def _first_failure(verdict: Verdict) -> CheckResult:
    return next(check for check in verdict.checks if not check.passed)


def _first_line(text: Text) -> Text:
    """Return the first line of a message: a finding is one line."""
    return Text(uz=text.uz.strip().split("\n")[0], en=text.en.strip().split("\n")[0])
