"""The verdict: what failed first, on top and in full; what passed, in one line."""

from rich.cells import cell_len
from textual.content import Content

from tutor.grading.verdict import CheckResult, ProgramError, Verdict
from tutor.language import Text
from tutor.tui.bilingual import say
from tutor.tui.inline import inline
from tutor.tui.marks import FAILED, PASSED, UNTRIED
from tutor.tui.widgets.written import Written

_INPUT = Text(uz="Kirish", en="Input")
_EXPECTED = Text(uz="Kutilgan", en="Expected")
_GOT = Text(uz="Chiqqan", en="Got")
_HINT = Text(uz="Ishora", en="Hint")
_LINE = Text(uz="{line}-satr", en="line {line}")
_ALSO_FAILED = Text(uz="Bular ham oʻtmadi", en="These failed as well")
_UNTRIED = Text(uz="Hali tekshirilmagan", en="Not tried yet")
_PASSED = Text(uz="Oʻtganlari", en="Passed")


class VerdictView(Written):
    """Shows one verdict in the language of the moment."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._verdict: Verdict | None = None
        self._error: ProgramError | None = None
        self._offer: Text | None = None

    def show(self, verdict: Verdict | None) -> None:
        """Show a verdict; None shows nothing."""
        self._verdict, self._offer = verdict, None
        self._error = verdict.error if verdict else None
        self._shown()

    def show_error(self, error: ProgramError) -> None:
        """Show how a program that was only run came to its end."""
        self._verdict, self._error = None, error
        self._shown()

    def offer(self, text: Text) -> None:
        """Say on top what can be done next."""
        self._offer = text
        self._shown()

    def _shown(self) -> None:
        self.display = self._verdict is not None or self._error is not None
        self.rewrite()

    def lines(self, width: int) -> list[Content]:
        """Write what failed first, then the rest."""
        lines: list[Content] = []
        if self._offer is not None:
            lines.append(Content.styled(say(self, self._offer), "bold $primary"))
        if self._error is not None:
            lines += [*_gap(lines), *self._of_error(self._error)]
        checks = self._verdict.checks if self._verdict else []
        failed = [check for check in checks if not check.passed and check.tried]
        untried = [check for check in checks if not check.passed and not check.tried]
        passed = [check for check in checks if check.passed]
        if failed:
            lines += [*_gap(lines), *self._of_failure(failed[0], width)]
        if len(failed) > 1:
            lines += [*_gap(lines), Content.styled(say(self, _ALSO_FAILED), "$muted")]
            lines += [self._short(check) for check in failed[1:]]
        if passed:
            lines += _gap(lines)
            if failed:
                lines.append(Content.styled(say(self, _PASSED), "$muted"))
            lines += [self._short(check) for check in passed]
        if untried:
            lines += [*_gap(lines), Content.styled(say(self, _UNTRIED), "$muted")]
            lines += [self._short(check) for check in untried]
        return lines

    def _of_error(self, error: ProgramError) -> list[Content]:
        where = f" · {say(self, _LINE.format(line=error.line))}" if error.line else ""
        message = f": {error.message}" if error.message else ""
        lines = [Content.assemble((f"{FAILED} {error.type}", "bold $text-error"), message, (where, "$muted"))]
        if error.source:
            lines.append(Content.styled(f"    {error.source.strip()}", "$text-accent"))
        lines.append(inline(say(self, error.explanation)))
        return lines

    def _of_failure(self, check: CheckResult, width: int) -> list[Content]:
        lines = [Content.assemble((f"{FAILED} ", "bold $text-error"), (say(self, check.title), "bold"))]
        lines.append(inline(say(self, check.message)))
        values = [(_INPUT, check.input), (_EXPECTED, check.expected), (_GOT, check.got)]
        shown = [(say(self, name), value.rstrip()) for name, value in values if value]
        if shown:
            lines.append(Content(""))
            lines += self._values(shown, width)
        if check.hint:
            lines += [
                Content(""),
                Content.assemble((f"{say(self, _HINT)}: ", "bold $text-accent"), inline(say(self, check.hint))),
            ]
        return lines

    def _values(self, shown: list[tuple[str, str]], width: int) -> list[Content]:
        """Write values beside their names, or under them where the width does not allow it."""
        indent = max(len(name) for name, _ in shown) + 2
        longest = max(cell_len(row) for _, value in shown for row in value.split("\n"))
        if indent + longest <= width:
            return [row for name, value in shown for row in _labelled(name, value, indent)]
        under = Content("  ")
        return [
            row
            for name, value in shown
            for row in (Content.styled(name, "$muted"), *(under + _marked(line) for line in value.split("\n")))
        ]

    def _short(self, check: CheckResult) -> Content:
        sign, style = (PASSED, "$text-success") if check.passed else (FAILED, "$text-error")
        if not check.tried:
            sign, style = UNTRIED, "$muted"
        return Content.assemble((f"{sign} ", style), say(self, check.title))


def _gap(lines: list[Content]) -> list[Content]:
    return [Content("")] if lines else []


def _labelled(name: str, value: str, indent: int) -> list[Content]:
    rows = value.split("\n")
    first = Content.assemble((f"{name:<{indent}}", "$muted"), _marked(rows[0]))
    return [first, *(Content(" " * indent) + _marked(row) for row in rows[1:])]


def _marked(row: str) -> Content:
    """Write a row; entries that differ, which the grader marks with ▸, are bold."""
    content = Content(row)
    for start, character in enumerate(row):
        if character == "▸":
            end = next((i for i, c in enumerate(row[start + 1 :], start + 1) if c in " ,]"), len(row))
            content = content.stylize("bold $text-error", start, end)
    return content
