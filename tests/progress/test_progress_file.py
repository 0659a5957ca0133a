"""Progress files that someone has written or changed by hand: all of it is right, or nothing is used."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from progress_samples import Opener

from tutor.progress import progress_file
from tutor.progress.errors import TransferError
from tutor.progress.transfer import import_progress
from tutor.progress.workspace import Workspace


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
    exported.write_text(json.dumps({**data, "version": 3, "events": "of another kind"}))
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
