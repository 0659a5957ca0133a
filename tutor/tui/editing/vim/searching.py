"""Going to where a pattern is found."""

import re

from tutor.tui.editing.vim.buffer import Buffer, Place, Refused
from tutor.tui.editing.vim.motion import Memory, Motion, Target
from tutor.tui.editing.vim.patterns import compiled


def search(motion: Motion, buffer: Buffer, memory: Memory, count: int) -> Target:
    """Return where `/`, `?`, `n`, `N`, `*` or `#` goes; raises Refused where nothing is found."""
    key = motion.key
    if key in "*#":
        memory.pattern, start = _word_under(buffer)
        memory.forward = key == "*"
        forward, place = memory.forward, (buffer.cursor[0], start)
    else:
        if key in "/?":
            memory.forward = key == "/"
            memory.pattern = motion.argument or memory.pattern
        forward, place = memory.forward != (key == "N"), buffer.cursor
    if not memory.pattern:
        raise Refused
    pattern = compiled(memory.pattern)
    for _ in range(count):
        place = find(buffer, pattern, place, forward=forward)
    return Target(place, "exclusive")


def find(buffer: Buffer, pattern: re.Pattern[str], place: Place, *, forward: bool) -> Place:
    """Return where a pattern is found next, going round at the end of the text."""
    lines = buffer.lines
    rows, (row, column) = len(lines), place
    for away in range(rows + 1):
        at = (row + (away if forward else -away)) % rows
        line = lines[at]
        found = [match.start() for match in pattern.finditer(line) if match.start() < len(line) or not line]
        if away == 0:
            found = [one for one in found if (one > column if forward else one < column)]
        elif away == rows:
            found = [one for one in found if (one <= column if forward else one >= column)]
        if found:
            return at, found[0] if forward else found[-1]
    raise Refused


def _word_under(buffer: Buffer) -> tuple[str, int]:
    row, column = buffer.cursor
    line = buffer.lines[row]
    words = [match for match in re.finditer(r"\w+", line) if match.end() > column]
    if words:
        return rf"\<{words[0][0]}\>", words[0].start()
    signs = [match for match in re.finditer(r"\S+", line) if match.end() > column]
    if not signs:
        raise Refused
    return re.sub(r"([\\.*$^~\[\]/])", r"\\\1", signs[0][0]), signs[0].start()
