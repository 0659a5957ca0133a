"""The words by which one language is known from the other: those of the tutor's own sentences that only one has."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tutor
from tutor.language import LANGUAGES, Language, Text

_WORD = re.compile(r"[A-Za-zʻʼ'’‘]+")
_FIELD = re.compile(r"\{[^}]*\}")
_CODE = re.compile(r"`[^`]*`")
_LEAST = 3

_COMMON = """
the and for with from that this not are was will have has can when where what which who your you all any other more less
than into over under back next open close save saved cancel search matches found loading error failed please press click
select option true false none empty new old last first copy paste show hide help quit exit
"""
COMMON = frozenset(_COMMON.split())
"""English that no sentence of the tutor needs to have, such as a library's own."""


@cache
def foreign_words(language: Language) -> frozenset[str]:
    """Return words, in small letters, that stand in sentences of the other language and in none of this one."""
    found: dict[Language, set[str]] = {"uz": set(), "en": set(COMMON)}
    for sentence in _sentences():
        for spoken in LANGUAGES:
            found[spoken] |= words(_CODE.sub(" ", sentence[spoken]) if spoken != language else sentence[spoken])
    other: Language = "en" if language == "uz" else "uz"
    return frozenset(found[other] - found[language])


def words(text: str) -> set[str]:
    """Return the words of a text in small letters; short ones tell no language."""
    return {word.casefold().strip("'’‘ʻʼ") for word in _WORD.findall(_FIELD.sub(" ", text)) if len(word) >= _LEAST}


def _sentences() -> Iterator[Text]:
    """Yield both languages of every `Text(uz=…, en=…)` in the package."""
    for path in Path(tutor.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                given = {keyword.arg: _constant(keyword.value) for keyword in node.keywords}
                if given.keys() == {"uz", "en"}:
                    yield Text(uz=given["uz"], en=given["en"])


def _constant(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return " ".join(
            part.value for part in node.values if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )
    return ""
