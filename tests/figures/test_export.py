import math
import xml.etree.ElementTree as ET
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from figure_rubbish import figures
from figure_samples import FIGURES
from hypothesis import given, settings
from PIL import Image, ImageFont

from tutor.figures.errors import FigureError
from tutor.figures.export.documents import Described, document
from tutor.figures.export.levels import level_lines
from tutor.figures.export.sketches import SKETCHES
from tutor.figures.kinds import KINDS
from tutor.figures.render import read
from tutor.figures.training_plot import TrainingPlot
from tutor.language import LANGUAGES, Language

SVG = "{http://www.w3.org/2000/svg}"


def training() -> TrainingPlot:
    """Two runs, of which the first is dashed; a value that is not finite."""
    plot = TrainingPlot()
    for run in range(2):
        plot.begin_again()
        for step in range(60):
            values = {
                "loss": 2 * math.exp(-step / (10 + run)),
                "accuracy": step / 80,
                "val_loss": None if step == 30 else 1.0,
            }
            plot.add(step, values)
        plot.end()
    return plot


def sample(kind: str) -> Described:
    return training() if kind == "training" else read(FIGURES[kind])


def right_edge(text: ET.Element) -> tuple[float, float]:
    """Where a text begins and ends, as Pillow's own font measures it."""
    font = ImageFont.load_default(float(text.attrib["font-size"]))
    width = font.getlength((text.text or "").encode("ascii", "replace").decode())
    start = float(text.attrib["x"]) - {"middle": width / 2, "end": width}.get(text.attrib.get("text-anchor", ""), 0.0)
    return start, start + width


def test_every_kind_can_be_drawn_for_a_file() -> None:
    assert set(SKETCHES) == {*KINDS.values(), TrainingPlot}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*FIGURES, "training"])
def test_an_svg_is_a_drawing_with_its_words_inside(kind: str, language: Language) -> None:
    drawing = sample(kind)
    root = ET.fromstring(document(drawing, "svg", language, title="<a & b>"))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    assert root.findtext(f"{SVG}title") == "<a & b>"
    assert root.findtext(f"{SVG}desc") == drawing.describe(language)
    assert root.findall(f".//{SVG}path")
    texts = root.findall(f".//{SVG}text")
    assert texts
    for text in texts:
        assert 0 < float(text.attrib["y"]) <= height
        if "transform" not in text.attrib:
            start, end = right_edge(text)
            assert start >= -1, text.text
            assert end <= width + 1, text.text


def test_the_labels_are_in_the_chosen_language() -> None:
    words = {language: document(read(FIGURES["line-fit"]), "svg", language).decode() for language in LANGUAGES}
    assert "oʻrtacha kvadrat xato" in words["uz"]
    assert "mean squared error" in words["en"]


@pytest.mark.parametrize("kind", [*FIGURES, "training"])
def test_a_png_is_a_picture_of_the_same_sheet(kind: str) -> None:
    root = ET.fromstring(document(sample(kind), "svg", "uz"))
    picture = Image.open(BytesIO(document(sample(kind), "png", "uz")))
    assert picture.format == "PNG"
    assert picture.size == (round(2 * float(root.attrib["width"])), round(2 * float(root.attrib["height"])))
    assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 20


def test_a_large_figure_stays_small_enough_to_draw() -> None:
    many = {"kind": "confusion-matrix", "counts": [[1] * 200] * 200, "classes": [str(n) for n in range(200)]}
    assert len(document(read(many), "svg", "en")) < 10_000_000
    chain = {
        "kind": "expression-graph",
        "names": [f"n{n}" for n in range(400)],
        "values": list(range(400)),
        "edges": [[n, n + 1] for n in range(399)],
    }
    root = ET.fromstring(document(read(chain), "svg", "en"))
    assert float(root.attrib["width"]) == 800


def test_labels_of_a_program_cannot_break_the_file() -> None:
    figure = {"kind": "curves", "series": {'<svg onload="x">&\x00': [1, 2]}, "title": "]]> \x1b[2J"}
    root = ET.fromstring(document(read(figure), "svg", "en"))
    assert any("<svg onload" in (text.text or "") for text in root.findall(f"{SVG}text"))


def test_names_of_axes_are_those_of_the_program() -> None:
    named = {**FIGURES["decision-boundary"], "x_label": "petal length", "y_label": "petal width"}
    assert "petal width" in document(read(named), "svg", "en").decode()


@settings(max_examples=150, deadline=None)
@given(figures())
def test_whatever_can_be_shown_can_be_saved(figure: dict[str, Any]) -> None:
    try:
        drawing = read(figure)
    except FigureError:
        return
    ET.fromstring(document(drawing, "svg", "uz"))


def test_lines_of_one_height_lie_at_that_height() -> None:
    size = 31
    bowl = [[(x - 15.2) ** 2 + (y - 15.1) ** 2 for x in range(size)] for y in range(size)]
    [line] = level_lines(bowl, 100.0)
    assert all(math.hypot(x - 15.2, y - 15.1) == pytest.approx(10, abs=0.05) for x, y in line)
    assert line[0] == line[-1]
    assert all(math.dist(a, b) < 1.5 for a, b in pairwise(line))


def test_a_line_that_leaves_the_table_is_not_closed() -> None:
    slope = [[float(x) for x in range(5)] for _ in range(4)]
    [line] = level_lines(slope, 1.5)
    assert sorted(line) == [(1.5, float(row)) for row in range(4)]
