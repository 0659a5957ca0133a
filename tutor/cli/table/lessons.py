"""The commands that show the course and what is known of one's way through it."""

from typing import Final

from tutor.cli.arguments import Command
from tutor.cli.table.shared import JSON
from tutor.language import Text

LIST: Final = Command(
    "list",
    Text(uz="darslar, mashqlar va natijalaringiz roʻyxati", en="list lessons, exercises and your progress"),
    (JSON,),
    "list_lessons",
)

SESSION: Final = Command(
    "session",
    Text(
        uz="ekran oʻrnida satrma-satr suhbat: ekran oʻqigichlar va oddiy terminallar uchun",
        en="a conversation in lines instead of the screen: for screen readers and plain terminals",
    ),
    module="session",
    examples=("tutor session", "tutor --plain"),
)
