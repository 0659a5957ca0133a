"""The examples of checks in CONTRIBUTING.md are checks, one of every kind, and the values that it lists are all there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from tutor.course.checks import Check, TrainingCheck
from tutor.course.comparison import Comparison
from tutor.course.loader import _MESSAGES
from tutor.course.values import Argument

PAGE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLES = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(kind: .*?)```", PAGE, re.DOTALL)]


def tags(union: Any, field: str) -> set[str]:  # noqa: ANN401 - an annotated union is no type
    schema = TypeAdapter(union).json_schema()
    return set(schema["discriminator"]["mapping"]) if schema["discriminator"]["propertyName"] == field else set()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["kind"])
def test_an_example_is_a_check(example: dict[str, Any]) -> None:
    checked = TypeAdapter(Check).validate_python(example)
    assert checked.id == example["id"]


def test_every_kind_has_an_example() -> None:
    assert sorted(example["kind"] for example in EXAMPLES) == sorted(tags(Check, "kind"))


def test_every_way_to_draw_is_listed() -> None:
    paragraph = PAGE[PAGE.index("An argument is drawn by") :].split("\n\n")[0]
    assert set(re.findall(r"`([a-z-]+)`", paragraph)) == tags(Argument, "draw")


def test_the_example_of_a_comparison_follows_a_training_check() -> None:
    (block,) = re.findall(r"```yaml\n(compare:.*?)```", PAGE, re.DOTALL)
    comparison = Comparison.model_validate(yaml.safe_load(block)["compare"])
    (example,) = (example for example in EXAMPLES if example["kind"] == "training")
    shapes = {"W1": [2, "hidden"], "b1": ["hidden"], "W2": ["hidden", 1], "b2": [1]}
    judged = TrainingCheck.model_validate({**example, "predict_by": "author", "parameters": shapes})
    assert comparison.training([judged]) is judged


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"check": "other"}, "no_training"),
        ({"steps": "epochs"}, "compare_name"),
        ({"layers": [{"linear": ["width", 1]}]}, "compare_name"),
        ({"start": {"result_of": "init", "names": {"W9": "0.weight"}}}, "compare_name"),
    ],
)
def test_a_comparison_that_does_not_fit_its_check_is_refused(change: dict[str, Any], kind: str) -> None:
    plain = {"check": "train", "layers": [{"linear": [2, 1]}], "loss": "cross-entropy", "epochs": 5}
    optimizer = {"optimizer": {"kind": "adam", "learning_rate": 0.1}}
    (example,) = (example for example in EXAMPLES if example["kind"] == "training")
    judged = TrainingCheck.model_validate({**example, "predict_by": "author"})
    assert Comparison.model_validate({**plain, **optimizer}).training([judged]) is judged
    with pytest.raises(PydanticCustomError) as refused:
        Comparison.model_validate({**plain, **optimizer, **change}).training([judged])
    assert refused.value.type == kind
    assert kind in _MESSAGES
