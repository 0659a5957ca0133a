"""Output checks: numbers as numbers, words as words, whatever else stands between them."""

import pytest
from judging import Judging
from tiny_course import Fields, check

from tutor.course.checks import Tolerance
from tutor.grading.checks.printed import agree, tokens
from tutor.grading.verdict import CheckResult

LOSS = {"draw": "uniform", "low": 0.1, "high": 5.0}
REPORT = """\
def report(epoch, loss):
    print(f"Davr {epoch}: yoʻqotish = {loss:.4f}")
    print(f"Yarmi: {loss / 2:.4f}")
"""


def report_check(**fields: object) -> Fields:
    arguments = {"epoch": {"draw": "integers", "low": 1, "high": 99}, "loss": LOSS}
    return check("output", **{"call": "report", "arguments": arguments, **fields})


@pytest.fixture
def report(judging: Judging) -> Judging:
    judging.course.exercise("report", [report_check()], REPORT)
    return judging


def says(result: CheckResult, english: str, uzbek: str) -> None:
    assert not result.passed
    assert english in result.message.en, result.message.en
    assert uzbek in result.message.uz, result.message.uz


RIGHT = {
    "as the author": REPORT,
    "more digits": REPORT.replace(":.4f", ""),
    "fewer digits": REPORT.replace(":.4f", ":.2f"),
    "another apostrophe": REPORT.replace("ʻ", "'"),
    "a backtick for an apostrophe": REPORT.replace("ʻ", "`"),
    "another case, spaces and lines": REPORT.replace("Davr", "DAVR  ").replace(": yoʻ", "\\n - yoʻ"),
    "several arguments": 'def report(e, l):\n    print("Davr", e, "yoʻqotish", l)\n    print("Yarmi", l / 2, sep=": ")\n',
    "percent formatting": 'def report(e, l): print("Davr %d yoʻqotish %.6e yarmi %g" % (e, l, l / 2))\n',
    "write": 'import sys\ndef report(e, l): sys.stdout.write(f"Davr {e} yoʻqotish {l} yarmi {l / 2}")\n',
    "writelines": 'import sys\ndef report(e, l): sys.stdout.writelines([f"Davr {e} ", f"yoʻqotish {l} yarmi {l / 2}"])\n',
    "print with a file": REPORT.replace('")', '", file=sys.stdout, flush=True)').replace("def", "import sys\ndef", 1),
    "numbers of NumPy": REPORT.replace("def", "import numpy as np\ndef", 1).replace(
        "{loss:.4f}", "{np.float32(loss):.4f}"
    ),
    "something returned, too": REPORT + "    return loss\n",
    "an array returned, too": REPORT + "    import numpy\n    return numpy.ones(3)\n",
    "a function returned, too": REPORT + "    return lambda: 1\n",
    "built from a list": 'def report(e, l):\n    qatorlar = [f"Davr {e}", f"yoʻqotish {l}", f"yarmi {l / 2}"]\n'
    '    print("\\n".join(qatorlar))\n',
}
WRONG = {
    "nothing": ("def report(e, l): pass\n", "“report” printed nothing. Is there a print?", "hech narsa chop etmadi"),
    "returned in place of printed": (
        REPORT.replace("print(", "return ("),
        "“report” printed nothing",
        "print yozilganmi?",
    ),
    "printed to the wrong place": (
        REPORT.replace('")', '", file=sys.stderr)').replace("def", "import sys\ndef", 1),
        "printed nothing",
        "chop etmadi",
    ),
    "another number": (
        REPORT.replace("loss / 2", "loss / 3"),
        "printed another number: expected ",
        "boshqa son chop etdi: kerak ",
    ),
    "the other sign": (
        REPORT.replace("{loss:.4f}", "{-loss:.4f}"),
        "printed another number: expected ",
        "boshqa son",
    ),
    "another word": (
        REPORT.replace("Yarmi", "Choragi"),
        "expected “yarmi”, got “choragi” (line 2)",
        "kerak “yarmi”, keldi “choragi” (2-satr)",
    ),
    "a word for a number": (REPORT.replace("{epoch}", "bir"), "got “bir” (line 1)", "keldi “bir” (1-satr)"),
    "not all of it": (
        REPORT.rpartition("    print")[0],
        "is not complete: “yarmi” is missing",
        "toʻliq emas: “yarmi” yetishmayapti",
    ),
    "too much": (
        REPORT + "    print('tamom')\n",
        "printed more than it should: “tamom” (line 3)",
        "ortiqcha narsa chop etdi: “tamom” (3-satr)",
    ),
    "NaN": (REPORT.replace("{loss:.4f}", "{loss * float('nan')}"), "got “nan”", "keldi “nan”"),
    "infinite": (REPORT.replace("{loss:.4f}", "{loss * -1e999}"), "got -inf", "keldi -inf"),
    "a number beyond all bounds": (REPORT.replace("{loss:.4f}", "1.5e999"), "got 1.5e999", "keldi 1.5e999"),
    "very many digits": (REPORT.replace("{loss:.4f}", "{'9' * 9999}"), "got 999", "keldi 999"),
    "an exception": (REPORT + "    1 / 0\n", "ZeroDivisionError", "4-satr"),
    "not there": ("x = 1\n", "name 'report' is not defined", "report"),
    "what paints the terminal": (REPORT.replace("Davr", "\\x1b[2Jqizil"), "got “", "keldi “"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_style(report: Judging, name: str) -> None:
    result = report.only_check("report", RIGHT[name])
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(report: Judging, name: str) -> None:
    source, english, uzbek = WRONG[name]
    result = report.only_check("report", source)
    says(result, english, uzbek)
    assert len(result.message.en) < 1500
    assert "\x1b" not in f"{result.message.en}{result.got}"


def test_a_failure_shows_arguments_and_both_texts_with_the_line_marked(report: Judging) -> None:
    result = report.only_check("report", REPORT.replace("Yarmi", "Choragi"))
    assert result.input is not None
    assert result.input.startswith("epoch = ")
    assert result.expected is not None
    assert result.expected.startswith("Davr ")
    assert result.got is not None
    assert result.got.split("\n")[1].startswith("▸Choragi: ")


def test_what_is_printed_is_in_the_verdict_too(report: Judging) -> None:
    verdict = report.verdict("report", REPORT)
    assert verdict.output.count("yoʻqotish = ") == 5


def test_numbers_only(judging: Judging) -> None:
    judging.course.exercise("report", [report_check(compare="numbers")], REPORT)
    assert judging.only_check("report", "def report(e, l): print(e, l, 'and', l / 2, 'it is')\n").passed
    says(judging.only_check("report", "def report(e, l): print(l, e, l / 2)\n"), "another number", "boshqa son")
    says(
        judging.only_check("report", "def report(e, l): print('son', l * float('nan'), l)\n"),
        "got “nan”",
        "keldi “nan”",
    )


PROGRAM = """\
import math
def area(r): return math.pi * r ** 2
if __name__ == "__main__":
    for r in range(1, 4):
        print("Yuza", round(area(r), 2))
"""


def test_the_whole_program_is_run_as_python_would(judging: Judging) -> None:
    judging.course.exercise("area", [check("output", tolerance={"absolute": 0.006})], PROGRAM)
    assert judging.only_check("area", PROGRAM).passed
    flat = "from math import pi\nprint('Yuza', pi, 'yuza', 4 * pi, 'yuza', 9 * pi)\n"
    assert judging.only_check("area", flat).passed
    ending = flat + "if __name__ == '__main__':\n    raise SystemExit\n"
    assert judging.only_check("area", ending).passed
    result = judging.only_check("area", PROGRAM.replace("r ** 2", "r * 2"))
    says(result, "The program printed another number: expected 3.14, got 6.28", "Dastur boshqa son chop etdi")
    assert result.input is None
    result = judging.only_check("area", PROGRAM + "    print(nothing)\n")
    says(
        result,
        "Running the whole program raised an error.\nLine 6",
        "Dastur oxirigacha ishlatilganda xato yuz berdi.\n6-satr",
    )
    says(judging.only_check("area", "x = 1\n"), "The program printed nothing", "Dastur hech narsa chop etmadi")


def test_listed_mistakes_are_recognised_and_lead(judging: Judging) -> None:
    mistakes = {"third": REPORT.replace("loss / 2", "loss / 3"), "silent": "def report(e, l): pass\n"}
    judging.course.exercise("report", [report_check()], REPORT, mistakes=mistakes)
    own = "def report(e, l):\n    print('davr', e, 'yoʻqotish', l, 'yarmi', l * 0.33333333)\n"
    result = judging.only_check("report", own)
    assert result.mistake == "third"
    assert result.message.uz.startswith("You made the mistake third.\n\n“report” boshqa son")
    assert judging.only_check("report", "def report(a, b): return a\n").mistake == "silent"
    assert judging.only_check("report", own.replace("0.3333", "0.25")).mistake is None


CHEATS = {
    "the text of the call before": REPORT.replace("def report", "kept = []\ndef report").replace(
        'print(f"Yarmi: {loss / 2:.4f}")', "kept.append(loss)\n    print('Yarmi', kept[0] / 2)"
    ),
    "a text that equals all": "class Text(str):\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\n"
    "def report(e, l): print(Text('Davr'))\n",
    "every number there is": "def report(e, l): print('Davr', *range(1000))\n",
    "a stdout of its own": "import io, sys\ndef report(e, l):\n    sys.stdout = io.StringIO()\n    print('Davr', e)\n",
}


@pytest.mark.parametrize("name", CHEATS)
def test_cheats_do_not_pass(report: Judging, name: str) -> None:
    assert not report.verdict("report", CHEATS[name]).passed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("loss=0.5, W1=-3", ["loss", 0.5, "w", 1.0, -3.0]),
        ("−2 +3 .5 1e-3 2.E4", [-2.0, 3.0, 0.5, 1e-3, 2e4]),
        ("Oʻqish O'QISH o‘qish o’qish oʼqish o`qish", ["o'qish"] * 6),
        ("[[1. 2.]\n [3. 4.]]", [1.0, 2.0, 3.0, 4.0]),
        ("100% - | * …\t\x00", [100.0]),
        ("nan inf -inf", ["nan", "inf", float("-inf")]),
        ("", []),
    ],
)
def test_tokens(text: str, found: list[object]) -> None:
    assert [token.text if token.number is None else token.number for token in tokens(text, False)] == found


@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        ("0.1234", "0.12", True),
        ("0.1234", "0.13", False),
        ("0.1234", "0.123444", True),
        ("3.14159", "3", False),
        ("3", "3.0", True),
        ("3", "4", False),
        ("1.5e-7", "9.9e-3", False),
        ("1.234e-05", "1.2e-05", True),
        ("1.234e-05", "0.0000123", True),
        ("1.234e5", "123400.4", True),
        ("1.234e5", "1.2e5", True),
        ("1.234e5", "1.3e5", False),
        ("12.3", "1.2e+01", True),
        ("7.25", "0.0e9", False),
        ("7.25", "1.5e300", False),
        ("0.0001", "0.0002", False),
        ("-inf", "-inf", True),
        ("-inf", "inf", False),
        ("nan", "nan", True),
        ("1.5e999", "1.5e999", True),
        ("1.5e999", "7", False),
        ("loss", "LOSS", True),
        ("1", "bir", False),
    ],
)
def test_what_agrees(expected: str, got: str, same: bool) -> None:
    (one,), (other,) = tokens(expected, False), tokens(got, False)
    assert agree(one, other, Tolerance(relative=1e-4, absolute=1e-6)) is same
