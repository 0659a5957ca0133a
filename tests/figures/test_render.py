import json
from typing import Any

import pytest
from figure_rubbish import figures
from figure_samples import FIGURES
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tutor.figures.errors import FigureError
from tutor.figures.kinds import KINDS
from tutor.figures.render import describe, render
from tutor.figures.style import Style
from tutor.language import LANGUAGES, Language
from tutor.learner import show

STYLES = [Style(colours, unicode) for colours in (0, 16, 256) for unicode in (True, False)]


def test_there_is_a_sample_of_every_kind() -> None:
    assert set(FIGURES) == set(KINDS)


def test_every_kind_is_told_to_those_who_show() -> None:
    assert all(f'"{kind}"' in str(show.__doc__) for kind in KINDS)


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("size", [(78, 20), (38, 8), (60, 14), (24, 6), (23, 5), (10, 3), (1, 1), (0, 0), (200, 60)])
def test_a_picture_stays_inside_its_size(kind: str, size: tuple[int, int]) -> None:
    for style in STYLES:
        for language in LANGUAGES:
            lines = render(FIGURES[kind], *size, style=style, language=language).plain.split("\n")
            assert len(lines) <= max(1, size[1])
            assert max(map(cell_len, lines)) <= size[0]


@pytest.mark.parametrize("kind", FIGURES)
def test_without_colours_nothing_is_styled_and_without_unicode_all_is_ascii(kind: str) -> None:
    plain = render(FIGURES[kind], 60, 16, style=Style(0, unicode=False), language="uz")
    assert plain.plain.isascii()
    assert not [span for span in plain.spans if span.style]
    assert render(FIGURES[kind], 60, 16, style=Style(256)).spans


@pytest.mark.parametrize("kind", FIGURES)
def test_sixteen_colours_are_the_normal_ones(kind: str) -> None:
    for span in render(FIGURES[kind], 60, 16, style=Style(16)).spans:
        assert not isinstance(span.style, str)
        for colour in (span.style.color, span.style.bgcolor):
            assert colour is None or (colour.number is not None and colour.number < 8)


@pytest.mark.parametrize("kind", FIGURES)
def test_the_same_picture_as_after_travelling_as_json(kind: str) -> None:
    travelled = json.loads(json.dumps(FIGURES[kind]))
    assert render(travelled, 60, 16) == render(FIGURES[kind], 60, 16)


@pytest.mark.parametrize("kind", FIGURES)
def test_a_pane_too_small_for_a_picture_gets_the_words(kind: str) -> None:
    words = " ".join(render(FIGURES[kind], 23, 40).plain.split())
    assert words == describe(FIGURES[kind], "en")


@pytest.mark.parametrize("figure", [{"kind": "pie"}, {}, {"kind": 3}, {"kind": ["line-fit"]}, {"kind": None}])
def test_an_unknown_kind_names_those_that_there_are(figure: dict[str, Any]) -> None:
    with pytest.raises(FigureError) as raised:
        render(figure, 60, 16)
    for language in LANGUAGES:
        assert "confusion-matrix" in raised.value.text[language]


def test_a_terminal_cannot_be_taken_over_by_a_label() -> None:
    curves = {"kind": "curves", "series": {"\x1b[2Jloss\u202e": [1, 2]}, "title": "a\x1b]0;b\x07c"}
    text = render(curves, 60, 16).plain + describe(curves, "uz")
    assert not any(character < " " and character != "\n" for character in text)
    assert "\u202e" not in text


@settings(max_examples=400, deadline=None)
@given(figures(), st.integers(-1, 90), st.integers(-1, 30), st.sampled_from(STYLES), st.sampled_from(LANGUAGES))
def test_whatever_a_program_sends_becomes_a_picture_or_a_reason(
    figure: dict[str, Any], width: int, height: int, style: Style, language: Language
) -> None:
    try:
        lines = render(figure, width, height, style=style, language=language).plain.split("\n")
    except FigureError as error:
        texts = [error.text.uz, error.text.en]
        with pytest.raises(FigureError):
            describe(figure, language)
    else:
        texts = [describe(figure, language)]
        assert len(lines) <= max(1, height)
        assert max(map(cell_len, lines)) <= max(0, width)
    assert all(0 < len(text) < 2000 for text in texts)
