"""Every key of the app in one place: the bindings, the footer, the palette and the help page are made from it.

F-keys have a Ctrl twin where it matters, for terminals and keyboards on which F-keys are taken.
"""

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding, BindingType

from tutor.language import LANGUAGE_NAMES, Text, verbatim


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does: `label` for the footer, `about` for help and the palette.

    `keys` are alternatives, the first being the one that is shown; without any, the palette alone offers it.
    A key with `priority` works wherever the focus is, the editor included. `sign` stands in the footer for a key
    together with others like it, which are then not shown themselves: ↑↓.
    """

    id: str
    keys: str
    action: str
    label: Text
    about: Text
    group: Text
    shown: bool = False
    priority: bool = True
    sign: str = ""

    def binding(self) -> Binding:
        """Return the binding; its id leads back to this entry, so that both languages are at hand."""
        return Binding(self.keys, self.action, self.label.en, show=self.shown, priority=self.priority, id=self.id)


_CODE = Text(uz="Kod", en="Code")
_LESSON = Text(uz="Dars", en="Lesson")
_SCREEN = Text(uz="Ekran", en="Screen")
_EDITOR = Text(uz="Muharrir", en="Editor")
_QUIZ = Text(uz="Test va roʻyxatlar", en="Quiz and lists")
_PLAYGROUND = Text(uz="Tajriba maydoni", en="Playground")
_SOURCE = Text(uz="Kutubxona kodi", en="Library source")

# fmt: off
KEYS: Final[tuple[Key, ...]] = (
    Key("run", "f5,ctrl+r", "run",
        Text(uz="Bajarish", en="Run"),
        Text(uz="Dasturni bajarish", en="Run the program"),
        _CODE, shown=True),
    Key("check", "f6,ctrl+g", "check",
        Text(uz="Tekshirish", en="Check"),
        Text(uz="Yechimni tekshirish", en="Check the solution"),
        _CODE, shown=True),
    Key("stop", "escape", "stop",
        Text(uz="Toʻxtatish", en="Stop"),
        Text(uz="Ishlayotgan dasturni toʻxtatish", en="Stop the running program"),
        _CODE, shown=True),
    Key("knobs", "f12,alt+k", "knobs",
        Text(uz="Sozlagich", en="Knobs"),
        Text(uz="Sozlagichlarga oʻtish; yana bossangiz, keyingisiga", en="Go to the knobs; again: to the next one"),
        _CODE, shown=True),
    Key("knob-right", "right", "turn_knob(1)",
        Text(uz="Burash", en="Turn"),
        Text(uz="Sozlagichni oʻngga burash: dastur yangi qiymat bilan ishga tushadi",
             en="Turn the knob to the right: the program runs with the new value"),
        _CODE, shown=True, priority=False, sign="←→"),
    Key("knob-left", "left", "turn_knob(-1)",
        Text(uz="Chapga", en="Left"),
        Text(uz="Sozlagichni chapga burash", en="Turn the knob to the left"),
        _CODE, priority=False),
    Key("knob-next", "down", "choose_knob(1)",
        Text(uz="Keyingi", en="Next"),
        Text(uz="Keyingi sozlagich", en="The next knob"),
        _CODE, priority=False),
    Key("knob-previous", "up", "choose_knob(-1)",
        Text(uz="Oldingi", en="Previous"),
        Text(uz="Oldingi sozlagich", en="The knob before"),
        _CODE, priority=False),
    Key("hint", "f8", "hint",
        Text(uz="Ishora", en="Hint"),
        Text(uz="Keyingi ishorani koʻrsatish", en="Show the next hint"),
        _CODE, shown=True),
    Key("solution", "ctrl+o", "solution",
        Text(uz="Yechim", en="Solution"),
        Text(uz="Yechimni kodingiz yonida koʻrish", en="See the solution beside your code"),
        _CODE),
    Key("save", "ctrl+s", "save",
        Text(uz="Saqlash", en="Save"),
        Text(uz="Hozir saqlash (oʻzi ham saqlanib turadi)", en="Save now (it is also saved by itself)"),
        _CODE),
    Key("reset", "", "reset",
        Text(uz="Boshidan", en="Start over"),
        Text(uz="Boshlangʻich kodga qaytish (nusxa qoladi)", en="Go back to the starting code (a copy is kept)"),
        _CODE),
    Key("next", "ctrl+n,alt+right", "next_step",
        Text(uz="Keyingi", en="Next"),
        Text(uz="Keyingi qadam", en="Next step"),
        _LESSON, shown=True),
    Key("previous", "ctrl+b,alt+left", "previous_step",
        Text(uz="Oldingi", en="Previous"),
        Text(uz="Oldingi qadam", en="Previous step"),
        _LESSON),
    Key("lessons", "f9", "lessons",
        Text(uz="Darslar", en="Lessons"),
        Text(uz="Darslar roʻyxatiga qaytish", en="Back to the list of lessons"),
        _LESSON, shown=True),
    Key("compare", "f10,alt+c", "compare",
        Text(uz="Solishtirish", en="Compare"),
        Text(uz="Oʻqitishingizni NumPy va PyTorch bilan solishtirish",
             en="Compare your training with NumPy and PyTorch"),
        _LESSON, shown=True),
    Key("open", "enter", "open",
        Text(uz="Ochish", en="Open"),
        Text(uz="Tanlanganini ochish", en="Open what is chosen"),
        _LESSON, shown=True, priority=False),
    Key("outline", "right,tab", "outline",
        Text(uz="Qadamlar", en="Steps"),
        Text(uz="Darsning qadamlariga oʻtish", en="Go to the lesson’s steps"),
        _LESSON, shown=True, priority=False),
    Key("to-lessons", "left,shift+tab,escape", "to_lessons",
        Text(uz="Darslar", en="Lessons"),
        Text(uz="Darslar roʻyxatiga qaytish", en="Back to the list of lessons"),
        _LESSON, shown=True, priority=False),
    Key("playground", "p", "app.playground",
        Text(uz="Tajriba", en="Playground"),
        Text(uz="Tajriba maydoni: tarmoqni jonli oʻqitib koʻrish", en="The playground: watch a network learn"),
        _LESSON, shown=True, priority=False),
    Key("source", "s", "app.source",
        Text(uz="Kod", en="Source"),
        Text(uz="Neyron tarmoqlar kutubxonasining kodini oʻqish", en="Read the source of the neural-network library"),
        _LESSON, shown=True, priority=False),
    Key("pane-text", "f3", "pane('text')",
        Text(uz="Matn", en="Text"),
        Text(uz="Dars matniga oʻtish", en="Go to the text of the lesson"),
        _SCREEN),
    Key("pane-code", "f4", "pane('code')",
        Text(uz="Kod", en="Code"),
        Text(uz="Kodga oʻtish", en="Go to the code"),
        _SCREEN),
    Key("pane-results", "f7", "pane('results')",
        Text(uz="Natija", en="Results"),
        Text(uz="Natijaga oʻtish; yana bossangiz, butun ekranga", en="Go to the results; again: the whole screen"),
        _SCREEN),
    Key("pane-next", "ctrl+t", "next_pane",
        Text(uz="Oyna", en="Pane"),
        Text(uz="Matn, kod va natija orasida aylanish", en="Go round text, code and results"),
        _SCREEN),
    Key("back", "escape", "back",
        Text(uz="Orqaga", en="Back"),
        Text(uz="Bir pogʻona orqaga: natija, kod, matn, darslar", en="One level back: results, code, text, lessons"),
        _SCREEN),
    Key("language", "f2,ctrl+l", "switch_language",
        Text(uz=LANGUAGE_NAMES["en"], en=LANGUAGE_NAMES["uz"]),
        Text(uz="Inglizchaga oʻtish; hech narsa yoʻqolmaydi", en="Switch to Uzbek; nothing is lost"),
        _SCREEN, shown=True),
    Key("help", "f1", "help",
        Text(uz="Yordam", en="Help"),
        Text(uz="Barcha tugmalar", en="All keys"),
        _SCREEN, shown=True),
    Key("palette", "ctrl+p", "command_palette",
        Text(uz="Buyruqlar", en="Commands"),
        Text(uz="Buyruqni nomi bilan topish", en="Find a command by its name"),
        _SCREEN, shown=True),
    Key("quit", "ctrl+q", "quit",
        Text(uz="Chiqish", en="Quit"),
        Text(uz="Saqlab chiqish", en="Save and quit"),
        _SCREEN),
    Key("play", "space", "toggle_running",
        Text(uz="Yur", en="Start"),
        Text(uz="Oʻqitishni boshlash yoki toʻxtatib turish", en="Start training, or pause it"),
        _PLAYGROUND, shown=True, priority=False),
    Key("play-next", "down", "choose_setting(1)",
        Text(uz="Sozlash", en="Settings"),
        Text(uz="Keyingi sozlamani tanlash", en="Choose the next setting"),
        _PLAYGROUND, shown=True, priority=False, sign="↑↓←→"),
    Key("play-previous", "up", "choose_setting(-1)",
        Text(uz="Oldingi", en="Previous"),
        Text(uz="Oldingi sozlamani tanlash", en="Choose the setting before"),
        _PLAYGROUND, priority=False),
    Key("play-more", "right", "turn_setting(1)",
        Text(uz="Oshirish", en="More"),
        Text(uz="Sozlamaning keyingi qiymati", en="The setting’s next value"),
        _PLAYGROUND, priority=False),
    Key("play-less", "left", "turn_setting(-1)",
        Text(uz="Kamaytirish", en="Less"),
        Text(uz="Sozlamaning oldingi qiymati", en="The setting’s value before"),
        _PLAYGROUND, priority=False),
    Key("play-step", "s", "step",
        Text(uz="Qadam", en="Step"),
        Text(uz="Bir epoxa oʻqitish", en="Train one epoch"),
        _PLAYGROUND, shown=True, priority=False),
    Key("play-restart", "r", "restart",
        Text(uz="Qayta", en="Reset"),
        Text(uz="Oʻsha boshlangʻich vaznlardan qayta boshlash", en="Begin again from the same first weights"),
        _PLAYGROUND, shown=True, priority=False),
    Key("play-save", "p", "save_program",
        Text(uz="Python", en="Python"),
        Text(uz="Tarmoqni Python dasturi qilib saqlash", en="Save the network as a Python program"),
        _PLAYGROUND, shown=True, priority=False),
    Key("play-weights", "w", "weights",
        Text(uz="Vazn", en="Weights"),
        Text(uz="Neyronlar oʻrniga vaznlar, va aksincha", en="Weights in place of neurons, or back"),
        _PLAYGROUND, shown=True, priority=False),
    Key("play-focus", "tab", "look(1)",
        Text(uz="Neyron", en="Neuron"),
        Text(uz="Keyingi neyronga yaqindan qarash: rasmi, vaznlari", en="Look closely at the next neuron: picture, weights"),
        _PLAYGROUND, shown=True, priority=False),
    Key("play-focus-back", "shift+tab", "look(-1)",
        Text(uz="Oldingi neyron", en="Neuron before"),
        Text(uz="Oldingi neyronga yaqindan qarash", en="Look closely at the neuron before"),
        _PLAYGROUND, priority=False),
    Key("play-challenge", "c", "challenge",
        Text(uz="Topshiriq", en="Challenge"),
        Text(uz="Keyingi topshiriq: kam neyron bilan uddalash", en="The next challenge: manage with few neurons"),
        _PLAYGROUND, shown=True, priority=False),
    Key("play-describe", "d", "describe",
        Text(uz="Soʻz bilan", en="In words"),
        Text(uz="Rasmlarni soʻz bilan aytish", en="Tell in words what the pictures show"),
        _PLAYGROUND, priority=False),
    Key("play-leave", "escape", "leave",
        Text(uz="Orqaga", en="Back"),
        Text(uz="Neyrondan chiqishga, undan keyin darslarga qaytish", en="From a neuron to the output, then back to the lessons"),
        _PLAYGROUND, shown=True, priority=False),
    Key("source-read", "right,tab", "read",
        Text(uz="Oʻqish", en="Read"),
        Text(uz="Kodga oʻtish", en="Go to the source"),
        _SOURCE, shown=True, priority=False),
    Key("source-search", "slash", "search",
        Text(uz="Qidirish", en="Search"),
        Text(uz="Nomi bilan topish: modul, sinf, funksiya", en="Find a module, class or function by its name"),
        _SOURCE, shown=True, priority=False),
    Key("source-leave", "escape", "leave",
        Text(uz="Orqaga", en="Back"),
        Text(uz="Roʻyxatga, undan darslarga qaytish", en="Back to the list, and from there to the lessons"),
        _SOURCE, shown=True, priority=False),
    Key("answer", "enter", "answer",
        Text(uz="Javob berish", en="Answer"),
        Text(uz="Belgilangan variant bilan javob berish", en="Answer with what is chosen"),
        _QUIZ, shown=True, priority=False),
    Key("choose", "space", "choose",
        Text(uz="Belgilash", en="Choose"),
        Text(uz="Variantni yoki bandni belgilash", en="Choose an option, or tick an item"),
        _QUIZ, shown=True, priority=False),
    Key("undo", "ctrl+z", "undo",
        Text(uz="Bekor qilish", en="Undo"),
        Text(uz="Oxirgi oʻzgarishni bekor qilish", en="Undo the last change"),
        _EDITOR, priority=False),
    Key("redo", "ctrl+y", "redo",
        Text(uz="Qaytarish", en="Redo"),
        Text(uz="Bekor qilinganni qaytarish", en="Redo what was undone"),
        _EDITOR, priority=False),
    Key("comment", "ctrl+slash,ctrl+underscore", "toggle_comment",
        Text(uz="Izoh", en="Comment"),
        Text(uz="Satrlarni izohga aylantirish yoki qaytarish", en="Turn lines into comments, or back"),
        _EDITOR, priority=False),
    Key("dedent", "shift+tab", "dedent",
        Text(uz="Chapga surish", en="Dedent"),
        Text(uz="Satrlarni chapga surish (Tab — oʻngga)", en="Move lines to the left (Tab moves them to the right)"),
        _EDITOR, priority=False),
    Key("select-all", "alt+a", "select_all",
        Text(uz="Hammasi", en="All"),
        Text(uz="Hamma matnni belgilash", en="Select the whole text"),
        _EDITOR),
    Key("copy", "ctrl+c", "copy",
        Text(uz="Nusxa", en="Copy"),
        Text(uz="Belgilangan matndan nusxa olish", en="Copy the selected text"),
        _EDITOR, priority=False),
    Key("cut", "ctrl+x", "cut",
        Text(uz="Kesish", en="Cut"),
        Text(uz="Belgilangan matnni yoki satrni kesib olish", en="Cut the selected text, or the line"),
        _EDITOR, priority=False),
    Key("paste", "ctrl+v", "paste",
        Text(uz="Qoʻyish", en="Paste"),
        Text(uz="Nusxani qoʻyish", en="Paste"),
        _EDITOR, priority=False),
)
# fmt: on

_BY_ID: Final = {key.id: key for key in KEYS}

_NAMES: Final = {
    "escape": verbatim("Esc"),
    "enter": verbatim("Enter"),
    "space": Text(uz="Probel", en="Space"),
    "tab": verbatim("Tab"),
    "up": verbatim("↑"),
    "down": verbatim("↓"),
    "left": verbatim("←"),
    "right": verbatim("→"),
    "slash": verbatim("/"),
}


def key(key_id: str) -> Key:
    """Return the entry called `key_id`; raises KeyError where there is none."""
    return _BY_ID[key_id]


def bindings(*ids: str) -> list[BindingType]:
    """Return the bindings of the entries with these ids."""
    return [_BY_ID[key_id].binding() for key_id in ids]


def entry_of(binding: Binding) -> Key | None:
    """Return the entry that a binding was made from, or None if it is not one of ours."""
    return _BY_ID.get(binding.id or "")


def short_name(name: str) -> Text:
    """Return a key's name for the footer: F5, ^R, Esc."""
    if name.startswith("ctrl+"):
        return verbatim(f"^{name.removeprefix('ctrl+').upper()}")
    return _name(name)


def long_name(name: str) -> Text:
    """Return a key's name for reading: F5, Ctrl+R, Alt+→, Esc."""
    *modifiers, last = name.split("+")
    base = _name(last)
    prefix = "".join(f"{modifier.capitalize()}+" for modifier in modifiers)
    return Text(uz=prefix + base.uz, en=prefix + base.en)


def _name(name: str) -> Text:
    return _NAMES.get(name) or verbatim(name.upper())
