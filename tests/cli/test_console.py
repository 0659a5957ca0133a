"""What is written: in ASCII, as pages, in paragraphs that fit a terminal."""

import io
import os
import sys

import pytest

from tutor.cli.ascii_text import to_ascii
from tutor.cli.console import Console, Style
from tutor.cli.inline import inline
from tutor.cli.page import write_page
from tutor.grading.literal import literal
from tutor.tui.inline import inline as shown_by_the_app


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Console:
    """A console that writes UTF-8 into `console.out.buffer`, as into a pipe."""
    return make(monkeypatch)


def make(
    monkeypatch: pytest.MonkeyPatch, *, plain: bool = False, terminal: bool = False, columns: int = 80
) -> Console:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Console("en", plain=plain)


def written(console: Console) -> str:
    assert isinstance(console.out, io.TextIOWrapper)
    assert isinstance(console.out.buffer, io.BytesIO)
    return console.out.buffer.getvalue().decode("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oʻzbekcha maʼno", "o'zbekcha ma'no"),
        ("“w·x + b” — ŷ", '"w*x + b" - y^'),
        ("η·∂L/∂w ≤ 10⁻³ …", "eta*dL/dw <= 10^-3 ..."),
        ("Δw → ∞, σ(x)²", "Deltaw -> inf, sigma(x)^2"),
        ("café naïve", "cafe naive"),
        ("привет 日本", "?????? ??"),
    ],
)
def test_ascii(text: str, expected: str) -> None:
    assert to_ascii(text) == expected
    assert to_ascii(text).isascii()


def test_inline_marks_become_styles() -> None:
    pieces = inline("You **added** the `a**b` and *not* 2*3 * 4")
    assert [piece for piece in pieces if not isinstance(piece, str)] == [
        ("added", Style.BOLD),
        ("`a**b`", Style.CODE),
        ("not", Style.BOLD),
    ]
    assert pieces[-1] == " 2*3 * 4"


@pytest.mark.parametrize(
    "words",
    [
        "unsupported operand type(s) for *: 'Value' and 'Value'", "**", "*a* **b** `c`", "`x`", "``", "` *", "a ``` b",
        "[b]_x_[/b] __init__ `*`", " *", "` ` *",
    ],
)  # fmt: skip
def test_words_of_a_program_are_printed_as_they_are(words: str) -> None:
    pieces = inline(f"Line 3: {literal(words)}. *Then* `{{}}` more.")
    assert "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces) == (
        f"Line 3: {words}. Then `{{}}` more."
    )
    assert shown_by_the_app(f"Line 3: {literal(words)}. *Then* more.").plain == f"Line 3: {words}. Then more."


def test_no_colour_but_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for plain, terminal, coloured in ((False, True, True), (True, True, False), (False, False, False)):
        console = make(monkeypatch, plain=plain, terminal=terminal)
        console.line(("good", Style.GOOD))
        assert ("\x1b[" in written(console)) is coloured


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "")])
def test_no_colour_where_the_environment_says_so(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    make(monkeypatch, terminal=True)
    monkeypatch.setenv(name, value)
    console = Console("en", plain=False)
    console.line(("good", Style.GOOD))
    assert written(console) == "good\n"


def test_what_is_written_cannot_take_over_the_terminal(console: Console) -> None:
    console.line("\x1b[2J", ("\x1b]0;x\x07", Style.BOLD), "\u202e")
    console.exactly("\x1b[31m\n")
    assert "\x1b" not in written(console)
    assert "\u202e" not in written(console)


def test_paragraphs_are_wrapped_on_a_terminal_and_keep_every_word(monkeypatch: pytest.MonkeyPatch) -> None:
    console = make(monkeypatch, terminal=True, columns=40)
    text = "The **quick** brown fox, with `code in it`, jumps over the lazy dog again and again."
    console.paragraph(*inline(text), indent="  ", bullet="- ")
    lines = written(console).replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[36m", "").splitlines()
    assert len(lines) > 1
    assert all(len(line) <= 40 for line in lines)
    assert lines[0].startswith("  - The")
    assert all(line.startswith("    ") for line in lines[1:])
    assert " ".join(line.strip(" -") for line in lines) == text.replace("**", "").replace("`", "")


def test_a_pipe_gets_whole_paragraphs(console: Console) -> None:
    console.paragraph("word " * 100)
    assert written(console).count("\n") == 1


PAGE = """\
# Title

A paragraph that the author
broke in two, and the answer is
42. That is no list.

- one
- two that the author
  broke in two

1. first

| a | b |
|---|---|

```python
x = [1,
     2]
```
End."""


def test_a_page(console: Console) -> None:
    write_page(console, PAGE, indent="> ")
    assert written(console).splitlines() == [
        "> Title",
        "",
        "> A paragraph that the author broke in two, and the answer is 42. That is no list.",
        "",
        "> - one",
        "> - two that the author broke in two",
        "",
        "> 1. first",
        "",
        "> | a | b |",
        "> |---|---|",
        "",
        ">     x = [1,",
        ">          2]",
        "> End.",
    ]


def test_a_stream_that_is_closed_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from tutor.cli.errors import ReaderGoneError

    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        console = Console("en", plain=False)
        with pytest.raises(ReaderGoneError):
            console.line("x")
        console.line("nobody hears this, and nothing complains")


def test_a_page_keeps_the_greater_than_signs_of_code(console: Console) -> None:
    write_page(console, "Keep `x >= p`.\n\n`a1 > 0`\n\n```python\n> not a quotation\n```\n")
    assert written(console).split("\n") == ["Keep “x >= p”.", "", "“a1 > 0”", "", "    > not a quotation", ""]


def test_code_inside_a_quotation_ends_where_it_ends(console: Console) -> None:
    write_page(
        console, "> **Hint**\n>\n> ```python\n> if a > b:\n>     pass\n> ```\n>\n> **Next**\n\n> ~~~\n> open\n\nAfter"
    )
    assert written(console).split("\n") == [
        "Hint", "", "    if a > b:", "        pass", "", "Next", "", "    open", "", "After", "",
    ]  # fmt: skip
