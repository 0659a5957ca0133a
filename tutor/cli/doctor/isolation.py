"""What keeps a learner's program apart from everything else, and the service that runs it."""

from collections.abc import Iterator
from typing import Final

from tutor.cli.doctor import layer_advice
from tutor.cli.doctor.report import Finding, finding, information
from tutor.cli.errors import CommandError
from tutor.cli.grading import ask
from tutor.language import Text, verbatim
from tutor.sandbox import accelerators, layers
from tutor.sandbox.devices import CUDA

_HOLDS: Final = Text(uz="ishlaydi: {gives}", en="holds: {gives}")
_MISSING: Final = Text(uz="yoʻq", en="missing")
_ONLY_YOUR_OWN: Final = Text(
    uz="{advice} Ungacha bu yerda faqat oʻzingiz yozgan dasturlarni ishlating.",
    en="{advice} Until then run only programs that you wrote yourself here.",
)
_START: Final = Text(uz="dasturlar qanday boshlanadi", en="how programs start")
_FORKED: Final = Text(uz="tayyor jarayondan nusxa olib", en="forked from a process that is ready")
_SPAWNED: Final = Text(
    uz="har safar yangi jarayonda, qolgan cheklovlar bilan (NumPy da ~0,1 s, PyTorch da ~2 s sekinroq)",
    en="in a fresh process each time, with the limits that are left (slower by ~0.1 s with NumPy, ~2 s with PyTorch)",
)
_GPU: Final = Text(uz="GPU dagi dasturlar", en="programs on a GPU")
_NO_GPU: Final = Text(uz="bu yerda GPU yoʻq", en="there is no GPU here")
_CUDA: Final = Text(
    uz="har biri yangi jarayonda, har kartada bittadan; fayllar, tarmoq va boshqa jarayonlar yopiq, lekin karta drayveri, "
    "uning xotirasi va oqimlar (threads) ochiq",
    en="each in a fresh process, one at a time on a card; files, network and other processes are closed, but the card's "
    "driver, its memory, and threads are open",
)
_MPS: Final = Text(
    uz="har biri yangi jarayonda, faqat vaqt chegarasi bilan", en="each in a fresh process with a limit of time only"
)
_SERVICE = Text(uz="tekshirish xizmati", en="grading service")
_ANSWERS = Text(uz="javob beradi, versiyasi {version}", en="answers, version {version}")
_NO_ANSWER = Text(uz="ishlamayapti", en="does not work")
_PROGRAM = Text(uz="sinov dasturi", en="test program")
_RAN = Text(uz="{milliseconds} ms da ishladi", en="ran in {milliseconds} ms")
_WENT_WRONG = Text(uz="ishlamadi: {why}", en="did not run: {why}")
_TELL = Text(
    uz="`tutor doctor --json` natijasini tutor mualliflariga yuboring.",
    en="Send what `tutor doctor --json` prints to the tutor's authors.",
)


def look() -> Iterator[Finding]:
    """Yield each layer of confinement, how programs start, the service, and whether a program runs in it."""
    offered = layers.available()
    trouble: Text | None = None
    try:
        hello = ask("hello")
        offered = list(hello["isolation"])
    except CommandError as error:
        trouble = error.text
    except OSError as error:
        trouble = verbatim(f"{error.filename or ''} {error.strerror or error}".strip())
    yield from _layers(offered)
    if trouble is not None:
        yield finding("service.answers", _SERVICE, _NO_ANSWER, trouble)
        return
    yield finding("service.answers", _SERVICE, _ANSWERS.format(version=hello["version"]))
    yield from _tried()


def _layers(offered: list[str]) -> Iterator[Finding]:
    for layer in layers.ALL:
        if layer in offered:
            value = _HOLDS.format(gives=layer_advice.gives(layer))
            yield finding(f"isolation.{layer}", verbatim(layer), value)
        else:
            advice = _ONLY_YOUR_OWN.format(advice=layer_advice.advice(layer))
            yield finding(f"isolation.{layer}", verbatim(layer), _MISSING, advice)
    whole = set(layers.ALL) <= set(offered)
    yield information("isolation.start", _START, _FORKED if whole else _SPAWNED)
    possible = accelerators.possible()
    yield information("isolation.gpu", _GPU, _CUDA if CUDA in possible else _MPS if possible else _NO_GPU)


def _tried() -> Iterator[Finding]:
    """Run a small program as a learner's would be."""
    try:
        finished = ask("run", source="import numpy\nprint(numpy.ones(3).sum())\n", runtime="numpy", seconds=30.0)
    except CommandError as error:
        yield finding("service.program", _PROGRAM, _NO_ANSWER, error.text)
        return
    if finished["exit"] == 0:
        took = f"{finished['seconds'] * 1000:.0f}"
        yield finding("service.program", _PROGRAM, _RAN.format(milliseconds=took))
        return
    why = f"{finished['error']['type']} {finished['error']['message']}" if finished["error"] else finished["exit"]
    yield finding("service.program", _PROGRAM, _WENT_WRONG.format(why=why), _TELL)
