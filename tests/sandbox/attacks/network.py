"""Talking to anybody: sockets of every family, and the memory that processes share."""

from attacks.attack import BY_BOTH, BY_SECCOMP, NEW_PROGRAM, Attack, call

NETWORK = [
    Attack("a TCP socket", "import socket\nsocket.socket()\nsucceeded = True", BY_SECCOMP),
    Attack("a TCP connection", "import socket\nsocket.create_connection(('127.0.0.1', {tcp}))\nsucceeded = True", BY_BOTH),
    Attack("a page of the web", "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:{tcp}', timeout=1)", None),
    Attack("a UDP packet", "import socket\ns = socket.socket(type=socket.SOCK_DGRAM)\n"
           "succeeded = s.sendto(b'x', ('127.0.0.1', {udp})) == 1", BY_SECCOMP),
    Attack("a Unix socket", "import socket\nsocket.socket(socket.AF_UNIX)\nsucceeded = True", BY_SECCOMP),
    Attack("the grading service's own socket", "import socket\ns = socket.socket(socket.AF_UNIX)\n"
           "s.connect('{socket}')\nsucceeded = True", BY_SECCOMP),
    Attack("an abstract socket", "import socket\ns = socket.socket(socket.AF_UNIX)\n"
           "s.connect('\\0{abstract}')\nsucceeded = True", BY_BOTH),
    Attack("a pair of sockets", "import socket\nsocket.socketpair()\nsucceeded = True", BY_SECCOMP),
    Attack("a netlink socket", "import socket\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW)\nsucceeded = True", BY_SECCOMP),
    Attack("a socket of any family and type", "import contextlib, socket\nsucceeded = False\n"
           "for family in range(64):\n    for kind in (1, 2, 3, 4, 5, 10):\n        with contextlib.suppress(OSError):\n"
           "            socket.socket(family, kind).close()\n            succeeded = True", BY_SECCOMP),
    Attack("listening", "import socket\nsocket.create_server(('127.0.0.1', 0))\nsucceeded = True", BY_BOTH),
    Attack("asyncio's event loop", "import asyncio\nasyncio.run(asyncio.sleep(0))\nsucceeded = True", BY_SECCOMP),
    call("sending on what is open", "call(44, 1, b'x', 1, 0, 0, 0)", None),
]  # fmt: skip

SHARED = [
    call("shared memory", "call(31, call(29, 0, 4096, 0o1600), 0, 0)"),
    call("a message queue", "call(71, call(68, 0, 0o1600), 0, 0)"),
    call("a semaphore", "call(66, call(64, 0, 1, 0o1600), 0, 0, 0)"),
    call(
        "a POSIX message queue",
        "(libc.syscall(241, b'mine'), call(240, b'mine', 0o102, 0o600, 0) + call(241, b'mine'))[1]",
        NEW_PROGRAM,
    ),
    Attack(
        "the shared memory of others by name",
        "import _posixshmem, os\nfd = _posixshmem.shm_open('/ustoz-attack', os.O_CREAT | os.O_RDWR, mode=0o600)\n"
        "_posixshmem.shm_unlink('/ustoz-attack')\nsucceeded = True",
        BY_BOTH,
    ),
    Attack(
        "a semaphore of multiprocessing",
        "import _multiprocessing\n_multiprocessing.SemLock(1, 1, 1, '/ustoz-attack', True)\nsucceeded = True",
        NEW_PROGRAM,
    ),
    call("a key of the user", "call(250, 0, -3, 1)"),
    call("a new key", "call(248, b'user', b'name', b'value', 5, -2)"),
]
