"""Reaching other processes of the same user: signals, memory, limits, priorities."""

from attacks.attack import BY_BOTH, BY_LANDLOCK, BY_SECCOMP, CALL, Attack, call

OTHERS = [
    Attack("a signal", "import os, signal\nos.kill({victim}, signal.SIGTERM)\nsucceeded = True", BY_BOTH),
    Attack("a signal to the parent", "import os\nos.kill({parent}, 0)\nsucceeded = True", BY_BOTH),
    Attack("a signal to everyone", "import os\nos.kill(-1, 0)\nsucceeded = True"),
    Attack("a signal to a group", "import os\nos.killpg(os.getpgid({victim}), 0)\nsucceeded = True", None),
    Attack("a signal to the zygote", "import os\nos.kill(os.getppid(), 0)\nsucceeded = True", BY_BOTH),
    call("tgkill", "call(234, {victim}, {victim}, 0)", BY_BOTH),
    call("tkill", "call(200, {victim}, 0)", BY_BOTH),
    call(
        "rt_sigqueueinfo",
        "call(129, {victim}, 0, ctypes.create_string_buffer(bytes(8) + b'\\xff' * 4 + bytes(116)))",
        BY_BOTH,
    ),
    call(
        "rt_tgsigqueueinfo",
        "call(297, {victim}, {victim}, 0, ctypes.create_string_buffer(bytes(8) + b'\\xff' * 4 + bytes(116)))",
        BY_BOTH,
    ),
    Attack("a pidfd", "import os\nsucceeded = os.pidfd_open({victim}) >= 0", BY_SECCOMP),
    Attack(
        "a signal by pidfd",
        "import os, signal\nsignal.pidfd_send_signal(os.pidfd_open({victim}), signal.SIGTERM)\nsucceeded = True",
        BY_BOTH,
    ),
    call("another's descriptor by pidfd", "call(438, os.pidfd_open({victim}), 0, 0)", BY_BOTH),
    Attack(
        "signals through F_SETOWN",
        "import fcntl\nfcntl.fcntl(1, fcntl.F_SETOWN, {victim})\nsucceeded = True",
        BY_SECCOMP,
    ),
    call("a timer of the kernel", "call(222, 0, 0, ctypes.create_string_buffer(8))"),
    Attack(
        "limits of others",
        "import resource\nresource.prlimit({victim}, resource.RLIMIT_NOFILE, (1, 1))\nsucceeded = True",
        BY_SECCOMP,
    ),
    Attack(
        "limits of the parent",
        "import resource\nresource.prlimit({parent}, resource.RLIMIT_CPU)\nsucceeded = True",
        BY_SECCOMP,
    ),
    Attack(
        "priorities of others", "import os\nos.setpriority(os.PRIO_PROCESS, {victim}, 19)\nsucceeded = True", BY_SECCOMP
    ),
    Attack("processors of others", "import os\nos.sched_setaffinity({victim}, {{0}})\nsucceeded = True", BY_SECCOMP),
    Attack(
        "the scheduling of others",
        "import os\nos.sched_setscheduler({victim}, os.SCHED_BATCH, os.sched_param(0))\nsucceeded = True",
        BY_SECCOMP,
    ),
    call("disk priorities of others", "call(251, 1, {victim}, 3 << 13)"),
    Attack(
        "being ended first", "open('/proc/{victim}/oom_score_adj', 'w').write('900')\nsucceeded = True", BY_LANDLOCK
    ),
    Attack("another's memory as a file", "succeeded = open('/proc/{victim}/mem', 'r+b').fileno() > 0", BY_LANDLOCK),
    call("ptrace", "call(101, 16, {victim}, 0, 0)", BY_BOTH),
    call("being traced by the zygote", "call(101, 0, 0, 0, 0)"),
    call("kcmp", "call(312, {victim}, os.getpid(), 1, 0, 0)", BY_BOTH),
    call(
        "another's list of locks",
        "call(274, {victim}, ctypes.create_string_buffer(8), ctypes.create_string_buffer(8))",
        BY_BOTH,
    ),
    *[
        Attack(
            name,
            f"{CALL}import struct\nbuffer = ctypes.create_string_buffer(b'mine    ', 8)\n"
            "here = struct.pack('PN', ctypes.addressof(buffer), 8)\nthere = struct.pack('PN', {address}, 8)\n"
            f"succeeded = call({number}, {{victim}}, ctypes.c_char_p(here), 1, ctypes.c_char_p(there), 1, 0) == 8",
            BY_BOTH,
        )
        for name, number in (("process_vm_readv", 310), ("process_vm_writev", 311))
    ],
]  # fmt: skip
