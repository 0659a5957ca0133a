"""The keys of what explains: the verdict's details, the solution beside the learner's code, the certificate."""

from typing import Final

from tutor.language import Text
from tutor.tui.keys.key import Key

_GROUP = Text(uz="Natija, yechim, sertifikat", en="Verdict, solution, certificate")

# fmt: off
EXPLAINING_KEYS: Final[tuple[Key, ...]] = (
    Key("details", "d", "details",
        Text(uz="Tafsilot", en="Details"),
        Text(uz="Natija tafsilotlarini ochish yoki yigʻish", en="Unfold the verdict’s details, or fold them again"),
        _GROUP, shown=True, priority=False),
    Key("certificate", "c", "certificate",
        Text(uz="Sertifikat", en="Certificate"),
        Text(uz="Kursni tugatganlik sertifikati", en="The certificate of completion"),
        _GROUP, shown=True, priority=False),
    Key("certificate-name", "enter", "select",
        Text(uz="Ism", en="Name"),
        Text(uz="Sertifikatga ism yozish", en="Write the name on the certificate"),
        _GROUP, shown=True, priority=False),
    Key("certificate-save", "enter", "submit",
        Text(uz="Saqlash", en="Save"),
        Text(uz="Sertifikatni rasm (SVG) va matn qilib saqlash", en="Save the certificate as a drawing (SVG) and as text"),
        _GROUP, shown=True, priority=False),
    Key("certificate-close", "escape", "close",
        Text(uz="Orqaga", en="Back"),
        Text(uz="Darslar roʻyxatiga qaytish", en="Back to the list of lessons"),
        _GROUP, shown=True, priority=False),
    Key("solution-pane", "tab", "next_pane",
        Text(uz="Keyingi oyna", en="Next pane"),
        Text(uz="Sizning kodingiz, yechim va izoh orasida aylanish", en="Go round your code, the solution and why"),
        _GROUP, shown=True, priority=False),
    Key("solution-change", "n", "next_change(1)",
        Text(uz="Keyingi farq", en="Next difference"),
        Text(uz="Ikki dastur farq qiladigan keyingi joyga", en="To the next place where the programs differ"),
        _GROUP, shown=True, priority=False),
    Key("solution-change-back", "p", "next_change(-1)",
        Text(uz="Oldingi farq", en="Previous difference"),
        Text(uz="Ikki dastur farq qiladigan oldingi joyga", en="To the previous place where the programs differ"),
        _GROUP, priority=False),
    Key("solution-close", "escape,ctrl+o", "close",
        Text(uz="Yopish", en="Close"),
        Text(uz="Kodingizga qaytish", en="Back to your code"),
        _GROUP, shown=True, priority=False),
    Key("solution-copy", "ctrl+c", "copy",
        Text(uz="Nusxa", en="Copy"),
        Text(uz="Belgilangan qismdan yoki satrdan nusxa olish", en="Copy what is selected, or the line"),
        _GROUP, shown=True, priority=False),
)
# fmt: on
