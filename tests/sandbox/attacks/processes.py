"""More processes, threads and programs than the one that was started."""

from attacks.attack import BY_BOTH, BY_EVERY_LAYER, CALL, NEW_PROGRAM, PROCESSES, PROOF, Attack, Limits

_BRIEF = Limits(seconds=1)
_UNTIL_STOPPED = "while True:\n    try: {}\n    except (OSError, RuntimeError): pass\n"

PROCESS = [
    Attack(
        "fork",
        "import os\npid = os.fork()\nif pid == 0: os._exit(0)\nsucceeded = os.waitpid(pid, 0)[1] == 0",
        PROCESSES,
    ),
    Attack("a fork bomb", f"import os\n{_UNTIL_STOPPED.format('os.fork()')}", limits=_BRIEF),
    Attack(
        "a fork bomb in C",
        f"import ctypes\nlibc = ctypes.PyDLL(None)\n{_UNTIL_STOPPED.format('libc.fork()')}",
        limits=_BRIEF,
    ),
    Attack(
        "a bomb of threads",
        f"import _thread, time\n{_UNTIL_STOPPED.format('_thread.start_new_thread(time.sleep, (600,))')}",
        limits=_BRIEF,
    ),
    Attack(
        "a fork that outlives the run",
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n    time.sleep(600)\nsucceeded = True",
    ),
    Attack(
        "a grandchild",
        "import os\nif (pid := os.fork()) == 0:\n    if (grandchild := os.fork()) == 0: os._exit(7)\n"
        "    os._exit(os.waitstatus_to_exitcode(os.waitpid(grandchild, 0)[1]))\n"
        "succeeded = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7",
        PROCESSES,
    ),
    Attack(
        "a thread",
        "import threading\nt = threading.Thread(target=int)\nt.start()\nt.join()\nsucceeded = True",
        PROCESSES,
    ),
    Attack(
        "a pool of threads",
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(4) as pool: succeeded = list(pool.map(abs, [-1, 2])) == [1, 2]",
        PROCESSES,
    ),
    Attack("a command", "import subprocess\nsucceeded = subprocess.run(['/bin/true']).returncode == 0", NEW_PROGRAM),
    Attack("a shell", "import os\nsucceeded = os.system('exit 7') == 7 << 8", NEW_PROGRAM),
    Attack("a pseudo-terminal", "import pty\nsucceeded = pty.spawn('/bin/true') == 0", None),
    Attack(
        "posix_spawn",
        "import os\npid = os.posix_spawn('/bin/true', ['true'], {{}})\nsucceeded = os.waitpid(pid, 0)[1] == 0",
        NEW_PROGRAM,
    ),
    Attack("exec", f"import os\nos.execv('/bin/echo', ['echo', '{PROOF}'])", BY_BOTH),
    Attack(
        "exec with a library before all others",
        "import os\nos.environ['LD_PRELOAD'] = '{lesson}/library.so'\n"
        + f"os.execv('/bin/echo', ['echo', '{PROOF}'])",
        BY_BOTH,
    ),
    Attack(
        "exec through the dynamic loader",
        "import os\nloader = next(n for n in ('/lib64/ld-linux-x86-64.so.2', '/lib/ld-linux-aarch64.so.1')\n"
        f"              if os.path.exists(n))\nos.execv(loader, [loader, '/bin/echo', '{PROOF}'])",
        BY_BOTH,
    ),
    Attack(
        "execveat by number",
        f"{CALL}arguments = (ctypes.c_char_p * 3)(b'echo', b'{PROOF}', None)\n"
        "call(322, -100, b'/bin/echo', arguments, (ctypes.c_char_p * 1)(None), 0)",
        BY_BOTH,
    ),
    Attack(
        "a program that runs as root",
        "import subprocess\nroot = subprocess.Popen(['/bin/su'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,\n"
        "                        stderr=subprocess.PIPE)\n"
        "root.stderr.read(1)  # it runs now, be it to ask for the password or to complain\n"
        "uids = open(f'/proc/{{root.pid}}/status').read().split('Uid:')[1].split()\nroot.kill()\nroot.wait()\n"
        "succeeded = uids[0] != '0' and uids[1] == '0'",
        BY_EVERY_LAYER,
    ),
    Attack(
        "multiprocessing",
        "import multiprocessing\np = multiprocessing.get_context('fork').Process(target=int)\np.start()\np.join()\n"
        "succeeded = p.exitcode == 0",
        PROCESSES,
    ),
    Attack(
        "clone by number",
        f"{CALL}pid = call(56, 17, 0, 0, 0, 0)\nif pid == 0: os._exit(0)\nsucceeded = os.waitpid(pid, 0)[1] == 0",
        PROCESSES,
    ),
    Attack(
        "clone3 by number",
        f"{CALL}import struct\narguments = struct.pack('QQQQQQQQ', 0, 0, 0, 0, 17, 0, 0, 0)\n"
        "pid = call(435, ctypes.c_char_p(arguments), len(arguments))\nif pid == 0: os._exit(0)\n"
        "succeeded = os.waitpid(pid, 0)[1] == 0",
        PROCESSES,
    ),
    Attack(
        "vfork by number",
        # mov eax, 58; syscall; test eax, eax; jnz to the end; the child: mov eax, 60; syscall; end: ret
        "import ctypes, mmap\n"
        "code = bytes([0xB8, 58, 0, 0, 0, 15, 5, 0x85, 0xC0, 0x75, 9, 0xB8, 60, 0, 0, 0, 15, 5, 15, 11, 0xC3])\n"
        "memory = mmap.mmap(-1, 4096, prot=7)\nmemory.write(code)\n"
        "vfork = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))\n"
        "succeeded = vfork() > 0",
        None,
    ),
]
