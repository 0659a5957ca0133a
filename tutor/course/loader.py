"""Reads lessons: YAML into the schema's models, with file, line and field in every message."""

from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tutor.course.manifest import LESSON, Manifest, load_manifest
from tutor.course.schema import RULE_NAME, ExerciseStep, Lesson
from tutor.course.yaml_source import CourseError, Problem, YamlSource
from tutor.language import Text


class UnknownExerciseError(LookupError):
    """No exercise has this id; `nearest` are ids that look like it."""

    def __init__(self, exercise_id: str, nearest: list[str]) -> None:
        super().__init__(exercise_id)
        self.exercise_id = exercise_id
        self.nearest = nearest

    @property
    def text(self) -> Text:
        """Return what happened and what to do, in both languages."""
        if self.nearest:
            return _DID_YOU_MEAN.format(id=self.exercise_id, nearest=", ".join(self.nearest))
        return _NO_SUCH_EXERCISE.format(id=self.exercise_id)


def load_lesson(course: Path, lesson_id: str) -> Lesson:
    """Read one lesson; a lesson whose files did not change is not read again.

    Raises:
        CourseError: the file is missing, is no YAML, or does not fit the schema.

    """
    path = course / lesson_id / LESSON
    try:
        status = path.stat()
    except (OSError, ValueError):  # reading it will say why
        return _read(path, lesson_id, 0, 0)
    return _read(path, lesson_id, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _read(path: Path, lesson_id: str, _modified: int, _size: int) -> Lesson:
    source = YamlSource.read(path)
    try:
        lesson = Lesson.model_validate(source.data)
    except ValidationError as error:
        raise CourseError([_problem(source, detail) for detail in error.errors()]) from None
    problems = _inconsistencies(source, lesson, lesson_id)
    if problems:
        raise CourseError(problems)
    return lesson


def find_exercise(manifest: Manifest, exercise_id: str) -> tuple[str, ExerciseStep]:
    """Return the id of the lesson that holds the exercise, and the exercise.

    Raises:
        UnknownExerciseError: no lesson has such an exercise.
        CourseError: its lesson cannot be read.

    """
    ids = list(manifest.exercises())
    for lesson_id, candidate in ids:
        if candidate == exercise_id:
            step = load_lesson(manifest.path, lesson_id).step(exercise_id)
            if isinstance(step, ExerciseStep):
                return lesson_id, step
    known = [candidate for _, candidate in ids]
    raise UnknownExerciseError(exercise_id, get_close_matches(exercise_id.lower(), known, n=3, cutoff=0.5))


def load_course(course: Path) -> tuple[Manifest, list[Lesson]]:
    """Read the manifest and every lesson that it names.

    Raises:
        CourseError: with the problems of all files at once.

    """
    manifest = load_manifest(course)
    lessons: list[Lesson] = []
    problems: list[Problem] = []
    for entry in manifest.lessons:
        try:
            lessons.append(load_lesson(course, entry.id))
        except CourseError as error:
            problems += error.problems
    if problems:
        raise CourseError(problems)
    return manifest, lessons


def _problem(source: YamlSource, detail: ErrorDetails) -> Problem:
    """Say pydantic's finding at the place in the file; its union branches are no part of the place."""
    place: list[str | int] = []
    value = source.data
    last = len(detail["loc"]) - 1
    entered = True
    for depth, part in enumerate(detail["loc"]):
        if entered and isinstance(value, dict) and part in (value.get("kind"), value.get("draw")):
            entered = False
            continue  # the branch that this mapping is; a field may have the same name
        in_mapping = isinstance(value, dict) and part in value
        in_sequence = isinstance(value, list) and isinstance(part, int) and part < len(value)
        if in_mapping or in_sequence:
            value, entered = value[part], True
        elif detail["type"] != "missing" or depth < last:
            continue  # a branch that pydantic tried, such as the kind of a step
        place.append(part)
    if detail["type"] == "extra_forbidden" and (not place or place[-1] != detail["loc"][-1]):
        place.append(detail["loc"][-1])
    message = _MESSAGES.get(detail["type"], _INVALID)
    if detail.get("ctx", {}).get("pattern") == RULE_NAME:
        message = _DOTTED_NAME
    name = detail["loc"][-1] if detail["loc"] else ""
    facts = {"expected": detail["msg"], **detail.get("ctx", {})}
    if "expected_tags" in facts:
        facts["expected"] = facts["expected_tags"]
    return source.problem(place, message.format(field=name, why=detail["msg"], **facts))


def _inconsistencies(source: YamlSource, lesson: Lesson, lesson_id: str) -> list[Problem]:
    """Return what the schema alone cannot see: ids that do not fit or stand twice."""
    problems = []
    if lesson.id != lesson_id:
        problems.append(source.problem(("id",), _WRONG_ID.format(folder=lesson_id)))
    seen: set[str] = set()
    for index, step in enumerate(lesson.steps):
        if step.id in seen:
            problems.append(source.problem(("steps", index, "id"), _STEP_TWICE.format(id=step.id)))
        seen.add(step.id)
        if step.kind == "quiz":
            for number, question in enumerate(step.questions):
                if not any(option.correct for option in question.options):
                    place = ("steps", index, "questions", number, "options")
                    problems.append(source.problem(place, _NO_CORRECT_OPTION))
    return problems


_NO_SUCH_EXERCISE = Text(
    uz="“{id}” degan mashq yoʻq. `tutor list` barcha mashqlarni koʻrsatadi.",
    en="There is no exercise “{id}”. `tutor list` shows all exercises.",
)
_DID_YOU_MEAN = Text(
    uz="“{id}” degan mashq yoʻq. Balki: {nearest}?",
    en="There is no exercise “{id}”. Did you mean: {nearest}?",
)
_WRONG_ID = Text(
    uz="Dars id-si papka nomi bilan bir xil boʻlsin: {folder}.",
    en="The id must be the folder's name: {folder}.",
)
_STEP_TWICE = Text(uz="“{id}” qadami ikki marta uchraydi.", en="The step “{id}” stands twice.")
_NO_CORRECT_OPTION = Text(uz="Birorta variant toʻgʻri deb belgilanmagan.", en="No option is marked as correct.")
_INVALID = Text(uz="Qiymat mos emas: {why}.", en="The value does not fit: {why}.")
_TEXT = Text(uz="Bu yerda matn boʻlishi kerak.", en="There must be a text here.")
_WHOLE_NUMBER = Text(uz="Bu yerda butun son boʻlishi kerak.", en="There must be a whole number here.")
_NUMBER = Text(uz="Bu yerda son boʻlishi kerak.", en="There must be a number here.")
_LIST = Text(uz="Bu yerda roʻyxat boʻlishi kerak.", en="There must be a list here.")
_TRUTH = Text(uz="Bu yerda true yoki false boʻlishi kerak.", en="There must be true or false here.")
_FIELDS = Text(uz="Bu yerda maydonlar boʻlishi kerak.", en="There must be fields here.")
_ONE_OF = Text(uz="Quyidagilardan biri boʻlishi kerak: {expected}.", en="It must be one of: {expected}.")
_DOTTED_NAME = Text(
    uz="Dasturda yoziladigan nom boʻlsin, masalan: numpy.linalg.solve.",
    en="Write a name as a program has it, such as numpy.linalg.solve.",
)
_MESSAGES = {
    "missing": Text(uz="“{field}” maydoni yetishmayapti.", en="The field “{field}” is missing."),
    "extra_forbidden": Text(uz="“{field}” degan maydon yoʻq.", en="There is no field called “{field}”."),
    "unexpected_keyword_argument": Text(uz="“{field}” degan maydon yoʻq.", en="There is no field called “{field}”."),
    "string_type": _TEXT,
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "list_type": _LIST,
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "dataclass_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "literal_error": _ONE_OF,
    "union_tag_invalid": _ONE_OF,
    "union_tag_not_found": Text(
        uz="{discriminator} maydoni yetishmayapti.", en="The field {discriminator} is missing."
    ),
    "too_short": Text(
        uz="Bu yerda kamida {min_length} ta boʻlishi kerak.", en="There must be at least {min_length} here."
    ),
    "too_long": Text(
        uz="Bu yerda koʻpi bilan {max_length} ta boʻlishi kerak.", en="There may be at most {max_length} here."
    ),
    "string_too_short": Text(uz="Matn boʻsh boʻlmasin.", en="The text must not be empty."),
    "string_too_long": Text(
        uz="Matn juda uzun: koʻpi bilan {max_length} belgi.",
        en="The text is too long: at most {max_length} characters.",
    ),
    "greater_than": Text(uz="Son {gt} dan katta boʻlsin.", en="The number must be greater than {gt}."),
    "greater_than_equal": Text(uz="Son kamida {ge} boʻlsin.", en="The number must be at least {ge}."),
    "less_than": Text(uz="Son {lt} dan kichik boʻlsin.", en="The number must be less than {lt}."),
    "less_than_equal": Text(uz="Son koʻpi bilan {le} boʻlsin.", en="The number must be at most {le}."),
    "finite_number": Text(uz="Bu yerda oddiy son boʻlishi kerak.", en="There must be a finite number here."),
    "low_above_high": Text(
        uz="Kichik son katta sondan oldin tursin (low high dan katta boʻlmasin).",
        en="The smaller number must come first (low must not be above high).",
    ),
    "unbounded": Text(uz="Kamida bittasi kerak: {bounds}.", en="At least one of {bounds} is needed."),
    "more_than_seeds": Text(uz="must_pass seeds dan katta boʻlmasin.", en="must_pass must not be more than seeds."),
    "build_without_learner": Text(
        uz="build faqat predict_by: learner bilan birga keladi.", en="build goes with predict_by: learner only."
    ),
    "figure_of_author": Text(
        uz="Bu rasm uchun muallifning predict funksiyasi kerak (predict_by: author).",
        en="This figure needs the author's predict (predict_by: author).",
    ),
    "start_form": Text(
        uz="start da yo zeros: true turadi, yo names bilan birga result_of yoki module dan bittasi.",
        en="start has either zeros: true, or names with one of result_of and module.",
    ),
    "no_training": Text(
        uz="compare.check muallifning predict funksiyasi baholaydigan training tekshiruvining id-si boʻlsin.",
        en="compare.check must be the id of a training check that is judged by the author's predict.",
    ),
    "compare_name": Text(
        uz="compare tekshiruvda yoʻq nomni ishlatadi: {names}.",
        en="compare uses what the check does not have: {names}.",
    ),
    "inputs_and_output": Text(uz="inputs va output birga yoziladi.", en="inputs and output belong together."),
    "between_or_one_of": Text(
        uz="between yoki one_of dan faqat bittasini yozing.", en="Write either between or one_of, and not both."
    ),
    "knob_form": Text(
        uz="values ni yozing, yoki low va high ni step yoki factor bilan birga.",
        en="Write either values, or low and high with step or factor.",
    ),
    "knob_range": Text(
        uz="low high dan kichik boʻlsin; factor bilan u noldan katta boʻlishi ham kerak.",
        en="low must be below high; with factor it must be above 0 as well.",
    ),
    "knob_twice": Text(uz="Bir qiymat ikki marta yozilgan.", en="A value stands twice."),
    "knob_many": Text(uz="Qiymatlar koʻp: koʻpi bilan {most} ta.", en="Too many values: at most {most}."),
    "knob_misses_high": Text(
        uz="Qadamlar {high} ga yetmaydi: oxirgi qiymat {last}.",
        en="The steps do not meet {high}: the last value is {last}.",
    ),
    "nothing_compared": Text(
        uz="steps ichida kamida bitta call yoki read boʻlsin.",
        en="Let at least one of the steps be a call or a read.",
    ),
    "text_in_array": Text(uz="Massivda faqat sonlar boʻladi.", en="An array holds numbers only."),
    "two_names": Text(
        uz="“{key}”: maʼlumotlar toʻplamiga ikkita nom kerak, masalan “X, y”.",
        en="“{key}”: a data set needs two names, such as “X, y”.",
    ),
    "one_name": Text(uz="“{key}”: bitta nom yozing.", en="“{key}”: write one name."),
    "string_pattern_mismatch": Text(
        uz="Kichik lotin harflari, raqamlar va chiziqcha bilan yozing.",
        en="Write it in lower-case letters, digits and hyphens.",
    ),
}
