"""The rarer doors of the kernel, and the sandbox's own walls."""

from attacks.attack import BY_RLIMITS, BY_SECCOMP, CALL, PROCESSES, Attack, call

OLD_TABLE = """\
import ctypes, mmap
# mov eax, 20 (getpid of the 32-bit table); int 0x80; ret
code = bytes([0xB8, 20, 0, 0, 0, 0xCD, 0x80, 0xC3])
memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
memory.write(code)
function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))
succeeded = function() > 0
"""

_CLOCK = "import struct\nattributes = struct.pack('IIQQQQQ', 1, 64, 0, 0, 0, 0, 0x60) + bytes(16)\n"

WALLS = [
    call("prctl: surviving the parent", "call(157, 1, 0, 0, 0, 0)"),
    call("prctl: dumpable again", "call(157, 4, 1, 0, 0, 0)"),
    call("prctl: a new reaper", "call(157, 36, 1, 0, 0, 0)"),
    call("seccomp", "call(317, 2, 0, ctypes.c_char_p(bytes(4)))"),
    call("Landlock's own calls", "call(444, 0, 0, 1)"),
    Attack(
        "more memory than was allowed",
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))\nsucceeded = True",
        PROCESSES,
    ),
    Attack(
        "more processes than were allowed",
        "import resource\nresource.setrlimit(resource.RLIMIT_NPROC, (9, 9))\nsucceeded = True",
        PROCESSES,
    ),
    Attack(
        "more open files than were allowed",
        "import os\nfiles = [os.open('/dev/null', os.O_RDONLY) for _ in range(200)]\nsucceeded = True",
        BY_RLIMITS,
    ),
    call("locked memory", "call(149, id(libc) & ~4095, 4096)", PROCESSES),
    call("setuid", "call(105, {uid})"),
    call("groups", "call(116, 0, 0)", None),
    call("a session of its own", "call(112)", None),
    call("ioctl on what is open", "call(16, 1, 0x5421, ctypes.byref(ctypes.c_int(0)))"),
    call("characters typed into the terminal", "call(16, 0, 0x5412, b'x')", None),
]

KERNEL = [
    call("io_uring", "call(425, 1, ctypes.create_string_buffer(120))", PROCESSES),
    call("bpf", "call(321, 0, 0, 0)", None),
    call("userfaultfd", "call(323, 1)"),
    call("memfd", "call(319, b'name', 0)"),
    call("secret memory", "call(447, 0)", None),
    call("inotify", "call(294, 0)"),
    call("fanotify", "call(300, 0x200, 0)"),
    call("epoll", "call(291, 0)"),
    call("mount", "call(165, b'none', b'/mnt', b'tmpfs', 0, 0)", None),
    call("unmount", "call(166, b'/proc', 2)", None),
    call("a new root", "call(155, b'/', b'/')", None),
    call("a user namespace", "call(272, 0x10000000)"),
    call("namespaces of all kinds", "call(272, 0x7c020000)", None),
    call("a namespace of mounts", "call(272, 0x10020000)"),
    call("setns", "call(308, 0, 0)", None),
    call("personality", "call(135, 0xffffffff)"),
    Attack("perf_event_open", f"{CALL}{_CLOCK}succeeded = call(298, attributes, 0, -1, -1, 0) >= 0", BY_SECCOMP),
    call("open_by_handle_at", "call(304, -100, ctypes.create_string_buffer(8), 0)", None),
    call(
        "name_to_handle_at",
        "call(303, -100, b'/', ctypes.create_string_buffer(b'\\x80', 140), ctypes.create_string_buffer(8), 0)",
    ),
    call("openat2", "call(437, -100, b'/dev/null', ctypes.create_string_buffer(24), 24)"),
    call("the kernel's messages", "call(103, 10, 0, 0)", None),
    call("loading a kernel module", "call(175, ctypes.create_string_buffer(8), 8, b'')", None),
    call("another kernel", "call(246, 0, 0, 0, 0)", None),
    call("the power switch", "call(169, 0xfee1dead, 672274793, 0, 0)", None),
    call("ports of the machine", "call(172, 3)", None),
    call("swap", "call(167, b'/nowhere', 0)", None),
    call("the clock", "call(227, 0, ctypes.create_string_buffer(16))", None),
    call("another name for the machine", "call(170, b'mine', 4)", None),
    call("moving bytes between files", "call(40, 1, os.open('/dev/zero', 0), 0, 1)", None),
    call("pages into a pipe", "call(278, 1, ctypes.create_string_buffer(bytes(16)), 0, 0)"),
    call("a call of the x32 table", "call(0x40000000 | 39)", None),
    Attack("a call of the 32-bit table", OLD_TABLE, BY_SECCOMP),
]  # fmt: skip
