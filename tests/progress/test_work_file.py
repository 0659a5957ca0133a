"""Names that are no exercises and files that are no programs: refused, and nothing is lost."""

import os
from pathlib import Path

import pytest

from tutor.course.schema import ExerciseStep
from tutor.progress.errors import WorkspaceError
from tutor.progress.work_file import MAX_BYTES, is_identifier
from tutor.progress.workspace import Workspace

STARTER = "# TODO\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "work")


@pytest.mark.parametrize(
    "exercise",
    ["", ".", "..", "../x", "a/b", "/etc/passwd", "a\\b", "Xor", "a--b", "-a", "a-", "x\n", "x\0", "oʻ", "a" * 61],
)
def test_an_id_that_is_none_is_refused(workspace: Workspace, exercise: str) -> None:
    for call in (workspace.path, workspace.read, workspace.stamp, workspace.keep, workspace.copies):
        with pytest.raises(WorkspaceError) as caught:
            call(exercise)
        assert "tutor list" in caught.value.text.uz
    for write in (workspace.save, workspace.start, workspace.reset):
        with pytest.raises(WorkspaceError):
            write(exercise, "x\n")
    assert not workspace.folder.exists()


@pytest.mark.parametrize("text", ["xor", "a1-b2", "3", "Xor", "a--b", "", "a" * 60, "a" * 61, "a_b", "x\n"])
def test_ids_are_those_of_the_course(text: str) -> None:
    from pydantic import TypeAdapter, ValidationError

    field = ExerciseStep.model_fields["id"]
    adapter = TypeAdapter[str](field.rebuild_annotation())
    try:
        adapter.validate_python(text)
        accepted = True
    except ValidationError:
        accepted = False
    assert is_identifier(text) == accepted


def test_a_file_that_is_no_utf8_is_left_alone_and_reset_keeps_it(workspace: Workspace) -> None:
    workspace.folder.mkdir()
    workspace.path("xor").write_bytes(b"# caf\xe9\n")
    with pytest.raises(WorkspaceError) as read:
        workspace.read("xor")
    assert "UTF-8" in read.value.text.uz
    assert "UTF-8" in read.value.text.en
    with pytest.raises(WorkspaceError):
        workspace.save("xor", "new\n")
    assert workspace.path("xor").read_bytes() == b"# caf\xe9\n"
    copy = workspace.reset("xor", STARTER)
    assert copy is not None
    assert copy.read_bytes() == b"# caf\xe9\n"
    assert workspace.read("xor") == STARTER


def test_text_that_cannot_be_written_changes_nothing(workspace: Workspace) -> None:
    workspace.save("xor", "mine\n")
    with pytest.raises(WorkspaceError) as caught:
        workspace.save("xor", "ok\nbad = '\ud800'\n")
    assert "line 2" in caught.value.text.en
    assert "2-satr" in caught.value.text.uz
    with pytest.raises(WorkspaceError):
        workspace.save("xor", "x" * (MAX_BYTES + 1))
    assert workspace.read("xor") == "mine\n"


def test_a_pipe_or_a_huge_file_is_an_error_and_not_a_wait(workspace: Workspace) -> None:
    workspace.folder.mkdir()
    os.mkfifo(workspace.path("xor"))
    with workspace.path("iris-mlp").open("wb") as file:
        file.truncate(1 << 40)
    workspace.path("line-fit").mkdir()
    for exercise in ("xor", "iris-mlp", "line-fit"):
        with pytest.raises(WorkspaceError):
            workspace.read(exercise)
        with pytest.raises(WorkspaceError):
            workspace.save(exercise, "x\n")
