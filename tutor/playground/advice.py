"""What happens in the playground now, in one sentence: the first that fits."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from tutor.language import Text
from tutor.playground.settings import Settings

Losses = Sequence[tuple[float, float | None, float | None]]
"""(epoch, training loss, test loss) of the latest epochs, the oldest first; None is nan or inf."""

_BEGIN = Text(
    uz="Probel — boshlash. ↑↓ tanlaydi, ←→ oʻzgartiradi. C — topshiriq, P — Python.",
    en="Space: start. ↑↓ choose a setting, ←→ change it. C: challenges. P: save.",
)
_NO_NUMBER = Text(
    uz="Yoʻqotish endi son emas: qadamlar juda uzun. Tezlikni kamaytirib, R ni bosing.",
    en="The loss is no number any more: too long steps. Lower the rate, press R.",
)
_GROWS = Text(
    uz="Yoʻqotish kamaymay, oʻsyapti: oʻrganish tezligini kamaytirib koʻring.",
    en="The loss grows instead of falling: try a smaller learning rate.",
)
_DEAD = Text(
    uz="ReLU neyronlardan {dead} tasi oʻlik: hamma joyda 0. R, seed yoki LeakyReLU.",
    en="Dead ReLU neurons, 0 everywhere: {dead}. Try R, another seed, LeakyReLU.",
)
_STRAIGHT = Text(
    uz="Faollashtirishsiz tarmoq, qatlami koʻp boʻlsa ham, toʻgʻri chiziq chizadi.",
    en="Without activation it draws a straight line only, however many layers.",
)
_OVERFITS = Text(
    uz="Haddan ortiq moslashish: sinov yomonlashyapti. Regulyarizatsiya? Kamroq neyron?",
    en="Overfitting: the test gets worse. Regularization? Fewer neurons?",
)
_LEARNT = Text(
    uz="Oʻrganib oldi (yashirin neyronlar: {neurons}). Kamrogʻi ham eplaydimi?",
    en="It has learnt this. Hidden neurons: {neurons}. Can fewer do it?",
)
_STUCK = Text(
    uz="Joyidan qoʻzgʻalmayapti: koʻproq neyron, boshqa tezlik yoki Adam yordam beradi.",
    en="It is stuck: more neurons, another learning rate or Adam may help.",
)
_JUMPS = Text(
    uz="Yoʻqotish sakrayapti: kichikroq tezlik yoki kattaroq toʻplam tinchlantiradi.",
    en="The loss jumps: a smaller learning rate or a larger batch calms it.",
)
_FALLS = Text(uz="Yoʻqotish kamayyapti: tarmoq oʻrganyapti.", en="The loss is falling: the network is learning.")

_ENOUGH: Final = {False: (0.95, 0.9), True: (0.9, 0.85)}
"""From which scores in training and in the test on it is learnt: with classes, and with numbers."""

_GAP: Final = 0.05
"""How much better the training's score must be than the test's for overfitting."""

_SHORT: Final = 20
_LONG: Final = 100
"""Epochs after which something can be said about a jumping loss, and about one that does not move."""


def advice(settings: Settings, frame: Mapping[str, Any], losses: Losses) -> Text:
    """Return the sentence for a moment.

    Args:
        settings: in force.
        frame: as the engine's process tells it; see `frames`.
        losses: since the beginning, or the latest of them.

    """
    if not frame["epoch"] or not losses:
        return _BEGIN
    training = [loss for _, loss, _ in losses if loss is not None]
    if losses[-1][1] is None or not training:
        return _NO_NUMBER
    if training[-1] > 1.5 * training[0]:
        return _GROWS
    score, test = (-1.0 if frame[name] is None else frame[name] for name in ("score", "test_score"))
    enough, enough_in_test = _ENOUGH[settings.is_regression]
    dead = _dead(frame["neurons"]) if settings.activation == "relu" else 0
    if dead and score < enough:
        return _DEAD.format(dead=dead)
    straight = settings.data != "line" and not (settings.layers and settings.activation != "linear")
    if straight and score < enough and frame["epoch"] >= _SHORT:
        return _STRAIGHT
    if score - test >= _GAP and _test_gets_worse(losses):
        return _OVERFITS
    if score >= enough and test >= enough_in_test:
        return _LEARNT.format(neurons=sum(settings.layers))
    if len(training) >= _LONG and min(training[-_LONG // 2 :]) > 0.98 * min(training[: -_LONG // 2]):
        return _STUCK
    latest = training[-_SHORT:]
    if sum(after > 1.25 * before for before, after in pairwise(latest)) >= _SHORT // 4:
        return _JUMPS
    return _FALLS


def _dead(layers: Sequence[Sequence[str]]) -> int:
    """Return how many neurons are 0 all over their picture."""
    return sum(set(picture) == {"4"} for layer in layers for picture in layer)


def _test_gets_worse(losses: Losses) -> bool:
    """Return whether the test's loss has left its lowest point behind, while the training's is well below it."""
    tests = [test for _, _, test in losses if test is not None]
    training = losses[-1][1]
    if len(tests) < _SHORT or training is None:
        return False
    now = sum(tests[-_SHORT // 4 :]) / (_SHORT // 4)
    return now > 1.3 * min(tests) and now > 2 * training and now - min(tests) > 0.03
