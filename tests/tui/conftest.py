from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import MakeApp
from screen_course import write_small_course
from scripted_service import ScriptedService
from service_process import end_service_of

from tutor.course.manifest import load_manifest
from tutor.progress.store import ProgressStore
from tutor.progress.view_state import ViewState
from tutor.progress.workspace import Workspace
from tutor.tui.app import TutorApp


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pictures of screens take half a second each and there are hundreds: they are slow tests all together."""
    for item in items:
        if "snap_compare" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("TUTOR_HOME", str(folder))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    yield folder
    end_service_of(folder)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_small_course(tmp_path / "course")


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService()


@pytest.fixture
def store(home: Path) -> Iterator[ProgressStore]:
    store = ProgressStore.open(home)
    yield store
    store.close()


@pytest.fixture
def make_app(home: Path, course: Path, service: ScriptedService, store: ProgressStore) -> MakeApp:
    """Return a function that makes an app on the small course, at a lesson and step where these are given."""

    def make(lesson: str | None = None, step: str | None = None, **options: object) -> TutorApp:
        steps = {lesson: step} if lesson and step else {}
        return TutorApp(
            load_manifest(course),
            Workspace(home / "work"),
            view_state=ViewState(lesson=lesson, steps=steps),
            view_path=home / "view.json",
            settings_folder=home,
            connect=service.connect,  # type: ignore[arg-type]
            **{"language": "en", "open_store": lambda: store, **options},  # type: ignore[arg-type]
        )

    return make
