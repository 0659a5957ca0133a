"""Pictures made of pixels, alone or in rows, with what they are and what a model takes them for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.axes import short_number
from tutor.figures.frame import LOW
from tutor.figures.grid import Grid
from tutor.figures.image_cells import finest, put_pixels
from tutor.figures.image_layout import Layout, arranged
from tutor.figures.image_reading import LONGEST_NAME, MOST, read_names, read_pictures, read_range, read_size
from tutor.figures.labels import shortened
from tutor.figures.pixels import Pixels
from tutor.figures.reading import field, items, label, whole_number
from tutor.language import Language, Text

_WRONG = Text(uz="{n} tadan {wrong} tasi xato", en="{wrong} of {n} wrong")
_SHOWN = Text(uz="{n} tadan {shown} tasi koʻrinadi", en="{shown} of {n} shown")
_RANGE = Text(uz="qiymatlar {low} … {high}", en="values {low} … {high}")
TITLE = Text(uz="Rasmlar", en="Pictures")
_SIZE = Text(
    uz="{title}: {n} ta, har biri {width} × {height} piksel, {colours}.",
    en="{title}: {n}, each {width} × {height} pixels, {colours}.",
)
_COLOURED = Text(uz="rangli", en="in colour")
_GREY = Text(uz="kulrang", en="grey")
_LEVELS = Text(uz="Qora rang — {low}, oq rang — {high}.", en="Black is {low}, white is {high}.")
_LEFT_OUT = Text(uz="Yana {n} ta rasm berilgan, lekin koʻrsatilmagan.", en="{n} more were given and are not shown.")
_LABELS = Text(uz="Yorliqlar: {labels}.", en="Labels: {labels}.")
_PREDICTED = Text(uz="Bashoratlar: {labels}.", en="Predictions: {labels}.")
_ALL_RIGHT = Text(uz="Bashoratlarning hammasi toʻgʻri.", en="All predictions are right.")
_MISTAKES = Text(uz="Xato bashoratlar: {n} tadan {wrong} tasi: {mistakes}.", en="Wrong: {wrong} of {n}: {mistakes}.")
_MISTAKE = Text(uz="{place}-rasm {true} oʻrniga {predicted}", en="picture {place}, {true} taken for {predicted}")

_IN_WORDS: Final = 16
"""Labels, and mistakes, that the words name one by one."""


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
    original: tuple[int, int]

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "Images":
        """Read what `tutor.shown.pictures` has made; raises `FigureError`.

        `images` is a list of pictures, each a list of rows of whole numbers 0 … 255, of a coloured one (`colour`) red,
        green and blue by turns; `size` is their width and height as they were given, and `left_out` are those that were
        too many. The rest is `{labels?, predicted?, classes?, columns?, title?, range?}`; `range` are the values that
        the levels 0 and 255 stand for.
        """
        pictures = read_pictures(items(field(figure, "images"), "images"), coloured=figure.get("colour") is True)
        left_out = whole_number(figure.get("left_out", 0), "left_out", 0, 10**9)
        title, columns = figure.get("title"), figure.get("columns")
        return cls(
            pictures,
            read_names(figure, "labels", len(pictures), left_out),
            read_names(figure, "predicted", len(pictures), left_out),
            "" if title is None else label(title, 60),
            None if columns is None else whole_number(columns, "columns", 1, MOST),
            None if figure.get("range") is None else read_range(figure),
            left_out,
            read_size(figure) if "size" in figure else (pictures[0].width, pictures[0].height),
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
        captions = [self.caption(index, 2 * LONGEST_NAME) for index in range(len(self.pictures))]
        widest = max(map(len, captions))
        for head in (0, 1):
            room = grid.width, grid.height - head
            layout = arranged(
                len(self.pictures), self.size, room, caption=widest, finest=finest(grid.style), columns=self.columns
            )
            notes = self.notes(len(self.pictures) - layout.count, language)
            if not notes and (not self.title or grid.height <= LOW):
                break
        if head:
            title = shortened(self.title, max(0, grid.width - len(notes) - 2)) if grid.height > LOW else ""
            column = grid.put(0, 0, title) + 2 if title else 0
            grid.put(column, 0, shortened(notes, grid.width - column), grid.style.faint)
        for index in range(layout.count):
            self._put(grid, head, layout, index)

    def describe(self, language: Language) -> str:
        """Return how many pictures there are, of what size, what they are, and which are taken for something else."""
        count, (width, height) = len(self.pictures), self.original
        kind = _COLOURED if self.pictures[0].coloured else _GREY
        texts = [_SIZE.format(title=self.title or TITLE[language], n=count, width=width, height=height, colours=kind)]
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
        """Return in words how many are wrong, how many are drawn where some are not, and the values of black and white."""
        notes = []
        if self.labels and self.predicted:
            notes.append(_WRONG.format(n=len(self.pictures), wrong=self.wrong))
        if hidden + self.left_out:
            count = len(self.pictures)
            notes.append(_SHOWN.format(n=count + self.left_out, shown=count - hidden))
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


def _listed(words: Sequence[str]) -> str:
    """Return words with commas between them; of many, how many more there are."""
    more = f" … (+{len(words) - _IN_WORDS})" if len(words) > _IN_WORDS else ""
    return ", ".join(words[:_IN_WORDS]) + more
