"""What a name that is being typed could become, the best first; and how the call around it is made."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tutor.tui.editing.calls import Signature, signature_at
from tutor.tui.editing.candidates import Candidate, candidates_at
from tutor.tui.editing.code_lines import read_lines
from tutor.tui.editing.name_rules import NameRules
from tutor.tui.editing.program_names import read_program

LEAST_LETTERS: Final = 2
"""How many letters must have been typed before names are offered without being asked for."""

_WORD: Final = re.compile(r"\w*\Z")
_WORD_AHEAD: Final = re.compile(r"\A\w*")
_NEW_NAME: Final = re.compile(r"(?:^|\s)(?:def|class|as|global|nonlocal|lambda)\s+\w*\Z|\bfor\s+[\w\s,]*\Z")


class Offer(NamedTuple):
    """Names for the word that begins at column `start` and ends at the cursor, the best first."""

    start: int
    candidates: list[Candidate]


class Help(NamedTuple):
    """What an editor can tell at a place: names to choose from, and how the call around the place is made."""

    offer: Offer | None
    signature: Signature | None


def help_at(texts: Sequence[str], row: int, column: int, rules: NameRules, *, asked: bool = False) -> Help:
    """Return what can be told at a place of a program.

    Args:
        texts: the lines of the program.
        row: of the cursor, counted from 0.
        column: of the cursor, counted from 0.
        rules: what the exercise says of names.
        asked: whether the learner asked for names: then they come without a letter, and one that is complete as well.

    """
    lines = read_lines(texts)
    if row >= len(lines) or lines[row].is_quiet_at(column):
        return Help(None, None)
    code = lines[row].code[:column]
    scope = read_program(lines, row, column)
    signature = signature_at(lines, row, column, scope)
    start = column - len(_WORD.findall(code)[0])
    word = code[start:]
    if word[:1].isdigit() or _NEW_NAME.search(code):
        return Help(None, signature)
    behind_dot = code[:start].endswith(".")
    if not asked and not behind_dot and len(word) < LEAST_LETTERS:
        return Help(None, signature)
    rest = _WORD_AHEAD.findall(lines[row].code[column:])[0]
    found = candidates_at(code, start, row, scope, signature, rules, typed=word + rest)
    best = _sorted(found, word)
    if not best or (not asked and [one.name for one in best] == [word]):
        return Help(None, signature)
    return Help(Offer(start, best), signature)


def _sorted(found: Iterable[Candidate], word: str) -> list[Candidate]:
    """Return what fits a word: names that begin with it, then those with a part that does (`like`: `zeros_like`)."""
    best: dict[str, tuple[tuple[int, int, str], Candidate]] = {}
    lower = word.lower()
    for one in found:
        name = one.name
        if name.startswith("_") and not word.startswith("_"):
            continue
        if name == word:
            fit = -1
        elif name.startswith(word):
            fit = 0
        elif name.lower().startswith(lower):
            fit = 1
        elif len(word) > 1 and any(part.lower().startswith(lower) for part in name.split("_")[1:]):
            fit = 2
        else:
            continue
        order = (fit, one.rank, name.lower())
        if name not in best or order < best[name][0]:
            best[name] = (order, one)
    return [one for _, one in sorted(best.values(), key=lambda pair: pair[0])]
