"""What the playground says about a moment of training, and its challenges."""

from typing import Any

import pytest
from playing import Playground

from tutor.language import LANGUAGES
from tutor.playground.advice import advice
from tutor.playground.challenges import CHALLENGES
from tutor.playground.settings import Settings

FALLING = [(epoch, 0.7 * 0.97**epoch, 0.7 * 0.97**epoch) for epoch in range(60)]


def told(losses: list[Any], epoch: int = 60, settings: Settings | None = None, **frame: Any) -> str:  # noqa: ANN401
    shown = {"epoch": epoch, "score": 0.8, "test_score": 0.8, "neurons": [["048" * 48]], **frame}
    text = advice(settings or Settings(), shown, losses)
    assert all(0 < len(text[language]) <= 79 for language in LANGUAGES)
    return text.en


@pytest.mark.parametrize(
    ("expected", "losses", "more"),
    [
        ("Space: start", [], {"epoch": 0}),
        ("falling", FALLING, {}),
        ("no number", [*FALLING, (60, None, None)], {"score": None, "test_score": None}),
        ("grows", [(epoch, 0.7 + epoch, 1.0) for epoch in range(5)], {}),
        (
            "Dead ReLU neurons, 0 everywhere: 1",
            FALLING,
            {"settings": Settings(activation="relu"), "neurons": [["4" * 144]]},
        ),
        ("straight line", FALLING, {"settings": Settings(layers=())}),
        ("Overfitting", [(e, 0.5 * 0.95**e, 0.3 + abs(e - 20) / 50) for e in range(60)], {"score": 0.99}),
        ("Can fewer", FALLING, {"score": 1.0, "test_score": 0.96}),
        ("stuck", [(epoch, 0.7, 0.7) for epoch in range(200)], {}),
        ("jumps", [(epoch, 0.7 - 0.4 * (epoch % 2), 0.7) for epoch in range(60)], {}),
    ],
)
def test_a_sentence_for_each_moment(expected: str, losses: list[Any], more: dict[str, Any]) -> None:
    assert expected in told(losses, **more)


def test_a_challenge_is_met_by_its_own_settings_only() -> None:
    xor = CHALLENGES[0]
    frame = {"settings": Settings(data="xor", layers=(2,)).as_json(), "epoch": 5, "test_score": 0.98}
    assert xor.is_met(frame)
    for other in ({"test_score": None}, {"settings": Settings(data="xor", layers=(2, 1)).as_json()}):
        assert not xor.is_met({**frame, **other})
    for challenge in CHALLENGES:
        assert not challenge.is_met(frame) or challenge is xor
        assert all(len(challenge.told(done=True)[language]) <= 79 for language in LANGUAGES)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "chosen"),
    [
        (0, {"layers": (2,)}),
        (1, {"layers": (3,), "optimizer": "adam"}),
        (2, {"layers": (4,)}),
        (3, {"layers": (3,)}),
        (4, {"layers": (5, 3), "optimizer": "adam"}),
        (5, {"layers": (6, 4), "optimizer": "adam", "speed": 30}),
    ],
)
def test_each_challenge_can_be_met(place: int, chosen: dict[str, Any]) -> None:
    challenge = CHALLENGES[place]
    with Playground() as playground:
        playground.ask("set", settings={**challenge.beginning.as_json(), "speed": 300, **chosen})
        playground.ask("run")
        while not challenge.is_met(frame := playground.until("frame")):
            assert frame["epoch"] < 1000
