from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from progress_samples import Opener

from tutor.progress.store import ProgressStore


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
