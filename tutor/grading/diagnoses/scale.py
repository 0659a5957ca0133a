"""The right numbers multiplied by something, with the opposite sign, or with something added."""

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from tutor.grading import display
from tutor.grading.diagnoses.dimensions import dimensions
from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.results import CLOSE, FAR, Pair, Series, close
from tutor.language import Text

_SIGN = Text(
    uz="“{call}” natijasining{part} ishorasi teskari: har bir son toʻgʻri, lekin qarama-qarshi ishorali. Minusni yoki "
    "ayirish tartibini tekshiring (a - b yoki b - a).",
    en="The result of “{call}”{part} has the opposite sign: every number is right but for its sign. Check the minus, or "
    "the order of a difference (a - b or b - a).",
)
_FACTOR = Text(
    uz="“{call}” natijasidagi{part} har bir son toʻgʻri qiymatning {factor} baravari. {advice}",
    en="Every number in the result of “{call}”{part} is {factor} times what it should be. {advice}",
)
_OFFSET = Text(
    uz="“{call}” natijasidagi{part} har bir songa {amount} qoʻshilib qolgan. Ortiqcha yoki yetishmayotgan qoʻshiluvchini "
    "(siljish, + 1, 0 dan yoki 1 dan sanash) tekshiring.",
    en="Every number in the result of “{call}”{part} has {amount} added to it. Look for a term too many or too few: a bias, "
    "a + 1, counting from 1 in place of 0.",
)
_PLAIN = Text(
    uz="Formulangizdagi oʻzgarmas koʻpaytuvchilarni vazifadagi bilan solishtiring.",
    en="Compare the constant factors of your formula with those of the task.",
)
_TWO = Text(
    uz="Yo ½ koʻpaytuvchi tushib qolgan, yo 2 ortiqcha.", en="Either a factor ½ was left out, or a 2 is too many."
)
_HALF = Text(
    uz="Yo 2 koʻpaytuvchi tushib qolgan (kvadratning hosilasidan chiqadigan 2 shunday), yo ½ ortiqcha.",
    en="Either a factor 2 was left out (the derivative of a square brings one), or a ½ is too many.",
)
_LOG2 = Text(
    uz="Natural logarifm oʻrniga 2 asosli logarifm (log2) olingan.",
    en="This is log2 in place of the natural logarithm.",
)
_LOG10 = Text(
    uz="Natural logarifm oʻrniga 10 asosli logarifm (log10) olingan.",
    en="This is log10 in place of the natural logarithm.",
)
_NUMBERS: Final = ((2.0, _TWO), (0.5, _HALF), (1 / math.log(2), _LOG2), (1 / math.log(10), _LOG10))

_TIMES = Text(
    uz="n — {size}. Yigʻindi n ga boʻlinmagan: oʻrtacha kerak boʻlsa, sum emas, mean.",
    en="Here n is {size}. The sum was not divided by n: a mean is wanted, not a sum.",
)
_DIVIDED = Text(
    uz="n — {size}. n ga ortiqcha boʻlingan: yigʻindi oʻrniga oʻrtacha olingan yoki n ga ikki marta boʻlingan.",
    en="Here n is {size}. It was divided by n once too often: a mean in place of a sum, or two divisions by n.",
)
_BOTH = Text(
    uz="n — {size}. Formulangizdagi 2 va n ni vazifadagi formula bilan solishtiring.",
    en="Here n is {size}. Compare the 2 and the n of your formula with those of the task.",
)
_LESS_ONE = Text(
    uz="n — {size}. n va n − 1 almashib qolgan: var va std da ddof ni tekshiring.",
    en="Here n is {size}. n and n − 1 were exchanged: check ddof of var and std.",
)
_ROOT = Text(
    uz="n — {size}. √n ga boʻlish (yoki koʻpaytirish) tushib qolgan yoki ortiqcha.",
    en="Here n is {size}. A division (or multiplication) by √n was left out, or is too many.",
)
_FORMS: Final[tuple[tuple[str, Callable[[float], float], Text], ...]] = (
    ("n", lambda n: n, _TIMES),
    ("1/n", lambda n: 1 / n, _DIVIDED),
    ("n/2", lambda n: n / 2, _BOTH),
    ("2/n", lambda n: 2 / n, _BOTH),
    ("2n", lambda n: 2 * n, _BOTH),
    ("1/(2n)", lambda n: 1 / (2 * n), _BOTH),
    ("√n", math.sqrt, _ROOT),
    ("1/√n", lambda n: 1 / math.sqrt(n), _ROOT),
    ("n/(n − 1)", lambda n: n / (n - 1), _LESS_ONE),
    ("(n − 1)/n", lambda n: (n - 1) / n, _LESS_ONE),
    ("√(n/(n − 1))", lambda n: math.sqrt(n / (n - 1)), _LESS_ONE),
    ("√((n − 1)/n)", lambda n: math.sqrt((n - 1) / n), _LESS_ONE),
)


def sign_flipped(series: Series) -> Finding | None:
    """Find results with the opposite sign."""
    return Finding("sign-flipped", _SIGN) if series.explained_by(np.negative) else None


def constant_factor(series: Series) -> Finding | None:
    """Find results multiplied by one number, or by one that follows a size of the case."""
    if not series.finite or not series.shaped:
        return None
    factors: list[float] = []
    telling: list[Pair] = []
    for pair in series.pairs:
        squares = float((pair.expected**2).sum())
        factor = float((pair.got * pair.expected).sum()) / squares if squares > 0 else 0.0
        if not math.isfinite(factor) or not close(factor * pair.expected, pair.got):
            return None
        if squares > 0:
            factors.append(factor)
            telling.append(pair)
    if sum(int(np.count_nonzero(pair.expected)) for pair in telling) < series.enough:
        return None
    if all(_alike(factor, factors[0]) for factor in factors):
        return _one_factor(factors[0], telling)
    return _following_a_size(factors, telling)


def off_by_constant(series: Series) -> Finding | None:
    """Find results to which one number was added."""
    if not series.finite or not series.shaped:
        return None
    expected, got = series.both()
    amount = float(np.median(got - expected)) if got.size else 0.0
    scale = float(np.abs(expected).max(initial=abs(amount)))
    steady = (np.abs(got - expected - amount) <= CLOSE * scale).all()
    varied = len(np.unique(expected)) > 1 and float(np.ptp(expected)) > FAR * scale
    if not steady or not varied or abs(amount) <= FAR * scale or got.size < series.enough:
        return None
    return Finding("off-by-constant", _OFFSET, {"amount": display.number(amount)})


def _one_factor(factor: float, pairs: Sequence[Pair]) -> Finding | None:
    sizes = np.abs(np.concatenate([pair.expected.ravel() for pair in pairs]))
    sizes = sizes[sizes > 0]
    # Where all numbers are alike, something added looks the same as something multiplied.
    if abs(factor - 1) < FAR or abs(factor) < 1e-9 or _alike(factor, -1.0) or np.ptp(sizes) <= FAR * sizes.max():
        return None
    known = next((advice for number, advice in _NUMBERS if _alike(factor, number)), None)
    if known is None and (found := _named([factor] * len(pairs), pairs, smallest=3)) is not None:
        return found
    return Finding("constant-factor", _FACTOR, {"factor": display.number(factor), "advice": known or _PLAIN})


def _following_a_size(factors: list[float], pairs: Sequence[Pair]) -> Finding | None:
    return _named(factors, pairs, smallest=1) if len(pairs) > 1 else None


def _named(factors: list[float], pairs: Sequence[Pair], smallest: int) -> Finding | None:
    for size, counts in dimensions(pairs):
        if min(counts) < smallest:
            continue
        for name, form, advice in _FORMS:
            if all(_is(form, count, factor) for count, factor in zip(counts, factors, strict=True)):
                return Finding("constant-factor", _FACTOR, {"factor": name, "advice": advice.format(size=size)})
    return None


def _is(form: Callable[[float], float], count: float, factor: float) -> bool:
    try:
        return _alike(form(count), factor)
    except (ArithmeticError, ValueError):
        return False


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= 10 * CLOSE * abs(other)
