"""Starts a program as a user who has nothing, in a small world of its own.

Hostile programs run with the rights of whoever runs the tests, and under root they would not be themselves: much that
is refused to others is allowed, and the limit on processes does not count. So `python unprivileged.py COMMAND …`,
started by root, becomes a fresh user in new namespaces: its processes, its shared memory, and every folder that
anybody may write to are private and vanish with it. What happens there can be counted exactly, since nobody else
makes processes or files there.
"""

import ctypes
import os
import signal
import stat
import sys
from pathlib import Path
from typing import Final, NoReturn

USERS: Final = range(61_000, 65_000)
"""User ids that nobody has; each world takes another, since the kernel counts the processes of a user everywhere."""
REFUSED: Final = 77
"""The exit code when the machine does not allow namespaces."""
PRIVATE_WORLD: Final = "PRIVATE_WORLD"
"""The environment variable that tells the command where it is."""
SHARED_FOLDERS: Final = ("/tmp", "/var/tmp", "/dev/shm", "/run/lock", "/var/lock", "/var/crash")

_NEW_MOUNTS, _NEW_SHARED_MEMORY, _NEW_PROCESSES = 0x00020000, 0x08000000, 0x20000000
_BIND_ALL, _PRIVATE_ALL = 0x1000 | 0x4000, 0x40000 | 0x4000
_DIE_WITH_PARENT: Final = 1
_libc: Final = ctypes.CDLL(None, use_errno=True)


def needed_folders() -> list[Path]:
    """Return the folders of Python, of its packages and of this project."""
    project = Path(__file__).resolve().parents[2]
    return sorted({Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve(), project})


def command(*arguments: str) -> list[str]:
    """Return the command line that starts Python on `arguments` as an unprivileged user."""
    python = [str(Path(sys.prefix).resolve() / "bin" / Path(sys.executable).name), *arguments]
    return [sys.executable, __file__, *python] if os.geteuid() == 0 else python


def main() -> NoReturn:
    """Make the new world and start the command in it."""
    _libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if _libc.unshare(_NEW_MOUNTS | _NEW_SHARED_MEMORY | _NEW_PROCESSES) != 0:
        print(os.strerror(ctypes.get_errno()), file=sys.stderr)
        sys.exit(REFUSED)
    user = USERS[os.getpid() % len(USERS)]
    if (first := os.fork()) == 0:
        _libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        _first_process(user)
    _, status = os.waitpid(first, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _first_process(user: int) -> NoReturn:
    """Lay out the new world, start the command, and collect orphans until it ends; then everything ends."""
    _mount(None, "/", None, _PRIVATE_ALL)
    opened = {folder: os.open(folder, os.O_PATH) for folder in needed_folders()}
    for folder in _covered(list(opened)):
        _mount("tmpfs", folder, "tmpfs", 0, "mode=1777,size=256m" if folder in SHARED_FOLDERS else "mode=755,size=1m")
    for folder, descriptor in opened.items():
        inside = Path(folder)
        if not inside.exists():
            inside.mkdir(parents=True, mode=0o755)
            _mount(f"/proc/self/fd/{descriptor}", str(inside), None, _BIND_ALL)
        os.close(descriptor)
    _mount("proc", "/proc", "proc", 0)
    if (started := os.fork()) == 0:
        home = "/tmp/home"
        Path(home).mkdir(mode=0o700)
        os.chown(home, user, user)
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        os.chdir("/")
        path = {"HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
        path |= {PRIVATE_WORLD: "1", "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
        os.execve(sys.argv[1], sys.argv[1:], path)
    while True:
        pid, status = os.wait()
        if pid == started:
            os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _covered(needed: list[Path]) -> list[str]:
    """Return the folders that anybody may write to, and those closed to others that lie above what is needed."""
    closed = {
        str(parent)
        for folder in needed
        for parent in folder.parents
        if not stat.S_IMODE(parent.stat().st_mode) & stat.S_IXOTH
    }
    shared = {str(Path(folder).resolve()) for folder in SHARED_FOLDERS if Path(folder).is_dir()}
    both = closed | shared
    return sorted(path for path in both if not any(path.startswith(f"{other}/") for other in both))


def _mount(source: str | None, target: str, kind: str | None, flags: int, options: str | None = None) -> None:
    texts = [None if text is None else text.encode() for text in (source, target, kind, options)]
    if _libc.mount(texts[0], texts[1], texts[2], ctypes.c_ulong(flags), texts[3]) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), target)


if __name__ == "__main__":
    main()
