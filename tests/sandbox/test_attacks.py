"""Hostile programs in every kind of child, as an unprivileged user, and again with the layers left out that hold them."""

import platform

import pytest
from attacks import ATTACKS, Attack
from battleground import WAYS, Battleground

from tutor.sandbox import layers

pytestmark = pytest.mark.skipif(
    layers.available() != list(layers.ALL), reason="this kernel does not offer every layer"
)
OTHER_NUMBERS = pytest.mark.skipif(platform.machine() != "x86_64", reason="system calls have other numbers here")

# What may be read and imported differs between the ways, the rest hardly: it is tried again in the slow tests.
DIFFERING = {
    "writing: a new file", "processes: fork", "processes: a fork bomb", "processes: a thread", "network: a TCP socket",
    "other processes: a signal", "endless: a loop", "memory: an array", "output: stdout", "forged answers: garbage",
    "endings: a wrong pointer",
}  # fmt: skip


def quick(name: str, way: str) -> bool:
    attack = ATTACKS[name]
    home = "torch" if attack.torch else "numpy"
    return way == home or name in DIFFERING or (way == "torch" and name.startswith("reading"))


def marks(attack: Attack, is_quick: bool, otherwise: pytest.MarkDecorator) -> list[pytest.MarkDecorator]:
    return [*([OTHER_NUMBERS] if attack.by_number else []), *([] if is_quick else [otherwise])]


TRIED = [
    pytest.param(name, way, id=f"{name}-{way}", marks=marks(attack, quick(name, way), pytest.mark.exhaustive))
    for way in WAYS
    for name, attack in ATTACKS.items()
    if not (attack.torch and way == "numpy")
]
CONTROLLED = [
    pytest.param(name, marks=marks(attack, not attack.torch, pytest.mark.exhaustive))
    for name, attack in ATTACKS.items()
    if attack.without is not None
]
EACH_HOLDER = [
    pytest.param(name, holder, id=f"{name}-{holder}", marks=marks(ATTACKS[name], False, pytest.mark.slow))
    for name, attack in ATTACKS.items()
    if attack.without is not None and attack.without != frozenset(layers.ALL)
    for holder in attack.holders
    if len(attack.holders) > 1
]


@pytest.mark.parametrize(("name", "way"), TRIED)
def test_an_attack_is_held(name: str, way: str, battleground: Battleground) -> None:
    """Held means that it neither succeeded, nor left, changed or created anything, and the next program is answered."""
    outcome = battleground.attack(name, way)
    assert outcome.held is ATTACKS[name].held, outcome
    assert outcome.traces == []


@pytest.mark.parametrize("name", CONTROLLED)
def test_without_its_layers_the_attack_succeeds(name: str, battleground: Battleground) -> None:
    attack = ATTACKS[name]
    way = "torch" if attack.torch else "numpy"
    if battleground.attack(name, way, attack.holders).succeeded:
        return
    assert not battleground.attack(name, way, layers.ALL).succeeded, "something else holds it, too"
    pytest.skip("this machine does not allow it even without the sandbox")


@pytest.mark.parametrize(("name", "holder"), EACH_HOLDER)
def test_each_layer_that_is_said_to_hold_it_does_so_alone(name: str, holder: str, battleground: Battleground) -> None:
    attack = ATTACKS[name]
    others = [layer for layer in attack.holders if layer != holder]
    assert not battleground.attack(name, "torch" if attack.torch else "numpy", others).succeeded


def test_gaining_rights_is_held_by_no_new_privs_alone(battleground: Battleground) -> None:
    others = [layer for layer in layers.ALL if layer != layers.NO_NEW_PRIVS]
    assert not battleground.attack("processes: a program that runs as root", "numpy", others).succeeded


def test_the_attacker_is_nobody_special(battleground: Battleground) -> None:
    """The attacks run with the rights of an ordinary user, so that what holds them is the sandbox."""
    assert battleground.user != 0


def test_there_are_attacks_enough_of_every_group() -> None:
    assert len(ATTACKS) >= 60
    assert [name for name, attack in ATTACKS.items() if not attack.held] == [
        "reading: the size of another's file by stat()"
    ]
    assert len(CONTROLLED) >= 100
