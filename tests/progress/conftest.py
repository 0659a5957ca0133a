from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from progress_samples import Opener, attempt

from tutor.progress.events import Event
from tutor.progress.store import ProgressStore
from tutor.progress.transfer import export_progress
from tutor.progress.workspace import Workspace


@pytest.fixture(autouse=True)
def _no_database_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_DATABASE_URL", raising=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def opening() -> Opener:
    """Open a store that waits 50 ms for locks and tries the database at each event; close it in the end."""

    @contextmanager
    def opened(
        home: Path, url: str | None = None, *, patience: float = 0.05, retry_every: float = 0.0
    ) -> Iterator[ProgressStore]:
        store = ProgressStore.open(home, url, patience=patience, retry_every=retry_every)
        try:
            yield store
        finally:
            store.close()

    return opened


@pytest.fixture
def filled(home: Path, opening: Opener) -> Path:
    """Return a home with 60 attempts, whose database is of 30 pages and more."""
    with opening(home) as store:
        store.record(*(attempt(f"{number}\n" + "#" * 1500) for number in range(60)))
    return home


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "here")


@pytest.fixture
def there(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "there")


@pytest.fixture
def exported(tmp_path: Path, home: Path, here: Workspace, opening: Opener) -> Path:
    """Return the export of a home with three events and two work files."""
    here.save("xor", "print('ʻxorʼ')\n")
    here.save("line-fit", "w = 2\r\n")
    with opening(home) as store:
        store.record(
            attempt("first"),
            attempt("second", passed=True),
            Event.quiz("xor", "quiz", "why", chosen=[1], correct=True),
            attempt("not hers", learner="bek"),
        )
        report = export_progress(store, here, tmp_path / "progress.json")
    assert (report.events, report.work, report.left_out) == (3, 2, {})
    assert str(report.path) in report.text.uz
    return report.path
