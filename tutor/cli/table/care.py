"""The commands for this computer and for authors."""

from typing import Final

from tutor.cli.arguments import Argument, Command, switch
from tutor.cli.table.shared import JSON
from tutor.language import Text

DOCTOR: Final = Command(
    "doctor",
    Text(
        uz="terminal, qurilma, himoya, maʼlumotlar va versiyalarni tekshirish",
        en="check the terminal, the device, the isolation, the data and the versions",
    ),
    (JSON,),
    "doctor",
)

LINT: Final = Command(
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
        JSON,
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
)
