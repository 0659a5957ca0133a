"""The entries of an array that are not as they should be: how many, and the first of them, for eyes and for ears."""

from dataclasses import dataclass
from typing import Any, Final

from tutor.language import Text

MARK: Final = "▸"
"""Stands before an entry that differs."""
MOST: Final = 12
"""Entries that are listed; of the others it is said how many they are."""

_IN_ROW = Text(
    uz="{row}-qator, {column}-ustun: kutilgan {expected}, chiqqan {got}",
    en="row {row}, column {column}: expected {expected}, got {got}",
)
_IN_LIST = Text(
    uz="{place}-son: kutilgan {expected}, chiqqan {got}", en="number {place}: expected {expected}, got {got}"
)
_DEEPER = Text(uz="{index}: kutilgan {expected}, chiqqan {got}", en="{index}: expected {expected}, got {got}")
_ALONE = Text(uz="kutilgan {expected}, chiqqan {got}", en="expected {expected}, got {got}")
_COUNT = Text(uz="{of} ta sondan {count} tasi farq qiladi", en="{count} of {of} numbers differ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: where it stands, counted from 0, and both numbers as texts that differ."""

    index: tuple[int, ...]
    expected: str
    got: str

    @property
    def in_words(self) -> Text:
        """Return it as it would be read aloud: rows and columns are counted from 1, as people count."""
        fields: dict[str, Any] = {"expected": self.expected, "got": self.got}
        match self.index:
            case ():
                return _ALONE.format(**fields)
            case (place,):
                return _IN_LIST.format(place=place + 1, **fields)
            case (row, column):
                return _IN_ROW.format(row=row + 1, column=column + 1, **fields)
        return _DEEPER.format(index=list(self.index), **fields)


@dataclass(frozen=True, slots=True)
class Differing:
    """All that differ: `count` of the array's `of` entries, the first ones by name."""

    count: int
    of: int
    first: tuple[Entry, ...]

    @property
    def in_words(self) -> Text:
        """Return how many differ."""
        return _COUNT.format(count=self.count, of=self.of)

    def as_json(self) -> dict[str, Any]:
        """Return the object that stands in the verdict's `differing`."""
        first = [{"index": list(entry.index), "expected": entry.expected, "got": entry.got} for entry in self.first]
        return {"count": self.count, "of": self.of, "first": first}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Differing":
        """Rebuild it. Raises KeyError or TypeError where it is none."""
        first = (Entry(tuple(one["index"]), one["expected"], one["got"]) for one in data["first"])
        return cls(data["count"], data["of"], tuple(first))
