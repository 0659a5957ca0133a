"""Comparing after a pass: the key, the check that comes first, the picture with its table, and what stays beneath it."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driving import MakeApp, press, screen_text, settle
from scripted_service import FAILED, PASSED, ScriptedService
from textual.pilot import Pilot

from tutor.course import files
from tutor.grading.comparison.result import Compared, Row
from tutor.language import Text
from tutor.progress.events import Event
from tutor.progress.store import ProgressStore

LESSONS = Path(__file__).parent.parent.parent / "lessons"

SnapCompare = Callable[..., bool]

HEIGHT = 15
"""Rows of a comparison's picture in a pane of 20 rows."""


@pytest.fixture
def course() -> Path:
    return LESSONS


def comparison() -> list[dict[str, Any]]:
    """Return what the service tells when XOR is compared."""
    steps = range(0, 501, 10)
    own = [(float(step), 0.9 * math.exp(-step / 80) + 0.004) for step in steps]
    engine = [(float(step), 0.9 * math.exp(-step / 60) + 0.002) for step in steps]
    compared = Compared(
        exercise="xor",
        metric="accuracy",
        loss="binary-cross-entropy",
        samples=4,
        held_out=200,
        same_start=True,
        rows=[
            Row("learner", own, True, own[-1][1], 0.985, True, 0.0123, 46),
            Row("numpy", engine, True, engine[-1][1], 1.0, True, 0.0101, 8, "from tutor.engine import Model\n"),
            Row("torch", engine, True, engine[-1][1], 1.0, True, 0.143, 8, "from tutor.engine import Model\n"),
        ],
        notes=[Text(uz="Boshlanish bir xil.", en="The start is the same.")],
        seconds=1.5,
    )
    tells = [{"event": "comparing", "who": who} for who in ("learner", "numpy", "torch")]
    return [{"event": "started"}, *tells, {"event": "comparison", "comparison": compared.as_json()}]


@pytest.fixture
def app_for(make_app: MakeApp, home: Path, service: ScriptedService) -> MakeApp:
    """Return a function that makes an app at the exercise `xor`, solved, with a service that passes and compares it."""
    (home / "work").mkdir()
    (home / "work" / "xor.py").write_text(files.solution(LESSONS, "xor", "xor"))
    service.judge(PASSED)
    service.answers["compare"] = comparison()
    return lambda **options: make_app("xor", "xor", **options)


async def test_the_footer_shows_what_became_possible_and_drops_what_matters_less(app_for: MakeApp) -> None:
    app = app_for(language="uz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        bar = screen_text(app).splitlines()[-1]
        assert "F10 Solishtir" in bar
        assert "^N Keyingi" in bar
        assert "Buyruqlar" not in bar
        assert bar.rstrip().endswith("F1 Yordam")


async def test_after_a_pass_a_key_compares_and_the_verdict_stays_beneath(
    app_for: MakeApp, service: ScriptedService, store: ProgressStore
) -> None:
    app = app_for()
    async with app.run_test(size=(120, 70)) as pilot:
        await settle(pilot)
        assert "F10" not in screen_text(app)
        await press(pilot, "f10")
        assert service.asked("compare") == []
        await press(pilot, "f6", "f7", "f11")
        assert "Compare your training with NumPy and PyTorch: F10" in screen_text(app)
        assert "F10 Compare" in screen_text(app).splitlines()[-1]
        await press(pilot, "f10")
        text = screen_text(app)
        for shown in ("✓ Compared · 1.50 s", "● you", "○ NumPy", "▲ PyTorch", "98.5 %", "12.3 ms", "143 ms", "loss"):
            assert shown in text
        assert "The start is the same." in text
        assert "you (n = 51): from 0.904 at x = 0" in text  # the curves in words
        assert "from tutor.engine import Model" in text
        assert text.index("● you") < text.index("double doubles")
        await press(pilot, "f2")
        text = screen_text(app)
        for shown in ("Solishtirildi", "● siz", "aniqlik", "Boshlanish bir xil.", "yoʻqotish: kross-entropiya (log)"):
            assert shown in text
    [request] = service.asked("compare")
    assert request["exercise"] == "xor"
    assert request["source"] == service.asked("check")[0]["source"]
    assert len(store.attempts("local", "xor")) == 1


async def test_what_stands_beside_is_the_program_that_passed_last(
    make_app: MakeApp, home: Path, service: ScriptedService, store: ProgressStore
) -> None:
    for code, passed in (("old = 1", True), ("own = 1", True), ("wrong = 1", False)):
        store.record(Event.attempt("iris-mlp", code, {"passed": passed, "checks": []}, lesson="iris"))
    (home / "work").mkdir()
    (home / "work" / "iris-torch.py").write_text("mine = 1")
    service.judge(PASSED)
    service.answers["compare"] = comparison()
    app = make_app("pytorch", "iris-torch", language="uz")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        assert "“iris-mlp” dasturingiz bilan yonma-yon koʻrish: F10" in screen_text(app)
        await press(pilot, "f10")
        assert "Solishtirildi" in screen_text(app)
    [request] = service.asked("compare")
    assert (request["source"], request["earlier"]) == ("mine = 1", "own = 1")


async def test_a_program_that_is_not_known_to_pass_is_checked_first(
    app_for: MakeApp, service: ScriptedService
) -> None:
    app = app_for()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f6", "f4", "#")
        service.judge(FAILED)
        await press(pilot, "f10")
        assert "Not yet: 1 of 2 checks passed" in screen_text(app)
        assert "The comparison opens when the solution passes: F10" in screen_text(app)
        assert service.asked("compare") == []
        service.judge(PASSED)
        await press(pilot, "alt+c")
        assert "Compared" in screen_text(app)
        assert service.asked("compare")[0]["source"].startswith("#")


async def test_what_cannot_be_compared_is_said_and_the_verdict_stays(
    app_for: MakeApp, service: ScriptedService
) -> None:
    message = {"uz": "Oʻqitmadi.", "en": "It did not train."}
    service.answers["compare"] = [{"event": "failed", "code": "not-trained", "message": message}]
    app = app_for()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6", "f10")
        text = screen_text(app)
        assert "! It did not train." in text
        assert "✓ double doubles" in text


@pytest.mark.parametrize(("size", "language"), [((80, 24), "uz"), ((120, 40), "en")], ids=["80x24-uz", "120x40-en"])
def test_comparing_xor(snap_compare: SnapCompare, app_for: MakeApp, size: tuple[int, int], language: str) -> None:
    async def check_and_compare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "f6", "f10")
        figure = pilot.app.screen.query_one("#comparison-figure")
        for _ in range(20):  # the pane grows for the picture, and the picture with it
            await settle(pilot)
            if figure.size.height == HEIGHT:
                return
        pytest.fail(f"the picture has {figure.size.height} rows")

    assert snap_compare(app_for(language=language), terminal_size=size, run_before=check_and_compare)
