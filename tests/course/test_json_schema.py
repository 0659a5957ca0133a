import json
from pathlib import Path

import jsonschema
import pytest

from tutor import paths
from tutor.course.json_schema import SCHEMA_FILE, lesson_schema
from tutor.course.manifest import load_manifest
from tutor.course.yaml_source import YamlSource

SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


def validate(data: object) -> None:
    jsonschema.validate(data, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_the_published_schema_is_the_models(small_course: Path) -> None:
    made = lesson_schema()
    assert SCHEMA["properties"].keys() == made["properties"].keys()
    assert {name: part.get("properties", {}).keys() for name, part in SCHEMA["$defs"].items()} == {
        name: part.get("properties", {}).keys() for name, part in made["$defs"].items()
    }


def test_lessons_fit_the_schema(small_course: Path) -> None:
    validate(YamlSource.read(small_course / "sums/lesson.yaml").data)
    for entry in load_manifest(paths.course()).lessons:
        validate(YamlSource.read(paths.course() / entry.id / "lesson.yaml").data)


def test_what_is_no_lesson_does_not_fit(small_course: Path) -> None:
    data = YamlSource.read(small_course / "sums/lesson.yaml").data
    for spoilt in ({**data, "hours": 1}, {**data, "steps": []}, {**data, "id": "No Id"}):
        with pytest.raises(jsonschema.ValidationError):
            validate(spoilt)
