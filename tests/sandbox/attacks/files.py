"""Reading, writing and filling what belongs to others."""

from attacks.attack import (
    BY_BOTH,
    BY_LANDLOCK,
    BY_SECCOMP,
    LANDLOCK,
    NEW_PROGRAM,
    PROCESSES,
    RLIMITS,
    WRITTEN_BYTES,
    Attack,
)


def _reading(name: str, path: str) -> Attack:
    return Attack(name, f"succeeded = len(open({path!r}, 'rb').read(64)) > 0", BY_LANDLOCK)


READING = [
    _reading("the password file", "/etc/passwd"),
    _reading("a private key", "{home}/.ssh/id_rsa"),
    _reading("another learner's work", "{secret}"),
    _reading("the solution", "{lesson}/solution.py"),
    _reading("the judge", "{lesson}/judge.py"),
    _reading("the tutor's own checks", "{tutor}/grading/judge.py"),
    _reading("the environment of the parent", "/proc/{parent}/environ"),
    _reading("the memory map of the parent", "/proc/{parent}/maps"),
    _reading("the zygote's command line", "/proc/self/../{parent}/cmdline"),
    _reading("the environment of another process", "/proc/{victim}/environ"),
    _reading("the files that another process has open", "/proc/{victim}/fdinfo/0"),
    Attack("the parent's memory", "import os\nsucceeded = os.open('/proc/{parent}/mem', os.O_RDONLY) > 0", BY_LANDLOCK),
    Attack("its own memory as a file", "succeeded = open('/proc/self/mem', 'r+b').fileno() > 0", held_by=LANDLOCK),
    Attack("its descriptors as a folder", "import os\nsucceeded = len(os.listdir('/proc/self/fd')) > 0", BY_LANDLOCK),
    Attack("another's output", "import os\nsucceeded = os.open('/proc/{victim}/fd/1', os.O_WRONLY) > 0", BY_LANDLOCK),
    Attack("another's folder", "import os\nsucceeded = os.listdir('{folder}') == ['work.py']", BY_LANDLOCK),
    Attack("the processes", "import os\nsucceeded = '{parent}' in os.listdir('/proc')", BY_LANDLOCK),
    Attack("all packages", "import os\nsucceeded = 'pydantic' in os.listdir('{packages}')", BY_LANDLOCK),
    Attack(
        "a package that is not allowed, past the finder",
        "import importlib, sys\nfrom importlib.machinery import PathFinder\n"
        "sys.meta_path[:] = [PathFinder]\nsys.path.append('{packages}')\nimportlib.invalidate_caches()\n"
        "sys.path_importer_cache.clear()\nimport yaml\nsucceeded = True",
        BY_LANDLOCK,
    ),
    Attack("a library into its own memory", "import ctypes\nctypes.CDLL('{lesson}/library.so')\nsucceeded = True", BY_LANDLOCK),
    Attack("the size of another's file by stat()", "import os\nsucceeded = os.stat('{secret}').st_size > 0", held=False),
]  # fmt: skip

WRITING = [
    Attack("a new file", "open('{folder}/new', 'x')\nsucceeded = True", BY_LANDLOCK),
    Attack(
        "a new file in /tmp",
        "import os, tempfile\nfd, name = tempfile.mkstemp(dir='/tmp')\nos.remove(name)\nsucceeded = True",
        BY_BOTH,
    ),
    Attack("writing", "with open('{secret}', 'r+') as f: f.write('mine')\nsucceeded = True", WRITTEN_BYTES),
    Attack("appending", "with open('{secret}', 'a') as f: f.write('mine')\nsucceeded = True", WRITTEN_BYTES),
    Attack(
        "writing through a mapping",
        "import mmap\nwith open('{secret}', 'r+b') as f: mmap.mmap(f.fileno(), 0)[:4] = b'mine'\nsucceeded = True",
        BY_LANDLOCK,
    ),
    Attack("truncating", "open('{secret}', 'w').close()\nsucceeded = True", BY_LANDLOCK),
    Attack(
        "truncating what is open for reading",
        "import os\nos.open('{secret}', os.O_RDONLY | os.O_TRUNC)\nsucceeded = True",
        BY_BOTH,
    ),
    Attack("truncating by name", "import os\nos.truncate('{secret}', 0)\nsucceeded = True", BY_BOTH),
    Attack("deleting", "import os\nos.remove('{secret}')\nsucceeded = True", BY_BOTH),
    Attack("renaming", "import os\nos.rename('{secret}', '{folder}/mine')\nsucceeded = True", BY_BOTH),
    Attack("a hard link", "import os\nos.link('{secret}', '{folder}/mine')\nsucceeded = True", BY_BOTH),
    Attack("a symbolic link", "import os\nos.symlink('{secret}', '{folder}/mine')\nsucceeded = True", BY_BOTH),
    Attack("a folder", "import os\nos.mkdir('{folder}/mine')\nsucceeded = True", BY_BOTH),
    Attack("deleting a folder", "import os\nos.rmdir('{home}/empty')\nsucceeded = True", BY_BOTH),
    Attack("a named pipe", "import os\nos.mkfifo('{folder}/mine')\nsucceeded = True", BY_BOTH),
    Attack("an unnamed file", "import os\nos.open('{folder}', os.O_TMPFILE | os.O_RDWR)\nsucceeded = True", BY_BOTH),
    Attack("permissions", "import os\nos.chmod('{secret}', 0o777)\nsucceeded = True", BY_SECCOMP),
    Attack("the owner", "import os\nos.chown('{secret}', os.getuid(), os.getgid())\nsucceeded = True", BY_SECCOMP),
    Attack("times", "import os\nos.utime('{secret}', (0, 0))\nsucceeded = True", BY_SECCOMP),
    Attack("an attribute", "import os\nos.setxattr('{secret}', 'user.mine', b'1')\nsucceeded = True", BY_SECCOMP),
    Attack("a lock on another's file", "import fcntl\nfcntl.flock(open('{secret}'), fcntl.LOCK_EX)\nsucceeded = True", BY_BOTH),
    Attack("the working folder", "import os\nos.chdir('{folder}')\nsucceeded = True", BY_SECCOMP),
    Attack("another root", "import os\nos.chroot('/')\nsucceeded = True"),
]  # fmt: skip

_EVERYWHERE = """\
import contextlib, os
succeeded = False
for folder in ('/tmp', '/var/tmp', '/dev/shm', '/run/lock', '/', '.', '{home}', '{folder}', '{lesson}'):
    name = folder + '/ustoz-attack'
    with contextlib.suppress(OSError):
        fd = os.open(name, os.O_CREAT | os.O_WRONLY, 0o600)
"""

DISK = [
    Attack(
        "bytes in every folder that anybody may write to",
        _EVERYWHERE + "        succeeded = os.write(fd, bytes(1 << 20)) == 1 << 20 or succeeded\n",
        WRITTEN_BYTES,
    ),
    Attack(
        "thousands of empty files",
        _EVERYWHERE + "        for number in range(2000): os.close(os.open(name + str(number), os.O_CREAT))\n"
        "        succeeded = True\n",
        BY_LANDLOCK,
    ),
    Attack(
        "a file with a hole of a gigabyte",
        _EVERYWHERE + "        os.ftruncate(fd, 1 << 30)\n        succeeded = True\n",
        WRITTEN_BYTES,
    ),
    Attack(
        "reserved blocks",
        _EVERYWHERE + "        os.posix_fallocate(fd, 0, 1 << 20)\n        succeeded = True\n",
        NEW_PROGRAM,
    ),
    Attack(
        "POSIX shared memory",
        "import _posixshmem, os\nfd = _posixshmem.shm_open('/ustoz-attack', os.O_CREAT | os.O_RDWR, mode=0o600)\n"
        "os.ftruncate(fd, 1 << 20)\nsucceeded = True",
        WRITTEN_BYTES,
    ),
    Attack(
        "memory that is a file",
        "import os\nfd = os.memfd_create('mine')\nos.write(fd, bytes(1 << 20))\nsucceeded = True",
        PROCESSES,
    ),
    Attack("an image of its memory, left on a crash", "import os\nos.abort()", held_by=RLIMITS),
    Attack("a larger pipe", "import fcntl\nsucceeded = fcntl.fcntl(1, 1031, 1 << 20) >= 1 << 20", BY_SECCOMP),
]
