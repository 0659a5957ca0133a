"""`tutor source`: the engine's own code on plain terminals, in pipes and behind a pager."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runner import Tutor
from terminal import Terminal

from tutor.source.contents import ENGINE, MODULES, PACKAGES
from tutor.source.lookup import NameUnknown, find, names

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def test_the_table_has_every_file_of_the_engine_once() -> None:
    listed = [module.path for module in (*MODULES, *PACKAGES)]
    assert sorted(listed) == sorted(ENGINE.rglob("*.py"))


@pytest.mark.parametrize(("language", "words"), [("uz", "yoʻqotish funksiyalari"), ("en", "loss functions")])
def test_without_a_name_the_modules_in_reading_order(tutor: Tutor, language: str, words: str) -> None:
    done = tutor("source", "--lang", language)
    assert done.returncode == 0
    order = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert order == [module.name for module in MODULES]
    assert re.search(rf"losses +\d+  {words}", done.stdout)
    plain = tutor("source", "--lang", language, "--plain")
    assert plain.stdout.isascii()
    assert max(map(len, plain.stdout.splitlines()[:-1])) <= 80


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("losses", '"""Loss functions', "}"),
        ("layers/linear.py", '"""The fully connected layer."""', "return upstream.dot(self.weight)"),
        ("CrossEntropyLoss", "class CrossEntropyLoss(Loss):", "return len(output)"),
        ("tutor.engine.losses.CrossEntropyLoss", "class CrossEntropyLoss(Loss):", "return len(output)"),
        ("adam", "class Adam(Optimizer):", "self.parameters -= scratch"),
        ("Value.backward", "    def backward(self)", "derivative * gradient"),
        ("AdamW.step", "    def step(self)", "self._update()"),
        ("Progress", "@dataclass", "batch: int = 0"),
        ("REDUCTIONS", "REDUCTIONS = ", "none"),
    ],
)
def test_a_module_or_a_definition_is_shown_whole(tutor: Tutor, name: str, first: str, last: str) -> None:
    done = tutor("source", name, "--lang", "en")
    heading, blank, *lines = done.stdout.splitlines()
    assert re.fullmatch(r"tutor/engine/\S+\.py, (lines )?\d+(–\d+| lines)", heading)
    assert blank == ""
    assert lines[0].startswith(first)
    assert last in lines[-1]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Adm", "Did you mean Adam"),
        ("crossentropy", "CrossEntropyLoss"),
        ("forward", "places. Write more"),
        ("?\n{}", "tutor source"),
    ],
)
def test_a_name_that_is_not_there_gets_the_nearest(tutor: Tutor, name: str, near: str) -> None:
    done = tutor("source", name, "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert near in done.stderr
    assert "Traceback" not in done.stderr


def test_every_name_that_is_suggested_can_be_found() -> None:
    for name in names():
        try:
            shown = find(name).text
        except NameUnknown as error:
            shown = "several" if error.several else ""
        assert shown.strip(), name


def test_on_a_terminal_it_is_coloured_and_a_pager_shows_it(tutor: Tutor, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text(f"#!{sys.executable}\nimport sys\nfor line in sys.stdin: print('|' + line, end='')\n")
    pager.chmod(0o755)
    seen = []
    for value in (str(pager), "cat"):
        terminal = Terminal(tutor, "source", "StepLR", "--lang", "en", PAGER=value)
        assert terminal.returncode == 0
        seen.append(terminal.output.decode().replace("\r\n", "\n"))
    assert "\x1b[36mclass\x1b[0m \x1b[1mStepLR\x1b[0m(Schedule):" in seen[1]
    assert seen[0] == "".join(f"|{line}\n" for line in seen[1].splitlines())
    assert ESCAPES.sub("", seen[1]).endswith(find("StepLR").text)


def test_it_needs_no_numpy() -> None:
    code = (
        "import sys, tutor.source.lookup as l; l.find('Adam'); print(sorted({'numpy', 'torch'} & sys.modules.keys()))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
