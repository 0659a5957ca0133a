"""Going from word to word, as vim does: an empty line is a word, and a motion that is changed stops at the line's end."""

from tutor.tui.editing.vim.buffer import Walker


def next_word(walker: Walker, count: int, *, to_line_end: bool) -> bool:
    """Go to the start of a word further on (`w`); return False if there is none at all."""
    for left in range(count - 1, -1, -1):
        kind = walker.kind
        is_last_row = walker.row == len(walker.lines) - 1
        step = walker.forward()
        if step == -1 or (step >= 1 and is_last_row):
            return False
        if step >= 1 and to_line_end and left == 0:
            return True
        if kind != 0:
            while walker.kind == kind:
                step = walker.forward()
                if step == -1 or (step >= 1 and to_line_end and left == 0):
                    return True
        while walker.kind == 0 and not (walker.column == 0 and walker.on_empty_line):
            step = walker.forward()
            if step == -1 or (step >= 1 and is_last_row):
                return True
    return True


def previous_word(walker: Walker, count: int) -> bool:
    """Go back to the start of a word (`b`); return False at the start of the text."""
    for _ in range(count):
        if walker.back() == -1:
            return False
        if not _skip_blanks_back(walker):
            return True
        if walker.on_empty_line:
            continue
        if walker.skip(walker.kind, forward=False):
            return True
        walker.forward()
    return True


def _skip_blanks_back(walker: Walker) -> bool:
    while walker.kind == 0:
        if walker.column == 0 and walker.on_empty_line:
            return True
        if walker.back() == -1:
            return False
    return True


def word_end(walker: Walker, count: int, *, stay: bool = False, at_empty_line: bool = False) -> bool:
    """Go to the end of a word (`e`); `stay` at the end of this one if the walker is there. False: there is none."""
    for _ in range(count):
        kind = walker.kind
        if walker.forward() == -1:
            return False
        if walker.kind == kind != 0:
            if walker.skip(kind, forward=True):
                return False
        elif not stay or kind == 0:
            while walker.kind == 0 and not (at_empty_line and walker.column == 0 and walker.on_empty_line):
                if walker.forward() == -1:
                    return False
            if walker.kind == 0:
                stay = False
                continue
            if walker.skip(walker.kind, forward=True):
                return False
        walker.back()
        stay = False
    return True


def previous_end(walker: Walker, count: int) -> bool:
    """Go back to the end of a word (`ge`); return False at the start of the text."""
    for _ in range(count):
        kind = walker.kind
        if walker.back() == -1:
            return False
        if kind != 0:
            while walker.kind == kind:
                if walker.back() == -1:
                    return True
        while walker.kind == 0 and not (walker.column == 0 and walker.on_empty_line):
            if walker.back() == -1:
                return True
    return True
