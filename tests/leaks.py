"""Asserts that runs leave no file descriptor open."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tutor.sandbox.children import ChildSource


def settle(server: ChildSource) -> list[str]:
    """Wait until the children that are kept ready have been forked and return what files are open here, by kind."""
    for future in list(server._ready):
        future.exception(60)
    kinds = []
    for path in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # the folder's own
            kinds.append(path.readlink().name.split(":")[0])
    return sorted(kinds)


@contextmanager
def leaving_nothing(server: ChildSource) -> Iterator[None]:
    """Assert that the block leaves no file descriptor open here."""
    before = settle(server)
    yield
    after = settle(server)
    assert after == before, f"open files: {before} → {after}"
