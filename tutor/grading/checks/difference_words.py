"""How it is said that a value is not the expected one: for what a call returned, and for what something holds."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from tutor.grading import display
from tutor.grading.compare import Difference, Kind
from tutor.grading.literal import literal
from tutor.language import Text
from tutor.sandbox.text import safe_line

_LONGEST_PLACE: Final = 60

_NOTHING = Text(
    uz="“{call}” hech narsa qaytarmadi (None){part}. return yozilganmi?",
    en="“{call}” returned nothing (None){part}. Is there a return?",
)
_TYPE = Text(
    uz="“{call}” {expected} oʻrniga {kind} qaytardi{part}.",
    en="“{call}” returned {kind} instead of {expected}{part}.",
)
_LENGTH = Text(
    uz="“{call}” {expected} ta qiymat qaytarishi kerak edi{part}, {got} ta qaytardi.",
    en="“{call}” should return {expected} values{part}; it returned {got}.",
)
_KEYS = Text(
    uz="“{call}” qaytargan lugʻatning kalitlari boshqacha{part}: kerak {expected}, keldi {got}.",
    en="The dict that “{call}” returned has other keys{part}: expected {expected}, got {got}.",
)
_SHAPE = Text(
    uz="“{call}” natijasining shakli {got}{part}, kerakli shakl esa {expected}.",
    en="The result of “{call}” has the shape {got}{part}; the expected shape is {expected}.",
)
_NOT_A_NUMBER = Text(
    uz="“{call}” natijasida NaN (son emas) bor{part}: log(0), 0/0 yoki juda katta sonning exp-i boʻlishi mumkin.",
    en="The result of “{call}” holds NaN (not a number){part}: perhaps log(0), 0/0, or exp of a very large number.",
)
_INFINITE = Text(
    uz="“{call}” natijasida cheksizlik (inf) bor{part}: nolga boʻlish, log(0) yoki juda katta sonning exp-i.",
    en="The result of “{call}” holds an infinity{part}: a division by zero, log(0), or exp of a very large number.",
)
_VALUES = Text(
    uz="“{call}” boshqa son qaytardi{part}: kerak {expected}, keldi {got}.",
    en="“{call}” returned another number{part}: expected {expected}, got {got}.",
)
_ARRAY_FOR_NUMBER = Text(
    uz="“{call}”: bitta son kerak edi{part}, keldi massiv, shakli {got}.",
    en="“{call}”: a single number was expected{part}; an array of the shape {got} came.",
)
_NUMBER_FOR_ARRAY = Text(
    uz="“{call}”: {expected} shaklidagi massiv kerak edi{part}, keldi bitta son.",
    en="“{call}”: an array of the shape {expected} was expected{part}; a single number came.",
)
_KINDS: Final = {
    str: Text(uz="matn (str)", en="a text (str)"),
    dict: Text(uz="lugʻat (dict)", en="a dict"),
    list: Text(uz="sonlardan iborat boʻlmagan roʻyxat (list)", en="a list of things that are no numbers"),
}
_NUMBERS = Text(uz="sonlar", en="numbers")
_ONE_NUMBER = Text(uz="bitta son", en="a single number")
_SEVERAL = Text(uz="bir nechta qiymat (tuple)", en="several values (a tuple)")
_RAGGED = Text(uz="qatorlari turli uzunlikdagi roʻyxat (list)", en="a list of rows of unlike lengths")
_COMPLEX = Text(uz="kompleks sonlar", en="complex numbers")
_ARRAY_OF_OTHERS = Text(uz="sonlardan iborat boʻlmagan massiv", en="an array of no numbers")
_OTHER_TYPE = Text(uz="boshqa turdagi qiymat", en="a value of another type")
_WHERE = Text(uz=" ({name} qismida)", en=" (in {name})")

RETURNED: Final[Mapping[Kind, Text]] = {
    Kind.NOTHING: _NOTHING,
    Kind.TYPE: _TYPE,
    Kind.LENGTH: _LENGTH,
    Kind.KEYS: _KEYS,
    Kind.SHAPE: _SHAPE,
    Kind.NOT_A_NUMBER: _NOT_A_NUMBER,
    Kind.INFINITE: _INFINITE,
    Kind.VALUES: _VALUES,
}
HELD: Final[Mapping[Kind, Text]] = {
    Kind.NOTHING: Text(uz="“{call}” da hali hech narsa yoʻq (None){part}.", en="“{call}” is still None{part}."),
    Kind.TYPE: Text(
        uz="“{call}” da {expected} oʻrniga {kind} bor{part}.",
        en="“{call}” holds {kind} instead of {expected}{part}.",
    ),
    Kind.LENGTH: Text(
        uz="“{call}” da {expected} ta qiymat boʻlishi kerak edi{part}, {got} ta bor.",
        en="“{call}” should hold {expected} values{part}; it holds {got}.",
    ),
    Kind.KEYS: Text(
        uz="“{call}” dagi nomlar boshqacha{part}: kerak {expected}, bor {got}.",
        en="The names in “{call}” are different{part}: expected {expected}, found {got}.",
    ),
    Kind.SHAPE: Text(
        uz="“{call}” ning shakli {got}{part}, kerakli shakl esa {expected}.",
        en="“{call}” has the shape {got}{part}; the expected shape is {expected}.",
    ),
    Kind.NOT_A_NUMBER: Text(
        uz="“{call}” da NaN (son emas) bor{part}: log(0), 0/0 yoki juda katta sonning exp-i boʻlishi mumkin.",
        en="“{call}” holds NaN (not a number){part}: perhaps log(0), 0/0, or exp of a very large number.",
    ),
    Kind.INFINITE: Text(
        uz="“{call}” da cheksizlik (inf) bor{part}: nolga boʻlish, log(0) yoki juda katta sonning exp-i.",
        en="“{call}” holds an infinity{part}: a division by zero, log(0), or exp of a very large number.",
    ),
    Kind.VALUES: Text(
        uz="“{call}” da boshqa son bor{part}: kerak {expected}, keldi {got}.",
        en="“{call}” holds another number{part}: expected {expected}, got {got}.",
    ),
}
"""The texts for what was not returned by a call: an attribute, a figure."""


def message(call: str, found: Difference, names: Sequence[str], texts: Mapping[Kind, Text]) -> Text:
    """Say where a value parts from the expected one."""
    where = place(found, names)
    part = _WHERE.format(name=where) if where else Text(uz="", en="")
    fields: dict[str, Any] = {"call": call, "part": part}
    match found.kind:
        case Kind.TYPE:
            fields |= {"kind": _kind_of(found.got), "expected": _wanted(found.expected)}
        case Kind.LENGTH:
            fields |= {"expected": len(found.expected), "got": len(found.got)}
        case Kind.KEYS:
            expected, got = (literal(safe_line(", ".join(keys))) or "–" for keys in (found.expected, found.got))
            fields |= {"expected": expected, "got": got}
        case Kind.SHAPE:
            fields |= {"expected": found.expected.shape, "got": found.got.shape}
        case Kind.VALUES:
            expected, got = _entries(found)
            fields |= {"expected": expected, "got": got}
    text = texts[found.kind]
    if found.kind is Kind.SHAPE and not found.expected.shape:
        text = _ARRAY_FOR_NUMBER
    elif found.kind is Kind.SHAPE and not found.got.shape:
        text = _NUMBER_FOR_ARRAY
    return text.format(**fields)


def _wanted(value: Any) -> Text:  # noqa: ANN401
    """Name what was expected."""
    if isinstance(value, list):
        return _SEVERAL
    return _kind_of(value) if isinstance(value, (str, dict)) else _NUMBERS


def _kind_of(value: Any) -> Text:  # noqa: ANN401
    """Name what came."""
    if isinstance(value, np.ndarray):
        if value.dtype.kind == "c":
            return _COMPLEX
        return (_NUMBERS if value.ndim else _ONE_NUMBER) if value.dtype.kind in "biuf" else _ARRAY_OF_OTHERS
    if isinstance(value, list) and any(isinstance(item, (list, np.ndarray)) for item in value):
        return _RAGGED
    return next((text for kind, text in _KINDS.items() if isinstance(value, kind)), _OTHER_TYPE)


def place(found: Difference, names: Sequence[str], *, entry: bool = True) -> str:
    """Return where the difference is, as code would say it: `dw`, `W1[0, 2]`, `[3]`; or without the entry's index."""
    path = list(found.path)
    index = found.index if entry else ()
    if not path and names and len(index) == 1 and len(names) == len(found.expected):
        return names[index[0]]  # a tuple of numbers was read as one array
    text = ""
    for depth, part in enumerate(path):
        if isinstance(part, int):
            text += names[part] if depth == 0 and part < len(names) else f"[{part}]"
        else:
            text += f".{part}" if text else part
    return safe_line(text, _LONGEST_PLACE) + (f"[{', '.join(map(str, index))}]" if index else "")


def _entries(found: Difference) -> tuple[str, str]:
    """Return the two values that differ, on a line each."""
    if isinstance(found.expected, np.ndarray) and isinstance(found.got, np.ndarray):
        return display.apart(float(found.expected[found.index]), float(found.got[found.index]))
    expected, got = (literal(safe_line(display.shown(value))) for value in (found.expected, found.got))
    return expected, got
