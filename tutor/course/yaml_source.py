"""YAML 1.2 read into plain values, with the line of every field remembered for messages.

PyYAML's safe loader speaks YAML 1.1, where `no` is false and `1:30` a number. Only its parser (libyaml) is used:
scalars are resolved here by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).
No tag can name a Python object, so reading a file never runs code.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from tutor.language import Text

Place = Sequence[str | int]

MAX_BYTES: Final = 4 << 20
MAX_DEPTH: Final = 40

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
            if path.stat().st_size > MAX_BYTES:
                raise CourseError([Problem(path, 1, "", _TOO_LARGE)])
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise CourseError([Problem(path, 1, "", _UNREADABLE.format(why=error.strerror or error))]) from None
        except UnicodeDecodeError:
            raise CourseError([Problem(path, 1, "", _NOT_UTF8)]) from None
        source = cls(path, None)
        loader = None
        try:
            loader = _Parser(text)
            node = loader.get_single_node()
            source.data = None if node is None else source._value(node, ())
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            message = _NOT_YAML.format(why=error.problem or error.context or "?")
            raise CourseError([Problem(path, mark.line + 1 if mark else 1, "", message)]) from None
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            raise CourseError([Problem(path, 1, "", _NOT_YAML.format(why=str(error).split("\n")[0]))]) from None
        finally:
            if loader is not None:
                loader.dispose()
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

    def _value(self, node: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - plain YAML values
        line = node.start_mark.line + 1
        self.lines.setdefault(place, line)
        if len(place) > MAX_DEPTH:
            raise CourseError([Problem(self.path, line, field_name(place), _TOO_DEEP)])
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, place)
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.endswith((":set", ":omap", ":pairs")):
            raise CourseError([Problem(self.path, line, field_name(place), _TAG.format(tag=node.tag))])
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*place, index)) for index, item in enumerate(node.value)]
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise CourseError([Problem(self.path, key_line, field_name(place), _KEY)])
            key = key_node.value
            if key in result:
                raise CourseError([Problem(self.path, key_line, field_name((*place, key)), _DUPLICATE)])
            self.lines[*place, key] = key_line
            result[key] = self._value(value_node, (*place, key))
        return result

    def _scalar(self, node: Any, place: tuple[str | int, ...]) -> Any:  # noqa: ANN401
        text = node.value
        # Only plain scalars are resolved; quoted and block scalars are strings.
        if node.style in {"'", '"', "|", ">"}:
            return text
        if not node.tag.startswith("tag:yaml.org,2002:"):
            raise CourseError([Problem(self.path, self.line(place), field_name(place), _TAG.format(tag=node.tag))])
        if text in _WORDS:
            return _WORDS[text]
        if _INT.match(text):
            return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
        if _INFINITY.match(text):
            return -math.inf if text.startswith("-") else math.inf
        return float(text) if _FLOAT.match(text) else text


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
_TAG = Text(uz="{tag} tegi bu yerda ishlatilmaydi.", en="The tag {tag} is not used here.")
_KEY = Text(uz="Maydon nomi oddiy matn boʻlishi kerak.", en="A field's name must be plain text.")
_DUPLICATE = Text(uz="Bu maydon ikki marta yozilgan.", en="This field is written twice.")
