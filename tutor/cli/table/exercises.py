"""The commands for an exercise: from its task to its solution."""

from typing import Final

from tutor.cli.arguments import Argument, Command, switch
from tutor.cli.table.shared import CHECKED_FILE, EXERCISE, JSON, YES, device
from tutor.language import Text

START: Final = Command(
    "start",
    Text(
        uz="mashqning vazifasini koʻrsatish va boshlangʻich faylini yozish; yozganlaringizga tegilmaydi",
        en="show an exercise's task and write its starter file; your work is never overwritten",
    ),
    (
        EXERCISE,
        Argument(
            ("--dir",),
            Text(uz="faylni shu papkaga yozish", en="write the file into this folder"),
            metavar=Text(uz="PAPKA", en="DIR"),
        ),
    ),
    "start",
    ("tutor start line-fit", "tutor start line-fit --dir ."),
)

CHECK: Final = Command(
    "check",
    Text(uz="yechimingizni tekshirish", en="check your solution"),
    (
        EXERCISE,
        CHECKED_FILE,
        JSON,
        Argument(
            ("--all", "-v"),
            Text(
                uz="hamma tekshiruvlar va hamma farqlarni koʻrsatish",
                en="show every check and every difference",
            ),
            fields={"action": "store_true"},
        ),
        device("auto"),
    ),
    "check",
    ("tutor check line-fit", "tutor check line-fit --all", "tutor check line-fit my.py --json"),
)

WATCH: Final = Command(
    "watch",
    Text(
        uz="faylni saqlaganingiz sari tekshirish; mashq berilmasa, bajarilmaganlari ketma-ket",
        en="check whenever you save the file; without an exercise, one after another that is not done",
    ),
    (
        Argument(
            ("exercise",),
            Text(uz="mashqning nomi, masalan line-fit", en="the exercise's id, such as line-fit"),
            metavar=Text(uz="MASHQ", en="EXERCISE"),
            fields={"nargs": "?"},
        ),
        Argument(
            ("--dir",),
            Text(uz="fayl shu papkada", en="the file is in this folder"),
            metavar=Text(uz="PAPKA", en="DIR"),
        ),
    ),
    "watch",
    ("tutor watch", "tutor watch line-fit", "tutor watch line-fit --dir ."),
)

HINT: Final = Command(
    "hint",
    Text(uz="keyingi ishorani koʻrsatish", en="show the next hint"),
    (EXERCISE, switch("--all", Text(uz="hamma ishoralarni koʻrsatish", en="show all hints"))),
    "hint",
)

SOLUTION: Final = Command(
    "solution",
    Text(
        uz="muallifning yechimini tushuntirishi bilan koʻrsatish; bu yozib qoʻyiladi",
        en="show the author's solution and why it works; this is recorded",
    ),
    (
        EXERCISE,
        switch(
            "--diff",
            Text(
                uz="kodingizdan nimasi bilan farq qilishini koʻrsatish",
                en="show how it differs from your code",
            ),
        ),
        YES,
    ),
    "solution",
    ("tutor solution line-fit", "tutor solution line-fit --diff"),
)

RESET: Final = Command(
    "reset",
    Text(
        uz="mashqni boshidan boshlash; yozganlaringizning nusxasi saqlanadi",
        en="begin an exercise again; a copy of your work is kept",
    ),
    (EXERCISE, YES),
    "reset",
)
