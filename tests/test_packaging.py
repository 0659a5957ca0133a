"""The wheel holds everything that the tutor needs, lessons included."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        folder,
        PROJECT,
    ]
    subprocess.run(command, check=True)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_wheel_holds_every_file_of_the_package_and_the_lessons(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "tutor", "lessons"], cwd=PROJECT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert tracked
    wanted = {
        name.replace("lessons/", "tutor/_lessons/", 1) if name.startswith("lessons/") else name for name in tracked
    }
    assert wanted <= packed


@pytest.mark.slow
def test_tutor_from_the_wheel_finds_its_lessons(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        "from tutor import paths; from tutor.course.manifest import load_manifest; "
        "print(paths.course(), len(load_manifest(paths.course()).lessons))"
    )
    environment = {key: value for key, value in os.environ.items() if key != "TUTOR_COURSE"}
    found = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert Path(found[0]) == tmp_path / "tutor" / "_lessons"
    assert int(found[1]) >= 3
