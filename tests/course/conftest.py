from pathlib import Path

import pytest
from small_course import write_small_course


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    return write_small_course(tmp_path / "course")
