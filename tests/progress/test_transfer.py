import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from progress_samples import Opener, attempt, codes

from tutor.progress import progress_file
from tutor.progress.errors import TransferError
from tutor.progress.events import Event
from tutor.progress.transfer import export_progress, import_progress
from tutor.progress.workspace import Workspace


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


def first_work(data: dict[str, Any], **changes: object) -> None:
    data["work"][0].update(changes)


def first_event(data: dict[str, Any], **changes: object) -> None:
    data["events"][0].update(changes)


BAD: dict[str, Callable[[dict[str, Any]], object]] = {
    "traversal": lambda data: first_work(data, exercise="../../.bashrc"),
    "absolute": lambda data: first_work(data, exercise="/etc/cron.d/x"),
    "no exercise": lambda data: data["work"][0].pop("exercise"),
    "source is a list": lambda data: first_work(data, source=["x"]),
    "source with NUL": lambda data: first_work(data, source="x\0"),
    "source with half a character": lambda data: first_work(data, source="\ud800"),
    "huge source": lambda data: first_work(data, source="x" * (2 << 20)),
    "time is a text": lambda data: first_work(data, modified_ns="now"),
    "time is true": lambda data: first_work(data, modified_ns=True),
    "time before all times": lambda data: first_work(data, modified_ns=-1),
    "time after all times": lambda data: first_work(data, modified_ns=10**30),
    "work is an object": lambda data: data.update(work={}),
    "work twice": lambda data: data["work"].append(data["work"][0]),
    "work entry is a number": lambda data: data["work"].append(3),
    "no events": lambda data: data.pop("events"),
    "event is a text": lambda data: data["events"].append("passed"),
    "event of an unknown kind": lambda data: first_event(data, kind="root"),
    "event of no exercise": lambda data: first_event(data, exercise=None),
    "event at no time": lambda data: first_event(data, at="0000"),
    "verdict is a list": lambda data: first_event(data, verdict=[]),
    "version is a text": lambda data: data.update(version="1"),
    "version of long ago": lambda data: data.update(version=0),
    "learner is a number": lambda data: data.update(learner=7),
    "learner clears the screen": lambda data: data.update(learner="\x1b[2J"),
}  # fmt: skip


@pytest.mark.parametrize("spoil", BAD.values(), ids=BAD)
def test_a_file_with_one_wrong_entry_changes_nothing(
    exported: Path, tmp_path: Path, there: Workspace, opening: Opener, spoil: Callable[[dict[str, Any]], object]
) -> None:
    data = json.loads(exported.read_text())
    spoil(data)
    exported.write_text(json.dumps(data))
    with opening(tmp_path / "other") as store:
        with pytest.raises(TransferError) as caught:
            import_progress(store, there, exported)
        assert store.history("local") == []
    assert "export" in caught.value.text.en.lower()
    assert "eksport" in caught.value.text.uz
    assert not there.folder.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"format": "other"}',
        b"\xff\xfe\x00",
        b"[" * 300_000,
        b'{"a": NaN}',
        b"1" * 10_000,
    ],
    ids=["empty", "cut", "list", "null", "other", "binary", "deep", "nan", "number"],
)
def test_what_is_no_progress_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    with pytest.raises(TransferError) as caught:
        progress_file.read(path)
    assert "tutor progress export" in caught.value.text.uz
    assert "tutor progress export" in caught.value.text.en


def test_a_file_of_a_newer_version_asks_for_an_update(exported: Path) -> None:
    data = json.loads(exported.read_text())
    exported.write_text(json.dumps({**data, "version": 2, "events": "of another kind"}))
    with pytest.raises(TransferError) as caught:
        progress_file.read(exported)
    assert "newer" in caught.value.text.en
    assert "yangiroq" in caught.value.text.uz


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(progress_file.MAX_FILE + 1)
    with pytest.raises(TransferError) as caught:
        progress_file.read(path)
    assert "257" not in caught.value.text.uz
    assert "256 MB" in caught.value.text.uz


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path / "missing", tmp_path):
        with pytest.raises(TransferError):
            progress_file.read(path)


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
