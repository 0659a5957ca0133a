"""The system calls that confined code may make, with their numbers on x86-64 and aarch64.

Numbers are those of Linux's syscall tables (arch/x86/entry/syscalls/syscall_64.tbl and
include/uapi/asm-generic/unistd.h). A None marks a call that the architecture does not have.
"""

from typing import Final, NamedTuple


class Architecture(NamedTuple):
    """How seccomp names a machine, and which column of the table is its."""

    audit: int
    column: int


ARCHITECTURES: Final = {"x86_64": Architecture(0xC000003E, 0), "aarch64": Architecture(0xC00000B7, 1)}

# The most frequent first: the filter is a linear list and runs on every call.
ALLOWED: Final[dict[str, tuple[int | None, int | None]]] = {
    "futex": (202, 98),
    "read": (0, 63),
    "write": (1, 64),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "madvise": (28, 233),
    "brk": (12, 214),
    "clock_gettime": (228, 113),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "access": (21, None),
    "arch_prctl": (158, None),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "close": (3, 57),
    "close_range": (436, 436),
    "dup": (32, 23),
    "dup2": (33, None),
    "dup3": (292, 24),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "fadvise64": (221, 223),
    "fstat": (5, 80),
    "ftruncate": (77, 46),
    "getcpu": (309, 168),
    "getcwd": (79, 17),
    "getdents64": (217, 61),
    "getegid": (108, 177),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getitimer": (36, 102),
    "getpgrp": (111, None),
    "getpid": (39, 172),
    "getppid": (110, 173),
    "getpriority": (140, 141),
    "getrandom": (318, 278),
    "getrlimit": (97, 163),
    "getrusage": (98, 165),
    "gettid": (186, 178),
    "gettimeofday": (96, 169),
    "getuid": (102, 174),
    "lseek": (8, 62),
    "lstat": (6, None),
    "membarrier": (324, 283),
    "nanosleep": (35, 101),
    "newfstatat": (262, 79),
    "pause": (34, None),
    "poll": (7, None),
    "ppoll": (271, 73),
    "pread64": (17, 67),
    "preadv": (295, 69),
    "pselect6": (270, 72),
    "pwrite64": (18, 68),
    "pwritev": (296, 70),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "readv": (19, 65),
    "restart_syscall": (219, 128),
    "rseq": (334, 293),
    "rt_sigaction": (13, 134),
    "rt_sigpending": (127, 136),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "rt_sigsuspend": (130, 133),
    "rt_sigtimedwait": (128, 137),
    "sched_getaffinity": (204, 123),
    "sched_getparam": (143, 121),
    "sched_getscheduler": (145, 120),
    "sched_yield": (24, 124),
    "select": (23, None),
    "set_robust_list": (273, 99),
    "set_tid_address": (218, 96),
    "setitimer": (38, 103),
    "sigaltstack": (131, 132),
    "stat": (4, None),
    "statx": (332, 291),
    "sysinfo": (99, 179),
    "time": (201, None),
    "times": (100, 153),
    "umask": (95, 166),
    "uname": (63, 160),
    "wait4": (61, 260),
    "waitid": (247, 95),
    "writev": (20, 66),
}

# What CUDA needs besides: its threads wait for events, and it asks where memory lies.
ALLOWED_WITH_GPU: Final[dict[str, tuple[int | None, int | None]]] = {
    "epoll_create1": (291, 20),
    "epoll_ctl": (233, 21),
    "epoll_pwait": (281, 22),
    "epoll_wait": (232, None),
    "eventfd2": (290, 19),
    "fstatfs": (138, 44),
    "get_mempolicy": (239, 236),
    "mbind": (237, 235),
    "mincore": (27, 232),
    "msync": (26, 227),
    "pipe2": (293, 59),
    "set_mempolicy": (238, 237),
    "statfs": (137, 43),
}

# Allowed with certain arguments only; `seccomp` knows which.
KILL: Final = (62, 129)
TGKILL: Final = (234, 131)
IOCTL: Final = (16, 29)
FCNTL: Final = (72, 25)
PRLIMIT64: Final = (302, 261)
OPEN: Final = (2, None)
OPENAT: Final = (257, 56)
CLONE: Final = (56, 220)
CLONE3: Final = (435, 435)
PRCTL: Final = (157, 167)
