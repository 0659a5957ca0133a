"""The settings themselves, with the values that they have where nobody chose any."""

from dataclasses import dataclass
from typing import Literal

from tutor.language import Language

Completion = Literal["typing", "key", "off"]
FigureStyle = Literal["auto", "unicode", "ascii"]
FigureColours = Literal["auto", "256", "16", "none"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a learner has chosen.

    Attributes:
        language: of everything that is shown; None where none was chosen yet.
        theme: `auto`, or the name of a theme: `dark`, `light`, `contrast`, `contrast-light`, `16`, `mono`.
        vim_keys: whether the editor has vim's keys.
        completion: when the editor offers names.
        animations: whether the screen moves more than it must.
        mouse: whether the app takes the mouse; without it the terminal selects text by itself.
        editor: the command of the learner's own editor; empty for `$VISUAL`, `$EDITOR`.
        figure_style: the characters of pictures.
        figure_colours: the colours of pictures.

    """

    language: Language | None = None
    theme: str = "auto"
    vim_keys: bool = False
    completion: Completion = "typing"
    animations: bool = False
    mouse: bool = True
    editor: str = ""
    figure_style: FigureStyle = "auto"
    figure_colours: FigureColours = "auto"
