"""A disk that is really full and one that is really read-only: small file systems of a process's own.

They need the right to mount in a namespace of one's own, which some machines do not give.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNSHARE = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]


def can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    probe = [*UNSHARE, "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"]
    return subprocess.run(probe, capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not can_mount(), reason="this machine lets nobody mount a file system")

BEGINNING = """
import os, subprocess, sys
from pathlib import Path

sys.path.insert(0, sys.argv[2])
from progress_samples import attempt, codes
from tutor.progress.errors import WorkspaceError
from tutor.progress.store import ProgressStore
from tutor.progress.view_state import ViewState
from tutor.progress.workspace import Workspace

disk = Path(sys.argv[1])

def mount(options, *where):
    subprocess.run(["mount", "-o", options, *where, str(disk)], check=True)

def open_store():
    return ProgressStore.open(disk / "home", patience=0.05, retry_every=0.0)

mount("size=400k", "-t", "tmpfs", "tmpfs")
work = Workspace(disk / "home" / "work")
work.save("xor", "before\\n")
"""


def run(tmp_path: Path, program: str) -> None:
    """Run the program in a mount namespace of its own, its disk at `tmp_path`."""
    command = [*UNSHARE, sys.executable, "-c", BEGINNING + program, str(tmp_path), str(Path(__file__).parent)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr


def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
ballast = disk / "ballast"
ballast.write_bytes(b"x" * 100_000)
store = open_store()
number = 0
while store.kept_in != "memory":
    store.record(attempt(f"{number}.\\n" + "#" * 4000))
    number += 1
assert number > 10
for _ in range(5):
    store.record(attempt(f"{number}.\\n" + "#" * 4000))
    number += 1
assert store.kept_in == "memory"
assert "joy" in store.notice.uz and "memory only" in store.notice.en, store.notice
assert len(codes(store)) == number

try:
    work.save("xor", "#" * 200_000)
except WorkspaceError as error:
    assert "joy" in error.text.uz and "space" in error.text.en
else:
    raise AssertionError("the disk is not full")
assert work.read("xor") == "before\\n"
assert not ViewState(lesson="x" * 200_000).save(disk / "home" / "view.json")
assert not (disk / "home" / "view.json").exists()

ballast.unlink()
store.record(attempt("space again"))
assert store.kept_in == "database", store.notice
assert store.notice is None
store.close()
assert not (disk / "home" / "attempts.jsonl").exists()
found = codes(open_store())
assert sorted(code.split(".")[0] for code in found) == sorted([*map(str, range(number)), "space again"])
""",
    )


def test_a_disk_that_is_full_from_the_beginning(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
try:
    with (disk / "ballast").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
except OSError:
    pass
store = open_store()
store.record(attempt("a", passed=True))
assert store.kept_in == "memory", store.kept_in
assert store.summary("local")["xor"].passed
(disk / "ballast").unlink()
store.record(attempt("b"))
assert store.kept_in == "database", store.notice
assert codes(store) == ["a", "b"]
""",
    )


def test_a_disk_that_becomes_read_only(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
store = open_store()
store.record(attempt("earlier", passed=True))
store.close()
mount("remount,ro")
store = open_store()
assert store.kept_in == "memory"
assert "faqat xotirada" in store.notice.uz and "cannot be written" in store.notice.en, store.notice
assert store.summary("local")["xor"].passed
store.record(attempt("meanwhile"))
assert codes(store) == ["earlier", "meanwhile"]

for write in (work.save, work.reset, lambda *a: work.start("iris-mlp", a[1])):
    try:
        write("xor", "after\\n")
    except WorkspaceError as error:
        assert "TUTOR_HOME" in error.text.uz and "TUTOR_HOME" in error.text.en
    else:
        raise AssertionError("the disk can be written")
assert work.read("xor") == "before\\n"
assert not ViewState(lesson="xor").save(disk / "home" / "view.json")

mount("remount,rw")
store.record(attempt("afterwards"))
assert store.kept_in == "database" and store.notice is None, store.notice
assert codes(store) == ["earlier", "meanwhile", "afterwards"]
store.close()
assert codes(open_store()) == ["earlier", "meanwhile", "afterwards"]
""",
    )


def test_a_store_that_is_open_when_its_disk_becomes_read_only(tmp_path: Path) -> None:
    # A file that is open for writing keeps its disk writable, so the disk is hidden by a read-only one instead.
    run(
        tmp_path,
        """
store = open_store()
store.record(attempt("earlier"))
mount("ro,size=64k", "-t", "tmpfs", "tmpfs")
store.record(attempt("meanwhile"))
assert store.kept_in == "memory", store.kept_in
assert codes(store) == ["meanwhile"]
subprocess.run(["umount", str(disk)], check=True)
store.record(attempt("afterwards"))
assert store.kept_in == "database", store.notice
assert codes(store) == ["earlier", "meanwhile", "afterwards"]
""",
    )


def test_a_damaged_database_on_a_read_only_disk_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    run(
        tmp_path,
        """
store = open_store()
store.record(*(attempt(f"{number}.\\n" + "#" * 3000) for number in range(30)))
store.close()
database = disk / "home" / "progress.db"
os.truncate(database, database.stat().st_size // 2)
damaged = database.read_bytes()
mount("remount,ro")
store = open_store()
earlier = len(codes(store))
assert 5 < earlier < 30
assert store.kept_in == "memory" and "yozish mumkin emas" in store.notice.uz, store.notice
mount("remount,rw")
store.record(attempt("afterwards"))
assert store.kept_in == "database"
assert len(codes(store)) == earlier + 1
assert (disk / "home" / "progress.damaged-1.db").read_bytes() == damaged
""",
    )
