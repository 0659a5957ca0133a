"""`tutor search`, `tutor glossary` and their arguments, as `tutor --help` shows them."""

from typing import Final

from tutor.cli.arguments import Argument, Command, switch
from tutor.language import Text

_JSON: Final = switch("--json", Text(uz="natijani JSON koʻrinishida chiqarish", en="print the result as JSON"))

SEARCH: Final = Command(
    "search",
    Text(
        uz="darslar, vazifalar, test savollari va lugʻatdan ikkala tilda qidirish",
        en="search lessons, tasks, quiz questions and the glossary, in both languages",
    ),
    (
        Argument(
            ("words",),
            Text(
                uz="soʻzlar; hammasi bor joylar topiladi, soʻzning boshi ham yetarli",
                en="words, all of which must be there; the beginning of a word is enough",
            ),
            metavar=Text(uz="SOʻZLAR", en="WORDS"),
            fields={"nargs": "+"},
        ),
        switch("--all", Text(uz="eng yaxshi 10 tasini emas, hammasini", en="all places, not only the best ten")),
        _JSON,
    ),
    "search",
    ("tutor search gradientni", "tutor search hidden layer --json"),
)

GLOSSARY: Final = Command(
    "glossary",
    Text(uz="kurs lugʻati: atamalar ikki tilda", en="the course’s terms in both languages"),
    (
        Argument(
            ("words",),
            Text(
                uz="atama, oʻzbekcha yoki inglizcha; berilmasa, hammasi",
                en="a term in either language; without it, all",
            ),
            metavar=Text(uz="SOʻZ", en="WORD"),
            fields={"nargs": "*"},
        ),
        _JSON,
    ),
    "glossary",
    ("tutor glossary", "tutor glossary yoqotish", "tutor glossary hidden layer"),
)
