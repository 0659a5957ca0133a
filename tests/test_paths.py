"""Where sockets lie: never where their path would be too long for the system."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from tutor import paths


@pytest.mark.parametrize("depth", [0, 3, 10, 40])
def test_a_service_can_listen_however_long_the_folders_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, depth: int
) -> None:
    folder = tmp_path.joinpath(*["a-folder"] * depth)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("TUTOR_HOME", str(folder / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    path = paths.service_socket()
    assert path.parent.stat().st_mode & 0o077 == 0
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.fspath(path))
    path.unlink()


def test_two_homes_have_two_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    found = set()
    for home in ("/one", "/two"):
        monkeypatch.setenv("TUTOR_HOME", home)
        found.add(paths.service_socket())
    assert len(found) == 2
