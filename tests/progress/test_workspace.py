import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.progress.errors import WorkspaceError
from tutor.progress.workspace import Workspace

STARTER = "# TODO\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "work")


def test_work_reads_back_as_it_was_saved(workspace: Workspace) -> None:
    source = 'x = "oʻrganish"\r\nprint(x)\n\n'
    assert workspace.read("xor") is None
    assert workspace.stamp("xor") is None
    workspace.save("xor", source)
    assert workspace.read("xor") == source
    assert workspace.path("xor").read_bytes() == source.encode()
    assert workspace.exercises() == ["xor"]


def test_saving_leaves_no_drafts_and_keeps_permissions(workspace: Workspace) -> None:
    workspace.save("xor", "a = 1\n")
    workspace.path("xor").chmod(0o640)
    workspace.save("xor", "a = 2\n")
    assert stat.S_IMODE(workspace.path("xor").stat().st_mode) == 0o640
    assert [entry.name for entry in workspace.folder.iterdir()] == ["xor.py"]


def test_unchanged_work_is_not_written_again(workspace: Workspace) -> None:
    first = workspace.save("xor", "a = 1\n")
    assert workspace.save("xor", "a = 1\n") == first == workspace.stamp("xor")
    workspace.path("xor").write_bytes(b"\xef\xbb\xbfa = 1\n")
    marked = workspace.stamp("xor")
    assert workspace.read("xor") == "a = 1\n"
    assert workspace.save("xor", "a = 1\n") == marked


def test_a_change_from_outside_shows_in_the_stamp(workspace: Workspace) -> None:
    ours = workspace.save("xor", "a = 1\n")
    times = ours.modified_ns
    workspace.path("xor").write_text("a = 2\n")
    os.utime(workspace.path("xor"), ns=(times + 1, times + 1))
    assert workspace.stamp("xor") != ours
    replacement = workspace.folder / "other"
    replacement.write_text("a = 3\n")
    os.utime(replacement, ns=(times, times))
    replacement.replace(workspace.path("xor"))
    assert workspace.stamp("xor") != ours


def test_a_symbolic_link_stays_one(workspace: Workspace, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.py"
    elsewhere.write_text("old\n")
    workspace.folder.mkdir()
    workspace.path("xor").symlink_to(elsewhere)
    workspace.save("xor", "new\n")
    assert workspace.path("xor").is_symlink()
    assert elsewhere.read_text() == "new\n"


def test_start_writes_the_starter_once(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.start("xor", STARTER) == (workspace.path("xor"), True)
    workspace.save("xor", "mine\n")
    assert workspace.start("xor", STARTER) == (workspace.path("xor"), False)
    assert workspace.read("xor") == "mine\n"
    elsewhere = workspace.start("xor", STARTER, to=tmp_path / "new" / "folder")
    assert elsewhere == (tmp_path / "new" / "folder" / "xor.py", True)
    assert elsewhere.path.read_text() == STARTER


def test_start_touches_neither_an_empty_file_nor_a_dangling_link(workspace: Workspace, tmp_path: Path) -> None:
    workspace.folder.mkdir()
    workspace.path("xor").touch()
    assert not workspace.start("xor", STARTER).created
    assert workspace.read("xor") == ""
    workspace.path("iris-mlp").symlink_to(tmp_path / "nowhere")
    assert not workspace.start("iris-mlp", STARTER).created
    assert not (tmp_path / "nowhere").exists()


def test_start_works_without_hard_links(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")  # what FAT and some network disks answer

    monkeypatch.setattr(os, "link", refuse)
    assert workspace.start("xor", STARTER).created
    assert not workspace.start("xor", "other\n").created
    assert workspace.read("xor") == STARTER
    assert [entry.name for entry in workspace.folder.iterdir()] == ["xor.py"]


def test_reset_keeps_every_version_of_the_work(workspace: Workspace) -> None:
    workspace.start("xor", STARTER)
    assert workspace.reset("xor", STARTER) is None
    kept = []
    for source in ("first\n", "second\n", "third\n"):
        workspace.save("xor", source)
        kept.append(workspace.reset("xor", STARTER))
        assert workspace.read("xor") == STARTER
    assert workspace.copies("xor") == kept[::-1]
    assert [copy.read_text() for copy in workspace.copies("xor")] == ["third\n", "second\n", "first\n"]
    assert workspace.exercises() == ["xor"]


def test_the_same_work_is_kept_once(workspace: Workspace) -> None:
    workspace.save("xor", "mine\n")
    first = workspace.reset("xor", STARTER)
    workspace.save("xor", "mine\n")
    assert workspace.reset("xor", STARTER) == first
    assert workspace.copies("xor") == [first]


def test_a_copy_is_never_overwritten(workspace: Workspace) -> None:
    kept = workspace.folder / "kept"
    kept.mkdir(parents=True)
    (kept / "xor.3.py").write_text("by hand\n")
    (kept / "xor-torch.9.py").write_text("another exercise\n")
    workspace.save("xor", "mine\n")
    assert workspace.reset("xor", STARTER) == kept / "xor.4.py"
    assert (kept / "xor.3.py").read_text() == "by hand\n"


def test_reset_without_work_writes_the_starter(workspace: Workspace) -> None:
    assert workspace.reset("xor", STARTER) is None
    assert workspace.read("xor") == STARTER
    assert workspace.keep("iris-mlp") is None


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("not a folder\n")
    workspace = Workspace(tmp_path / "work")
    for write in (workspace.save, workspace.start, workspace.reset):
        with pytest.raises(WorkspaceError) as caught:
            write("xor", "x\n")
        assert str(tmp_path / "work") in caught.value.text.uz
    with pytest.raises(WorkspaceError):
        workspace.exercises()
    assert (tmp_path / "work").read_text() == "not a folder\n"


def test_a_disk_that_fails_halfway_leaves_the_work(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.save("xor", "mine\n")
    write = os.write

    def fill(descriptor: int, data: bytes) -> int:
        if len(data) > 3:
            return write(descriptor, data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", fill)
    for call in (workspace.save, workspace.reset):
        with pytest.raises(WorkspaceError) as caught:
            call("xor", "a longer text\n")
        assert "joy" in caught.value.text.uz
        assert "space" in caught.value.text.en
    with pytest.raises(WorkspaceError):
        workspace.start("iris-mlp", "a longer text\n")
    monkeypatch.undo()
    assert workspace.read("xor") == "mine\n"
    assert workspace.copies("xor") == []
    assert [entry.name for entry in workspace.folder.iterdir() if entry.is_file()] == ["xor.py"]


def test_merging_keeps_both_and_is_idempotent(workspace: Workspace) -> None:
    workspace.save("xor", "here\n")
    here = workspace.path("xor").stat().st_mtime_ns
    for _ in range(2):
        assert workspace.merge("xor", "older\n", here - 1) == "kept"
    assert workspace.read("xor") == "here\n"
    assert workspace.merge("xor", "newer\n", here + 1) == "replaced"
    assert workspace.merge("xor", "newer\n", here + 1) == "same"
    assert workspace.path("xor").stat().st_mtime_ns == here + 1
    assert {copy.read_text() for copy in workspace.copies("xor")} == {"here\n", "older\n"}
    assert workspace.merge("iris-mlp", "new\n", here) == "new"


def test_merging_replaces_an_untouched_starter_however_new(workspace: Workspace) -> None:
    workspace.start("xor", STARTER)
    assert workspace.merge("xor", "work\n", 1, starter=STARTER) == "new"
    assert workspace.read("xor") == "work\n"
    assert workspace.copies("xor") == []


def test_importing_it_imports_nothing_heavy() -> None:
    program = (
        "import sys, tutor.progress.workspace, tutor.progress.view_state;"
        "print(*[m for m in ('sqlalchemy', 'alembic', 'sqlite3', 'pydantic', 'numpy', 'textual', 'tempfile')"
        " if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == ""
