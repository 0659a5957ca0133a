import pytest

from tutor.settings import setting
from tutor.settings.ground import ground_of


@pytest.mark.parametrize(
    ("variable", "ground"),
    [("", "dark"), ("15;0", "dark"), ("0;15", "light"), ("0;default;15", "light"), ("0;8", "dark"), ("x", "dark")],
)
def test_auto_goes_by_what_the_terminal_says(monkeypatch: pytest.MonkeyPatch, variable: str, ground: str) -> None:
    monkeypatch.setenv("COLORFGBG", variable)
    assert ground_of("auto") == ground
    assert ground_of("light") == "light"
    assert ground_of("contrast") == "black"
    assert {ground_of(str(choice.value)) for choice in setting("theme").choices} >= {
        "dark",
        "light",
        "black",
        "white",
    }


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"TERM": "xterm-256color"}, "dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "light"),
        ({"TERM": "linux", "COLORFGBG": "0;15"}, "16"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "dark"),
    ],
)
def test_the_theme_that_fits_a_terminal(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], theme: str
) -> None:
    from tutor.tui.terminal import automatic_theme

    for name in ("TERM", "COLORTERM", "COLORFGBG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert automatic_theme() == theme
