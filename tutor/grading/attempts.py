"""What jobs have in common: where a learner's program runs, and a second try where its sandbox died before it began."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tutor.data.handwritten import Pictures
from tutor.grading.devices import Choice, Devices
from tutor.grading.judge import Emit
from tutor.grading.protocol import SHOWN_EVENTS, Message
from tutor.grading.refusals import failed
from tutor.grading.sources import Sources
from tutor.language import Text
from tutor.sandbox.children import ChildSource, SandboxUnavailableError
from tutor.sandbox.devices import Device

_LOST = Text(
    uz="Himoyalangan muhit dastur ishlayotganda kutilmaganda yopildi. Bu sizning xatoingiz emas; qayta urinib koʻring.",
    en="The sandbox ended unexpectedly while the program ran. It is not your fault; try again.",
)


@contextmanager
def learners_source(
    sources: Sources, devices: Devices, choice: Choice, runtime: str
) -> Iterator[Callable[[], ChildSource]]:
    """Give what returns a live source for a learner's program, and hold a card as long as that is on a GPU."""
    if not choice.on_gpu:
        yield lambda: sources.get(runtime)
        return
    with devices.card() as card:
        yield lambda: sources.on_gpu(runtime, Device(choice.name, devices.share), card)


def tell(choice: Choice, emit: Emit, pictures: Pictures | None) -> None:
    """Tell what there is to say about the device, and which pictures the program gets if it asks for some."""
    for notice in (choice.notice, pictures.text if pictures else None):
        if notice is not None:
            emit("notice", {"message": notice.as_dict()})


def with_a_second_try(
    attempt: Callable[[ChildSource, Emit], Message], source: Callable[[], ChildSource], emit: Emit
) -> Message:
    """Do something with a source of children; where that dies before anything was shown, with another one.

    Raises:
        SandboxUnavailableError: none could be started, or two died.

    """
    shown = False

    def watched(event: str, fields: dict[str, Any]) -> None:
        nonlocal shown
        shown = shown or event in SHOWN_EVENTS
        emit(event, fields)

    first = source()
    try:
        return attempt(first, watched)
    except SandboxUnavailableError:
        if shown:
            return failed("no-sandbox", _LOST)
    return attempt(source(), emit)
