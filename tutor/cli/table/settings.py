"""`tutor settings` and its arguments, as `tutor --help` shows them."""

import argparse
from typing import Final

from tutor.cli.arguments import Argument, Command, switch
from tutor.language import Text

_JSON_HELP: Final = Text(uz="natijani JSON koʻrinishida chiqarish", en="print the result as JSON")
_JSON: Final = switch("--json", _JSON_HELP)
_NESTED_JSON: Final = Argument(("--json",), _JSON_HELP, fields={"action": "store_true", "default": argparse.SUPPRESS})
_NAME: Final = Argument(
    ("name",),
    Text(uz="sozlamaning nomi, masalan theme", en="the setting's name, such as theme"),
    metavar=Text(uz="NOM", en="NAME"),
)
_VALUE: Final = Argument(
    ("value",),
    Text(uz="yangi qiymati, masalan dark", en="its new value, such as dark"),
    metavar=Text(uz="QIYMAT", en="VALUE"),
)

SETTINGS: Final = Command(
    "settings",
    Text(uz="sozlamalarni koʻrish va oʻzgartirish", en="see and change the settings"),
    (_JSON,),
    "settings",
    examples=("tutor settings", "tutor settings get theme", "tutor settings set theme dark"),
    commands=(
        Command(
            "get",
            Text(uz="bitta sozlamaning qiymatini chiqarish", en="print the value of one setting"),
            (_NAME, _NESTED_JSON),
            "settings",
        ),
        Command(
            "set",
            Text(uz="sozlamani oʻzgartirish", en="change a setting"),
            (_NAME, _VALUE, _NESTED_JSON),
            "settings",
        ),
    ),
)
