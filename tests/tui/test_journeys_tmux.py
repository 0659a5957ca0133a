"""A learner's first days in a real terminal, in Uzbek and without a mouse: reading, finding, writing code, checking it."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tmux_terminal import EXERCISES, Tmux, terminal_of, tmux_is_needed

pytestmark = [pytest.mark.slow, tmux_is_needed]

EDITOR = shlex.join([sys.executable, str(Path(__file__).with_name("fake_editor.py")), "append=# my own editor"])


@pytest.fixture
def terminal(tmp_path: Path, home: Path) -> Iterator[Tmux]:
    with terminal_of(tmp_path, home, EDITOR=EDITOR) as terminal:
        yield terminal


def wait_for_file(terminal: Tmux, path: Path, *parts: str, gone: str = "") -> None:
    """Wait until the learner's file has all `parts`, and `gone` no more."""

    def is_there(_screen: str) -> bool:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        return all(part in text for part in parts) and not (gone and gone in text)

    terminal.wait_until(is_there, f"{parts} is not in {path.name}")


def test_first_days_in_uzbek(terminal: Tmux, home: Path) -> None:
    # The first run: the language, a word on the keys, and straight into the first lesson.
    terminal.start()
    terminal.wait_for("Qaysi tilda oʻqiysiz?", "Which language do you want to learn in?")
    terminal.press("1")
    terminal.wait_for("Xush kelibsiz!", "Ctrl+N  Keyingi qadam", "F6  Yechimni tekshirish", "Esc  Bir pogʻona orqaga")
    terminal.press("Enter")
    terminal.wait_for("1/16 Xush kelibsiz", "Telefon yuzingizni taniydi")

    # From step to step: the next one, back, and by the list of them.
    terminal.press("C-n")
    terminal.wait_for("✓[○]", "2/16 Neyron nima hisoblaydi", "choyxonaga")
    terminal.press("M-Left")
    terminal.wait_for("1/16 Xush kelibsiz")
    terminal.press("C-n")
    terminal.wait_for("2/16")

    # The list of lessons tells of the progress, of the time, and of what comes next.
    terminal.press("F9")
    terminal.wait_for(
        f"{EXERCISES} ta mashqdan 0 tasi bajarildi",
        "Keyingisi: Perseptron – Neyron nima hisoblaydi",
        "Oʻrganish             ░",
        "Oxirgi marta: bugun",
        "16 qadamdan 1 tasi",
    )

    # Search takes ' for ʻ; what is found is opened by Enter. The glossary knows both languages.
    terminal.press("/")
    terminal.wait_for("Ustoz  ·  Qidirish")
    terminal.type("o'qitish to'pl")
    terminal.wait_for("topildi:", "Iris gullari – Oʻqitish va sinov toʻplamlari")
    terminal.press("Enter")
    terminal.wait_for("Iris gullari", "4/17", "oʻqitish toʻplami (training set)")
    terminal.press("M-f")
    terminal.wait_for("Ustoz  ·  Qidirish")
    terminal.press("Escape")
    terminal.wait_for("4/17", gone="Ustoz  ·  Qidirish")
    terminal.press("F9")
    terminal.wait_for(f"{EXERCISES} ta mashqdan 0 tasi")
    terminal.press("g")
    terminal.wait_for("Ustoz  ·  Lugʻat", "ta atama")
    terminal.type("slope")
    terminal.wait_for("qiyalik", "Dars:")
    terminal.press("Escape")
    terminal.wait_for(f"{EXERCISES} ta mashqdan 0 tasi")

    # Looking something up is no going on: what comes next is the same.
    terminal.wait_for("Keyingisi: Perseptron – Neyron nima hisoblaydi")
    terminal.press("n")
    terminal.wait_for("2/16", "choyxonaga")


def test_a_program_is_written_in_uzbek(terminal: Tmux, home: Path) -> None:
    program = home / "work" / "neuron-output.py"
    terminal.start("--lang", "uz")
    terminal.wait_for("Birinchi darsni boshlash")
    terminal.press("Enter")
    terminal.wait_for("1/16 Xush kelibsiz")
    terminal.press("M-j")
    terminal.wait_for("Dars qadamlari", "4 ○ Neyronning chiqishi · mashq")
    terminal.type("4")
    terminal.wait_for("4 ○ Neyronning chiqishi", gone="3 ○")
    terminal.press("Enter")
    terminal.wait_for("4/16 Neyronning chiqishi", "Ikkita funksiya yozing")

    # The code alone on the whole screen, and back; in a larger window the border moves.
    terminal.press("F4")
    terminal.wait_for("def neuron_batch")
    terminal.press("F11")
    terminal.wait_for("def neuron_batch", gone="F3 Matn")
    terminal.press("F11")
    terminal.wait_for("F3 Matn")
    terminal.resize(120, 40)
    terminal.wait_for("Ikkita funksiya yozing", "def neuron_batch")
    terminal.press("M-r")
    terminal.wait_for("chegarani surish")
    before = terminal.screen()
    terminal.press("Left", "Left")
    terminal.wait_until(lambda screen: screen.splitlines()[2] != before.splitlines()[2], "the border did not move")
    terminal.press("Enter")
    terminal.wait_for("F8 Ishora", gone="chegarani surish")
    terminal.resize(80, 24)
    terminal.wait_for("F3 Matn", gone="Ikkita funksiya yozing")

    # Finding, and putting something else in its place; Enter indents, names are completed, errors are told unasked.
    terminal.press("F4")
    terminal.wait_for("def neuron_batch")
    terminal.press("C-f")
    terminal.wait_for("Topish:")
    terminal.type("return 0.0")
    terminal.wait_for("Topish: return 0.0", "1/1")
    terminal.press("Tab")
    terminal.wait_for("Oʻrniga:", "Enter: hammasi")
    terminal.type("return total")
    terminal.press("Enter")
    terminal.wait_for("1 joyda almashtirildi", "12      return total")
    terminal.press("Up", "End", "Enter")
    terminal.type("if len(x) == len(w")
    terminal.press("End", "Enter")
    terminal.wait_for("12!     if len(x) == len(w)   ← Bu satr oxirida ikki nuqta (:) boʻlishi kerak.")
    terminal.press("M-x")
    terminal.press("End")
    terminal.type(":")
    terminal.press("Enter")
    terminal.type("total = np.do")
    terminal.wait_for("› f dot(a, b)")
    terminal.press("Tab")
    terminal.type("(w, x")
    terminal.press("End")
    terminal.type(" + b")
    wait_for_file(terminal, program, "    if len(x) == len(w):\n        total = np.dot(w, x) + b\n")
    terminal.press("C-_")
    wait_for_file(terminal, program, "\n        # total = np.dot(w, x) + b\n")
    terminal.press("C-_")
    wait_for_file(terminal, program, "\n        total = np.dot(w, x) + b\n")

    # The bracket's other half: what is typed next stands before it.
    terminal.press("C-f")
    terminal.type("(w, x")
    terminal.wait_for("Topish: (w, x", "1/1")
    terminal.press("Escape")
    terminal.wait_for("np.dot(w, x) + b", gone="Topish:")
    terminal.press("M-m")
    terminal.type(" ")
    wait_for_file(terminal, program, "np.dot(w, x ) + b")

    # A run between two changes: undo goes back beyond it.
    terminal.press("F5")
    terminal.wait_for("✓ Tugadi", "one evening: z = 1.0")
    terminal.press("F4", "C-z")
    wait_for_file(terminal, program, "np.dot(w, x) + b")

    # The learner's own editor; and another program that writes the file.
    terminal.press("M-e")
    wait_for_file(terminal, program, "# my own editor")
    terminal.wait_for("np.dot(w, x) + b", "4/16")
    program.write_text(program.read_text().replace("# my own editor", "# from outside"))
    wait_for_file(terminal, program, "# from outside")
    terminal.wait_for("neuron-output.py tashqarida oʻzgardi")

    # vim's keys are a setting.
    terminal.press("M-o")
    terminal.wait_for("Vim tugmalari              oʻchirilgan")
    terminal.press("Down", "Down", "Right")
    terminal.wait_for("‹ yoqilgan ›")
    terminal.press("Escape")
    terminal.wait_for("4/16 Neyronning chiqishi")
    terminal.press("F4")
    terminal.type("ggO")
    terminal.type("# by vim")
    wait_for_file(terminal, program, "# by vim\n")
    terminal.press("Escape")
    terminal.wait_for("BUYRUQ (NORMAL)")

    # Whoever leaves comes back to the same place; the settings are kept.
    terminal.press("C-q")
    terminal.wait_for("ready>")
    terminal.start()
    terminal.wait_for("4/16 Neyronning chiqishi", " 1  # by vim", "BUYRUQ (NORMAL)")
