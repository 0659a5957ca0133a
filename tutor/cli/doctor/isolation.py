"""What keeps a learner's program apart from everything else, and the service that runs it."""

from collections.abc import Iterator
from typing import Final

from tutor.cli.doctor.report import Finding, finding
from tutor.cli.errors import CommandError
from tutor.cli.grading import ask
from tutor.language import Text, verbatim
from tutor.sandbox import layers

_HOLDS = Text(uz="ishlaydi", en="holds")
_MISSING = Text(uz="yoʻq", en="missing")
_ONLY_YOUR_OWN: Final = Text(
    uz=" Ungacha bu yerda faqat oʻzingiz yozgan dasturlarni ishlating.",
    en=" Until then run only programs that you wrote yourself here.",
)
_ADVICE: Final = {
    layers.RLIMITS: Text(
        uz="Bu tizim resurs chegaralarini bilmaydi: Linux yoki WSL 2 da ishlating.",
        en="This system has no resource limits: use Linux or WSL 2.",
    ),
    layers.NO_NEW_PRIVS: Text(
        uz="Bu faqat Linux-da bor: Linux yoki WSL 2 da ishlating.",
        en="Only Linux has this: use Linux or WSL 2.",
    ),
    layers.LANDLOCK: Text(
        uz="Fayllarni yopadigan Landlock yoʻq: Linux 5.13 yoki yangirogʻi kerak, yadro esa lsm=landlock,… bilan "
        "yuklansin.",
        en="Landlock, which closes files, is missing: it takes Linux 5.13 or later, booted with lsm=landlock,….",
    ),
    layers.SECCOMP: Text(
        uz="seccomp filtri yoʻq: CONFIG_SECCOMP_FILTER bilan yigʻilgan Linux (x86-64 yoki ARM64) kerak.",
        en="The seccomp filter is missing: it takes Linux (x86-64 or ARM64) with CONFIG_SECCOMP_FILTER.",
    ),
}
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
    """Yield each layer of confinement, the service, and whether a program runs in it."""
    offered = layers.available()
    for layer in layers.ALL:
        holds = layer in offered
        advice = None if holds else _together(_ADVICE[layer], _ONLY_YOUR_OWN)
        yield finding(f"isolation.{layer}", verbatim(layer), _HOLDS if holds else _MISSING, advice)
    try:
        version = ask("hello")["version"]
        yield finding("service.answers", _SERVICE, _ANSWERS.format(version=version))
        yield _tried()
    except CommandError as error:
        yield finding("service.answers", _SERVICE, _NO_ANSWER, error.text)
    except OSError as error:
        why = verbatim(f"{error.filename or ''} {error.strerror or error}".strip())
        yield finding("service.answers", _SERVICE, _NO_ANSWER, why)


def _tried() -> Finding:
    """Run a small program as a learner's would be."""
    finished = ask("run", source="import numpy\nprint(numpy.ones(3).sum())\n", runtime="numpy", seconds=30.0)
    if finished["exit"] == 0:
        took = f"{finished['seconds'] * 1000:.0f}"
        return finding("service.program", _PROGRAM, _RAN.format(milliseconds=took))
    why = f"{finished['error']['type']} {finished['error']['message']}" if finished["error"] else finished["exit"]
    return finding("service.program", _PROGRAM, _WENT_WRONG.format(why=why), _TELL)


def _together(one: Text, other: Text) -> Text:
    return Text(uz=one.uz + other.uz, en=one.en + other.en)
