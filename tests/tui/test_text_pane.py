"""The text of a lesson stays readable: tables, wide code, formulas, addresses; and says how far it was read."""

from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from textual.content import Content

from tutor.tui.prose import prose_lines
from tutor.tui.table_lines import table_lines


def cells(*texts: str) -> list[Content]:
    return [Content(text) for text in texts]


def written(lines: list[Content]) -> list[str]:
    return [line.plain for line in lines]


@pytest.mark.parametrize("width", range(12, 60))
def test_short_code_is_not_broken_at_its_spaces(width: int) -> None:
    code = "w - 3"
    text = f"The loss is the square of {code} and so on, and {code} is small when w is near three."
    starts = [start for start in range(len(text)) if text.startswith(code, start)]
    content = Content(text)
    for start in starts:
        content = content.stylize(".code_inline", start, start + len(code))
    lines = prose_lines(content, width)
    assert sum(line.plain.count(code) for line in lines) == 2
    assert all(line.cell_length <= width for line in lines)
    assert "".join(" ".join(written(lines)).split()) == "".join(text.split())


def test_a_table_that_fits_is_written_in_columns() -> None:
    rows = [cells("0", "0", "0"), cells("0", "1", "1")]
    assert written(table_lines(cells("x₁", "x₂", "y"), rows, 40)) == [
        "x₁  x₂  y",
        "─────────",
        "0   0   0",
        "0   1   1",
    ]


def test_cells_are_wrapped_where_that_can_be_read() -> None:
    rows = [cells("16 – 128", "the usual choice, for a computer works on whole arrays at once")]
    lines = written(table_lines(cells("B", "when"), rows, 40))
    assert lines[2:] == [
        "16 – 128  the usual choice, for a",
        "          computer works on whole arrays",
        "          at once",
    ]


def test_a_table_that_would_be_slivers_becomes_records() -> None:
    headers = cells("name", "what it does to the gradient", "where one meets it", "what to look at")
    rows = [cells("leaky", "lets a little of it through", "hidden layers of deep networks", "the slope")] * 2
    lines = written(table_lines(headers, rows, 44))
    assert lines[:3] == ["leaky", "  what it does to the gradient: lets a", "  little of it through"]
    assert lines.count("leaky") == 2
    assert all(len(line) <= 44 for line in lines)


@pytest.mark.parametrize("width", [20, 34, 55, 75])
def test_no_table_is_broader_than_its_room_or_loses_a_word(width: int) -> None:
    headers = cells("savol", "chiqish", "yoʻqotish")
    rows = [cells("Rasmda nimalar bor? (bir nechtasi birdan)", "k ta sigmoid", "har biriga BCE"), cells("", "p", "")]
    lines = table_lines(headers, rows, width)
    assert all(line.cell_length <= width for line in lines)
    words = set(" ".join(written(lines)).replace(":", " ").split())
    assert {"nechtasi", "birdan)", "sigmoid", "BCE", "p"} <= words


CODE = "value = " + " + ".join(f"part_{n}" for n in range(9))
BODY = f"""
      Look.

      ```python
      {CODE}
      short = 1
      ```

      Read [the paper](https://example.org/paper).

""" + "".join(f"      Line {n}.\n\n" for n in range(40))


@pytest.fixture
def long_page(course: Path) -> Path:
    lesson = course / "halving" / "lesson.yaml"
    text = lesson.read_text(encoding="utf-8")
    both = "".join(f"      {language}: |{BODY.replace(chr(10), chr(10) + '  ')}\n" for language in ("uz", "en"))
    lesson.write_text(
        text.replace("    body: {uz: Yarmi., en: Half of it.}\n", f"    body:\n{both}"), encoding="utf-8"
    )
    return lesson


@pytest.mark.usefixtures("long_page")
async def test_wide_code_says_where_it_goes_on_and_can_be_shifted(make_app: MakeApp) -> None:
    app = make_app("halving")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = next(line for line in screen_text(app).splitlines() if "value =" in line)
        assert line.rstrip(" ▂").endswith("›")
        assert "Sideways" in screen_text(app).splitlines()[-1]
        await press(pilot, *["right"] * 9)
        line = next(line for line in screen_text(app).splitlines() if "part_8" in line)
        assert line.strip().startswith("‹")
        await press(pilot, *["left"] * 9)
        assert "value =" in screen_text(app)
        await pilot.resize_terminal(140, 24)
        await settle(pilot)
        assert CODE in screen_text(app)


@pytest.mark.usefixtures("long_page")
async def test_the_address_of_a_link_is_told(make_app: MakeApp) -> None:
    app = make_app("halving")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Read the paper (https://example.org/paper)." in screen_text(app)


async def test_how_far_the_task_was_read_is_told(make_app: MakeApp, course: Path) -> None:
    lesson = course / "doubling" / "lesson.yaml"
    text = lesson.read_text(encoding="utf-8")
    task = "Write. " * 400
    lesson.write_text(text.replace('en: "Write `double(x)`."', f'en: "{task}"'), encoding="utf-8")
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        assert screen_text(app).splitlines()[1].endswith(" 0%")
        await press(pilot, "end")
        assert screen_text(app).splitlines()[1].endswith(" 100%")
        await pilot.resize_terminal(120, 40)
        await press(pilot, "end")
        assert lesson_screen(app).bench.text.border_subtitle == "100%"
