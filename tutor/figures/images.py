"""Pictures made of pixels, alone or in rows, with what they are and what a model takes them for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from tutor.figures.axes import short_number
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW
from tutor.figures.grid import Grid
from tutor.figures.image_cells import put_pixels
from tutor.figures.image_layout import Layout, arranged
from tutor.figures.labels import shortened
from tutor.figures.pixels import Pixels
from tutor.figures.reading import (
    MAX_NUMBERS,
    TOO_MANY,
    as_number,
    field,
    float_or_nan,
    items,
    label,
    of_column,
    vector,
    whole_number,
)
from tutor.language import Language, Text

MOST: Final = 64
"""Pictures of one figure; `show` leaves out those after them."""

_SHAPE = Text(
    uz="`images` bitta rasm — (h, w) yoki (h, w, 3) — yoki bir xil oʻlchamli n ta rasm — (n, h, w) yoki (n, h, w, 3) — "
    "boʻlishi kerak. Tekis qatordan rasm yasash: images=X[:20].reshape(-1, 28, 28).",
    en="`images` must be one picture, (h, w) or (h, w, 3), or n pictures of one size, (n, h, w) or (n, h, w, 3). "
    "To make pictures of flat rows: images=X[:20].reshape(-1, 28, 28).",
)
_COUNT = Text(
    uz="`{field}` uzunligi {m}, rasmlar soni esa {n}. Har bir rasmga bitta yorliq kerak. Bitta rasm — (h, w), n ta rasm — "
    "(n, h, w) shaklda: tekis qatorlardan images=X[:20].reshape(-1, 28, 28) rasm yasaydi.",
    en="`{field}` has the length {m}, but the pictures are {n}. Each needs one. One picture has the shape (h, w), n pictures "
    "have (n, h, w): of flat rows, images=X[:20].reshape(-1, 28, 28) makes pictures.",
)
_PAIR = Text(uz="`{field}` ikkita son boʻlishi kerak.", en="`{field}` must be two numbers.")
_WRONG = Text(uz="{n} tadan {wrong} tasi xato", en="{wrong} of {n} wrong")
_MORE = Text(uz="va yana {n} ta", en="and {n} more")
_RANGE = Text(uz="qiymatlar {low} … {high}", en="values {low} … {high}")
_TITLE = Text(uz="Rasmlar", en="Pictures")
_SIZE = Text(
    uz="{title}: {n} ta, har biri {width} × {height} piksel, {colours}.",
    en="{title}: {n}, each {width} × {height} pixels, {colours}.",
)
_COLOURED = Text(uz="rangli", en="in colour")
_GREY = Text(uz="kulrang", en="grey")
_LEVELS = Text(uz="Eng qora joyi {low}, eng oqi {high}.", en="Black is {low}, white is {high}.")
_LEFT_OUT = Text(uz="Yana {n} ta rasm berilgan, lekin koʻrsatilmagan.", en="{n} more were given and are not shown.")
_LABELS = Text(uz="Yorliqlar: {labels}.", en="Labels: {labels}.")
_PREDICTED = Text(uz="Bashoratlar: {labels}.", en="Predictions: {labels}.")
_ALL_RIGHT = Text(uz="Bashoratlarning hammasi toʻgʻri.", en="All predictions are right.")
_MISTAKES = Text(uz="Xato bashoratlar: {n} tadan {wrong} tasi: {mistakes}.", en="Wrong: {wrong} of {n}: {mistakes}.")
_MISTAKE = Text(uz="{place}-rasm {true} oʻrniga {predicted}", en="picture {place}, {true} taken for {predicted}")

_IN_WORDS: Final = 16
"""Labels, and mistakes, that the words name one by one."""
_LONGEST_NAME: Final = 24
_MOST_CLASSES: Final = 1000


@dataclass(frozen=True, slots=True)
class Images:
    """Pictures of one size, their labels and predictions (of each none or one a picture), and how to draw them."""

    pictures: list[Pixels]
    labels: list[str]
    predicted: list[str]
    title: str
    columns: int | None
    range: tuple[float, float] | None
    left_out: int
    original: tuple[float, float]

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "Images":
        """Read what `tutor.picture_levels` has made; raises `FigureError`.

        `images` is a list of pictures, each a list of rows of whole numbers 0 … 255, of a coloured one (`colour`) red,
        green and blue by turns; `size` is their width and height as they were given, and `left_out` are those that were
        too many. The rest is `{labels?, predicted?, classes?, columns?, title?, range?}`; `range` are the values that
        the levels 0 and 255 stand for.
        """
        pictures = _pictures(items(field(figure, "images"), "images"), coloured=figure.get("colour") is True)
        title, columns = figure.get("title"), figure.get("columns")
        return cls(
            pictures,
            _names(figure, "labels", len(pictures)),
            _names(figure, "predicted", len(pictures)),
            "" if title is None else label(title, 60),
            None if columns is None else whole_number(columns, "columns", 1, MOST),
            None if figure.get("range") is None else _pair(figure, "range"),
            whole_number(figure.get("left_out", 0), "left_out", 0, 10**9),
            _pair(figure, "size") if "size" in figure else (pictures[0].width, pictures[0].height),
        )

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height of every picture in pixels."""
        return self.pictures[0].width, self.pictures[0].height

    def is_wrong(self, index: int) -> bool:
        """Return whether a picture is taken for something else than it is."""
        return bool(self.labels and self.predicted) and self.labels[index] != self.predicted[index]

    @property
    def wrong(self) -> int:
        """Return how many pictures are taken for something else than they are."""
        return sum(map(self.is_wrong, range(len(self.pictures))))

    def caption(self, index: int, width: int) -> str:
        """Return what stands at a picture: its label, `label→prediction ✗` where that is wrong, in so many cells."""
        if not self.labels:
            return shortened(f"→{self.predicted[index]}", width) if self.predicted else ""
        true = self.labels[index]
        if not self.is_wrong(index):
            return shortened(true, width)
        taken_for, room = self.predicted[index], max(2, width - len("→ ✗"))
        if len(true) + len(taken_for) > room:
            half = room // 2
            true = shortened(true, max(half, room - len(taken_for)))
            taken_for = shortened(taken_for, room - len(true))
        return f"{true}→{taken_for} ✗"

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw as many pictures as have room, above them a row of words if there is something to say."""
        captions = [self.caption(index, 2 * _LONGEST_NAME) for index in range(len(self.pictures))]
        widest = max(map(len, captions))
        for head in (0, 1):
            room = grid.width, grid.height - head
            layout = arranged(len(self.pictures), self.size, room, caption=widest, columns=self.columns)
            notes = self.notes(len(self.pictures) - layout.count, language)
            if not notes and (not self.title or grid.height <= LOW):
                break
        if head:
            title = f"{self.title}  " if self.title and grid.height > LOW else ""
            column = grid.put(0, 0, shortened(title, max(0, grid.width - len(notes))))
            grid.put(column, 0, shortened(notes, grid.width - column), grid.style.faint)
        for index in range(layout.count):
            self._put(grid, head, layout, index)

    def describe(self, language: Language) -> str:
        """Return how many pictures there are, of what size, what they are, and which are taken for something else."""
        count, (width, height) = len(self.pictures), map(short_number, self.original)
        kind = _COLOURED if self.pictures[0].coloured else _GREY
        texts = [
            _SIZE.format(title=self.title or _TITLE[language], n=count, width=width, height=height, colours=kind)
        ]
        if self.range:
            low, high = map(short_number, self.range)
            texts.append(_LEVELS.format(low=low, high=high))
        if self.left_out:
            texts.append(_LEFT_OUT.format(n=self.left_out))
        if self.labels:
            texts.append(_LABELS.format(labels=_listed(self.labels)))
        if self.predicted and not self.labels:
            texts.append(_PREDICTED.format(labels=_listed(self.predicted)))
        elif self.predicted and not self.wrong:
            texts.append(_ALL_RIGHT)
        elif self.predicted:
            texts.append(_MISTAKES.format(n=count, wrong=self.wrong, mistakes=_listed(self._mistakes(language))))
        return " ".join(text[language] for text in texts)

    def notes(self, hidden: int, language: Language) -> str:
        """Return in words how many are wrong, how many are not drawn, and what black and white are."""
        notes = []
        if self.labels and self.predicted:
            notes.append(_WRONG.format(n=len(self.pictures), wrong=self.wrong))
        if hidden + self.left_out:
            notes.append(_MORE.format(n=hidden + self.left_out))
        if self.range:
            low, high = map(short_number, self.range)
            notes.append(_RANGE.format(low=low, high=high))
        return "  ".join(note[language] for note in notes)

    def _put(self, grid: Grid, head: int, layout: Layout, index: int) -> None:
        """Draw one picture with its caption above."""
        column, row = layout.place(index)
        row += head
        if layout.captioned:
            style = grid.style.series(1) if self.is_wrong(index) else None
            grid.put(column, row, self.caption(index, min(layout.pitch, grid.width - column) - 1), style)
            row += 1
        put_pixels(grid, column, row, self.pictures[index].scaled(*layout.pixels))

    def _mistakes(self, language: Language) -> list[str]:
        return [
            _MISTAKE.format(place=index + 1, true=self.labels[index], predicted=self.predicted[index])[language]
            for index in range(len(self.pictures))
            if self.is_wrong(index)
        ]


def _pictures(pictures: Sequence[Any], *, coloured: bool) -> list[Pixels]:
    """Return the pictures, all of one size."""
    if len(pictures) > MOST:
        raise FigureError(TOO_MANY.format(field="images", count=len(pictures), most=MOST))
    found = []
    for index, rows in enumerate(pictures):
        lines = _lines(rows, index)
        planes = tuple(tuple(line[start::3] for line in lines) for start in range(3)) if coloured else (lines,)
        found.append(Pixels(planes))
    width, height = len(lines[0]), len(lines)
    if len(found) * width * height > MAX_NUMBERS:
        raise FigureError(TOO_MANY.format(field="images", count=len(found) * width * height, most=MAX_NUMBERS))
    sides = {(len(line), len(plane)) for pixels in found for plane in pixels.planes for line in plane}
    if sides != {(width // 3 if coloured else width, height)} or not width or (coloured and width % 3):
        raise FigureError(_SHAPE)
    return found


def _lines(rows: Any, index: int) -> tuple[bytes, ...]:  # noqa: ANN401 - not known before it is looked at
    """Return the rows of picture `index`; numbers that are no levels are no bytes either."""
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) for row in rows):
        raise FigureError(_SHAPE)
    try:
        return tuple(map(bytes, rows))
    except (TypeError, ValueError, OverflowError):
        for number in chain.from_iterable(rows):
            as_number(number, "images", index)
        raise FigureError(_SHAPE) from None


def _names(figure: Mapping[str, Any], name: str, count: int) -> list[str]:
    """Return a name for each picture: a class's, where the program gives a number and calls the classes by names."""
    if figure.get(name) is None:
        return []
    given = items(figure[name], name)
    if len(given) != count:
        raise FigureError(_COUNT.format(field=name, m=len(given), n=count))
    classes = None if figure.get("classes") is None else items(figure["classes"], "classes", _MOST_CLASSES)
    return [_name(value, classes) for value in map(of_column, given)]


def _name(value: Any, classes: Sequence[Any] | None) -> str:  # noqa: ANN401
    number = float_or_nan(value)
    if classes is not None and number is not None and number.is_integer() and 0 <= number < len(classes):
        value = classes[int(number)]
    return label(value, _LONGEST_NAME)


def _pair(figure: Mapping[str, Any], name: str) -> tuple[float, float]:
    """Return the field's two numbers."""
    numbers = vector(figure, name)
    if len(numbers) != 2:
        raise FigureError(_PAIR.format(field=name))
    return numbers[0], numbers[1]


def _listed(words: Sequence[str]) -> str:
    """Return words with commas between them; of many, how many more there are."""
    more = f" … (+{len(words) - _IN_WORDS})" if len(words) > _IN_WORDS else ""
    return ", ".join(words[:_IN_WORDS]) + more
