"""The results share the rows among themselves, and one set of keys scrolls all of them."""

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from scripted_service import ScriptedService

from tutor.tui.sharing import FIGURE, PLOT, output, share

FIGURE_EVENT = {
    "event": "figure",
    "figure": {"kind": "curves", "series": {"f": {"x": [0.0, 1.0, 2.0], "y": [0.0, 1.0, 4.0]}}},
}


@pytest.mark.parametrize("rows", range(12, 50))
@pytest.mark.parametrize("lines", [1, 2, 5])
def test_output_takes_no_more_rows_than_it_has_lines(rows: int, lines: int) -> None:
    heights = share(rows, [FIGURE, output(lines)])
    assert heights[1] <= lines
    assert sum(heights) == min(max(rows, FIGURE.least + min(lines, 4)), FIGURE.most + lines)


def test_while_more_may_come_the_picture_is_not_drawn_anew_for_every_line() -> None:
    drawn = {share(20, [PLOT, output(lines, more_may_come=True)])[0] for lines in range(1, 30)}
    assert len(drawn) <= 4


async def test_keys_scroll_the_output_without_going_to_it(make_app: MakeApp, service: ScriptedService) -> None:
    printed = {"event": "output", "stream": "stdout", "text": "".join(f"line {n}\n" for n in range(100))}
    service.finish(FIGURE_EVENT, printed)
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "f7")
        assert "line 99" in screen_text(app)
        await press(pilot, "up")
        assert "line 99" not in screen_text(app)
        await press(pilot, "pageup", "home")
        assert "line 0" in screen_text(app)
        await press(pilot, "pagedown")
        assert "line 0\n" not in screen_text(app)
        await press(pilot, "end")
        assert "line 99" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (80, 40)])
async def test_no_rows_are_left_empty_beneath_a_figure(
    make_app: MakeApp, service: ScriptedService, size: tuple[int, int]
) -> None:
    service.finish(FIGURE_EVENT, {"event": "output", "stream": "stdout", "text": "done\n"})
    app = make_app("doubling", "show")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        body = lesson_screen(app).bench.results.body
        parts = [part for part in body.displayed_children if part.size]
        assert [part.id for part in parts] == ["figure", "output"]
        assert sum(part.region.height for part in parts) == body.size.height
        assert body.max_scroll_y == 0


@pytest.mark.parametrize(("lines", "seen"), [(10, 0), (21, 0), (30, 0), (200, 199)])
async def test_what_was_printed_at_once_is_read_from_its_start_unless_it_is_long(
    make_app: MakeApp, service: ScriptedService, lines: int, seen: int
) -> None:
    printed = "".join(f"line {number}.\n" for number in range(lines))
    service.finish({"event": "output", "stream": "stdout", "text": printed})
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(2):
            await press(pilot, "f5")
            assert f"line {seen}." in screen_text(app)
