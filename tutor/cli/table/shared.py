"""Arguments that several commands have."""

from typing import Final

from tutor.cli.arguments import Argument, switch
from tutor.language import Text

EXERCISE: Final = Argument(
    ("exercise",),
    Text(uz="mashqning nomi, masalan line-fit", en="the exercise's id, such as line-fit"),
    metavar=Text(uz="MASHQ", en="EXERCISE"),
)
FILE: Final = Text(uz="FAYL", en="FILE")
CHECKED_FILE: Final = Argument(
    ("file",),
    Text(
        uz="tekshiriladigan fayl, - boʻlsa standart kirish; berilmasa, `tutor start` yozgan fayl",
        en="the file to check, - for standard input; without it, the file that `tutor start` wrote",
    ),
    metavar=FILE,
    fields={"nargs": "?"},
)
YES: Final = switch("--yes", Text(uz="tasdiq soʻramaslik", en="do not ask for confirmation"))
JSON: Final = switch("--json", Text(uz="natijani JSON koʻrinishida chiqarish", en="print the result as JSON"))

SET: Final = Argument(
    ("--set",),
    Text(
        uz="dastur boshidagi oʻzgarmasga boshqa qiymat berish; bir necha marta yozish mumkin",
        en="give a constant at the top of the program another value; may be repeated",
    ),
    metavar=Text(uz="NOM=QIYMAT", en="NAME=VALUE"),
    fields={"action": "append", "default": []},
)
SAVE_FIGURES: Final = Argument(
    ("--save-figures",),
    Text(
        uz="grafik va rasmlarni shu papkaga SVG va PNG fayl qilib saqlash",
        en="save the plot and the figures in this folder, as SVG and PNG",
    ),
    metavar=Text(uz="PAPKA", en="DIR"),
)


def device(default: str) -> Argument:
    """Return the option that says where to compute."""
    return Argument(
        ("--device",),
        Text(uz="qaysi qurilmada hisoblash ({default})", en="where to compute ({default})").format(default=default),
        metavar=Text(uz="auto|cpu|cuda|mps", en="auto|cpu|cuda|mps"),
        fields={"choices": ("auto", "cpu", "cuda", "mps"), "default": default},
    )
