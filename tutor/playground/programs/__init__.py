"""A playground's network as a Python program that runs by itself, with NumPy or PyTorch and nothing else.

It learns from the very same points, first weights and orders as the playground did, so it reaches the same loss.
"""

from typing import Final, Literal

from tutor.language import Language, Text
from tutor.playground.points import Points
from tutor.playground.programs import numpy_program, torch_program
from tutor.playground.programs.parts import data_block, settings_block
from tutor.playground.settings import Settings

Library = Literal["numpy", "torch"]
LIBRARIES: Final[tuple[Library, ...]] = ("numpy", "torch")

_ABOUT = Text(
    uz="Tajriba maydonidan saqlangan tarmoq. Ishga tushirish: python {file} ({library} kerak).\n\n"
    "Tarmoq shu sozlamalar bilan boshidan oʻqitiladi: nuqtalar, boshlangʻich vaznlar va tartib oʻsha-oʻsha.",
    en="A network saved from the playground. To run it: python {file} (it needs {library}).\n\n"
    "It is trained from the beginning with these settings: the same points, first weights and order.",
)
_NAMES: Final = {"numpy": "NumPy", "torch": "PyTorch"}


def program(
    library: Library, settings: Settings, points: Points, epochs: int, *, language: Language, file: str
) -> str:
    """Return the source of a program.

    Args:
        library: what it computes with.
        settings: of the network and its training.
        points: what it learns.
        epochs: how long; at least 1.
        language: of its explanations.
        file: its name, for the line that says how to run it.

    """
    template = numpy_program if library == "numpy" else torch_program
    about = _ABOUT.format(file=file, library=_NAMES[library])[language]
    head = f'"""{about}\n"""\n\n{template.IMPORTS}\n{settings_block(settings, points, max(1, epochs))}'
    main = 'if __name__ == "__main__":\n    main()\n'
    parts = [head, *template.functions(settings, language), data_block(points), main]
    return "\n\n\n".join(part.strip() for part in parts) + "\n"


__all__ = ["LIBRARIES", "Library", "program"]
