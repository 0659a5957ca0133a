"""The glossary of a course: one entry for a term, in the order of either alphabet, found in either language."""

import pytest

from tutor import paths
from tutor.course.alphabet import sort_key
from tutor.course.glossary import glossary, in_order, matching, nearest, read_glossary
from tutor.course.manifest import load_manifest


def term(en: str, uz: str, meaning: str = "") -> dict[str, object]:
    return {"en": en, "uz": uz, "meaning": {"en": meaning or f"About {en}.", "uz": f"{uz} haqida."}}


LESSONS = {
    "one": {"terms": [term("weight", "vazn (ogʻirlik)"), term("learning rate", "oʻrganish tezligi"), 3]},
    "two": {"terms": [term("Weight", "vazn", "Otherwise."), term("layer", "qatlam"), {"en": "x", "uz": "y"}]},
    "three": {"terms": [term("hidden layer", "yashirin qatlam"), term("label", "yorliq"), term("weight", "vazn")]},
    "four": {"terms": "none"},
}
TERMS = glossary(LESSONS)


def test_a_term_stands_once_with_the_meaning_of_the_lesson_that_introduces_it() -> None:
    weight = TERMS[0]
    assert [one.name.en for one in TERMS] == ["weight", "learning rate", "layer", "hidden layer", "label"]
    assert (weight.meaning.en, weight.lessons) == ("About weight.", ("one", "two", "three"))


def test_uzbek_letters_of_two_signs_stand_at_their_places() -> None:
    first = ["Aʼlo", "alo", "batch", "dars", "egri", "nol", "ota", "pooling", "siljish", "sonni", "tanh", "vazn"]
    expected = [*first, "yanoq", "yangi", "zebra", "oʻrta", "gʻoya", "shakl", "chang", "chiziq"]
    assert sorted({*expected}, key=lambda word: sort_key(word, "uz")) == expected


def test_signs_do_not_count_and_spaces_come_first() -> None:
    names = ["k-means", "kernel", "L1", "L2 norm", "L2-norm", "loss", "loss function", "lossless", "naïve", "name"]
    assert sorted(names, key=lambda name: sort_key(name, "en"))[2:] == [
        "L1", "L2 norm", "L2-norm", "loss", "loss function", "lossless", "naïve", "name",
    ]  # fmt: skip
    assert sort_key("Isʼhoq", "uz") != sort_key("Ishoq", "uz")


def test_the_order_follows_the_language() -> None:
    assert [one.name.en for one in in_order(TERMS, "en")][:3] == ["hidden layer", "label", "layer"]
    assert [one.name.uz for one in in_order(TERMS, "uz")] == [
        "qatlam", "vazn (ogʻirlik)", "yashirin qatlam", "yorliq", "oʻrganish tezligi",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["weight", "learning rate", "layer", "hidden layer", "label"]),
        ("layer", ["layer", "hidden layer"]),
        ("qatlamni", ["layer", "hidden layer"]),
        ("organish", ["learning rate"]),
        ("o'rganish tez", ["learning rate"]),
        ("yorligʻi", ["label"]),
        ("l", ["learning rate", "layer", "label", "hidden layer"]),
        ("haqida", ["weight", "learning rate", "layer", "hidden layer", "label"]),
        ("nothing", []),
        ("(*", []),
        ("z" * 10_000, []),
    ],
)
def test_terms_are_found_by_either_name_and_else_by_their_meaning(typed: str, found: list[str]) -> None:
    assert [one.name.en for one in matching(TERMS, typed)] == found


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("vaznlarni", "weight"),
        ("Layers", "layer"),
        ("yorliqlarga", "label"),
        ("haqida", None),
        ("", None),
        ("=", None),
    ],
)
def test_a_word_of_a_text_names_a_term(word: str, name: str | None) -> None:
    found = nearest(TERMS, word)
    assert (found.name.en if found else None) == name


def test_the_course_that_comes_with_the_tutor_has_a_glossary() -> None:
    terms = read_glossary(load_manifest(paths.course(None)))
    assert len(terms) > 60
    assert all(one.name.uz and one.meaning.en for one in terms)
