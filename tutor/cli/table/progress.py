"""`tutor progress`, which takes along what was done."""

from typing import Final

from tutor.cli.arguments import Argument, Command
from tutor.cli.table.shared import FILE
from tutor.language import Text


def _progress_file(what: Text) -> Argument:
    return Argument(("file",), what, metavar=FILE)


PROGRESS: Final = Command(
    "progress",
    Text(uz="natijalaringiz; ularni boshqa kompyuterga olib oʻtish", en="your progress; take it along"),
    module="progress",
    commands=(
        Command(
            "export",
            Text(
                uz="natijalar va yozgan dasturlaringizni bitta faylga saqlash",
                en="save your progress and your programs in one file",
            ),
            (_progress_file(Text(uz="yoziladigan fayl", en="the file to write")),),
            "progress",
        ),
        Command(
            "import",
            Text(
                uz="eksport qilingan faylni bu yerdagi natijalarga qoʻshish",
                en="add an exported file to the progress here",
            ),
            (_progress_file(Text(uz="oʻqiladigan fayl", en="the file to read")),),
            "progress",
        ),
    ),
    examples=("tutor progress", "tutor progress export natijalar.json"),
)
