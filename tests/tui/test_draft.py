from pathlib import Path

import pytest

from tutor.progress.errors import WorkspaceError
from tutor.progress.workspace import Workspace
from tutor.tui.draft import Draft, Outcome


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    draft = Draft(Workspace(tmp_path), "double")
    draft.start("start\n")
    return draft


def save(draft: Draft, source: str) -> Outcome:
    return draft.save(source, draft.next_serial()).outcome


def test_work_begins_with_the_starter_and_only_once(tmp_path: Path, draft: Draft) -> None:
    assert draft.saved == "start\n"
    assert Draft(Workspace(tmp_path), "double").start("another\n") == "start\n"


def test_a_save_is_on_disk(draft: Draft) -> None:
    assert save(draft, "mine\n") is Outcome.SAVED
    assert draft.path.read_text(encoding="utf-8") == "mine\n"
    assert save(draft, "mine\n") is Outcome.UNCHANGED


def test_the_later_of_two_saves_wins_also_when_it_is_done_first(draft: Draft) -> None:
    early, late = draft.next_serial(), draft.next_serial()
    draft.save("late\n", late)
    assert draft.save("early\n", early).outcome is Outcome.UNCHANGED
    assert draft.path.read_text(encoding="utf-8") == "late\n"


def test_a_file_changed_elsewhere_is_taken_when_the_editor_was_not_changed(draft: Draft) -> None:
    draft.path.write_text("elsewhere\n", encoding="utf-8")
    saved = draft.save("start\n", draft.next_serial())
    assert (saved.outcome, saved.source) == (Outcome.RELOAD, "elsewhere\n")
    assert draft.path.read_text(encoding="utf-8") == "elsewhere\n"


def test_when_both_were_changed_neither_is_lost(draft: Draft) -> None:
    draft.path.write_text("elsewhere\n", encoding="utf-8")
    saved = draft.save("mine\n", draft.next_serial())
    assert saved.outcome is Outcome.BOTH
    assert saved.copy is not None
    assert saved.copy.read_text(encoding="utf-8") == "elsewhere\n"
    assert draft.path.read_text(encoding="utf-8") == "mine\n"


def test_the_same_change_on_both_sides_is_no_conflict(draft: Draft) -> None:
    draft.path.write_text("same\n", encoding="utf-8")
    assert save(draft, "same\n") is Outcome.UNCHANGED
    assert not (draft.workspace.folder / "kept").exists()


def test_a_file_that_was_deleted_is_written_again(draft: Draft) -> None:
    draft.path.unlink()
    assert save(draft, "mine\n") is Outcome.SAVED
    assert draft.path.read_text(encoding="utf-8") == "mine\n"


def test_nothing_typed_makes_no_file(tmp_path: Path) -> None:
    draft = Draft(Workspace(tmp_path), "double")
    assert save(draft, "") is Outcome.UNCHANGED
    assert not draft.path.exists()


def test_a_file_that_is_no_text_is_neither_read_nor_overwritten(tmp_path: Path) -> None:
    (tmp_path / "double.py").write_bytes(b"\xff\xfe")
    with pytest.raises(WorkspaceError):
        Draft(Workspace(tmp_path), "double")
    assert (tmp_path / "double.py").read_bytes() == b"\xff\xfe"
