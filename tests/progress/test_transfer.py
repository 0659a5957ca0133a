import os
from pathlib import Path

import pytest
from progress_samples import Opener, attempt, codes

from tutor.progress import progress_file
from tutor.progress.errors import TransferError
from tutor.progress.transfer import export_progress, import_progress
from tutor.progress.workspace import Workspace


def test_progress_arrives_on_another_machine(
    exported: Path, tmp_path: Path, here: Workspace, there: Workspace, opening: Opener
) -> None:
    with opening(tmp_path / "other") as store:
        report = import_progress(store, there, exported, learner="aziza")
        assert (report.new_events, report.known_events) == (3, 0)
        assert report.work == {"line-fit": "new", "xor": "new"}
        assert codes(store, "aziza") == ["first", "second"]
        assert store.summary("aziza")["xor"].passed
        assert store.quiz_answers("aziza", "xor")["quiz", "why"].correct
        assert all(one.imported for one in store.attempts("aziza", "xor"))
        assert store.attempts("aziza", "xor")[0].verdict["checks"][0]["message"]["en"] == "The loss did not fall."
        assert store.summary("aziza", imported=False) == {}
        assert store.summaries(imported=False) == {}
    for exercise in ("xor", "line-fit"):
        assert there.read(exercise) == here.read(exercise)
        assert there.path(exercise).stat().st_mtime_ns == here.path(exercise).stat().st_mtime_ns


def test_importing_twice_is_importing_once(
    exported: Path, home: Path, tmp_path: Path, here: Workspace, there: Workspace, opening: Opener
) -> None:
    with opening(tmp_path / "other") as store:
        import_progress(store, there, exported)
        before = store.history("local")
        report = import_progress(store, there, exported)
        assert (report.new_events, report.known_events) == (0, 3)
        assert report.work == {"line-fit": "same", "xor": "same"}
        assert store.history("local") == before
    with opening(home) as store:  # and into where it came from
        report = import_progress(store, here, exported)
        assert (report.new_events, report.known_events) == (0, 3)
        assert not any(one.imported for one in store.attempts("local", "xor"))
    assert here.copies("xor") == there.copies("xor") == []


def test_different_work_is_never_lost(
    exported: Path, tmp_path: Path, here: Workspace, there: Workspace, opening: Opener
) -> None:
    times = here.path("xor").stat().st_mtime_ns
    there.save("xor", "newer, here\n")
    os.utime(there.path("xor"), ns=(times + 10**9, times + 10**9))
    there.save("line-fit", "older, here\n")
    os.utime(there.path("line-fit"), ns=(times - 10**12, times - 10**12))
    with opening(tmp_path / "other") as store:
        for expected in ({"line-fit": "replaced", "xor": "kept"}, {"line-fit": "same", "xor": "kept"}):
            report = import_progress(store, there, exported)
            assert report.work == expected
            assert "xor" in report.text.uz
            assert str(there.copies_folder) in report.text.en
    assert there.read("xor") == "newer, here\n"
    assert [copy.read_text() for copy in there.copies("xor")] == ["print('ʻxorʼ')\n"]
    assert there.read("line-fit") == "w = 2\r\n"
    assert [copy.read_text() for copy in there.copies("line-fit")] == ["older, here\n"]


def test_a_starter_yields_to_imported_work(exported: Path, tmp_path: Path, there: Workspace, opening: Opener) -> None:
    there.start("xor", "# TODO\n")
    with opening(tmp_path / "other") as store:
        report = import_progress(store, there, exported, starter={"xor": "# TODO\n"}.get)
    assert report.work["xor"] == "new"
    assert there.read("xor") == "print('ʻxorʼ')\n"


def test_export_replaces_an_export_and_nothing_else(
    exported: Path, home: Path, tmp_path: Path, here: Workspace, opening: Opener
) -> None:
    essay = tmp_path / "essay.txt"
    essay.write_text("Once upon a time")
    with opening(home) as store:
        store.record(attempt("third"))
        assert export_progress(store, here, exported).events == 4
        with pytest.raises(TransferError) as caught:
            export_progress(store, here, essay)
        with pytest.raises(TransferError):
            export_progress(store, here, tmp_path / "essay.txt" / "progress.json")
        with pytest.raises(TransferError):
            export_progress(store, here, tmp_path)
        with pytest.raises(TransferError, match="no folder"):
            export_progress(store, here, tmp_path / "mistyped" / "progress.json")
        assert not (tmp_path / "mistyped").exists()
    assert "essay.txt" in caught.value.text.uz
    assert essay.read_text() == "Once upon a time"
    assert len(progress_file.read(exported).events) == 4


def test_work_that_cannot_be_read_does_not_stop_the_rest(
    home: Path, tmp_path: Path, here: Workspace, opening: Opener
) -> None:
    here.save("xor", "fine\n")
    here.path("iris-mlp").write_bytes(b"\xff\xfe")
    with opening(home) as store:
        report = export_progress(store, here, tmp_path / "progress.json")
    assert (report.work, set(report.left_out)) == (1, {"iris-mlp"})
    assert "UTF-8" in report.text.uz


def test_work_that_cannot_be_written_does_not_stop_the_rest(
    exported: Path, tmp_path: Path, there: Workspace, opening: Opener
) -> None:
    there.path("line-fit").mkdir(parents=True)
    with opening(tmp_path / "other") as store:
        report = import_progress(store, there, exported)
    assert (report.new_events, report.work, set(report.left_out)) == (3, {"xor": "new"}, {"line-fit"})
    assert "line-fit" in report.text.en


def test_progress_survives_without_any_disk(
    exported: Path, tmp_path: Path, there: Workspace, opening: Opener
) -> None:
    (tmp_path / "other").write_text("not a folder")
    with opening(tmp_path / "other") as store:
        report = import_progress(store, there, exported)
        assert store.kept_in == "memory"
        assert (report.new_events, report.known_events) == (3, 0)
        assert (import_progress(store, there, exported)).new_events == 0
        copy = export_progress(store, there, tmp_path / "again.json")
    assert copy.events == 3
    assert [event.id for event in progress_file.read(copy.path).events] == [
        event.id for event in progress_file.read(exported).events
    ]
