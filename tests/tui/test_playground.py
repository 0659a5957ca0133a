"""The playground on the screen, with the real engine's process behind it."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from driving import MakeApp, screen_text
from service_process import PATIENCE, is_gone
from textual.pilot import Pilot
from textual.widgets import OptionList

from tutor.playground.settings import Settings
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.playground import PlaygroundScreen
from tutor.tui.widgets.picture import Picture
from tutor.tui.widgets.training_status import ENDED

SnapCompare = Callable[..., bool]
LANGUAGES = ["uz", "en"]
SIZES = [(80, 24), (120, 40)]


def playground(app: TutorApp) -> PlaygroundScreen:
    assert isinstance(app.playground, PlaygroundScreen)
    return app.playground


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await pilot.pause(0.01)


async def opened(pilot: Pilot[None], app: TutorApp) -> PlaygroundScreen:
    """Wait until the untrained network is on the screen."""
    screen = playground(app)
    await until(pilot, lambda: screen.frame is not None)
    await pilot.pause()
    return screen


def painted(screen: PlaygroundScreen) -> bool:
    """Whether every change is on the screen."""
    return screen.pace.idle and all(picture._timer is None for picture in screen.query(Picture))


async def stepped(pilot: Pilot[None], app: TutorApp, epochs: int) -> PlaygroundScreen:
    """Train so many epochs from the beginning, one by one."""
    screen = await opened(pilot, app)
    await pilot.press(*["s"] * epochs)
    await until(pilot, lambda: screen.frame is not None and screen.frame["epoch"] == epochs)
    await until(pilot, lambda: painted(screen))
    return screen


def settings_in_force(screen: PlaygroundScreen) -> Settings:
    assert screen.frame is not None
    return Settings.read(screen.frame["settings"])


async def test_it_shows_data_boundary_losses_neurons_and_weights_and_every_key(make_app: MakeApp) -> None:
    app = make_app(playground=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await stepped(pilot, app, 3)
        text = screen_text(app)
    for shown in (
        *(
            "Data",
            "circles",
            "Noise",
            "Hidden layers",
            "Neurons of layer 2",
            "Activation",
            "Learning rate",
            "Optimizer",
        ),
        *("Batch size", "Regularization", "NumPy", "Epochs a second", "Random seed"),
        *("class 0", "wrong", "training 0.", "test 0.", "Neurons", "Weights", "epoch 3", "paused"),
        *("Space Start", "↑↓←→ Settings", "S Step", "R Reset", "P Python", "W Weights", "Tab Neuron", "Esc Back"),
    ):
        assert shown in text


async def test_every_knob_can_be_turned_with_the_arrows_alone(make_app: MakeApp) -> None:
    app = make_app(playground=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        before = screen.knobs.settings
        knobs = [knob.id for knob in screen.knobs.knobs]
        turned = []
        for knob in knobs:
            if knob != "engine":
                assert screen.knobs.chosen == knob
                await pilot.press("right")
                assert screen.knobs.settings != before
                turned.append(screen.knobs.settings)
                await pilot.press("left")
                assert screen.knobs.settings == before
            await pilot.press("down")
        assert screen.knobs.chosen == knobs[0]
        await pilot.press("up")
        assert screen.knobs.chosen == knobs[-1]
        await pilot.press("right")
        await until(pilot, lambda: settings_in_force(screen).seed == 1)
    assert len(set(turned)) == len(knobs) - 1


async def test_start_pause_and_reset(make_app: MakeApp) -> None:
    app = make_app(playground=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        assert screen.frame is not None
        first = screen.frame["weights"]
        await pilot.press("space")
        await until(pilot, lambda: screen.frame["epoch"] > 5)  # type: ignore[index]
        assert "running" in screen_text(app)
        await pilot.press("space")
        await until(pilot, lambda: not screen.frame["running"])  # type: ignore[index]
        assert screen.frame["weights"] != first
        await pilot.press("r")
        await until(pilot, lambda: screen.frame["epoch"] == 0)  # type: ignore[index]
        assert screen.frame["weights"] == first


async def test_tab_looks_at_each_neuron_escape_goes_back_and_a_resized_run_goes_on(make_app: MakeApp) -> None:
    app = make_app(playground=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("tab", "tab")
        await until(pilot, lambda: "Layer 1: n2 = tanh(" in screen_text(app))
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        await until(pilot, lambda: "Layer 2: n4 = tanh(" in screen_text(app))
        await pilot.press("space")
        for size in ((120, 40), (40, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            epoch = screen.frame["epoch"]  # type: ignore[index]
            await until(pilot, lambda epoch=epoch: screen.frame["epoch"] > epoch)  # type: ignore[index]
        await pilot.press("escape")
        await until(pilot, lambda: screen.frame["focus"] is None)  # type: ignore[index]
        assert app.screen is screen
        await until(pilot, lambda: "wrong" in screen_text(app))


async def test_numbers_get_a_curve_and_a_challenge_says_when_it_is_met(make_app: MakeApp) -> None:
    app = make_app(playground=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("left")
        await until(pilot, lambda: "mean squared error" in screen_text(app) and "R²" in screen_text(app))
        await pilot.press("c")
        await until(pilot, lambda: settings_in_force(screen).data == "xor" and "1/6 XOR" in screen_text(app))
        await pilot.press("down", "down", "down", "right")
        await pilot.press("space")
        await until(pilot, lambda: "✓ done" in screen_text(app))


async def test_it_opens_from_the_list_over_a_lesson_and_from_the_palette_and_nothing_is_lost(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and app.screen.lessons.has_focus)
        await pilot.press("p")
        screen = await opened(pilot, app)
        pid = screen._client.pid
        assert pid is not None
        app.action_playground()  # there is one already
        assert app.screen is screen
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert is_gone(pid)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "def double" in screen_text(app))
        await pilot.press("ctrl+p")
        await until(pilot, lambda: bool(app.screen.query(OptionList)))
        app.screen.query_one("Input").value = "playground"  # type: ignore[attr-defined]
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count > 0)
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.playground is not None)
        await opened(pilot, app)
        await pilot.press("escape")
        await until(pilot, lambda: "def double" in screen_text(app))


async def test_a_process_that_dies_is_told_of_and_started_again(make_app: MakeApp) -> None:
    app = make_app(playground=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, app)
        await pilot.press("down", "down", "right")
        await until(pilot, lambda: len(settings_in_force(screen).layers) == 3)
        pid = screen._client.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        await until(pilot, lambda: screen.status.state == ENDED)
        assert "signal 9" in "".join(str(notification.message) for notification in app._notifications)
        screen.frame = None
        await pilot.press("r")
        await opened(pilot, app)
        await until(pilot, lambda: screen.frame is not None and len(settings_in_force(screen).layers) == 3)
        assert screen._client.pid != pid


@pytest.mark.parametrize(("keys", "library"), [((), "numpy"), (("down",), "torch")])
async def test_the_network_is_saved_as_a_program_and_nothing_is_overwritten(
    make_app: MakeApp, home: Path, keys: tuple[str, ...], library: str
) -> None:
    app = make_app(playground=True)
    folder = home / "playground"
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await stepped(pilot, app, 4)
        for name in (f"circles-{library}.py", f"circles-{library}-2.py"):
            await pilot.press("p")
            await until(pilot, lambda: "saved as a Python program" in screen_text(app))
            await pilot.press(*keys, "enter")
            await until(pilot, lambda name=name: (folder / name).exists() and app.screen is screen)
        await pilot.press("p")
        await until(pilot, lambda: "saved as a Python program" in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        losses = screen.frame["losses"]  # type: ignore[index]
    assert sorted(file.name for file in folder.iterdir()) == [f"circles-{library}-2.py", f"circles-{library}.py"]
    if library == "numpy":
        command = [sys.executable, str(folder / "circles-numpy-2.py")]
        last = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
        found = re.search(r"Epoch 4: Loss = (\S+),", last)
        assert found is not None
        assert float(found[1]) == pytest.approx(losses[-1][1], rel=1e-6)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_pictures_have_words(make_app: MakeApp, language: str) -> None:
    app = make_app(playground=True, language=language)
    async with app.run_test(size=(120, 40)) as pilot:
        await stepped(pilot, app, 2)
        await pilot.press("d")
        told = " ".join(str(notification.message) for notification in app._notifications)
    for uz, en in (
        ("Qaror chegarasi", "Decision boundary"),
        ("1-qatlam, 2-neyron", "layer 1, neuron 2"),
        ("6 × 2 vazn", "6 × 2 weights"),
        ("oʻqitish", "training"),
    ):
        assert (uz if language == "uz" else en) in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_a_trained_network(
    snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str
) -> None:
    async def train(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, TutorApp)
        await stepped(pilot, pilot.app, 60)

    assert snap_compare(make_app(playground=True, language=language), terminal_size=size, run_before=train)


def test_sixteen_colours_and_weights(snap_compare: SnapCompare, make_app: MakeApp) -> None:
    async def train(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, TutorApp)
        await stepped(pilot, pilot.app, 60)
        await pilot.press("w")
        await until(pilot, lambda: painted(playground(pilot.app)))  # type: ignore[arg-type]

    app = make_app(playground=True, automatic_theme="16")
    assert snap_compare(app, terminal_size=(80, 24), run_before=train)
