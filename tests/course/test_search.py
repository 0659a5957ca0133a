"""Searching a course: what is found, in which order, and what is never found."""

from pathlib import Path

import pytest

from tutor import paths
from tutor.course.manifest import load_manifest
from tutor.course.outline import outlines
from tutor.course.search.index import Found, Results, SearchIndex
from tutor.course.search.sentences import sentences
from tutor.course.search.words import fold, marks, stems, wanted, words
from tutor.language import Language

NOTHING = Results([], 0)

COURSE = """\
title: {uz: Kurs, en: Course}
parts:
  - id: one
    title: {uz: Bir, en: One}
    lessons:
      - id: slopes
        title: {uz: Qiyaliklar, en: Slopes}
      - id: layers
        title: {uz: Qatlamlar, en: Layers}
      - id: broken
        title: {uz: Buzilgan, en: Broken}
"""
SLOPES = """\
id: slopes
summary: {uz: Qiyalik nima., en: What a slope is.}
minutes: 20
goals: [{uz: Gradientni topasiz., en: You find the gradient.}]
steps:
  - kind: text
    id: fog
    title: {uz: Tumanda, en: In the fog}
    body:
      uz: "Bugun ob-havo tuman. Gradient tushish bilan yoʻqotish kamayadi.\\n\\n- `np.clip` kerak.\\n"
      en: "It is foggy. Gradient descent makes the **loss** fall.\\n\\n- `np.clip` is needed.\\n"
  - kind: exercise
    id: climb
    title: {uz: Toqqa chiqing, en: Climb}
    task: {uz: Choʻqqini toping., en: Find the peak.}
    hints: [{uz: sirsoʻz, en: secretword}]
    explanation: {uz: sirsoʻz, en: secretword}
    mistakes: [{id: m, message: {uz: sirsoʻz, en: secretword}}]
    checks: [{kind: value, title: {uz: sirsoʻz, en: secretword}}]
  - kind: quiz
    id: quiz
    title: {uz: Savol, en: Question}
    questions:
      - id: one
        prompt: {uz: Yorligʻi qaysi?, en: Which label?}
        options: [{text: {uz: sirsoʻz, en: secretword}, explanation: {uz: sirsoʻz, en: secretword}}]
terms:
  - {en: gradient, uz: gradient, meaning: {uz: Qiyaliklar., en: The slopes.}}
"""
LAYERS = """\
minutes: much
goals: nothing
steps:
  - {id: 3, title: 4}
  - [not, a, step]
  - {kind: text, id: hidden, title: {uz: Yashirin qatlam, en: The hidden layer}, body: {uz: Gradient ham bor., en: 7}}
  - {kind: quiz, id: odd, title: {uz: Toq, en: Odd}, questions: [1, {prompt: x}, {id: q, prompt: {uz: Tenzor, en: Tensor}}]}
terms: [5, {en: a}, {en: layer, uz: qatlam}, {en: gradient, uz: gradient, meaning: {uz: Boshqacha., en: Otherwise.}}]
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "course.yaml").write_text(COURSE, encoding="utf-8")
    for name, text in (("slopes", SLOPES), ("layers", LAYERS), ("broken", "a: [")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lesson.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def index(course: Path) -> SearchIndex:
    return SearchIndex.of(load_manifest(course))


def place(found: Found) -> str:
    passage = found.passage
    return f"{passage.lesson.id}/{passage.step}" if passage.kind == "step" else f"{passage.kind} {passage.title.en}"


@pytest.mark.parametrize("typed", ["yoʻqotish", "yo'qotish", "yo`qotish", "yo‘qotish", "YOQOTISH", "йўқотиш"])
def test_however_it_is_typed_it_is_the_same_word(typed: str) -> None:
    assert words(typed) == ["yoqotish"]


def test_signs_and_letters_below_the_line_are_plain_for_comparing() -> None:
    assert words("learning_rate, w₁·x₁ — np.clip(ʻaʼ)") == ["learning", "rate", "w1", "x1", "np", "clip", "a"]
    assert fold("SINFDOSHʼ") == "sinfdosh"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("gradientni", "gradient"),
        ("gradientlarning", "gradient"),
        ("vaznlarimizdan", "vazn"),
        ("yorligi", "yorliq"),
        ("tezligini", "tezlik"),
        ("layers", "layer"),
    ],
)
def test_endings_are_taken_off(word: str, stem: str) -> None:
    assert stem in stems(word)


def test_short_words_have_no_stem_and_a_loose_ending_is_no_word() -> None:
    assert stems("soni") == ()
    assert [one.word for one in wanted("ReLU-dan")] == ["relu"]
    assert [one.word for one in wanted("dan")] == ["dan"]


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("gradient", "uz", "term gradient"),
        ("gradientni", "uz", "term gradient"),
        ("tuman", "uz", "slopes/fog"),
        ("descent gradient", "uz", "slopes/fog"),
        ("qatlam", "en", "layers/hidden"),
        ("yorliq", "uz", "slopes/quiz"),
        ("np.clip", "en", "slopes/fog"),
        ("choqqi", "en", "slopes/climb"),
        ("layers", "uz", "lesson Layers"),
        ("tenzor qatlamlar", "uz", "layers/odd"),
        ("qqini", "uz", "slopes/climb"),
    ],
)
def test_the_best_place_comes_first(index: SearchIndex, query: str, language: Language, first: str) -> None:
    assert place(index.find(query, language).found[0]) == first


def test_beginnings_come_before_what_is_inside_and_titles_before_texts(index: SearchIndex) -> None:
    assert [place(one) for one in index.find("grad", "en").found] == [
        "term gradient", "lesson Slopes", "slopes/fog",
    ]  # fmt: skip


def test_all_words_must_be_there_and_not_only_in_the_lessons_title(index: SearchIndex) -> None:
    assert index.find("gradient tenzor", "uz") == NOTHING
    assert [place(one) for one in index.find("slopes", "en").found] == ["lesson Slopes", "term gradient"]


def test_the_sentence_is_shown_in_the_language_of_the_words_with_the_words_marked(index: SearchIndex) -> None:
    [found] = index.find("loss fall", "uz").found
    assert (found.language, found.sentence) == ("en", "Gradient descent makes the loss fall.")
    assert [found.sentence[start:end] for start, end in found.marks] == ["loss", "fall"]
    both = index.find("np", "en").found + index.find("np", "uz").found
    assert [one.sentence for one in both] == ["np.clip is needed.", "np.clip kerak."]


@pytest.mark.parametrize("query", ["secretword", "sirsoʻz", "sirsoz"])
def test_what_would_spoil_an_exercise_is_never_found(index: SearchIndex, query: str) -> None:
    assert index.find(query, "en") == NOTHING


@pytest.mark.parametrize(
    "query", ["", "   ", "(.*", "[!-", "\\", "\x1b[31m(", "🤖", "'", "_", "x" * 10_000, "ab " * 5_000, "ﷺ", "\ud800"]
)
def test_garbage_finds_nothing_and_breaks_nothing(index: SearchIndex, query: str) -> None:
    assert index.find(query, "uz") == NOTHING


def test_only_so_many_words_and_letters_count() -> None:
    assert len(wanted(" ".join(f"word{n}" for n in range(99)))) == 8
    assert len(wanted("x" * 10_000)[0].word) == 40


def test_markdown_becomes_plain_sentences() -> None:
    prose = "# Head\n\nOne **bold** line\nof `code`. And [a link](http://x). 2 * 3 * 4 *it*\n\n> quoted\n\n"
    text = prose + "```text\na  <- b\n\n```\n| p | q |\n|---|---|\n| 1 | 2 |\n1. first\n- second\x1b[2J"
    assert sentences(text) == [
        "Head", "One bold line of code.", "And a link.", "2 * 3 * 4 it", "quoted", "a <- b", "p · q", "1 · 2", "first",
        "second[2J",
    ]  # fmt: skip


def test_marks_cover_the_whole_word_with_its_apostrophe() -> None:
    sentence = "Vaznlar yoʻqotishni oshiradi."
    assert [sentence[start:end] for start, end in marks(sentence, wanted("yoqotish vazn"))] == [
        "Vaznlar",
        "yoʻqotishni",
    ]


def test_outlines_pass_over_what_has_the_wrong_shape(course: Path) -> None:
    found = outlines(load_manifest(course))
    assert list(found) == ["slopes", "layers"]
    assert (found["slopes"].minutes, found["slopes"].terms) == (20, 1)
    assert [(step.id, step.kind, step.parts) for step in found["slopes"].steps] == [
        ("fog", "text", ()), ("climb", "exercise", ()), ("quiz", "quiz", ("one",)),
    ]  # fmt: skip
    assert [step.id for step in found["layers"].steps] == ["hidden", "odd"]
    assert found["layers"].minutes == 0


def test_the_course_that_comes_with_the_tutor_can_be_searched() -> None:
    index = SearchIndex.of(load_manifest(paths.course(None)))
    for query in ("gradientni", "neuron", "yoʻqotish funksiyasi"):
        assert index.find(query, "uz").found[0].passage.kind == "term"
