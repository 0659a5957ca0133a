"""Figure checks: the numbers of a figure that a program shows, whatever its titles."""

import pytest
from judging import Judging
from tiny_course import Fields, check

from tutor.grading.program import BrokenExerciseError
from tutor.grading.verdict import CheckResult

CURVES = """\
import numpy as np
from tutor import show
def plot(losses):
    means = [float(np.mean(losses[: i + 1])) for i in range(len(losses))]
    show("curves", series={"yoʻqotish": losses, "oʻrtacha": means}, title="Oʻqitish")
"""
LOSSES = {"losses": {"draw": "normal", "shape": ["n"]}}


def curves_check(**fields: object) -> Fields:
    return check(
        "figure", **{"figure": "curves", "call": "plot", "arguments": LOSSES, "sizes": {"n": [3, 6]}, **fields}
    )


@pytest.fixture
def curves(judging: Judging) -> Judging:
    judging.course.exercise("curves", [curves_check()], CURVES)
    return judging


def says(result: CheckResult, english: str, uzbek: str) -> None:
    assert not result.passed
    assert english in result.message.en, result.message.en
    assert uzbek in result.message.uz, result.message.uz


RIGHT = {
    "as the author": CURVES,
    "other titles and names": CURVES.replace("Oʻqitish", "x").replace("oʻrtacha", "b").replace("yoʻqotish", "a"),
    "x given": CURVES.replace('"yoʻqotish": losses', '"yoʻqotish": (np.arange(len(losses)), losses)'),
    "arrays and cumulative sums": CURVES.replace(
        "means = [float(np.mean(losses[: i + 1])) for i in range(len(losses))]",
        "means = np.cumsum(losses) / np.arange(1, len(losses) + 1)",
    ),
    "lists and tuples": CURVES.replace("losses, ", "tuple(losses), "),
    "another figure before it": CURVES.replace(
        "    show", '    show("line-fit", x=[1.0], y=[1.0], w=1.0, b=0.0)\n    show'
    ),
    "a first try before it": CURVES.replace("    show", '    show("curves", series={"a": [1.0]})\n    show'),
    "imported as a module": CURVES.replace("from tutor import show", "import tutor").replace(
        "    show", "    tutor.show"
    ),
    "an array returned, too": CURVES + "    return np.asarray(means)\n",
}
NO_FIGURE = (
    'No figure “curves” was drawn. Call show("curves", …)',
    '“curves” rasmi chizilmadi. show("curves", …) ni chaqiring',
)
WRONG = {
    "nothing shown": (CURVES.replace("    show(", "    print("), "TypeError", "TypeError"),
    "only computed": (CURVES.partition("    show")[0], *NO_FIGURE),
    "another figure": (
        CURVES.replace("    show(", '    show("line-fit", x=[1.0], y=[1.0], w=1.0, b=0.0)\n    dict(').replace(
            'dict("curves", ', "dict("
        ),
        "No figure “curves” was drawn, but line-fit.",
        "chizilgani: line-fit.",
    ),
    "another curve": (
        CURVES.replace("np.mean(losses", "np.median(losses"),
        '“show("curves")” holds another number (in series',
        "boshqa son bor (series",
    ),
    "curves swapped": (
        CURVES.replace('"yoʻqotish": losses, "oʻrtacha": means', '"oʻrtacha": means, "yoʻqotish": losses'),
        "holds another number",
        "boshqa son bor",
    ),
    "one curve less": (CURVES.replace(', "oʻrtacha": means', ""), '“show("curves")” ', '“show("curves")” '),
    "one point less": (CURVES.replace("losses, ", "losses[1:], "), '“show("curves")” ', '“show("curves")” '),
    "NaN": (CURVES.replace("losses, ", "losses * np.nan, "), "holds NaN", "NaN (son emas) bor"),
    "numbers by hand": (CURVES.replace("losses, ", "[0.9, 0.5, 0.2], "), '“show("curves")” ', '“show("curves")” '),
    "a series that is none": (
        CURVES.replace("series={", "series=7 if losses is not None else {"),
        "was expected (in series); a single number came",
        "(series qismida), keldi bitta son",
    ),
    "texts in place of numbers": (
        CURVES.replace("losses, ", "list('abc'), "),
        '“show("curves")” ',
        '“show("curves")” ',
    ),
    "an exception": (CURVES + "    1 / 0\n", "ZeroDivisionError", "6-satr"),
    "a figure that does not exist": (
        CURVES.replace('"curves"', '"pie"'),
        "No figure “curves” was drawn, but pie.",
        "chizilgani: pie.",
    ),
    "a name that paints": (
        CURVES.replace('"curves"', '"\\x1b[2J" * 99'),
        "No figure “curves” was drawn",
        "chizilmadi",
    ),
    "not there": ("x = 1\n", "name 'plot' is not defined", "plot"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_style(curves: Judging, name: str) -> None:
    result = curves.only_check("curves", RIGHT[name])
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(curves: Judging, name: str) -> None:
    source, english, uzbek = WRONG[name]
    result = curves.only_check("curves", source)
    says(result, english, uzbek)
    assert "\x1b" not in result.message.en


def test_a_failure_shows_arguments_and_both_numbers(curves: Judging) -> None:
    result = curves.only_check("curves", CURVES.replace("np.mean(losses", "2 * np.mean(losses"))
    assert result.input is not None
    assert result.input.startswith("losses = [")
    assert result.got is not None
    assert "▸" in result.got
    assert result.expected is not None


def test_figures_reach_the_screen_as_well(curves: Judging) -> None:
    curves.verdict("curves", CURVES)
    assert [figure["figure"]["kind"] for figure in curves.told("figure")] == ["curves"] * 3


def test_only_some_parts_count(judging: Judging) -> None:
    line = "from tutor import show\ndef draw(x, y, w): show('line-fit', x=x, y=y, w=w, b=0.0)\n"
    arguments = {name: {"draw": "normal", "shape": shape} for name, shape in (("x", [5]), ("y", [5]), ("w", []))}
    parts = check("figure", figure="line-fit", call="draw", arguments=arguments, parts=["x", "w"])
    judging.course.exercise("line", [parts], line)
    assert judging.only_check("line", line.replace("y=y", "y=-y").replace("b=0.0", "b=1.0")).passed
    says(judging.only_check("line", line.replace("w=w", "w=2 * w")), "(in w)", "(w qismida)")


def test_the_whole_program(judging: Judging) -> None:
    program = (
        "from tutor import show\nshow('confusion-matrix', true=[0, 1, 1], predicted=[0, 1, 0], classes=['a', 'b'])\n"
    )
    judging.course.exercise("counts", [check("figure", figure="confusion-matrix")], program)
    assert judging.only_check("counts", program.replace("'a', 'b'", "'yoʻq', 'ha'")).passed
    assert judging.only_check(
        "counts", program.replace("[0, 1, 1], predicted=[0, 1, 0]", "[1, 0, 1], predicted=[0, 0, 1]")
    ).passed
    swapped = program.replace("true", "t").replace("predicted", "true").replace("t=", "predicted=", 1)
    result = judging.only_check("counts", swapped)
    says(result, '“show("confusion-matrix")” holds another number (in counts[', "boshqa son bor (counts[")
    assert result.input is None
    result = judging.only_check("counts", "if __name__ == '__main__':\n    1 / 0\n")
    says(
        result,
        "Running the whole program raised an error.\nLine 2",
        "Dastur oxirigacha ishlatilganda xato yuz berdi.\n2-satr",
    )


def test_listed_mistakes_are_recognised(judging: Judging) -> None:
    mistakes = {"median": CURVES.replace("np.mean(losses", "np.median(losses"), "silent": "def plot(losses): pass\n"}
    judging.course.exercise("curves", [curves_check()], CURVES, mistakes=mistakes)
    own = CURVES.replace("np.mean(losses", "np.quantile(q=0.5, a=losses").replace("Oʻqitish", "Boshqa")
    assert judging.only_check("curves", own).mistake == "median"
    assert judging.only_check("curves", "def plot(x): return x\n").mistake == "silent"
    assert judging.only_check("curves", own.replace("0.5", "0.4")).mistake is None


CHEATS = {
    "the figure of the call before": CURVES.replace("def plot", "kept = []\ndef plot").replace(
        "    show", "    kept.append(losses)\n    losses = kept[0]\n    show"
    ),
    "a show of its own": CURVES.replace("from tutor import show", "def show(*a, **k): pass"),
    "a figure that equals all": CURVES.replace(
        "def plot", "class All(list):\n    def __eq__(s, o): return True\ndef plot"
    ).replace("losses, ", "All(), "),
}


@pytest.mark.parametrize("name", CHEATS)
def test_cheats_do_not_pass(curves: Judging, name: str) -> None:
    assert not curves.verdict("curves", CHEATS[name]).passed


def test_an_author_who_shows_nothing_is_at_fault(judging: Judging) -> None:
    judging.course.exercise("curves", [curves_check()], "def plot(losses): pass\n")
    with pytest.raises(BrokenExerciseError, match="curves"):
        judging.verdict("curves", CURVES)
