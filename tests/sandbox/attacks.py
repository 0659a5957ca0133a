"""What hostile programs try, as one table.

Each source sets `succeeded` to true where it got what it wanted; an exception, or the end of the process, means that
it was held. `without` are the layers that hold it: with these left out the attack succeeds, which shows that the layers
are needed and that the attack is a real one. It is None where success would harm the machine that runs the tests.

Fields: {victim} a process of the same user, {folder} a folder of another learner with the file work.py, {secret} that
file, {home} a home with .ssh/id_rsa, {lesson} a folder with solution.py and judge.py, {parent} the process that runs
the tests, {abstract} and {udp} where a socket of the test listens, {packages} the folder of all installed packages,
{tutor} that of the tutor.
"""

from dataclasses import dataclass

LANDLOCK = frozenset({"landlock"})
SECCOMP = frozenset({"seccomp"})
BOTH = LANDLOCK | SECCOMP
# A user who is not root is held by the number of processes as well.
PROCESSES = SECCOMP | {"rlimits"}
NEW_PROGRAM = BOTH | {"rlimits"}

_CALL = """\
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
def call(number, *arguments):
    result = libc.syscall(ctypes.c_long(number), *(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
"""


@dataclass(frozen=True)
class Attack:
    name: str
    source: str
    without: frozenset[str] | None

    def __str__(self) -> str:
        return self.name


def _reading(name: str, path: str) -> Attack:
    return Attack(name, f"succeeded = len(open({path!r}, 'rb').read(64)) > 0", LANDLOCK)


def _call(name: str, expression: str, without: frozenset[str] | None) -> Attack:
    """A system call by its number on x86-64, past all of Python."""
    return Attack(name, f"{_CALL}succeeded = {expression} >= 0", without)


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
    Attack("the parent's memory", "import os\nsucceeded = os.open('/proc/{parent}/mem', os.O_RDONLY) > 0", LANDLOCK),
    Attack("another's folder", "import os\nsucceeded = os.listdir('{folder}') == ['work.py']", LANDLOCK),
    Attack("the processes", "import os\nsucceeded = '{parent}' in os.listdir('/proc')", LANDLOCK),
    Attack("all packages", "import os\nsucceeded = 'pydantic' in os.listdir('{packages}')", LANDLOCK),
    Attack(
        "a package that is not allowed, past the finder",
        "import importlib, sys\nfrom importlib.machinery import PathFinder\n"
        "sys.meta_path[:] = [PathFinder]\nsys.path.append('{packages}')\nimportlib.invalidate_caches()\n"
        "sys.path_importer_cache.clear()\nimport yaml\nsucceeded = True",
        LANDLOCK,
    ),
]

WRITING = [
    Attack("a new file", "open('{folder}/new', 'x')\nsucceeded = True", LANDLOCK),
    Attack("a new file in /tmp", "import tempfile\ntempfile.mkstemp(dir='/tmp')\nsucceeded = True", None),
    Attack("writing", "with open('{secret}', 'r+') as f: f.write('mine')\nsucceeded = True", LANDLOCK | {"rlimits"}),
    Attack("appending", "with open('{secret}', 'a') as f: f.write('mine')\nsucceeded = True", LANDLOCK | {"rlimits"}),
    Attack("truncating", "open('{secret}', 'w').close()\nsucceeded = True", LANDLOCK),
    Attack(
        "truncating what is open for reading",
        "import os\nos.open('{secret}', os.O_RDONLY | os.O_TRUNC)\nsucceeded = True",
        BOTH,
    ),
    Attack("truncating by name", "import os\nos.truncate('{secret}', 0)\nsucceeded = True", BOTH),
    Attack("deleting", "import os\nos.remove('{secret}')\nsucceeded = True", BOTH),
    Attack("renaming", "import os\nos.rename('{secret}', '{folder}/mine')\nsucceeded = True", BOTH),
    Attack("a hard link", "import os\nos.link('{secret}', '{folder}/mine')\nsucceeded = True", BOTH),
    Attack("a symbolic link", "import os\nos.symlink('{secret}', '{folder}/mine')\nsucceeded = True", BOTH),
    Attack("a folder", "import os\nos.mkdir('{folder}/mine')\nsucceeded = True", BOTH),
    Attack("deleting a folder", "import os\nos.rmdir('{home}/empty')\nsucceeded = True", BOTH),
    Attack("a named pipe", "import os\nos.mkfifo('{folder}/mine')\nsucceeded = True", BOTH),
    Attack("an unnamed file", "import os\nos.open('{folder}', os.O_TMPFILE | os.O_RDWR)\nsucceeded = True", BOTH),
    Attack("permissions", "import os\nos.chmod('{secret}', 0o777)\nsucceeded = True", SECCOMP),
    Attack("the owner", "import os\nos.chown('{secret}', os.getuid(), os.getgid())\nsucceeded = True", SECCOMP),
    Attack("times", "import os\nos.utime('{secret}', (0, 0))\nsucceeded = True", SECCOMP),
    Attack("the working folder", "import os\nos.chdir('{folder}')\nsucceeded = True", SECCOMP),
    Attack("another root", "import os\nos.chroot('/')\nsucceeded = True", SECCOMP),
]

PROCESS = [
    Attack(
        "fork",
        "import os\npid = os.fork()\nif pid == 0: os._exit(0)\nsucceeded = os.waitpid(pid, 0)[1] == 0",
        PROCESSES,
    ),
    Attack(
        "a fork that outlives the run",
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\nsucceeded = True",
        None,
    ),
    Attack(
        "a thread",
        "import threading\nt = threading.Thread(target=int)\nt.start()\nt.join()\nsucceeded = True",
        PROCESSES,
    ),
    Attack("a command", "import subprocess\nsucceeded = subprocess.run(['/bin/true']).returncode == 0", NEW_PROGRAM),
    Attack("a shell", "import os\nsucceeded = os.system('exit 7') == 7 << 8", NEW_PROGRAM),
    Attack(
        "posix_spawn",
        "import os\npid = os.posix_spawn('/bin/true', ['true'], {{}})\nsucceeded = os.waitpid(pid, 0)[1] == 0",
        NEW_PROGRAM,
    ),
    Attack("exec", "import os\nos.execv('/bin/true', ['true'])", None),
    Attack(
        "multiprocessing",
        "import multiprocessing\np = multiprocessing.get_context('fork').Process(target=int)\np.start()\np.join()\n"
        "succeeded = p.exitcode == 0",
        PROCESSES,
    ),
    Attack(
        "clone by number",
        f"{_CALL}pid = call(56, 17, 0, 0, 0, 0)\nif pid == 0: os._exit(0)\nsucceeded = os.waitpid(pid, 0)[1] == 0",
        PROCESSES,
    ),
    Attack(
        "clone3 by number",
        f"{_CALL}import struct\narguments = struct.pack('QQQQQQQQ', 0, 0, 0, 0, 17, 0, 0, 0)\n"
        "pid = call(435, ctypes.c_char_p(arguments), len(arguments))\nif pid == 0: os._exit(0)\n"
        "succeeded = os.waitpid(pid, 0)[1] == 0",
        PROCESSES,
    ),
]

NETWORK = [
    Attack("a TCP socket", "import socket\nsocket.socket()\nsucceeded = True", SECCOMP),
    Attack("a UDP packet", "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\n"
           "succeeded = s.sendto(b'x', ('127.0.0.1', {udp})) == 1", SECCOMP),
    Attack("a Unix socket", "import socket\nsocket.socket(socket.AF_UNIX)\nsucceeded = True", SECCOMP),
    Attack("an abstract socket", "import socket\ns = socket.socket(socket.AF_UNIX)\n"
           "s.connect('\\0{abstract}')\nsucceeded = True", BOTH),
    Attack("a pair of sockets", "import socket\nsocket.socketpair()\nsucceeded = True", SECCOMP),
    Attack("a netlink socket", "import socket\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW)\nsucceeded = True", SECCOMP),
    Attack("listening", "import socket\nsocket.create_server(('127.0.0.1', 0))\nsucceeded = True", BOTH),
    Attack("asyncio's event loop", "import asyncio\nasyncio.run(asyncio.sleep(0))\nsucceeded = True", SECCOMP),
]  # fmt: skip

OTHERS = [
    Attack("a signal", "import os, signal\nos.kill({victim}, signal.SIGTERM)\nsucceeded = True", BOTH),
    Attack("a signal to the parent", "import os\nos.kill({parent}, 0)\nsucceeded = True", BOTH),
    Attack("a signal to everyone", "import os\nos.kill(-1, 0)\nsucceeded = True", None),
    Attack("a signal to the zygote", "import os\nos.kill(os.getppid(), 0)\nsucceeded = True", BOTH),
    _call("tgkill", "call(234, {victim}, {victim}, 0)", BOTH),
    _call("tkill", "call(200, {victim}, 0)", BOTH),
    _call(
        "rt_sigqueueinfo",
        "call(129, {victim}, 0, ctypes.create_string_buffer(bytes(8) + b'\\xff' * 4 + bytes(116)))",
        BOTH,
    ),
    Attack("a pidfd", "import os\nsucceeded = os.pidfd_open({victim}) >= 0", SECCOMP),
    Attack(
        "a signal by pidfd",
        "import os, signal\nsignal.pidfd_send_signal(os.pidfd_open({victim}), signal.SIGTERM)\nsucceeded = True",
        BOTH,
    ),
    Attack(
        "signals through F_SETOWN",
        "import fcntl\nfcntl.fcntl(1, fcntl.F_SETOWN, {victim})\nsucceeded = True",
        SECCOMP,
    ),
    Attack(
        "limits of others",
        "import resource\nresource.prlimit({victim}, resource.RLIMIT_NOFILE, (1, 1))\nsucceeded = True",
        SECCOMP,
    ),
    Attack(
        "limits of the parent",
        "import resource\nresource.prlimit({parent}, resource.RLIMIT_CPU)\nsucceeded = True",
        SECCOMP,
    ),
    Attack(
        "priorities of others", "import os\nos.setpriority(os.PRIO_PROCESS, {victim}, 19)\nsucceeded = True", SECCOMP
    ),
    Attack("processors of others", "import os\nos.sched_setaffinity({victim}, {{0}})\nsucceeded = True", SECCOMP),
    _call("ptrace", "call(101, 16, {victim}, 0, 0)", BOTH),
    Attack(
        "process_vm_readv",
        f"{_CALL}import struct\nbuffer = ctypes.create_string_buffer(8)\n"
        "here = struct.pack('PN', ctypes.addressof(buffer), 8)\nthere = struct.pack('PN', {address}, 8)\n"
        "succeeded = call(310, {victim}, ctypes.c_char_p(here), 1, ctypes.c_char_p(there), 1, 0) == 8",
        BOTH,
    ),
]

KERNEL = [
    _call("prctl: surviving the parent", "call(157, 1, 0, 0, 0, 0)", SECCOMP),
    _call("prctl: dumpable again", "call(157, 4, 1, 0, 0, 0)", SECCOMP),
    _call("seccomp", "call(317, 2, 0, ctypes.c_char_p(bytes(4)))", SECCOMP),
    _call("Landlock's own calls", "call(444, 0, 0, 1)", SECCOMP),
    _call("io_uring", "call(425, 1, ctypes.create_string_buffer(120))", None),
    _call("bpf", "call(321, 0, 0, 0)", None),
    _call("userfaultfd", "call(323, 0)", None),
    _call("keyctl", "call(250, 0, -3, 1)", SECCOMP),
    _call("add_key", "call(248, b'user', b'name', b'value', 5, -2)", None),
    _call("memfd", "call(319, b'name', 0)", SECCOMP),
    _call("inotify", "call(294, 0)", SECCOMP),
    _call("mount", "call(165, b'none', b'/mnt', b'tmpfs', 0, 0)", None),
    _call("unshare", "call(272, 0x04000000)", SECCOMP),
    _call("a user namespace", "call(272, 0x10000000)", SECCOMP),
    _call("setns", "call(308, 0, 0)", None),
    _call("personality", "call(135, 0xffffffff)", SECCOMP),
    _call("perf_event_open", "call(298, ctypes.create_string_buffer(120), 0, -1, -1, 0)", None),
    _call("shared memory", "call(29, 0, 4096, 0o1600)", None),
    _call("a message queue", "call(68, 0, 0o1600)", None),
    _call("open_by_handle_at", "call(304, -100, ctypes.create_string_buffer(8), 0)", None),
    _call("setuid", "call(105, {uid})", SECCOMP),
    _call("loading a kernel module", "call(175, ctypes.create_string_buffer(8), 8, b'')", None),
    _call("another name for the machine", "call(170, b'mine', 4)", None),
    _call("a call of the x32 table", "call(0x40000000 | 39)", None),
    _call("ioctl on what is open", "call(16, 1, 0x5421, ctypes.byref(ctypes.c_int(0)))", SECCOMP),
]

ATTACKS = [*READING, *WRITING, *PROCESS, *NETWORK, *OTHERS, *KERNEL]
