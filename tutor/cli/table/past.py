"""`tutor history`."""

from typing import Final

from tutor.cli.arguments import Argument, Command, switch
from tutor.cli.table.shared import JSON
from tutor.language import Text

HISTORY: Final = Command(
    "history",
    Text(
        uz="mashq yoki namuna bilan oldin nima qilganingiz: farqi, oʻzi, qaytarib olish",
        en="what you tried at an exercise or demo before: what differs, the program, taking it back",
    ),
    (
        Argument(
            ("exercise",),
            Text(
                uz="mashqning nomi, masalan line-fit; namuna boʻlsa, DARS/NAMUNA",
                en="the exercise's id, such as line-fit; for a demo LESSON/DEMO",
            ),
            metavar=Text(uz="MASHQ", en="EXERCISE"),
        ),
        switch("--all", Text(uz="hammasini, eskilarini ham koʻrsatish", en="show all, the old ones too")),
        Argument(
            ("--diff",),
            Text(
                uz="N-yozuvdan hozirgi dasturgacha nima oʻzgargani",
                en="what changed from entry N to the present program",
            ),
            metavar=Text(uz="N", en="N"),
            fields={"type": int},
        ),
        Argument(
            ("--show",),
            Text(uz="N-yozuvdagi dasturni chiqarish", en="print the program of entry N"),
            metavar=Text(uz="N", en="N"),
            fields={"type": int},
        ),
        Argument(
            ("--restore",),
            Text(
                uz="N-yozuvdagi dasturni qaytarib olish; hozirgisining nusxasi saqlanadi",
                en="take the program of entry N back; a copy of the present one is kept",
            ),
            metavar=Text(uz="N", en="N"),
            fields={"type": int},
        ),
        JSON,
    ),
    "history",
    ("tutor history line-fit", "tutor history line-fit --diff 2", "tutor history line-fit --restore 2"),
)
