import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runner import Tutor, WriteProgram
from small_course import write_small_course

from tutor import paths
from tutor.grading.client import GradingClient


@pytest.fixture(scope="session")
def grader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tutor]:
    """A home whose grading service all tests share, and a course that none of them changes."""
    home = tmp_path_factory.mktemp("home")
    yield Tutor(home, write_small_course(tmp_path_factory.mktemp("courses") / "course"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUTOR_HOME", str(home))
        socket = paths.service_socket()
    if socket.exists():
        asyncio.run(_shut_down(socket))


async def _shut_down(socket: Path) -> None:
    client = await GradingClient.connect(socket)
    await client.ask("shutdown")
    await client.closed()


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    return write_small_course(tmp_path / "course")


@pytest.fixture
def tutor(tmp_path: Path, small_course: Path) -> Tutor:
    """A home of its own, for commands that need no grading service."""
    return Tutor(tmp_path / "home", small_course)


@pytest.fixture
def program(tmp_path: Path) -> WriteProgram:
    return WriteProgram(tmp_path)
