"""Verdicts travel as JSON and come back the same."""

import json
from importlib.resources import files

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.grading.verdict import NOT_TRIED, CheckResult, ProgramError, Verdict
from tutor.language import Text

TEXTS = st.builds(Text, uz=st.text(), en=st.text())
OPTIONAL = st.none() | st.text()
CHECKS = st.builds(
    CheckResult, name=st.text(), title=TEXTS, passed=st.booleans(), message=TEXTS, mistake=OPTIONAL, input=OPTIONAL,
    expected=OPTIONAL, got=OPTIONAL, hint=st.none() | TEXTS, diagnosis=OPTIONAL,
)  # fmt: skip
ERRORS = st.builds(
    ProgramError,
    type=st.text(),
    message=st.text(),
    line=st.none() | st.integers(1),
    source=OPTIONAL,
    explanation=TEXTS,
)
METRICS = st.fixed_dictionaries(
    {"step": st.integers(), "loss": st.none() | st.floats(allow_nan=False, allow_infinity=False)}
)
VERDICTS = st.builds(
    Verdict, exercise=st.just("line-fit"), passed=st.booleans(), checks=st.lists(CHECKS, min_size=1, max_size=3),
    output=st.text(),
    error=st.none() | ERRORS, metrics=st.lists(METRICS, max_size=3), isolation=st.lists(st.text(), max_size=3),
    seconds=st.floats(0, 1000),
)  # fmt: skip
VALIDATOR = jsonschema.Draft202012Validator(
    json.loads(files("tutor.grading").joinpath("verdict.schema.json").read_text(encoding="utf-8"))
)


@given(VERDICTS)
def test_a_verdict_comes_back_the_same(verdict: Verdict) -> None:
    assert Verdict.from_json(json.loads(json.dumps(verdict.as_json()))) == verdict


@settings(max_examples=30)
@given(VERDICTS)
def test_a_verdict_fits_its_schema(verdict: Verdict) -> None:
    VALIDATOR.validate(verdict.as_json())


def test_the_first_mistake_leads() -> None:
    def check(mistake: str | None) -> CheckResult:
        return CheckResult("c", Text("", ""), False, Text("", ""), mistake)

    assert Verdict("e", False, [check(None), check("one"), check("two")]).mistake == "one"
    assert Verdict("e", True, [check(None)]).mistake is None


def test_a_check_that_was_not_tried_says_so() -> None:
    assert not CheckResult("c", Text("", ""), False, NOT_TRIED).tried
    assert CheckResult("c", Text("", ""), False, Text("x", "x")).tried
