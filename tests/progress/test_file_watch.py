import asyncio
from pathlib import Path
from threading import Event, Thread

import pytest

from tutor.progress.errors import WorkspaceError
from tutor.progress.file_watch import FileWatch
from tutor.progress.workspace import Stamp, Workspace


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    workspace = Workspace(tmp_path / "work")
    workspace.save("xor", "a = 1\n")
    return workspace


def test_what_is_there_at_first_is_no_news_and_a_save_is_news_once(work: Workspace) -> None:
    watch = FileWatch(work, "xor")
    assert not watch.look()
    work.save("xor", "a = 2\n")
    assert [watch.look() for _ in range(4)] == [False, True, False, False]


def test_a_file_that_is_still_being_written_is_waited_for(work: Workspace) -> None:
    watch = FileWatch(work, "xor")
    path = work.path("xor")
    path.write_text("")
    assert not watch.look()
    assert watch.pause < 0.1
    path.write_text("a = 22\n")
    assert not watch.look()
    assert watch.look()
    assert watch.pause > 0.1


def test_a_file_that_goes_and_comes_back_is_news_when_it_comes(work: Workspace) -> None:
    watch = FileWatch(work, "xor")
    work.path("xor").unlink()
    assert not any(watch.look() for _ in range(3))
    work.save("xor", "b = 1\n")
    assert [watch.look(), watch.look()] == [False, True]
    new = FileWatch(work, "later")
    assert not any(new.look() for _ in range(3))
    work.save("later", "c = 1\n")
    assert [new.look(), new.look()] == [False, True]


def test_a_file_put_in_the_place_of_another_is_news(work: Workspace, tmp_path: Path) -> None:
    watch = FileWatch(work, "xor")
    (tmp_path / "draft").write_text("a = 9\n")
    (tmp_path / "draft").replace(work.path("xor"))
    assert [watch.look(), watch.look()] == [False, True]


def test_changes_are_waited_for_in_a_thread_and_end_when_told(work: Workspace) -> None:
    watch, stop, seen = FileWatch(work, "xor", period=0.005), Event(), list[Stamp]()
    one = Event()

    def wait() -> None:
        for stamp in watch.changes(stop):
            seen.append(stamp)
            one.set()

    thread = Thread(target=wait)
    thread.start()
    saved = work.save("xor", "a = 3\n")
    assert one.wait(30)
    stop.set()
    thread.join(30)
    assert seen == [saved]


async def test_a_task_waits_for_the_next_change(work: Workspace) -> None:
    task = asyncio.create_task(FileWatch(work, "xor", period=0.005).changed())
    await asyncio.sleep(0)
    work.save("xor", "a = 4\n")
    await asyncio.wait_for(task, 30)


def test_a_name_that_is_none_is_refused(work: Workspace) -> None:
    with pytest.raises(WorkspaceError):
        FileWatch(work, "../etc/passwd")
