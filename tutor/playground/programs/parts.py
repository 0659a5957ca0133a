"""What the saved programs have in common: their settings, their points, their random numbers."""

from typing import Final

from tutor.language import Language, Text
from tutor.playground.points import Points
from tutor.playground.settings import Settings

_IN_A_LINE: Final = 6

_READ = Text(uz="Nuqtalar X (n, 2) va ularning sinflari y (n,).", en="The points X (n, 2) and their classes y (n,).")
_READ_NUMBERS = Text(
    uz="Maʼlum sonlar X (n, 1) va topiladigan sonlar y (n, 1).",
    en="The numbers X (n, 1) that are known, and y (n, 1), those to be told.",
)
_FIRST = Text(
    uz="Qatlamning boshlangʻich vaznlari (Glorot va Bengio, 2010).",
    en="The first weights of a layer (Glorot and Bengio, 2010).",
)
_ORDER = Text(uz="Nuqtalarning yangi epoxadagi tartibi.", en="The order of the points in a new epoch.")


def settings_block(settings: Settings, points: Points, epochs: int) -> str:
    """Return the numbers that a reader may want to change."""
    l1 = f"L1 = {settings.l1}\n" if settings.l1 else ""
    return f"""LAYERS = {[1 if points.is_regression else 2, *settings.layers, points.classes]}
LEARNING_RATE = {settings.learning_rate}
BATCH_SIZE = {settings.batch_size}
WEIGHT_DECAY = {settings.weight_decay}
{l1}EPOCHS = {epochs}
TRAINING = {points.training}
SEED = {settings.seed}
"""


def common_functions(settings: Settings, language: Language) -> list[str]:
    """Return the functions that need neither library."""
    about, returned = _READ[language], "[row[:2] for row in rows], [int(row[2]) for row in rows]"
    if settings.is_regression:
        about, returned = _READ_NUMBERS[language], "[row[:1] for row in rows], [row[1:] for row in rows]"
    return [
        f'''
def read_points():
    """{about}"""
    rows = [[float(number) for number in point.split()] for point in POINTS.replace("\\n", ",").split(",") if point]
    return {returned}
''',
        f'''
def first_weights(fan_in, fan_out):
    """{_FIRST[language]}"""
    bound = math.sqrt(6 / (fan_in + fan_out))
    return [[bound * (2 * random.random() - 1) for _ in range(fan_in)] for _ in range(fan_out)]
''',
        f'''
def new_order():
    """{_ORDER[language]}"""
    return sorted(range(TRAINING), key=lambda _: random.random())
''',
    ]


def data_block(points: Points) -> str:
    """Return the points, `x1 x2 class` or `x y` each, some in a line."""
    labels = [f" {label}" for label in points.labels] or [""] * len(points.points)
    written = [f"{x:g} {y:g}{label}" for (x, y), label in zip(points.points, labels, strict=True)]
    lines = [",".join(written[start : start + _IN_A_LINE]) for start in range(0, len(written), _IN_A_LINE)]
    return 'POINTS = """\n' + "\n".join(lines) + '\n"""\n'
