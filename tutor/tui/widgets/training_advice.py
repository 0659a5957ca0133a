"""The playground's last lines: the challenge, where there is one, and what happens now."""

from rich.style import Style as RichStyle

from tutor.figures.grid import Grid, Row
from tutor.language import Text
from tutor.tui.widgets.picture import Picture


class TrainingAdvice(Picture):
    """A line for the challenge and one for the advice; the first is there with a challenge only."""

    challenge: Text | None = None
    advice: Text | None = None

    def show(self, challenge: Text | None, advice: Text | None) -> None:
        """Show other sentences."""
        if (challenge, advice) == (self.challenge, self.advice):
            return
        if (challenge is None) != (self.challenge is None):
            self.styles.height = 1 if challenge is None else 2
        self.challenge, self.advice = challenge, advice
        self.change()

    @property
    def description(self) -> str:
        """Return the sentences."""
        return " ".join(text[self.language] for text in (self.challenge, self.advice) if text)

    def picture(self) -> list[Row]:
        """Write the lines."""
        grid = Grid(self.size.width, self.size.height, self.picture_style)
        row = 0
        if self.challenge:
            grid.put_line(0, f" {self.challenge[self.language]}", RichStyle(bold=True))
            row = 1
        if self.advice:
            grid.put_line(row, f" {self.advice[self.language]}")
        return grid.rows()
