"""`tutor search` and `tutor glossary`: what they print, as text and as JSON, and how they end."""

import json
from pathlib import Path

import pytest
from cli_runner import Tutor

TERMS = """\
terms:
  - {en: bias, uz: siljish (bias), meaning: {uz: Qoʻshiladigan son., en: A number that is added.}}
  - {en: output, uz: chiqish, meaning: {uz: Natija., en: The `result`.}}
"""


@pytest.fixture
def small_course(small_course: Path) -> Path:
    lesson = next(small_course.glob("*/lesson.yaml"))
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("terms:\n", TERMS), encoding="utf-8")
    return small_course


def test_places_are_found_in_either_language_and_without_colour_in_a_pipe(tutor: Tutor) -> None:
    found = tutor("search", "qoshiladi")
    assert found.returncode == 0
    assert found.stdout.splitlines() == ["Glossary – siljish (bias) = bias  [Oʻzbekcha]", "    Qoʻshiladigan son."]
    data = json.loads(tutor("search", "--json", "siljishni").stdout)
    assert (data["query"], data["count"]) == ("siljishni", 1)
    assert data["results"][0]["title"] == {"uz": "siljish (bias)", "en": "bias"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["nowhere"], 1, "“nowhere” was not found"),
        (["(.*"], 2, "There is no word to search for"),
        (["\x1b[31m" + "z" * 9_000], 1, "…” was not found"),
        ([], 2, "WORDS"),
    ],
)
def test_what_is_not_found_is_told_in_a_sentence(tutor: Tutor, words: list[str], code: int, told: str) -> None:
    result = tutor("search", *words)
    assert (result.returncode, result.stdout) == (code, "")
    assert told in result.stderr
    assert "\x1b" not in result.stderr
    assert "Traceback" not in result.stderr


def test_the_glossary_is_listed_in_order_or_asked_for_a_word(tutor: Tutor) -> None:
    every = tutor("glossary", "--lang", "uz")
    names = [line for line in every.stdout.splitlines() if not line.startswith(" ")]
    assert names == ["siljish (bias) = bias", "yigʻindi = sum", "chiqish = output"]
    one = tutor("glossary", "chiqishni")
    assert one.stdout.splitlines()[:3] == ["output = chiqish", "    The “result”.", "    Natija."]
    assert [term["en"] for term in json.loads(tutor("glossary", "--json").stdout)] == ["bias", "output", "sum"]
    none = tutor("glossary", "nothing")
    assert (none.returncode, none.stdout) == (1, "")
    assert "“nothing” is not in the glossary" in none.stderr
