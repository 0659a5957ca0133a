"""Every rule for programs that cannot be read is met by a real error of this Python."""

import re
import warnings

import pytest

from tutor.grading import syntax_error_rules
from tutor.grading.rule_matching import explained

PROGRAMS = {
    "print((1, 2)": "The bracket (",
    "x = [1)": "The bracket [",
    "x = 1)": "This )",
    "x = '''a": "three quotes",
    "x = 'a": "not closed in this line",
    "if x\n    pass": "colon",
    "def f:\n    pass": "def f()",
    "if x = 1:\n    pass": "==",
    "True = 1": "on the left",
    "[1 2]": "comma",
    "print 'x'": "print(...)",
    "x = “a”": "U+201C",
    "x\u00a0= 1": "U+00A0",
    "2x = 1": "2 * x",
    "x = 01": "1, not 01",
    "return 1": "return works only",
    "break": "break works only",
    "try:\n    x\ny": "except",
    "x = 1 if y": "else",
    "f(a=1, 2)": "without a name",
    "def f(a=1, b): pass": "come last",
    "f(a=1, a=2)": "twice: a",
    "def f(a, a): pass": "twice: a",
    "x = \\ 1": "divide",
    "f'{}'": "f-string",
    "if a:\nx": "line 1",
    "def f():\nx": "line 1",
    "  x": "do not belong",
    "if a:\n    x\n  y": "fits no block",
    "if a:\n\tx\n        y": "mixed",
    "x = = 1": "cannot read",
}


def error_of(program: str) -> SyntaxError:
    with warnings.catch_warnings(action="ignore"), pytest.raises(SyntaxError) as caught:
        compile(program, "program", "exec")
    return caught.value


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_that_cannot_be_read_is_explained(program: str) -> None:
    error = error_of(program)
    text = explained(syntax_error_rules.RULES, type(error).__name__, error.msg)
    assert text is not None
    assert PROGRAMS[program] in text.en, error.msg
    assert not re.search(r"\{\d", text.uz + text.en)


def test_every_rule_is_met() -> None:
    errors = [error_of(program) for program in PROGRAMS]
    for types, pattern, _ in syntax_error_rules.RULES[:-1]:
        of_type = [error for error in errors if re.fullmatch(types, type(error).__name__)]
        assert any(re.search(pattern, error.msg) for error in of_type), pattern
