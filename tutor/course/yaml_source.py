"""YAML 1.2 read into plain values, with the line of every field remembered for messages.

PyYAML's safe loader speaks YAML 1.1, where `no` is false and `1:30` a number. Only its parser (libyaml) is used:
scalars are resolved here by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).
There are no tags, so that no file can name a Python object, and depth and number of values are bounded before anything
is built, so that a few lines of aliases or brackets cannot exhaust the reader.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from tutor.course.plain_file import read_bytes
from tutor.language import Text

Place = Sequence[str | int]

MAX_BYTES: Final = 4 << 20
MAX_DEPTH: Final = 40
MAX_VALUES: Final = 200_000
MAX_DIGITS: Final = 100

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INT: Final = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_INFINITY: Final = re.compile(r"[-+]?\.(inf|Inf|INF)\Z")
_WORDS: Final[dict[str, Any]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    ".nan": math.nan, ".NaN": math.nan, ".NAN": math.nan,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a course file: where, and what to do."""

    file: Path
    line: int
    field: str
    message: Text

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message.en}"

    @property
    def text(self) -> Text:
        """Return `file:line: field: message` in both languages."""
        where = f"{self.file}:{self.line}: " + (f"{self.field}: " if self.field else "")
        return Text(uz=where + self.message.uz, en=where + self.message.en)


class CourseError(Exception):
    """The course cannot be used as it is; `problems` says why, in both languages."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    @property
    def text(self) -> Text:
        """Return all problems, one a line."""
        texts = [problem.text for problem in self.problems]
        return Text(uz="\n".join(text.uz for text in texts), en="\n".join(text.en for text in texts))


@dataclass(slots=True)
class YamlSource:
    """A YAML file: its plain values, and the line on which each field begins."""

    path: Path
    data: Any
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "YamlSource":
        """Read the file.

        Raises:
            CourseError: the file cannot be read or is not valid YAML 1.2 of plain values.

        """
        try:
            data = read_bytes(path, MAX_BYTES)
            if len(data) > MAX_BYTES:
                raise CourseError([Problem(path, 1, "", _TOO_LARGE)])
            text = data.decode("utf-8-sig")
        except OSError as error:
            raise CourseError([Problem(path, 1, "", _UNREADABLE.format(why=error.strerror or error))]) from None
        except UnicodeDecodeError:
            raise CourseError([Problem(path, 1, "", _NOT_UTF8)]) from None
        source = cls(path, None)
        parser = None
        try:
            parser = _Parser(text)
            source.data = _Composer(source, parser).document()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            message = _NOT_YAML.format(why=error.problem or error.context or "?")
            raise CourseError([Problem(path, mark.line + 1 if mark else 1, "", message)]) from None
        except (yaml.YAMLError, ValueError) as error:
            raise CourseError([Problem(path, 1, "", _NOT_YAML.format(why=str(error).split("\n")[0]))]) from None
        finally:
            if parser is not None:
                parser.dispose()
        return source

    def line(self, place: Place) -> int:
        """Return the line of the field at `place`, or of the nearest field around it."""
        key = tuple(place)
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def problem(self, place: Place, message: Text) -> Problem:
        """Return a problem of the field at `place`."""
        return Problem(self.path, self.line(place), field_name(place), message)


class _Composer:
    """Builds plain values from the parser's events, one at a time."""

    def __init__(self, source: YamlSource, parser: Any) -> None:  # noqa: ANN401 - libyaml's or PyYAML's own
        self._source = source
        self._parser = parser
        self._count = 0
        self._anchors: dict[str, tuple[Any, int]] = {}

    def document(self) -> Any:  # noqa: ANN401 - plain YAML values, here and below
        """Return the value of the only document, None where there is none."""
        self._next(yaml.StreamStartEvent)
        if self._parser.check_event(yaml.StreamEndEvent):
            return None
        self._next(yaml.DocumentStartEvent)
        value = self._value(self._parser.get_event(), ())
        self._next(yaml.DocumentEndEvent)
        event = self._parser.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._problem(event, (), _SECOND_DOCUMENT)
        return value

    def _next(self, kind: type) -> None:
        event = self._parser.get_event()
        assert isinstance(event, kind)

    def _value(self, event: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401
        self._source.lines.setdefault(place, _line(event))
        if len(place) > MAX_DEPTH:
            raise self._problem(event, place, _TOO_DEEP)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchors:
                raise self._problem(event, place, _NO_ANCHOR.format(name=event.anchor))
            value, size = self._anchors[event.anchor]
            self._counted(size, event, place)
            return value
        if event.tag is not None:
            raise self._problem(event, place, _TAG.format(tag=event.tag))
        before = self._count
        self._counted(1, event, place)
        if isinstance(event, yaml.ScalarEvent):
            value = event.value if event.style in {"'", '"', "|", ">"} else self._plain_scalar(event, place)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(place)
        else:
            value = self._mapping(place)
        if event.anchor is not None:
            self._anchors[event.anchor] = value, self._count - before
        return value

    def _sequence(self, place: tuple[str | int, ...]) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._parser.get_event(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*place, len(items))))
        return items

    def _mapping(self, place: tuple[str | int, ...]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while not isinstance(event := self._parser.get_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
                raise self._problem(event, place, _KEY)
            key = event.value
            if key in fields:
                raise self._problem(event, (*place, key), _DUPLICATE)
            self._source.lines[*place, key] = _line(event)
            fields[key] = self._value(self._parser.get_event(), (*place, key))
        return fields

    def _plain_scalar(self, event: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401
        text = event.value
        if text in _WORDS:
            return _WORDS[text]
        if _INT.match(text):
            if len(text) > MAX_DIGITS:
                raise self._problem(event, place, _TOO_LONG_A_NUMBER)
            return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
        if _INFINITY.match(text):
            return -math.inf if text.startswith("-") else math.inf
        return float(text) if _FLOAT.match(text) else text

    def _counted(self, values: int, event: Any, place: Place) -> None:  # noqa: ANN401
        self._count += values
        if self._count > MAX_VALUES:
            raise self._problem(event, place, _TOO_MANY)

    def _problem(self, event: Any, place: Place, message: Text) -> CourseError:  # noqa: ANN401
        return CourseError([Problem(self._source.path, _line(event), field_name(place), message)])


def _line(event: Any) -> int:  # noqa: ANN401
    return int(event.start_mark.line) + 1


def field_name(place: Place) -> str:
    """Return a field's place as authors read it: `steps[2].checks[0].call`."""
    name = ""
    for part in place:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name


_TOO_LARGE = Text(uz="Fayl juda katta.", en="The file is too large.")
_UNREADABLE = Text(uz="Faylni oʻqib boʻlmadi: {why}.", en="The file cannot be read: {why}.")
_NOT_UTF8 = Text(uz="Fayl UTF-8 kodlashda emas.", en="The file is not UTF-8 text.")
_NOT_YAML = Text(uz="YAML xatosi: {why}.", en="Not valid YAML: {why}.")
_TOO_DEEP = Text(uz="Maydonlar haddan tashqari chuqur joylashgan.", en="The fields are nested too deeply.")
_TOO_MANY = Text(uz="Faylda qiymatlar haddan tashqari koʻp.", en="The file holds too many values.")
_TOO_LONG_A_NUMBER = Text(uz="Bu son juda uzun.", en="This number is too long.")
_SECOND_DOCUMENT = Text(uz="Faylda faqat bitta YAML hujjati boʻlsin.", en="There must be one YAML document only.")
_NO_ANCHOR = Text(uz="“{name}” nomli langar (&) yoʻq.", en="There is no anchor called “{name}”.")
_TAG = Text(uz="{tag} tegi bu yerda ishlatilmaydi.", en="The tag {tag} is not used here.")
_KEY = Text(uz="Maydon nomi oddiy matn boʻlishi kerak.", en="A field's name must be plain text.")
_DUPLICATE = Text(uz="Bu maydon ikki marta yozilgan.", en="This field is written twice.")
