"""What a program writes to its grader past the harness, and the pipes that it breaks."""

from attacks.attack import GRADER, RLIMITS, Attack, Limits, StopReason

FRAME = (
    "import os, struct\ndef frame(text, size=0): os.write(4, struct.pack('<2sII', b'UZ', len(text), size) + text)\n"
)
_BRIEF = Limits(seconds=1)
_BAD_ANSWER = frozenset({StopReason.BAD_ANSWER})
_SOMEHOW = frozenset({StopReason.BAD_ANSWER, StopReason.EXITED, StopReason.TIME_LIMIT})


def _forged(name: str, source: str) -> Attack:
    return Attack(name, _plain(f"{source}\nsucceeded = True"), held_by=GRADER, ends=_BAD_ANSWER)


def _lie(name: str, value: str) -> Attack:
    """A well-formed answer that says something else than what was asked."""
    source = f"{FRAME}def f(): frame(b'{{\"value\": %s}}' % {value.encode()!r})\n"
    return Attack(name, _plain(source), held_by=GRADER, ends=_BAD_ANSWER, function="f")


def _broken(name: str, source: str) -> Attack:
    return Attack(
        name,
        f"def f(): return 'the answer'\nimport os\n{source}",
        held_by=GRADER,
        limits=_BRIEF,
        ends=_SOMEHOW,
        function="f",
    )


def _plain(source: str) -> str:
    """Return a source whose braces stand for themselves."""
    return source.replace("{", "{{").replace("}", "}}")


FORGED = [
    _forged("garbage", "import os\nos.write(4, b'garbage' * 10)"),
    _forged("another magic", "import os\nos.write(4, b'PK' + bytes(8))"),
    _forged("no JSON", FRAME + "frame(b'{')"),
    _forged("no text", FRAME + "frame(bytes([255]) * 5)"),
    _forged("no object", FRAME + "frame(b'[1]')"),
    _forged("endless nesting", FRAME + "frame(b'[' * 100000)"),
    _forged("too deep", FRAME + "frame(b'[' * 60 + b']' * 60)"),
    _forged("a number of a million digits", FRAME + "frame(b'{\"value\": ' + b'9' * 10**6 + b'}')"),
    _forged("too many values", FRAME + "frame(b'{\"value\": [' + b'1,' * 10**6 + b'1]}')"),
    _forged("a gigantic size", "import os, struct\nos.write(4, struct.pack('<2sII', b'UZ', 2**32 - 1, 2**32 - 1))"),
    _forged("an array beyond its bytes", FRAME + 'frame(b\'{"value": {"$array": ["<f8", [9], 0]}}\')'),
    _forged("an array of objects", FRAME + 'frame(b\'{"value": {"$array": ["|O", [1], 0]}}\')'),
    _forged("an empty array of gigantic shape", FRAME + 'frame(b\'{"value": {"$array": ["<f8", [0, 99999999999], 0]}}\')'),
    _forged("bytes of no array", FRAME + "frame(b'{\"value\": 1}', 8)\nos.write(4, bytes(8))"),
    _forged(
        "many references to the same bytes",
        FRAME + 'one = b\'{"$array": ["<f8", [100000], 0]}\'\n'
        "frame(b'{\"value\": [' + b','.join([one] * 1000) + b']}', 800000)\n"
        "for _ in range(16): os.write(4, bytes(50000))",
    ),
    _forged("an endless answer", "import os\nwhile True: os.write(4, b'x' * 65536)"),
    _forged("an endless stream of answers", FRAME + "while True: frame(b'[1]')"),
    Attack(
        "half an answer",
        _plain("import os, struct, time\nos.write(4, struct.pack('<2sII', b'UZ', 100, 0) + b'{')\ntime.sleep(1000)"),
        held_by=GRADER,
        limits=_BRIEF,
        ends=frozenset({StopReason.TIME_LIMIT}),
    ),
]  # fmt: skip

LIES = [
    _lie("no outcomes", "{}"),
    _lie("fewer outcomes", '{"outcomes": [], "arguments": []}'),
    _lie("more outcomes", '{"outcomes": [{"value": 1}, {"value": 1}], "arguments": []}'),
    _lie("an outcome without a value", '{"outcomes": [{}], "arguments": []}'),
    _lie("outcomes that are no list", '{"outcomes": 7, "arguments": []}'),
    _lie("an outcome that is no dict", '{"outcomes": [7], "arguments": []}'),
    _lie("a text for an answer", '"value"'),
    _lie("nothing for an answer", "null"),
]

DESCRIPTORS = [
    _broken("closing the answers", "os.close(4)"),
    _broken("answers to the output", "os.dup2(1, 4)"),
    _broken("answers to nowhere", "os.dup2(os.open('/dev/null', os.O_WRONLY), 4)"),
    _broken("output into the answers", "os.dup2(4, 1)\nprint('x')"),
    _broken("everything closed", "os.closerange(0, 100)"),
    _broken("no more requests", "os.close(3)"),
    _broken("requests from nowhere", "os.dup2(0, 3)"),
]

_EVENTS = "from tutor import log, show\n"

EVENTS = [
    Attack(
        "a flood of log entries",
        f"{_EVENTS}step = 0\nwhile True:\n    log(step, loss=1.0)\n    step += 1",
        held_by=GRADER,
        limits=_BRIEF,
        ends=_SOMEHOW,
    ),
    Attack(
        "a flood of figures",
        f"{_EVENTS}y = list(range(100_000))\nwhile True: show('curves', series=dict(y=y))",
        held_by=GRADER,
        limits=_BRIEF,
        ends=_SOMEHOW,
    ),
    Attack(
        "a figure of a gigabyte",
        f"{_EVENTS}import numpy as np\nshow('curves', series=dict(y=np.zeros(1 << 27)))\nsucceeded = True",
        held_by=RLIMITS,
    ),
    Attack(
        "forged events of gigantic arrays",
        _plain(
            f'{FRAME}head = b\'{{"event": "show", "data": {{"a": {{"$array": ["|u1", [67108864], 0]}}}}}}\'\n'
            "while True:\n    frame(head, 1 << 26)\n    for _ in range(1024): os.write(4, bytes(65536))"
        ),
        held_by=GRADER,
        limits=_BRIEF,
        ends=_SOMEHOW,
    ),
]
