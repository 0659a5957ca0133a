"""The legend of the last runs in words: what each was, and what differed from the one before; in full on demand."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from tutor.figures.style import Style
from tutor.history import when
from tutor.history.run_curves import RunCurve, described, name_of
from tutor.language import Text
from tutor.tui.bilingual import say, speaker
from tutor.tui.widgets.written import Written, hanging


class CurveWords(Written):
    """Writes one line for each curve with its mark, a note, and the description of the picture."""

    in_full: reactive[bool] = reactive(False, init=False)
    """Whether the picture is told in words."""

    def __init__(self) -> None:
        super().__init__()
        self._curves: Sequence[RunCurve] = ()
        self._drawn: list[str] = []
        self._style = Style()
        self._note: Text | None = None
        self._description = ""

    def show(
        self,
        curves: Sequence[RunCurve],
        drawn: list[str],
        *,
        style: Style,
        note: Text | None,
        description: str,
    ) -> None:
        """Tell of the curves; `drawn` are the names in the picture, in the order of its marks."""
        self._curves, self._drawn, self._style = curves, drawn, style
        self._note, self._description = note, description
        self.rewrite()

    def watch_in_full(self) -> None:
        """Write more, or less."""
        self.rewrite()

    def lines(self, width: int) -> list[Content]:
        """Write the legend."""
        now, language = when.local_now(), speaker(self).language
        rows: list[Content] = []
        for number, curve in enumerate(self._curves, 1):
            name = name_of(number, curve, now, language)
            if name in self._drawn:
                head = Content.styled(f"{self._style.mark(self._drawn.index(name))} {number} ", "bold")
                rows += hanging(head, Content(say(self, described(curve, now))), width)
        if self._note is not None:
            rows.append(Content.styled(say(self, self._note), "bold $text-accent"))
        if self.in_full and self._description:
            rows += [Content(""), Content(self._description)]
        return rows
