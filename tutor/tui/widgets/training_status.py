"""The playground's first line: how far training has come. Numbers change many times a second, and only they are sent."""

from rich.style import Style as RichStyle

from tutor.figures.grid import Grid, Row
from tutor.language import Text
from tutor.tui.widgets.picture import Picture

_TITLE = Text(uz="Tajriba maydoni", en="Playground")
_NUMBERS = Text(
    uz="epoxa {epoch:<6} aniqlik: oʻqitish {training:>3} % sinov {test:>3} %",
    en="epoch {epoch:<6} accuracy: training {training:>3} % test {test:>3} %",
)
_R2 = Text(
    uz="epoxa {epoch:<6} R²: oʻqitish {training:>6} sinov {test:>6}",
    en="epoch {epoch:<6} R²: training {training:>6} test {test:>6}",
)
RUNNING = Text(uz="▶ yuribdi", en="▶ running")
PAUSED = Text(uz="■ pauza", en="■ paused")
STARTING = Text(uz="… hisoblash jarayoni ishga tushmoqda", en="… starting the computing process")
LOADING = Text(uz="… PyTorch yuklanmoqda", en="… loading PyTorch")
ENDED = Text(uz="✗ hisoblash toʻxtagan: R — qayta boshlash", en="✗ computing has ended: R starts it again")


Numbers = tuple[int, float | None, float | None]


class TrainingStatus(Picture):
    """The state in words, the epoch, and both accuracies, or for regression R²."""

    state = STARTING
    numbers: Numbers | None = None
    is_regression = False

    def show(self, state: Text, numbers: Numbers | None = None, *, is_regression: bool | None = None) -> None:
        """Show a state, and (epoch, score in training, score in the test) where they are other ones now."""
        self.state, self.numbers = state, numbers or self.numbers
        self.is_regression = self.is_regression if is_regression is None else is_regression
        self.change()

    @property
    def description(self) -> str:
        """Return the line's words."""
        parts = [_TITLE[self.language], self.state[self.language], self._told()]
        return ". ".join(filter(None, parts)) + "."

    def picture(self) -> list[Row]:
        """Write the line: the name, the state, and at the right the numbers."""
        grid = Grid(self.size.width, 1, self.picture_style)
        end = grid.put(1, 0, _TITLE[self.language], RichStyle(bold=True))
        end = grid.put(end + 2, 0, self.state[self.language])
        told = self._told()
        if end + 2 + len(told) < grid.width:
            grid.put(grid.width - len(told) - 1, 0, told)
        return grid.rows()

    def _told(self) -> str:
        if self.numbers is None or self.state in (STARTING, LOADING, ENDED):
            return ""
        epoch, training, test = self.numbers
        if self.is_regression:
            written = ("nan" if score is None else f"{score:.3f}" for score in (training, test))
            return _R2.format(epoch=epoch, training=next(written), test=next(written))[self.language]
        return _NUMBERS.format(epoch=epoch, training=round(100 * (training or 0)), test=round(100 * (test or 0)))[
            self.language
        ]
