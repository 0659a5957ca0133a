"""What is said where the kernel lacks a layer of isolation."""

import contextlib
from collections.abc import Sequence
from typing import Final

from tutor import paths
from tutor.language import Text

_WEAK: Final = Text(
    uz="Bu kompyuterda himoyaning ayrim qatlamlari yoʻq ({layers}), shuning uchun har bir dastur alohida yangi jarayonda, "
    "qolgan cheklovlar bilan ishlaydi: faqat oʻzingiz yozgan dasturlarni ishlating (batafsil: tutor doctor).",
    en="This computer lacks some layers of isolation ({layers}), so every program runs in a fresh process with the limits "
    "that are left: run only programs that you wrote yourself (more: tutor doctor).",
)
_REFUSAL: Final = Text(
    uz="Xizmat ishga tushmadi: himoyaning ayrim qatlamlari yoʻq ({layers}), sinfda esa dasturlar bir-biridan himoyalanmay "
    "qoladi. `tutor doctor` nima qilishni aytadi; shunga qaramay ishga tushirish uchun --allow-weak-isolation ni qoʻshing.",
    en="The service did not start: some layers of isolation are missing ({layers}), which would leave the programs of a "
    "class open to each other. `tutor doctor` says what to do; to start all the same, add --allow-weak-isolation.",
)


def weak(missing: Sequence[str]) -> Text:
    """Return the sentence that tells a learner that layers are missing on their own computer."""
    return _WEAK.format(layers=", ".join(missing))


def is_news(missing: Sequence[str]) -> bool:
    """Return whether this home has not been told of these missing layers, and note that it is now."""
    note = paths.home() / "isolation-told"
    text = ",".join(missing)
    with contextlib.suppress(OSError, UnicodeDecodeError):
        if note.read_text(encoding="ascii") == text:
            return False
    with contextlib.suppress(OSError):  # it will then be told again
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        note.write_text(text, encoding="ascii")
    return True


def refusal(missing: Sequence[str]) -> Text:
    """Return why the service of a class does not start."""
    return _REFUSAL.format(layers=", ".join(missing))
