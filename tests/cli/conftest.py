from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runner import Tutor, WriteProgram
from service_process import end_service_of
from small_course import write_small_course


@pytest.fixture(scope="session")
def grader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tutor]:
    """A home whose grading service all tests share, and a course that none of them changes."""
    home = tmp_path_factory.mktemp("home")
    yield Tutor(home, write_small_course(tmp_path_factory.mktemp("courses") / "course"))
    end_service_of(home)


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    return write_small_course(tmp_path / "course")


@pytest.fixture
def tutor(tmp_path: Path, small_course: Path) -> Iterator[Tutor]:
    """A home of its own, for commands that need no grading service."""
    home = tmp_path / "home"
    yield Tutor(home, small_course)
    end_service_of(home)


@pytest.fixture
def program(tmp_path: Path) -> WriteProgram:
    return WriteProgram(tmp_path)
