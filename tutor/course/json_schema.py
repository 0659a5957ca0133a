"""The JSON Schema of `lesson.yaml`, for editors that complete and check it while an author writes.

`lesson.schema.json` beside this file is what `python -m tutor.course.json_schema` writes; write it again when the
schema's models change.
"""

import json
from pathlib import Path
from typing import Any, Final

from tutor.course.schema import Lesson

SCHEMA_FILE: Final = Path(__file__).with_name("lesson.schema.json")


def lesson_schema() -> dict[str, Any]:
    """Return the schema, made from the models (JSON Schema 2020-12)."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Lesson.model_json_schema()}


if __name__ == "__main__":
    SCHEMA_FILE.write_text(json.dumps(lesson_schema(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
