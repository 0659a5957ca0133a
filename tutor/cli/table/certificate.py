"""The arguments of `tutor certificate`."""

from typing import Final

from tutor.cli.arguments import Argument, Command
from tutor.language import Text

_FILE = Text(uz="FAYL", en="FILE")

CERTIFICATE: Final = Command(
    "certificate",
    Text(
        uz="kurs yoki uning bir qismi tugagach: sertifikat, rasm (SVG) yoki matn koʻrinishida",
        en="when the course, or a part of it, is complete: a certificate, as a drawing (SVG) or as text",
    ),
    (
        Argument(
            ("part",),
            Text(uz="kursning qismi; berilmasa, butun kurs", en="a part of the course; without it, the whole course"),
            metavar=Text(uz="QISM", en="PART"),
            fields={"nargs": "?"},
        ),
        Argument(
            ("--svg",), Text(uz="rasmni shu faylga yozish", en="write the drawing into this file"), metavar=_FILE
        ),
        Argument(("--text",), Text(uz="matnni shu faylga yozish", en="write the text into this file"), metavar=_FILE),
        Argument(
            ("--name",),
            Text(
                uz="sertifikatdagi ism; keyingi safar uchun eslab qolinadi",
                en="the name on it; kept for the next time",
            ),
            metavar=Text(uz="ISM", en="NAME"),
        ),
        Argument(
            ("--verify",),
            Text(
                uz="sertifikat oʻzgartirilmaganini tekshirish (bu imzo emas)",
                en="see whether one is unaltered (it is no signature)",
            ),
            metavar=_FILE,
        ),
        Argument(
            ("--progress",),
            Text(
                uz="natijalarni shu eksport qilingan fayldan olish, --verify bilan esa u bilan solishtirish",
                en="take the progress from this exported file; with --verify, compare with it",
            ),
            metavar=_FILE,
        ),
    ),
    "certificate",
    ("tutor certificate --svg sertifikat.svg", "tutor certificate --verify sertifikat.svg --progress natijalar.json"),
)
