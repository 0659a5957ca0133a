"""Settings and knobs: what can be chosen, and that nothing else can."""

import json
import subprocess
import sys
from dataclasses import fields, replace

import pytest

from tutor.language import LANGUAGES
from tutor.playground import settings as known
from tutor.playground.options import options
from tutor.playground.settings import Settings, SettingsError


def test_settings_travel_through_json() -> None:
    settings = Settings(data="iris", layers=(8, 1), learning_rate=3.0, engine="cuda", speed=0)
    assert Settings.read(json.loads(json.dumps(settings.as_json()))) == settings
    assert Settings.read({"layers": []}) == replace(Settings(), layers=())
    assert Settings.read({}) == Settings()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"data": "clouds"}, "data"),
        ({"noise": 7}, "noise"),
        ({"noise": True}, "noise"),
        ({"layers": [4, 9]}, "layers"),
        ({"layers": [1, 1, 1, 1, 1]}, "layers"),
        ({"layers": 4}, "layers"),
        ({"layers": [True]}, "layers"),
        ({"learning_rate": float("nan")}, "learning_rate"),
        ({"learning_rate": 1}, "learning_rate"),
        ({"seed": 1000}, "seed"),
        ({"seed": [0]}, "seed"),
        ({"colour": "red"}, "colour"),
        ([], "settings"),
        (None, "settings"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(given: object, named: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.read(given)
    assert all(named in refused.value.text[language] for language in LANGUAGES)


def test_every_setting_has_a_knob_with_words_in_both_languages() -> None:
    ids = [option.id for option in options(Settings(layers=(1, 2)))]
    fields_by_themselves = {field.name for field in fields(Settings)} - {"weight_decay", "l1"}
    assert set(ids) == fields_by_themselves | {"neurons-0", "neurons-1", "regularization"}
    for option in options(Settings()):
        for language in LANGUAGES:
            assert option.name[language].strip()
            assert option.value[language].strip()


def test_every_state_that_turns_lead_to_is_allowed_and_every_value_is_reached() -> None:
    seen, waiting = {Settings()}, [Settings()]
    values: dict[str, set[object]] = {}
    while waiting:
        settings = waiting.pop()
        assert Settings.read(settings.as_json()) == settings
        for option in options(settings):
            values.setdefault(option.id, set()).add(option.value.en)
            for turns in (-1, 1):
                other = option.turned(turns)
                changed = [f.name for f in fields(Settings) if getattr(other, f.name) != getattr(settings, f.name)]
                assert len(changed) <= 1
                if len(changed) == 1 and changed != ["seed"]:
                    alone = replace(Settings(), **{changed[0]: getattr(other, changed[0])})
                    if alone not in seen:
                        seen.add(alone)
                        waiting.append(alone)
    choices = {
        "data": known.DATA,
        "noise": known.NOISES,
        "activation": known.ACTIVATIONS,
        "learning_rate": known.LEARNING_RATES,
        "optimizer": known.OPTIMIZERS,
        "batch_size": known.BATCH_SIZES,
        "engine": known.ENGINES,
        "speed": known.SPEEDS,
    }
    assert {name: len(values[name]) for name in choices} == {name: len(all_) for name, all_ in choices.items()}
    assert len(values["regularization"]) == 2 * len(known.STRENGTHS) - 1
    assert {len(settings.layers) for settings in seen} == {0, 1, 2, 3, 4}
    assert {count for settings in seen for count in settings.layers} == set(range(1, 9))


def test_knobs_end_at_their_ends_and_names_go_round() -> None:
    by_id = {option.id: option for option in options(Settings(layers=(8,)))}
    assert by_id["neurons-0"].turned(1).layers == (8,)
    assert by_id["neurons-0"].turned(-9).layers == (1,)
    assert by_id["layers"].turned(9).layers == (8,) * 4
    assert by_id["layers"].turned(-9).layers == ()
    assert options(Settings(layers=()))[2].turned(1).layers == (4,)
    assert by_id["noise"].turned(-9).noise == 0
    assert by_id["data"].turned(-1).data == known.DATA[-1]


def test_the_screen_computes_nothing_in_its_own_process() -> None:
    program = (
        "import sys, tutor.tui.screens.playground\n"
        "assert not {'numpy', 'torch', 'pydantic', 'tutor.engine'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stderr == ""
