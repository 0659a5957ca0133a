"""The parts of the NumPy program that differ between classes and numbers: the loss, its slope and the score."""

from typing import Final

from tutor.language import Language, Text
from tutor.playground.settings import Settings

_PROBABILITIES = Text(uz="Ballardan ehtimolliklar: softmax.", en="Probabilities of scores: the softmax.")
_CROSS_ENTROPY = Text(uz="Har bir nuqtaning kross-entropiyasi.", en="The cross-entropy of each point.")
_SQUARED_ERROR = Text(uz="Har bir sonning kvadrat xatosi.", en="The squared error of each number.")
_LOSS_SLOPE = Text(uz="Yoʻqotishning tarmoq chiqishi boʻyicha hosilasi.", en="The loss’s derivative by the output.")
_ACCURACY = Text(uz="Aniqlik: toʻgʻri topilgan sinflar ulushi.", en="Accuracy: the share of right classes.")
_R2 = Text(
    uz="R²: 1 — bexato, 0 — hamisha oʻrtacha qiymatni aytish bilan barobar.",
    en="R²: 1 is perfect, 0 is as good as always telling the mean.",
)

SCORE_NAMES: Final = {False: "accuracy", True: "R2"}
"""What the score is called in the program's output: of classes, and of numbers."""


def loss_functions(settings: Settings, language: Language) -> list[str]:
    """Return `losses`, `loss_slope` and `score`, and what they need."""
    if settings.is_regression:
        return [
            f'''
def losses(output, y):
    """{_SQUARED_ERROR[language]}"""
    return (output - y) ** 2
''',
            f'''
def loss_slope(output, y):
    """{_LOSS_SLOPE[language]}"""
    return 2 * (output - y)
''',
            f'''
def score(output, y):
    """{_R2[language]}"""
    return 1 - ((y - output) ** 2).sum() / ((y - y.mean()) ** 2).sum()
''',
        ]
    return [
        f'''
def softmax(scores):
    """{_PROBABILITIES[language]}"""
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
''',
        f'''
def losses(scores, y):
    """{_CROSS_ENTROPY[language]}"""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(y)), y]
''',
        f'''
def loss_slope(scores, y):
    """{_LOSS_SLOPE[language]}"""
    slope = softmax(scores)
    slope[np.arange(len(y)), y] -= 1
    return slope
''',
        f'''
def score(scores, y):
    """{_ACCURACY[language]}"""
    return (scores.argmax(axis=1) == y).mean()
''',
    ]
