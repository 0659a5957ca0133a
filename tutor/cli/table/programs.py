"""The commands that run programs and show what they train."""

from typing import Final

from tutor.cli.arguments import Argument, Command, switch
from tutor.cli.table.shared import CHECKED_FILE, EXERCISE, FILE, JSON, SAVE_FIGURES, SET, device
from tutor.language import Text

RUN: Final = Command(
    "run",
    Text(
        uz="dasturni himoyalangan muhitda ishlatish; yoʻqotish grafigi jonli chiziladi",
        en="run a program in the sandbox, with a live plot of the loss",
    ),
    (
        Argument(
            ("file",),
            Text(uz="Python fayli, - boʻlsa standart kirish", en="a Python file, - for standard input"),
            metavar=FILE,
        ),
        Argument(
            ("--seconds",),
            Text(
                uz="eng koʻpi bilan necha soniya ishlashi (600)",
                en="how many seconds it may take at most (600)",
            ),
            metavar=Text(uz="N", en="N"),
            fields={"type": float, "default": 600.0},
        ),
        SET,
        device("cpu"),
        SAVE_FIGURES,
    ),
    "run",
    ("tutor run my.py", "tutor run my.py --set LEARNING_RATE=0.5"),
)

DEMO: Final = Command(
    "demo",
    Text(
        uz="darsning namunasini terminalda ishlatish, qiymatlarini oʻzgartirib koʻrish",
        en="run a lesson's demo on the terminal, with other values if you like",
    ),
    (
        Argument(
            ("demo",),
            Text(
                uz="dars va namunaning nomi; berilmasa, namunalar roʻyxati",
                en="the lesson and its demo; without it, the list of demos",
            ),
            metavar=Text(uz="DARS/NAMUNA", en="LESSON/DEMO"),
            fields={"nargs": "?"},
        ),
        SET,
        SAVE_FIGURES,
    ),
    "demo",
    ("tutor demo", "tutor demo gradient-descent/ball --set LEARNING_RATE=0.9"),
)

COMPARE: Final = Command(
    "compare",
    Text(
        uz="oʻtgan yechimingizning oʻqitishini NumPy va PyTorch bilan bitta grafikda solishtirish",
        en="compare the training of your passing solution with NumPy and PyTorch on one plot",
    ),
    (
        EXERCISE,
        CHECKED_FILE,
        JSON,
        SAVE_FIGURES,
        switch(
            "--program",
            Text(uz="NumPy va PyTorch dasturini ham koʻrsatish", en="show the NumPy and PyTorch programs too"),
        ),
    ),
    "compare",
    ("tutor compare xor", "tutor compare xor my.py --program"),
)

PLAY: Final = Command(
    "play",
    Text(
        uz="tajriba maydoni: kichik tarmoqni sozlab, qanday oʻrganishini jonli koʻrish",
        en="the playground: turn a small network’s knobs and watch it learn",
    ),
    module="play",
)

SOURCE: Final = Command(
    "source",
    Text(
        uz="neyron tarmoqlar kutubxonasining oʻz kodi, oʻqish tartibida",
        en="read the source of the neural-network library, in reading order",
    ),
    (
        Argument(
            ("name",),
            Text(
                uz="modul yoki nom; berilmasa, modullar roʻyxati",
                en="a module or a name; without it, the list of modules",
            ),
            metavar=Text(uz="NOM", en="NAME"),
            fields={"nargs": "?"},
        ),
    ),
    "source",
    ("tutor source", "tutor source losses", "tutor source Value.backward"),
)
