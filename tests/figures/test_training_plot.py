import math
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tutor.figures.grid import Row, as_text
from tutor.figures.style import Style
from tutor.figures.training_plot import TrainingPlot
from tutor.language import LANGUAGES, Language

ASCII = Style(0, unicode=False)
COLOUR = Style(256)


def loss_at(step: int) -> float:
    return 2.3 * math.exp(-step / 60) + 0.1


def trained(steps: int, *, accuracy: bool = True) -> TrainingPlot:
    plot, noise = TrainingPlot(), random.Random(0)
    for step in range(steps):
        values = {"loss": loss_at(step) + 0.05 * noise.random()}
        if accuracy:
            values["accuracy"] = min(1.0, 1 - 0.9 * math.exp(-step / 40) + 0.02 * noise.random())
        plot.add(step, values)
    return plot


def lines(
    plot: TrainingPlot, width: int = 78, height: int = 20, style: Style = ASCII, language: Language = "en"
) -> list[str]:
    return ["".join(segment.text for segment in row) for row in plot.rows(width, height, style, language)]


def cells(rows: list[Row]) -> list[tuple[str, object]]:
    """Every cell's character, and its style where one can see it."""
    return [
        (character, segment.style if character != " " else None)
        for row in rows
        for segment in row
        for character in segment.text
    ]


def test_legend_axes_and_step_label() -> None:
    picture = lines(trained(100))
    assert picture[0].startswith("o loss 0.")
    assert "x accuracy> 0.9" in picture[0]
    assert picture[1].startswith("3|")
    assert picture[1].endswith("|1.0")
    assert picture[-1].rstrip().endswith("step")
    assert lines(trained(100), language="uz")[0].startswith("o yo'qotish (loss) 0.")
    assert lines(trained(100), width=38, language="uz")[0].startswith("o yo'qotish 0.")


@pytest.mark.parametrize("size", [(78, 20), (38, 8), (24, 6), (23, 20), (60, 5), (5, 2), (1, 1), (0, 0), (240, 70)])
@pytest.mark.parametrize("style", [ASCII, COLOUR, Style(16)])
def test_rows_fill_the_size_exactly(size: tuple[int, int], style: Style) -> None:
    for plot in (TrainingPlot(), trained(50)):
        picture = lines(plot, *size, style=style)
        assert len(picture) == size[1]
        assert {cell_len(line) for line in picture} <= {size[0]}


def test_before_the_first_number_it_says_how_to_log() -> None:
    assert "log(step, loss=…)" in " ".join(lines(TrainingPlot(), style=COLOUR))
    assert "log(step, loss=…)" in TrainingPlot().describe("uz")


def test_a_falling_loss_falls_and_a_rising_accuracy_rises() -> None:
    picture = lines(trained(100))[1:-2]
    first, last = ([row for row, line in enumerate(picture) if line[column] not in " |"] for column in (3, 66))
    assert min(first) < 4
    assert max(first) > len(picture) - 4
    assert min(last) < 4
    assert max(last) > len(picture) - 5


def test_accuracy_alone_has_the_left_axis() -> None:
    plot = TrainingPlot()
    for step in range(20):
        plot.add(step, {"accuracy": step / 20})
    picture = lines(plot)
    assert picture[1].startswith("1.0|")
    assert ">" not in picture[0]


def test_accuracy_in_per_cent_gets_an_axis_to_100_and_beyond_that_is_no_accuracy() -> None:
    plot = trained(20, accuracy=False)
    plot.add(20, {"accuracy": 93.0})
    assert lines(plot)[1].rstrip().endswith("|100")
    plot.add(21, {"accuracy": 300.0})
    assert lines(plot)[1].startswith("300|")


def test_one_more_value_changes_few_cells() -> None:
    plot = trained(120)
    before = cells(plot.rows(78, 20, COLOUR, "en"))
    changes = []
    for step in range(120, 145):
        plot.add(step, {"loss": loss_at(step), "accuracy": 0.95})
        after = cells(plot.rows(78, 20, COLOUR, "en"))
        changes.append(sum(old != new for old, new in zip(before, after, strict=True)))
        before = after
    assert max(changes) <= 25
    assert min(changes) > 0


def test_the_axis_of_steps_jumps_seldom() -> None:
    plot = TrainingPlot()
    ends: list[str] = []
    for step in range(1000):
        plot.add(step, {"loss": 1.0})
        labels = lines(plot)[-1]
        if not ends or labels != ends[-1]:
            ends.append(labels)
    assert len(ends) <= 20


@pytest.mark.parametrize("style", [ASCII, COLOUR])
def test_a_plot_that_grew_is_the_same_as_one_drawn_at_once(style: Style) -> None:
    grown, at_once = TrainingPlot(), TrainingPlot()
    noise = random.Random(1)
    for step in range(300):
        values = {"loss": loss_at(step) + noise.random(), "accuracy": noise.random(), "val_loss": noise.random()}
        if step % 50 == 7:
            values["loss"] = math.nan
        grown.add(step, values)
        at_once.add(step, values)
        grown.rows(78, 20, style, "en")
    assert grown.rows(78, 20, style, "en") == at_once.rows(78, 20, style, "en")


def test_two_sizes_in_turn_do_not_disturb_each_other() -> None:
    shared, wide, narrow = trained(30), trained(30), trained(30)
    for step in range(30, 60):
        for plot in (shared, wide, narrow):
            plot.add(step, {"loss": loss_at(step), "accuracy": 0.5})
        assert shared.rows(78, 20, COLOUR, "en") == wide.rows(78, 20, COLOUR, "en")
        assert shared.rows(40, 12, COLOUR, "en") == narrow.rows(40, 12, COLOUR, "en")


def test_a_loss_that_became_nan_is_named_and_leaves_a_gap() -> None:
    plot = trained(12, accuracy=False)
    for step in range(12, 20):
        plot.add(step, {"loss": math.nan})
    assert lines(plot)[1].startswith("loss is NaN since step 12")
    assert lines(plot, language="uz")[1].startswith("yo'qotish (loss): 12-qadamdan beri NaN")
    assert "loss is NaN since step 12" in plot.describe("en")
    before = lines(plot)
    plot.add(20, {"loss": 1.0})
    assert lines(plot)[1].startswith("loss: values that were nan or inf: 8")
    for picture in (before, lines(plot)):
        rows = picture[2:-2]
        assert not any(line[2 + 45 : 2 + 68].strip() for line in rows)


def test_infinity_is_named_with_its_sign() -> None:
    plot = TrainingPlot()
    plot.add(3, {"loss": -math.inf})
    assert "loss is -inf since step 3" in plot.describe("en")
    assert lines(plot)[1].startswith("loss is -inf since step 3")


def test_null_which_json_has_for_nan_and_inf_is_named_as_either() -> None:
    plot = TrainingPlot()
    plot.add(0, {"loss": 1.0})
    plot.add(1, {"loss": None})
    assert lines(plot)[0].startswith("o loss nan/inf")
    assert lines(plot)[1].startswith("loss is nan/inf since step 1")


def test_memory_stays_bounded_and_the_peaks_of_a_long_run_are_kept() -> None:
    plot = TrainingPlot()
    for step in range(60_000):
        plot.add(step, {"loss": 9.0 if step == 31_234 else 1.0})
    (series,) = plot._series.values()
    points = series.points()
    assert len(points) <= 2 * 321
    assert (31_234, 9.0) in points
    steps = [step for step, _ in points]
    assert max(later - earlier for earlier, later in pairwise(steps)) <= 60_000 / 100
    assert "highest 9 (step 31234)" in plot.describe("en")


def test_a_run_that_starts_again_is_not_joined_to_the_one_before() -> None:
    plot = TrainingPlot()
    for _ in range(2):
        for step, loss in ((0, 4.0), (1, 4.0), (9, 0.0), (10, 0.0)):
            plot.add(step, {"loss": loss})
    one = TrainingPlot()
    for step, loss in ((0, 4.0), (1, 4.0), (9, 0.0), (10, 0.0)):
        one.add(step, {"loss": loss})
    assert lines(plot)[1:] == lines(one)[1:]


def test_a_logarithmic_axis_shows_small_losses_and_says_what_it_cannot_show() -> None:
    plot = TrainingPlot()
    plot.log_scale = True
    for step in range(41):
        plot.add(step, {"loss": 10 ** (-step / 10)})
    picture = lines(plot)
    labels = [line.split("|")[0].strip() for line in picture[1:-2]]
    assert [label for label in labels if label] == ["1", "0.1", "0.01", "0.001", "0.0001"]
    rows = [row for row, line in enumerate(picture[1:-2]) if line[45] not in " |"]
    assert 6 <= rows[0] <= 11
    plot.add(41, {"loss": 0.0})
    assert "loss: 0 and below is not shown (log)" in " ".join(lines(plot))


def test_more_names_than_can_be_told_apart_are_counted() -> None:
    plot = TrainingPlot()
    for index in range(11):
        plot.add(0, {f"loss{index}": 1.0})
    assert "names not plotted: 3" in " ".join(lines(plot, height=24))


def test_clear_forgets_everything() -> None:
    plot = trained(50)
    plot.clear()
    assert lines(plot) == lines(TrainingPlot())
    plot.add(0, {"loss": 1.0})
    assert "lowest 1 (step 0)" in plot.describe("en")


def test_words_give_first_last_lowest_and_highest() -> None:
    plot = TrainingPlot()
    for step, loss in enumerate((2.0, 0.25, 0.5)):
        plot.add(step, {"loss": loss})
    assert plot.describe("en") == "loss: 2 at step 0, 0.5 at step 2; lowest 0.25 (step 1), highest 2 (step 0)."
    assert plot.describe("uz").startswith("yoʻqotish (loss): 0-qadamda 2, 2-qadamda 0.5;")


names = st.one_of(st.sampled_from(["loss", "accuracy", "val_acc"]), st.text(max_size=30))
values = st.one_of(st.floats(), st.integers(), st.none(), st.text(max_size=3), st.just(10**400))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.one_of(st.integers(-5, 40), st.floats()), st.dictionaries(names, values)), max_size=30),
    st.integers(-1, 90),
    st.integers(-1, 26),
    st.booleans(),
    st.sampled_from([ASCII, COLOUR, Style(16)]),
    st.sampled_from(LANGUAGES),
)
def test_whatever_is_logged_fills_the_size(
    entries: list[tuple[float, dict[str, float]]],
    width: int,
    height: int,
    log: bool,
    style: Style,
    language: Language,
) -> None:
    plot = TrainingPlot()
    plot.log_scale = log
    for count, (step, logged) in enumerate(entries):
        plot.add(step, logged)
        if count % 3 == 0:
            plot.rows(width, height, style, language)
    rows = plot.rows(width, height, style, language)
    text = as_text(rows).plain
    assert len(rows) == max(0, height)
    assert {sum(cell_len(segment.text) for segment in row) for row in rows} <= {max(0, width)}
    assert style.unicode or text.isascii()
    assert plot.describe(language)


def test_the_run_before_stays_as_dashes_when_it_came_to_its_end() -> None:
    plot = trained(100, accuracy=False)
    plot.begin_again()
    assert "No numbers yet" in plot.describe("en")  # that run was stopped
    for step in range(100):
        plot.add(step, {"loss": loss_at(step)})
    plot.end()
    plot.begin_again()
    alone = lines(plot)
    assert alone[0].endswith("dashed: the run before")
    dashes = "".join(alone[1:-2]).count("_")
    for step in range(50):
        plot.add(step, {"loss": 1.0})
    both = lines(plot)
    assert both[0].startswith("o loss 1.000")
    assert both[-1].split()[:-1] == alone[-1].split()[:-1]
    assert dashes > 0
    assert "In the run before, loss ended at" in plot.describe("en")
    assert "Bundan oldingi safar" in plot.describe("uz")
    plot.clear()
    assert "run before" not in plot.describe("en") + lines(plot)[0]


def test_a_run_before_that_diverged_does_not_flatten_the_present_one() -> None:
    plot = TrainingPlot()
    for step in range(20):
        plot.add(step, {"loss": 3.0**step})
    plot.end()
    plot.begin_again()
    for step in range(20):
        plot.add(step, {"loss": 1 / (step + 1)})
    assert lines(plot)[1].split("+")[0].strip("| ").startswith("1")
