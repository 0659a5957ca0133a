"""The examples of checks in CONTRIBUTING.md are checks, one of every kind, and the values that it lists are all there are."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from tutor.course.checks import Check
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
