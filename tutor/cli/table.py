"""The commands, as `tutor --help` shows them."""

from typing import Final

from tutor.cli.arguments import Argument, Command, Group, switch
from tutor.cli.certificate_arguments import CERTIFICATE
from tutor.cli.finding_arguments import GLOSSARY, SEARCH
from tutor.cli.settings_arguments import SETTINGS
from tutor.language import Text

_EXERCISE = Argument(
    ("exercise",),
    Text(uz="mashqning nomi, masalan line-fit", en="the exercise's id, such as line-fit"),
    metavar=Text(uz="MASHQ", en="EXERCISE"),
)
_FILE = Text(uz="FAYL", en="FILE")
_CHECKED_FILE = Argument(
    ("file",),
    Text(
        uz="tekshiriladigan fayl, - boʻlsa standart kirish; berilmasa, `tutor start` yozgan fayl",
        en="the file to check, - for standard input; without it, the file that `tutor start` wrote",
    ),
    metavar=_FILE,
    fields={"nargs": "?"},
)
_YES = switch("--yes", Text(uz="tasdiq soʻramaslik", en="do not ask for confirmation"))
_JSON = switch("--json", Text(uz="natijani JSON koʻrinishida chiqarish", en="print the result as JSON"))

_SET = Argument(
    ("--set",),
    Text(
        uz="dastur boshidagi oʻzgarmasga boshqa qiymat berish; bir necha marta yozish mumkin",
        en="give a constant at the top of the program another value; may be repeated",
    ),
    metavar=Text(uz="NOM=QIYMAT", en="NAME=VALUE"),
    fields={"action": "append", "default": []},
)
_SAVE_FIGURES = Argument(
    ("--save-figures",),
    Text(
        uz="grafik va rasmlarni shu papkaga SVG va PNG fayl qilib saqlash",
        en="save the plot and the figures in this folder, as SVG and PNG",
    ),
    metavar=Text(uz="PAPKA", en="DIR"),
)


def _device(default: str) -> Argument:
    return Argument(
        ("--device",),
        Text(uz="qaysi qurilmada hisoblash ({default})", en="where to compute ({default})").format(default=default),
        metavar=Text(uz="auto|cpu|cuda|mps", en="auto|cpu|cuda|mps"),
        fields={"choices": ("auto", "cpu", "cuda", "mps"), "default": default},
    )


def _progress_file(what: Text) -> Argument:
    return Argument(("file",), what, metavar=_FILE)


_LEARN = Group(
    Text(uz="Oʻrganish", en="Learning"),
    (
        Command(
            "list",
            Text(uz="darslar, mashqlar va natijalaringiz roʻyxati", en="list lessons, exercises and your progress"),
            (_JSON,),
            "list_lessons",
        ),
        Command(
            "start",
            Text(
                uz="mashqning vazifasini koʻrsatish va boshlangʻich faylini yozish; yozganlaringizga tegilmaydi",
                en="show an exercise's task and write its starter file; your work is never overwritten",
            ),
            (
                _EXERCISE,
                Argument(
                    ("--dir",),
                    Text(uz="faylni shu papkaga yozish", en="write the file into this folder"),
                    metavar=Text(uz="PAPKA", en="DIR"),
                ),
            ),
            "start",
            ("tutor start line-fit", "tutor start line-fit --dir ."),
        ),
        Command(
            "check",
            Text(uz="yechimingizni tekshirish", en="check your solution"),
            (
                _EXERCISE,
                _CHECKED_FILE,
                _JSON,
                Argument(
                    ("--all", "-v"),
                    Text(
                        uz="hamma tekshiruvlar va hamma farqlarni koʻrsatish",
                        en="show every check and every difference",
                    ),
                    fields={"action": "store_true"},
                ),
                _device("auto"),
            ),
            "check",
            ("tutor check line-fit", "tutor check line-fit --all", "tutor check line-fit my.py --json"),
        ),
        Command(
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
        ),
        Command(
            "compare",
            Text(
                uz="oʻtgan yechimingizning oʻqitishini NumPy va PyTorch bilan bitta grafikda solishtirish",
                en="compare the training of your passing solution with NumPy and PyTorch on one plot",
            ),
            (
                _EXERCISE,
                _CHECKED_FILE,
                _JSON,
                _SAVE_FIGURES,
                switch(
                    "--program",
                    Text(
                        uz="NumPy va PyTorch dasturini ham koʻrsatish", en="show the NumPy and PyTorch programs too"
                    ),
                ),
            ),
            "compare",
            ("tutor compare xor", "tutor compare xor my.py --program"),
        ),
        Command(
            "run",
            Text(
                uz="dasturni himoyalangan muhitda ishlatish; yoʻqotish grafigi jonli chiziladi",
                en="run a program in the sandbox, with a live plot of the loss",
            ),
            (
                Argument(
                    ("file",),
                    Text(uz="Python fayli, - boʻlsa standart kirish", en="a Python file, - for standard input"),
                    metavar=_FILE,
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
                _SET,
                _device("cpu"),
                _SAVE_FIGURES,
            ),
            "run",
            ("tutor run my.py", "tutor run my.py --set LEARNING_RATE=0.5"),
        ),
        Command(
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
                _SET,
                _SAVE_FIGURES,
            ),
            "demo",
            ("tutor demo", "tutor demo gradient-descent/ball --set LEARNING_RATE=0.9"),
        ),
        Command(
            "session",
            Text(
                uz="ekran oʻrnida satrma-satr suhbat: ekran oʻqigichlar va oddiy terminallar uchun",
                en="a conversation in lines instead of the screen: for screen readers and plain terminals",
            ),
            module="session",
            examples=("tutor session", "tutor --plain"),
        ),
        Command(
            "play",
            Text(
                uz="tajriba maydoni: kichik tarmoqni sozlab, qanday oʻrganishini jonli koʻrish",
                en="the playground: turn a small network’s knobs and watch it learn",
            ),
            module="play",
        ),
        Command(
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
        ),
        SEARCH,
        GLOSSARY,
        Command(
            "hint",
            Text(uz="keyingi ishorani koʻrsatish", en="show the next hint"),
            (_EXERCISE, switch("--all", Text(uz="hamma ishoralarni koʻrsatish", en="show all hints"))),
            "hint",
        ),
        Command(
            "solution",
            Text(
                uz="muallifning yechimini tushuntirishi bilan koʻrsatish; bu yozib qoʻyiladi",
                en="show the author's solution and why it works; this is recorded",
            ),
            (
                _EXERCISE,
                switch(
                    "--diff",
                    Text(
                        uz="kodingizdan nimasi bilan farq qilishini koʻrsatish",
                        en="show how it differs from your code",
                    ),
                ),
                _YES,
            ),
            "solution",
            ("tutor solution line-fit", "tutor solution line-fit --diff"),
        ),
        Command(
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
                _JSON,
            ),
            "history",
            ("tutor history line-fit", "tutor history line-fit --diff 2", "tutor history line-fit --restore 2"),
        ),
        Command(
            "reset",
            Text(
                uz="mashqni boshidan boshlash; yozganlaringizning nusxasi saqlanadi",
                en="begin an exercise again; a copy of your work is kept",
            ),
            (_EXERCISE, _YES),
            "reset",
        ),
        Command(
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
        ),
        CERTIFICATE,
    ),
)

_CARE = Group(
    Text(uz="Kompyuter", en="This computer"),
    (
        SETTINGS,
        Command(
            "doctor",
            Text(
                uz="terminal, qurilma, himoya, maʼlumotlar va versiyalarni tekshirish",
                en="check the terminal, the device, the isolation, the data and the versions",
            ),
            (_JSON,),
            "doctor",
        ),
    ),
)

_AUTHORS = Group(
    Text(uz="Dars mualliflari uchun", en="For authors of lessons"),
    (
        Command(
            "lint",
            Text(
                uz="darslarda muallif toʻgʻrilashi kerak boʻlgan hamma narsani topish",
                en="find whatever an author must put right",
            ),
            (
                Argument(
                    ("path",),
                    Text(
                        uz="kurs, dars papkasi yoki lesson.yaml; berilmasa, butun kurs",
                        en="a course, a lesson's folder or a lesson.yaml; without it, the whole course",
                    ),
                    metavar=Text(uz="YOʻL", en="PATH"),
                    fields={"nargs": "?"},
                ),
                _JSON,
                switch(
                    "--static",
                    Text(uz="dasturlarni ishlatmasdan, faqat oʻqib tekshirish", en="only read, run no programs"),
                ),
                Argument(
                    ("--times",),
                    Text(
                        uz="har bir yechim va xato necha marta tekshirilishi; tasodifga bogʻliq kamchiliklar shunda "
                        "koʻrinadi (berilmasa, yechim 3 marta, xato 1 marta)",
                        en="how often each solution and each mistake is checked, to find faults that depend on chance "
                        "(without it, solutions 3 times and mistakes once)",
                    ),
                    metavar=Text(uz="N", en="N"),
                    fields={"type": int},
                ),
            ),
            "lint",
            ("tutor lint", "tutor lint lessons/xor --static"),
        ),
    ),
)

GROUPS: Final = (_LEARN, _CARE, _AUTHORS)
COMMANDS: Final = {command.name: command for group in GROUPS for command in group.commands}
