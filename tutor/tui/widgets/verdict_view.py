"""The verdict: what failed first, on top; all else is folded until it is asked for."""

from rich.cells import cell_len
from textual.content import Content

from tutor.grading import verdict_reading as reading
from tutor.grading.differing import MARK
from tutor.grading.verdict import CheckResult, ProgramError, Verdict
from tutor.language import Text
from tutor.tui.bilingual import say
from tutor.tui.inline import inline
from tutor.tui.marks import FAILED, PASSED, UNTRIED
from tutor.tui.widgets.written import Written

_LINE = Text(uz="{line}-satr", en="line {line}")
_UNFOLD = Text(uz="{what} – koʻrish: {key}", en="{what} – to see: {key}")
_FOLD = Text(uz="Tafsilotlarni yigʻish: {key}", en="To fold the details: {key}")
_NOT_YET = Text(uz="hali tekshirilmadi", en="not tried yet")
_DETAILS = "d"


class VerdictView(Written):
    """Shows one verdict in the language of the moment."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._verdict: Verdict | None = None
        self._error: ProgramError | None = None
        self._offer: Text | None = None
        self._unfolded = False

    def show(self, verdict: Verdict | None) -> None:
        """Show a verdict, folded; None shows nothing."""
        self._verdict, self._offer, self._unfolded = verdict, None, False
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

    @property
    def has_details(self) -> bool:
        """Return whether anything is folded, or could be."""
        found = self._verdict
        return found is not None and not found.passed and reading.read(found).folded is not None

    def toggle_details(self) -> None:
        """Unfold what is folded, or fold it again."""
        if self.has_details:
            self._unfolded = not self._unfolded
            self.rewrite()

    def _shown(self) -> None:
        self.display = self._verdict is not None or self._error is not None
        self.rewrite()

    def lines(self, width: int) -> list[Content]:
        """Write what failed first, then the rest, or how much of it is folded."""
        parts: list[list[Content]] = []
        if self._offer is not None:
            parts.append([Content.styled(say(self, self._offer), "bold $primary")])
        if self._error is not None:
            parts.append(self._of_error(self._error))
        if self._verdict is not None:
            found = reading.read(self._verdict)
            if found.first is not None:
                parts.append(self._of_failure(found.first, width))
            if self._unfolded:
                parts += [self._of_failure(check, width) for check in found.also_failed]
            if self._unfolded or self._verdict.passed:
                parts.append([self._short(check) for check in (*found.untried, *found.passed)])
            if self.has_details and (folded := found.folded) is not None:
                text = _FOLD if self._unfolded else _UNFOLD
                parts.append([Content.styled(say(self, text.format(what=folded, key=_DETAILS)), "$muted")])
        return [line for part in parts if part for line in (*part, Content(""))][:-1]

    def _of_error(self, error: ProgramError) -> list[Content]:
        where = f" · {say(self, _LINE.format(line=error.line))}" if error.line else ""
        message = f": {error.message}" if error.message else ""
        lines = [Content.assemble((f"{FAILED} {error.type}", "bold $text-error"), message, (where, "$muted"))]
        if error.source:
            lines.append(Content.styled(f"    {error.source.strip()}", "$text-accent"))
        lines.append(inline(say(self, error.explanation)))
        return lines

    def _of_failure(self, check: CheckResult, width: int) -> list[Content]:
        lines = [Content.assemble((f"{FAILED} ", "bold $text-error"), inline(say(self, check.title)).stylize("bold"))]
        led = reading.explanation(check)
        if led is not None:
            name = f"{say(self, reading.KNOWN_MISTAKE)}: " if check.mistake else ""
            lines.append(Content.assemble((name, "bold $text-warning"), inline(say(self, led))))
        if self._unfolded or not reading.says_all(check):
            lines.append(inline(say(self, reading.finding(check))))
        if shown := [(say(self, name), rows) for name, rows in reading.values(check, everything=self._unfolded)]:
            lines += [Content(""), *_values(shown, width)]
        hint = reading.suggestion(check) or (reading.folded_hint(check) if self._unfolded else None)
        if hint is not None:
            name = f"{say(self, reading.HINT)}: "
            lines += [Content(""), Content.assemble((name, "bold $text-accent"), inline(say(self, hint)))]
        if self._unfolded and (places := reading.places(check)):
            lines += [Content(""), *(Content.styled(say(self, place), "$muted") for place in places)]
        return lines

    def _short(self, check: CheckResult) -> Content:
        title = inline(say(self, check.title))
        if check.passed:
            return Content.assemble((f"{PASSED} ", "$text-success"), title)
        return Content.assemble((f"{UNTRIED} ", "$muted"), title, (f" – {say(self, _NOT_YET)}", "$muted"))


def _values(shown: list[tuple[str, list[str]]], width: int) -> list[Content]:
    """Write values beside their names, or under them where the width does not allow it."""
    indent = max(cell_len(name) for name, _ in shown) + 2
    longest = max(cell_len(row) for _, rows in shown for row in rows)
    lines: list[Content] = []
    for name, rows in shown:
        head = Content.styled(name, "$muted")
        if indent + longest > width:
            lines += [head, *(Content("  ") + _marked(row) for row in rows)]
            continue
        heads = [head + " " * (indent - head.cell_length), *[Content(" " * indent)] * (len(rows) - 1)]
        lines += [start + _marked(row) for start, row in zip(heads, rows, strict=True)]
    return lines


def _marked(row: str) -> Content:
    """Write a row; entries that differ, which the grader marks with ▸, are bold."""
    content = Content(row)
    for start, character in enumerate(row):
        if character == MARK:
            end = next((i for i, c in enumerate(row[start + 1 :], start + 1) if c in " ,]"), len(row))
            content = content.stylize("bold $text-error", start, end)
    return content
