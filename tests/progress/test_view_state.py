import json
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.progress.view_state import VERSION, ViewState


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "view.json"


def test_a_new_learner_gets_the_defaults(path: Path) -> None:
    assert ViewState.load(path) == ViewState()


def test_it_comes_back_as_it_was_saved(path: Path) -> None:
    state = ViewState("xor", {"xor": "task", "iris": "data"}, {"lesson": 42}, {"xor/task": {"text": 310, "row": 4}})
    assert state.save(path)
    assert ViewState.load(path) == ViewState("xor", state.steps, state.panes, state.places, {"version": VERSION})
    assert [entry.name for entry in path.parent.iterdir()] == ["view.json"]


def test_fields_of_another_version_survive(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 7, "lesson": "iris", "tour": {"seen": [1, 2]}}))
    state = ViewState.load(path)
    assert state.lesson == "iris"
    state.lesson = "xor"
    assert state.save(path)
    written = json.loads(path.read_text())
    assert written["version"] == 7
    assert written["tour"] == {"seen": [1, 2]}
    assert written["lesson"] == "xor"


def test_a_field_of_the_wrong_type_gets_its_default(path: Path) -> None:
    path.parent.mkdir()
    wrong = {
        "version": "one",
        "lesson": 3,
        "steps": {"xor": "task", "iris": 4},
        "panes": {"a": 10, "b": -1, "c": "wide", "d": True, "e": 1.5},
        "places": {"xor/task": {"text": 5, "row": "x"}, "xor/why": 3},
    }
    path.write_text(json.dumps(wrong))
    state = ViewState.load(path)
    assert state.lesson is None
    assert state.steps == {"xor": "task"}
    assert state.panes == {"a": 10}
    assert state.places == {"xor/task": {"text": 5}, "xor/why": {}}
    assert state.save(path)
    assert json.loads(path.read_text())["version"] == VERSION


def test_two_sessions_lose_nothing_of_each_other(path: Path) -> None:
    before = ViewState("xor", {"xor": "task", "iris": "data"}, {"lesson": 42}, {"xor/task": {"row": 4}})
    assert before.save(path)
    first, second = ViewState.load(path), ViewState.load(path)
    first.lesson, first.steps["iris"], first.places["iris/data"] = "iris", "net", {"row": 1}
    first.panes.clear()
    assert first.save(path)
    second.steps["mlp"], second.places["xor/task"] = "why", {"row": 9}
    assert second.save(path)
    both = ViewState.load(path)
    assert both == ViewState(
        "iris",
        {"xor": "task", "iris": "net", "mlp": "why"},
        {},
        {"iris/data": {"row": 1}, "xor/task": {"row": 9}},
        {"version": VERSION},
    )
    assert list(both.places)[-1] == "xor/task"
    first.lesson = None
    assert first.save(path)
    assert ViewState.load(path).lesson is None
    path.unlink()
    assert second.save(path)
    assert ViewState.load(path).steps == {"xor": "task", "iris": "data", "mlp": "why"}


WALK = """
import sys; from pathlib import Path; from tutor.progress import view_state; from tutor.progress.view_state import ViewState
view_state._PATIENCE = 60  # on a busy machine, too, each waits until it is its turn
state = ViewState.load(Path(sys.argv[1]))
for number in range(40):
    state.steps[f"{sys.argv[2]}-{number}"] = "step"
    assert state.save(Path(sys.argv[1]))
"""


def test_processes_that_save_at_the_same_time_lose_nothing(path: Path) -> None:
    path.parent.mkdir()
    walks = [subprocess.Popen([sys.executable, "-c", WALK, str(path), name]) for name in ("one", "two", "three")]
    assert [walk.wait(60) for walk in walks] == [0, 0, 0]
    assert len(ViewState.load(path).steps) == 120
    assert [entry.name for entry in path.parent.iterdir()] == ["view.json"]


@pytest.mark.parametrize(
    "garbage",
    [b"", b"\0\0\0\0", b"{", b"[1, 2]", b"null", b'{"lesson": "\xff"}', b"[" * 200_000, b" " * (2 << 20)],
    ids=["empty", "zeros", "cut", "list", "null", "latin", "deep", "large"],
)
def test_garbage_gives_the_defaults_and_is_kept_aside(path: Path, garbage: bytes) -> None:
    path.parent.mkdir()
    for number in (1, 2):
        path.write_bytes(garbage)
        assert ViewState.load(path) == ViewState()
        assert not path.exists()
        assert (path.parent / f"view.unreadable-{number}.json").read_bytes() == garbage
    assert ViewState(lesson="xor").save(path)
    assert ViewState.load(path).lesson == "xor"


def test_a_folder_in_its_place_does_no_harm(path: Path) -> None:
    path.mkdir(parents=True)
    assert ViewState.load(path) == ViewState()
    assert not ViewState(lesson="xor").save(path)
    assert path.is_dir()


def test_a_home_that_is_a_file_does_no_harm(path: Path) -> None:
    path.parent.write_text("")
    assert ViewState.load(path) == ViewState()
    assert not ViewState().save(path)
