"""The commands, in groups, as `tutor --help` shows them."""

from typing import Final

from tutor.cli.arguments import Group
from tutor.cli.table.care import DOCTOR, LINT
from tutor.cli.table.certificate import CERTIFICATE
from tutor.cli.table.exercises import CHECK, HINT, RESET, SOLUTION, START, WATCH
from tutor.cli.table.finding import GLOSSARY, SEARCH
from tutor.cli.table.lessons import LIST, SESSION
from tutor.cli.table.past import HISTORY
from tutor.cli.table.programs import COMPARE, DEMO, PLAY, RUN, SOURCE
from tutor.cli.table.progress import PROGRESS
from tutor.cli.table.settings import SETTINGS
from tutor.language import Text

GROUPS: Final = (
    Group(
        Text(uz="Oʻrganish", en="Learning"),
        (LIST, SESSION, START, CHECK, WATCH, HINT, SOLUTION, HISTORY, RESET, PROGRESS, CERTIFICATE),
    ),
    Group(Text(uz="Dasturlar va tajriba", en="Programs and playing"), (RUN, DEMO, COMPARE, PLAY)),
    Group(Text(uz="Topish va oʻqish", en="Finding and reading"), (SEARCH, GLOSSARY, SOURCE)),
    Group(Text(uz="Kompyuter", en="This computer"), (SETTINGS, DOCTOR)),
    Group(Text(uz="Dars mualliflari uchun", en="For authors of lessons"), (LINT,)),
)
COMMANDS: Final = {command.name: command for group in GROUPS for command in group.commands}
