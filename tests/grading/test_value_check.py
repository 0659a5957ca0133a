"""Value checks: a number or a word that the learner chose."""

import pytest
from judging import Judging
from tiny_course import Fields, both, check

RATE: Fields = {
    "variable": "rate",
    "between": [0.01, 0.5],
    "too_low": {"uz": "{got} bilan oʻrganish juda sekin.", "en": "With {got} it learns too slowly."},
    "too_high": {"uz": "{got} bilan xato oʻsib ketadi.", "en": "With {got} the loss grows."},
}


def judged(judging: Judging, source: str, **fields: object) -> tuple[bool, str, str, str | None]:
    judging.course.exercise("choose", [check("value", **fields)], "rate = 0.1\nk = 3\nname = 'relu'\n")
    result = judging.only_check("choose", source)
    return result.passed, result.message.en, result.message.uz, result.got


@pytest.mark.parametrize(
    "source",
    [
        "rate = 0.1\n",
        "rate = 0.01\n",
        "rate = 0.5\n",
        "rate = 1 / 4\n",
        "import numpy as np\nrate = np.float32(0.25)\n",
        "import numpy as np\nrate = np.array(0.25)\n",
        "qadam = 3\nrate = 10 ** -1 if qadam else 0\n",
        "rate = max(0.1, 0.2)  # Uzbek: tezlik\n",
    ],
)
def test_a_number_within_the_bounds_will_do(judging: Judging, source: str) -> None:
    passed, message, _, _ = judged(judging, source, **RATE)
    assert passed, message


@pytest.mark.parametrize(
    ("source", "english", "uzbek"),
    [
        ("rate = 0.001\n", "With 0.001 it learns too slowly.", "0.001 bilan oʻrganish juda sekin."),
        ("rate = -1\n", "With -1 it learns too slowly.", "-1 bilan oʻrganish juda sekin."),
        ("rate = 5\n", "With 5 the loss grows.", "5 bilan xato oʻsib ketadi."),
        ("rate = 1e999\n", "With inf the loss grows.", "inf bilan"),
        ("rate = float('nan')\n", "“rate” must be a number; it is nan.", "“rate” son boʻlishi kerak, hozir u nan."),
        ("rate = None\n", "must be a number; it is None", "hozir u None"),
        ("rate = True\n", "must be a number; it is True", "hozir u True"),
        ("rate = '0.1'\n", "must be a number; it is '0.1'", "hozir u '0.1'"),
        ("rate = [0.1]\n", "must be a number; it is [0.1]", "son boʻlishi kerak"),
        ("rate = [0.1, [0.1]]\n", "must be a number", "son boʻlishi kerak"),
        ("rate = {'a': 0.1}\n", "must be a number; it is a = 0.1", "son boʻlishi kerak"),
        ("rate = 0.1 + 0j\n", "complex", "complex"),
        ("rate = 10 ** 400\n", "must be a number", "son boʻlishi kerak"),
        ("rate = (i for i in range(3))\n", "generator", "generator"),
        ("rate = lambda: 0.1\n", "function", "function"),
        ("rate = '\\x1b[2J' * 999\n", "must be a number", "son boʻlishi kerak"),
        (
            "class Any:\n    def __eq__(s, o): return True\n    __le__ = __lt__ = __ge__ = __gt__ = __eq__\nrate = Any()\n",
            "Any",
            "Any",
        ),
        (
            "class Float(float):\n    def __lt__(s, o): return False\n    __gt__ = __lt__\nrate = Float(7)\n",
            "Float",
            "Float",
        ),
        ("x = 0.1\n", "name 'rate' is not defined", "rate"),
    ],
)
def test_why_it_will_not_do(judging: Judging, source: str, english: str, uzbek: str) -> None:
    passed, message, message_uz, got = judged(judging, source, **RATE)
    assert not passed
    assert english in message
    assert uzbek in message_uz
    assert len(message) < 800
    assert "\x1b" not in f"{message}{got}"


@pytest.mark.parametrize(
    ("source", "passes"),
    [("k = 3\n", True), ("k = 3.0\n", True), ("k = 2.5\n", False), ("k = 1\n", False), ("k = 1e999\n", False)],
)
def test_whole_numbers(judging: Judging, source: str, passes: bool) -> None:
    passed, message, message_uz, _ = judged(judging, source, variable="k", between=[2, 10], whole=True)
    assert passed is passes, message
    if "2.5" in source:
        assert message == "“k” must be a whole number; it is 2.5."
        assert message_uz == "“k” butun son boʻlishi kerak, hozir u 2.5."


def test_whole_numbers_without_an_end(judging: Judging) -> None:
    fields = {"variable": "k", "between": [2, 1e400], "whole": True}
    passed, message, _, _ = judged(judging, "k = 1e999\n", **fields)
    assert (passed, message) == (False, "“k” must be a whole number; it is inf.")


@pytest.mark.parametrize(
    ("source", "passes"),
    [
        ("name = 'relu'\n", True),
        ("name = 're' + 'lu'\n", True),
        ("name = 'ReLU'\n", False),
        ("name = 1\n", True),
        ("import numpy as np\nname = np.int64(1)\n", True),
        ("name = True\n", False),
        ("name = 1.0\n", False),
        ("name = None\n", False),
        ("name = ['relu']\n", False),
    ],
)
def test_one_of_several(judging: Judging, source: str, passes: bool) -> None:
    passed, message, message_uz, _ = judged(judging, source, variable="name", one_of=["relu", "tanh", 1])
    assert passed is passes, message
    if not passes:
        assert "will not do for “name”" in message
        assert "“name” uchun" in message_uz


def test_the_authors_words_for_everything_else(judging: Judging) -> None:
    other = {"uz": "{name} uchun {got} emas, relu oling.", "en": "Take relu for {name}, not {got}."}
    passed, message, message_uz, got = judged(
        judging, "name = 'step'\n", variable="name", one_of=["relu"], other=other
    )
    assert not passed
    assert message == "Take relu for name, not 'step'."
    assert message_uz == "name uchun 'step' emas, relu oling."
    assert got == "'step'"


def test_a_value_that_is_computed_while_the_program_runs(judging: Judging) -> None:
    source = "k = 0\nfor i in range(5):\n    k += i / 2\n"
    assert judged(judging, source, variable="k", between=[5, 5])[0]


def test_a_listed_mistake_is_recognised_and_leads(judging: Judging) -> None:
    mistakes = {"far-too-large": "rate = 10\n", "word": "rate = 'kichik'\n"}
    judging.course.exercise("choose", [check("value", **RATE)], "rate = 0.1\n", mistakes=mistakes)
    result = judging.only_check("choose", "rate = 5 + 5\n")
    assert result.mistake == "far-too-large"
    assert result.message == both_led("far-too-large", "With 10 the loss grows.", "10 bilan xato oʻsib ketadi.")
    assert judging.only_check("choose", "rate = 'kichik'\n").mistake == "word"
    assert judging.only_check("choose", "rate = 11\n").mistake is None


def both_led(mistake: str, english: str, uzbek: str) -> object:
    from tutor.language import Text

    text = both(f"You made the mistake {mistake}.")
    return Text(uz=f"{text['uz']}\n\n{uzbek}", en=f"{text['en']}\n\n{english}")
