"""Why a figure could not be drawn, said in both languages."""

from tutor.language import Text


class FigureError(ValueError):
    """A figure's data cannot be drawn; `text` tells the learner why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
