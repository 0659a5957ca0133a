"""What must be known to read a comparison rightly: where everyone began, what the curve is, what was timed and counted."""

from typing import Final

import numpy as np

from tutor.course.checks.training import METRICS
from tutor.course.comparison import Comparison
from tutor.grading.comparison.learner_run import Observed
from tutor.grading.comparison.result import Row
from tutor.language import Text

TIME: Final = Text(
    uz="Vaqt: oʻqitish funksiyasining bitta chaqiruvi. Avval bir marta sinab ishlatildi, keyin bir nechtasining eng tezi olindi; "
    "protsessorda, bitta oqimda.",
    en="Time: one call of the training function, the fastest of a few after a warm-up; on the processor, one thread.",
)
LINES: Final = Text(
    uz="Satrlar: boʻsh satrlar, izohlar, docstring-lar va `__main__` qismisiz.",
    en="Lines: without empty ones, comments, docstrings and the `__main__` part.",
)
_LINES_OF_ENGINE: Final = Text(
    uz="{lines} NumPy va PyTorch bu yerda Ustozning oʻz kutubxonasi orqali ishlatildi: oʻqitish sikli uning ichida tayyor "
    "turadi.",
    en="{lines} NumPy and PyTorch are used here through Ustoz's own library, which has the training loop inside it.",
)
_LINES_OF_YOURS: Final = Text(
    uz="{lines} Ustozniki sanalmadi: uning kutubxonasida oʻqitish sikli tayyor turadi.",
    en="{lines} Ustoz's are not counted: its library has the training loop inside it.",
)
_BOTH_YOURS: Final = Text(
    uz="Ikkala dastur ham sizniki: “{exercise}” va tekshiruvdan oʻtgan “{beside}”. Maʼlumotlar ham, ularning boʻlinishi ham bir "
    "xil; har biri oʻz vaznlaridan boshladi va oʻz sozlamalari bilan oʻqitildi.",
    en="Both programs are yours: “{exercise}”, and the “{beside}” that passed. The data and their split are the same; each "
    "began with its own weights and trained with its own settings.",
)
_EARLIER_SAID_NOTHING: Final = Text(
    uz="“{beside}” dasturingiz oʻqitish paytida yoʻqotishini aytmadi, shuning uchun uning faqat oxirgi nuqtasi bor.",
    en="Your program of “{beside}” did not tell its loss while it trained, so it has only a point at the end.",
)
NO_EARLIER: Final = Text(
    uz="“{beside}” mashqidan oʻtgan dasturingiz topilmadi, shuning uchun yonida Ustozning NumPy kutubxonasi turibdi. Oʻsha "
    "mashqni yeching, keyin yana solishtiring: yonma-yon ikkala dasturingiz chiqadi.",
    en="There is no program of yours that passed “{beside}”, so Ustoz's own NumPy library stands beside. Solve that "
    "exercise and compare again: then both programs will be yours.",
)
EARLIER_FAILED: Final = Text(
    uz="“{beside}” mashqidan oʻtgan dasturingizni bu maʼlumotlarda oʻqitib boʻlmadi, yonida Ustozning NumPy kutubxonasi "
    "turibdi. {why}",
    en="Your program that passed “{beside}” could not be trained on these data; Ustoz's own NumPy library stands beside. "
    "{why}",
)
_QUANTITIES: Final = Text(
    uz="{metric} oʻqitishda ishlatilmagan {held_out} ta misolda, yoʻqotish esa oʻqitishdagi {samples} ta misolda oʻlchandi.",
    en="{metric} is measured on {held_out} samples that nobody was trained on, the loss on the {samples} of the training.",
)
_ALIKE: Final = Text(
    uz="Chiziqlar ustma-ust tushdi: boshlanish, maʼlumotlar va qadamlar bir xil boʻlsa, kim hisoblashidan qatʼi nazar, "
    "oʻqitish bir xil yoʻldan boradi.",
    en="The curves lie on top of each other: from the same start, with the same data and steps, training takes the same way, "
    "whoever computes it.",
)
_ALIKE_WITHIN: Final = 0.05
NO_ENGINE: Final = Text(uz="{engine} bilan oʻqitib boʻlmadi: {why}.", en="{engine} could not train: {why}.")

_SAME_START: Final = Text(
    uz="Uchalasi bir xil maʼlumotda, bir xil boshlangʻich parametrlardan boshlab oʻqitildi.",
    en="All three were trained on the same data and began with the same parameters.",
)
_OTHER_START: Final = Text(
    uz="Maʼlumotlar ikkalasiga bir xil; har biri oʻz vaznlaridan boshladi.",
    en="The data are the same for both; each began with its own weights.",
)
_OWN_START: Final = Text(
    uz="Maʼlumotlar hammaga bir xil. NumPy va PyTorch bir xil vaznlardan boshladi, siz oʻzingiznikidan.",
    en="The data are the same for all. NumPy and PyTorch began with the same weights, you with your own.",
)
_LOGGED: Final = Text(
    uz="Sizning chizigʻingiz — oʻqitish paytida `log` yoki `print` bilan aytgan yoʻqotishingiz; oxiri oʻlchanganiga mos keladi.",
    en="Your curve is the loss that you logged or printed while training; its end agrees with what was measured.",
)
_OTHER_QUANTITY: Final = Text(
    uz="Siz `log` bilan aytgan oxirgi yoʻqotish {logged}, qaytarilgan parametrlarniki esa {loss}: bu boshqa kattalik (yigʻindi, "
    "bitta toʻplamniki yoki oxiriga ancha qolgandagi), shuning uchun faqat oxirgi nuqta koʻrsatildi. Chiziq uchun: "
    "log(step, loss=butun X va y dagi oʻrtacha yoʻqotish).",
    en="The last loss that you logged is {logged}, but that of the returned parameters is {loss}: it is another quantity (a "
    "sum, one batch's, or from well before the end), so only the end is shown. For a curve: log(step, loss=the mean loss "
    "on all of X and y).",
)
_NOT_LOGGED: Final = Text(
    uz="Funksiyangiz oʻqitish paytida yoʻqotishni aytmadi, shuning uchun faqat oxirgi nuqta koʻrsatildi. Chiziq uchun sikl "
    "ichida har necha qadamda chaqiring: log(step, loss=butun X va y dagi oʻrtacha yoʻqotish).",
    en="Your function did not tell its loss while it trained, so only the end is shown. For a curve, call this every few "
    "steps inside the loop: log(step, loss=the mean loss on all of X and y).",
)
_TAKES_WATCH: Final = Text(
    uz="Yoki `{watch}` argumentini qaytaring va har qadamda {watch}(step, parameters) ni chaqiring.",
    en="Or take the argument `{watch}` again and call {watch}(step, parameters) after every step.",
)


def of_numbers(metric: str, samples: int, held_out: int) -> Text:
    """Return on what metric and loss were measured."""
    return _QUANTITIES.format(metric=METRICS[metric], samples=samples, held_out=held_out)


def of_curves(rows: list[Row]) -> list[Text]:
    """Say so where all curves are one, which a plot cannot show well."""
    curves = [np.array(row.curve) for row in rows if row.curve]
    if len(curves) < len(rows) or len({curve[-1, 0] for curve in curves}) > 1:
        return []
    first, *others = curves
    ratios = [np.interp(first[:, 0], other[:, 0], other[:, 1]) / np.maximum(first[:, 1], 1e-12) for other in others]
    return [_ALIKE] if all((abs(ratio - 1) <= _ALIKE_WITHIN).all() for ratio in ratios) else []


def of_lines(rows: list[Row], beside: str | None = None) -> Text:
    """Return what was counted."""
    if not any(row.who in ("numpy", "torch") for row in rows):
        return LINES
    return (_LINES_OF_ENGINE if beside is None else _LINES_OF_YOURS).format(lines=LINES)


def of_start(rows: list[Row], exercise: str, beside: str | None, *, same_start: bool) -> list[Text]:
    """Return what there is to say about whose programs these are, and where they began."""
    if beside is None:
        return [_SAME_START if same_start else _OWN_START]
    earlier = next((row for row in rows if row.who == "earlier"), None)
    if earlier is None:
        return [_OTHER_START]
    both = _BOTH_YOURS.format(exercise=exercise, beside=beside)
    return [both] if earlier.curve else [both, _EARLIER_SAID_NOTHING.format(beside=beside)]


def of_learner(spec: Comparison, learner: Observed) -> list[Text]:
    """Return what there is to say about the learner's curve."""
    said: list[Text] = []
    row = learner.row
    if not row.curve:
        if learner.logged is None:
            said.append(_NOT_LOGGED)
        else:
            said.append(_OTHER_QUANTITY.format(logged=f"{learner.logged:.4g}", loss=f"{row.loss:.4g}"))
        said += [_TAKES_WATCH.format(watch=spec.watch)] if spec.watch else []
    elif not row.measured:
        said.append(_LOGGED)
    return said
