"""What hostile programs try, as one table by groups."""

from attacks.answers import DESCRIPTORS, EVENTS, FORGED, LIES
from attacks.attack import Attack
from attacks.endings import ENDINGS
from attacks.exhaustion import ENDLESS, MEMORY, OUTPUT
from attacks.files import DISK, READING, WRITING
from attacks.kernel import KERNEL, WALLS
from attacks.network import NETWORK, SHARED
from attacks.others import OTHERS
from attacks.processes import PROCESS
from attacks.with_torch import TORCH

GROUPS: dict[str, list[Attack]] = {
    "reading": READING,
    "writing": WRITING,
    "disk": DISK,
    "processes": PROCESS,
    "network": NETWORK,
    "shared memory": SHARED,
    "other processes": OTHERS,
    "the sandbox's walls": WALLS,
    "the kernel": KERNEL,
    "endless": ENDLESS,
    "memory": MEMORY,
    "output": OUTPUT,
    "events": EVENTS,
    "forged answers": FORGED,
    "lies": LIES,
    "descriptors": DESCRIPTORS,
    "endings": ENDINGS,
    "torch": TORCH,
}
ATTACKS: dict[str, Attack] = {f"{group}: {attack}": attack for group, members in GROUPS.items() for attack in members}
"""Every attack by its group and name."""

__all__ = ["ATTACKS", "GROUPS", "READING", "WRITING", "Attack"]
