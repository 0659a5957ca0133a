"""`tutor lint`: whatever an author must put right in a course or a lesson."""

import asyncio
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tutor.cli.console import Console, Style
from tutor.cli.context import Context
from tutor.cli.errors import BAD_INPUT, COULD_NOT_RUN, FAILED, OK, CommandError
from tutor.course.linter import Target, lint
from tutor.language import Text

if TYPE_CHECKING:
    from tutor.course.linter_finding import Finding, LessonFile

_FIX: Final = Text(uz="tuzatish", en="fix")
_RUNNING: Final = Text(uz="Dasturlar ishlatilmoqda: {done}/{total}", en="Running programs: {done}/{total}")
_CLEAN: Final = Text(uz="Hammasi joyida: {n} ta dars.", en="All is right. Lessons: {n}.")
_FOUND: Final = Text(uz="Topildi: {n}.", en="Found: {n}.")
_TIMES: Final = Text(uz="--times kamida 1 boʻlsin.", en="--times must be 1 at least.")


def run(context: Context, options: Namespace) -> int:
    """Apply the rules and return 1 if there are findings."""
    if options.times is not None and options.times < 1:
        raise CommandError(_TIMES, BAD_INPUT)
    target = Target.of(Path(options.path) if options.path is not None else context.course)
    report = lint(target)
    findings = report.findings
    if not options.static and report.lessons:
        findings = [*findings, *_programs(context.console, target.course, report.lessons, options.times)]
    if options.json:
        context.console.json([finding.as_json() for finding in findings])
    else:
        _write(context.console, findings, len(report.lessons))
    return FAILED if findings else OK


def _programs(console: Console, course: Path, lessons: list["LessonFile"], times: int | None) -> list["Finding"]:
    from tutor.grading.client import GradingClient, ServiceUnavailableError
    from tutor.grading.lint_programs import lint_programs
    from tutor.grading.lint_runs import LintStoppedError

    def progress(done: int, total: int) -> None:
        console.status(_RUNNING.format(done=done, total=total))

    async def ask() -> list["Finding"]:
        client = await GradingClient.connect()
        try:
            return await lint_programs(client, course, lessons, times=times, progress=progress)
        finally:
            await client.close()

    try:
        return asyncio.run(ask())
    except (ServiceUnavailableError, LintStoppedError) as error:
        raise CommandError(error.text, COULD_NOT_RUN) from error
    finally:
        console.status(None)


def _write(console: Console, findings: list["Finding"], lessons: int) -> None:
    language = console.language
    for finding in findings:
        console.line((_nearby(finding).place, Style.BOLD), f": {finding.message[language]}")
        if finding.fix is not None:
            console.paragraph(finding.fix[language], indent="    ", bullet=f"{_FIX[language]}: ")
    if findings:
        console.line((_FOUND.format(n=len(findings))[language], Style.BAD))
    else:
        console.line((_CLEAN.format(n=lessons)[language], Style.GOOD))


def _nearby(finding: "Finding") -> "Finding":
    """Return the finding with its file as it is called from here."""
    here = Path.cwd()
    return replace(finding, file=finding.file.relative_to(here)) if finding.file.is_relative_to(here) else finding
