"""The saved programs: they run with their one library alone, and reach the playground's loss."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from playing import Playground

from tutor.language import LANGUAGES, Language
from tutor.playground.points import Points
from tutor.playground.programs import LIBRARIES, Library, program
from tutor.playground.settings import ACTIVATIONS, OPTIMIZERS, Settings

EPOCHS = 12

# Runs a program where only one library can be imported.
ALONE = """
import runpy, sys

class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {hidden}:
            raise ImportError(name)

sys.meta_path.insert(0, Nothing())
runpy.run_path({file!r}, run_name="__main__")
"""
HIDDEN = {"numpy": {"tutor", "torch"}, "torch": {"tutor"}}
LAST = re.compile(r"Epoch (\d+): Loss = (\S+), test loss = (\S+), (?:accuracy|R2) = (\S+)$")

CASES = [
    *(
        Settings(activation=activation, layers=(3, 2), optimizer="sgd", learning_rate=0.1)
        for activation in ACTIVATIONS
    ),
    *(
        Settings(optimizer=optimizer, learning_rate=0.01, weight_decay=0.003, data="moons")
        for optimizer in OPTIMIZERS
    ),
    Settings(data="iris", layers=(), batch_size=100, seed=3),
    Settings(data="spirals", layers=(8, 8, 8, 8), batch_size=1, noise=30, optimizer="sgd", learning_rate=0.1),
    Settings(data="curve", learning_rate=0.1, optimizer="sgd", l1=0.003),
    Settings(data="xor", optimizer="adam", activation="relu", l1=0.01),
]

WITH_TORCH = [CASES[index] for index in (1, 3, 5, 6, 7, 9, 10, 11, 12)]


def numbers(settings: Settings) -> tuple[Points, dict[str, float]]:
    """Return the playground's points, and its numbers after the epochs."""
    with Playground() as playground:
        playground.ask("set", settings=replace(settings, seed=999).as_json())
        playground.ask("set", settings=settings.as_json())
        points = [Points.of(playground.until("data")) for _ in range(3 if settings.seed != 999 else 2)][-1]
        frame = playground.step(EPOCHS)
    return points, {
        "loss": frame["losses"][-1][1],
        "test": frame["losses"][-1][2],
        "accuracy": frame["test_score"],
    }


def ran(library: Library, source: str, folder: Path) -> list[str]:
    file = folder / "network.py"
    file.write_text(source, encoding="utf-8")
    command = [sys.executable, "-c", ALONE.format(hidden=HIDDEN[library], file=str(file))]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=folder, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("settings", CASES, ids=lambda case: f"{case.data}-{case.activation}-{case.optimizer}")
def test_a_saved_program_reaches_the_same_loss(settings: Settings, tmp_path: Path) -> None:
    points, expected = numbers(settings)
    for library in LIBRARIES if settings in WITH_TORCH else ("numpy",):
        if library == "torch":
            pytest.importorskip("torch")
        lines = ran(library, program(library, settings, points, EPOCHS, language="en", file="network.py"), tmp_path)
        last = LAST.match(lines[-1])
        assert last is not None
        epoch, loss, test, accuracy = map(float, last.groups())
        assert epoch == len(lines) == EPOCHS
        assert loss == pytest.approx(expected["loss"], rel=1e-6, abs=1e-8)
        assert test == pytest.approx(expected["test"], rel=1e-6, abs=1e-8)
        assert accuracy == pytest.approx(expected["accuracy"], abs=0.006)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("library", LIBRARIES)
def test_it_is_tidy_and_explains_itself_in_the_language_asked_for(
    library: Library, language: Language, tmp_path: Path
) -> None:
    points = Points([(0.5, -1.25)] * 13, [0, 1] * 6 + [0], 10, 2, [-1.0, 1.0, -2.0, 0.0])
    numbers = Points([(0.5, -1.25)] * 13, [], 10, 1, [-1.0, 1.0, -2.0, 0.0])
    for settings in (*CASES, Settings(engine="cuda"), Settings(engine="mps"), Settings(data="line")):
        source = program(
            library, settings, numbers if settings.is_regression else points, 0, language=language, file="network.py"
        )
        compile(source, "network.py", "exec")
        assert "python network.py" in source
        assert ("Orqaga tarqatish" in source) == (language == "uz" and library == "numpy")
        assert ("tartibi" in source) == (language == "uz")
        assert max(map(len, source.splitlines())) <= 130
        assert "EPOCHS = 1\n" in source
        assert "tutor" not in source
    (tmp_path / "network.py").write_text(source, encoding="utf-8")
    linted = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length", "130", "--diff", "network.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert linted.returncode == 0, linted.stdout
