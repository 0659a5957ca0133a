"""The page that stands beside the code: a step's text, the hints that were asked for, and what follows passing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.language import Text

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import Lesson, Step

_HINT = Text(uz="{number}-ishora ({count} tadan)", en="Hint {number} of {count}")
NEW_HINT = Text(uz="▸ Yangi", en="▸ New")
"""Stands before the name of the hint that was just shown."""
_LAST_HINT = Text(
    uz="Bu oxirgi ishora edi. Yechimni kodingiz yonida koʻrish: **Ctrl+O**",
    en="That was the last hint. To see the solution beside your code: **Ctrl+O**",
)
_EXPLANATION = Text(uz="Izoh", en="Explanation")
_GOALS = Text(uz="Dars oxirida", en="After this lesson")
_RESOURCES = Text(uz="Davom etish uchun", en="To go on with")


def page(
    step: Step, *, hints: int = 0, new_hint: bool = False, explained: bool = False, goals: Sequence[Text] = ()
) -> Text:
    """Return the Markdown of a step.

    Args:
        step: the step; a quiz and a checklist have only their title here.
        hints: how many of an exercise's hints are shown.
        new_hint: the last of them was shown just now.
        explained: whether an exercise's explanation is shown.
        goals: what the lesson is for, to follow its first step.

    """
    parts = [_headed(step.title)]
    if step.kind == "text" or step.kind == "demo":
        parts.append(step.body)
    elif step.kind == "exercise":
        parts.append(step.task)
        shown = step.hints[:hints]
        parts += [
            _hint(hint, number, len(step.hints), is_new=new_hint and number == len(shown))
            for number, hint in enumerate(shown, 1)
        ]
        if shown and len(shown) == len(step.hints) and not explained:
            parts.append(_LAST_HINT)
        if explained:
            parts.append(_section(_EXPLANATION, step.explanation))
    if goals:
        parts.append(_section(_GOALS, _list(goals)))
    return _joined(parts)


def resources(lesson: Lesson) -> Text:
    """Return the Markdown of what to go on with after the lesson; empty where there is nothing."""
    if not lesson.resources:
        return Text(uz="", en="")
    items = [
        Text(
            uz=_resource(resource.title.uz, resource.by, resource.url, resource.note.uz),
            en=_resource(resource.title.en, resource.by, resource.url, resource.note.en),
        )
        for resource in lesson.resources
    ]
    return _joined([Text(uz=f"## {_RESOURCES.uz}", en=f"## {_RESOURCES.en}"), *items])


def _resource(title: str, by: str, url: str, note: str) -> str:
    author = f", {by}" if by else ""
    address = f"  \n  `{url}`" if url else ""  # on a line of its own, where it can be copied
    return f"- **{title}**{author}. {note.strip()}{address}"


def _headed(title: Text) -> Text:
    return Text(uz=f"# {title.uz}", en=f"# {title.en}")


def _hint(hint: Text, number: int, count: int, *, is_new: bool) -> Text:
    name = _HINT.format(number=number, count=count)
    if is_new:
        name = Text(uz=f"{NEW_HINT.uz} · {name.uz}", en=f"{NEW_HINT.en} · {name.en}")
    return Text(uz=_quoted(name.uz, hint.uz), en=_quoted(name.en, hint.en))


def _section(name: Text, body: Text) -> Text:
    return Text(uz=f"## {name.uz}\n\n{body.uz}", en=f"## {name.en}\n\n{body.en}")


def _list(items: Sequence[Text]) -> Text:
    return Text(uz="\n".join(f"- {item.uz}" for item in items), en="\n".join(f"- {item.en}" for item in items))


def _quoted(name: str, body: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in f"**{name}**\n\n{body.strip()}".splitlines())


def _joined(parts: list[Text]) -> Text:
    return Text(uz="\n\n".join(part.uz.strip() for part in parts), en="\n\n".join(part.en.strip() for part in parts))
