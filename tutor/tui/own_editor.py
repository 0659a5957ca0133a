"""The learner's own editor: which command it is, and running it on a file while the app stands back."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Final

from tutor.language import Text

EDITORS: Final = ("nano", "vim", "vi", "micro", "emacs", "ed")
"""What is looked for where nothing is chosen."""

_NOT_CHOSEN = Text(
    uz="Muharrir topilmadi. Uni sozlamalarda tanlang (Alt+O) yoki $EDITOR ni oʻrnating, masalan: export EDITOR=nano",
    en="No editor was found. Choose one in the settings (Alt+O), or set $EDITOR, as in: export EDITOR=nano",
)
_MISSING = Text(
    uz="“{program}” degan dastur yoʻq ({source}). Boshqasini sozlamalarda tanlang (Alt+O).",
    en="There is no program “{program}” ({source}). Choose another one in the settings (Alt+O).",
)
_UNREADABLE = Text(
    uz="Muharrir buyrugʻini oʻqib boʻlmadi: {command} ({source}). Qoʻshtirnoqlarni tekshiring.",
    en="The command of the editor cannot be read: {command} ({source}). Check its quotes.",
)
_FAILED = Text(
    uz="{program} xato bilan tugadi (kod {code}). Fayl qanday saqlangan boʻlsa, shunday olindi.",
    en="{program} ended with an error (code {code}). The file was taken as it was saved.",
)
_NOT_STARTED = Text(uz="{program} ishga tushmadi: {reason}", en="{program} could not be started: {reason}")
_SETTINGS = Text(uz="sozlamalar", en="the settings")


class EditorError(Exception):
    """There is no editor to run, or it did not run well; `text` says so in one sentence."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def command(chosen: str, environment: Mapping[str, str]) -> list[str]:
    """Return the command of the learner's editor: the setting, `$VISUAL`, `$EDITOR`, or one that is installed.

    Raises:
        EditorError: the command cannot be read, its program is not there, or none is installed.

    """
    sources = [(chosen, _SETTINGS)]
    sources += [(environment.get(name, ""), Text(uz=f"${name}", en=f"${name}")) for name in ("VISUAL", "EDITOR")]
    for line, source in sources:
        if line.strip():
            return _parts(line, source, environment)
    for name in EDITORS:
        if shutil.which(name, path=environment.get("PATH")):
            return [name]
    raise EditorError(_NOT_CHOSEN)


def _parts(line: str, source: Text, environment: Mapping[str, str]) -> list[str]:
    try:
        parts = shlex.split(line)
    except ValueError:
        raise EditorError(_UNREADABLE.format(command=line.strip(), source=source)) from None
    program = os.path.expanduser(parts[0]) if parts else ""  # noqa: PTH111 - a command, not a path
    if not program or shutil.which(program, path=environment.get("PATH")) is None:
        raise EditorError(_MISSING.format(program=program, source=source))
    return [program, *parts[1:]]


def run(parts: list[str], path: Path) -> None:
    """Run an editor on a file, on this terminal, and wait for its end.

    Raises:
        EditorError: it could not be started, or ended with an error.

    """
    with _terminal_kept(), _signals_for_the_editor():
        try:
            code = subprocess.run([*parts, str(path)], check=False).returncode
        except OSError as error:
            reason = error.strerror or str(error)
            raise EditorError(_NOT_STARTED.format(program=parts[0], reason=reason)) from None
    if code:
        raise EditorError(_FAILED.format(program=Path(parts[0]).name, code=code))


@contextmanager
def _terminal_kept() -> Iterator[None]:
    """Leave the terminal as it was before, whatever an editor that crashed made of it."""
    descriptor = sys.__stdin__.fileno() if sys.__stdin__ else 0
    settings = None
    with suppress(termios.error, OSError):
        settings = termios.tcgetattr(descriptor)
    try:
        yield
    finally:
        if settings is not None:
            with suppress(termios.error, OSError):
                termios.tcsetattr(descriptor, termios.TCSANOW, settings)


@contextmanager
def _signals_for_the_editor() -> Iterator[None]:
    r"""Let Ctrl+C and Ctrl+\ mean something to the editor alone.

    A function that does nothing, not SIG_IGN: that would be passed on to the editor.
    """

    def nothing(_number: int, _frame: FrameType | None) -> None:
        """Do nothing."""

    before = {number: signal.signal(number, nothing) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
