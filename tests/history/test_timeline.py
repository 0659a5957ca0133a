from datetime import UTC, datetime, timedelta
from pathlib import Path

from tutor.history.entry import Entry
from tutor.history.timeline import PAGE, Row, Timeline, copies
from tutor.progress.past import Past
from tutor.progress.workspace import Workspace

START = datetime(2026, 5, 4, tzinfo=UTC)


def past(number: int) -> Past:
    return Past(str(number), START + timedelta(minutes=number), "attempt", False, f"{number}\n", {}, False)


def kept(number: float) -> Entry:
    return Entry.of_copy(
        Path(f"/kept/{number}"), int((START + timedelta(minutes=number)).timestamp() * 1e9), "kept\n"
    )


class Pages:
    """A store with so many attempts, which counts how often it is asked."""

    def __init__(self, count: int) -> None:
        self.events = [past(number) for number in range(count)][::-1]
        self.asked = 0

    def __call__(self, limit: int, before: Past | None) -> list[Past]:
        self.asked += 1
        older = [event for event in self.events if before is None or event.at < before.at]
        return older[:limit]


def everything(timeline: Timeline) -> list[Row]:
    rows: list[Row] = []
    while page := timeline.more():
        rows += page
    return rows


def test_copies_stand_between_attempts_by_their_times_and_every_row_knows_the_one_before() -> None:
    count = 2 * PAGE + 7
    times = [count + 5, 60.5, 60.2, 3.5, -10]
    rows = everything(Timeline(Pages(count), [kept(number) for number in times]))
    at = [row.entry.at for row in rows]
    assert at == sorted(at, reverse=True)
    assert len(rows) == count + len(times)
    assert [row.before for row in rows] == [*(row.entry for row in rows[1:]), None]
    assert rows[-1].changed is None
    assert all(row.changed is not None for row in rows[:-1])


def test_no_more_is_read_than_is_asked_for() -> None:
    pages = Pages(500)
    timeline = Timeline(pages)
    assert len(timeline.more()) == PAGE
    assert pages.asked == 2  # the last row of a page needs the one before it
    assert not timeline.is_read


def test_an_empty_history_is_read_at_once() -> None:
    timeline = Timeline(Pages(0))
    assert timeline.more() == []
    assert timeline.is_read


def test_copies_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    work = Workspace(tmp_path)
    for text in ("one\n", "two\n"):
        work.save("xor", text)
        work.keep("xor")
    (tmp_path / "kept" / "xor.3.py").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "kept" / "xor.4.py").mkdir()
    assert sorted(entry.code for entry in copies(work, "xor")) == ["one\n", "two\n"]
    assert copies(Workspace(tmp_path / "nowhere"), "xor") == []
